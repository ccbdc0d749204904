namespace RiskMap.Api.Standards;

/// <summary>Profiles by id: those of RiskMap, and the copies that an area made of them.</summary>
public sealed class KnownStandards(StandardStore store)
{
    /// <param name="area">Code of the area that is judged.</param>
    /// <param name="id">Id of the profile.</param>
    /// <param name="version">A version of the area's own profile; null: the latest.</param>
    /// <param name="cancel">Stops the search.</param>
    /// <exception cref="StandardUnknown">There is no such profile, or not in this version.</exception>
    public async Task<Standard> FindAsync(string area, string id, int? version, CancellationToken cancel) =>
        StandardBook.All.TryGetValue(id, out var known)
            ? known
            : await store.FindAsync(area, id, version, cancel) ?? throw new StandardUnknown(id);
}
