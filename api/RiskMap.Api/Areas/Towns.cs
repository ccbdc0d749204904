using RiskMap.Api.Answers;

namespace RiskMap.Api.Areas;

/// <summary>The divisions of an area by id, read once for each version of its data: rows name the town they lie in.</summary>
public sealed class Towns(AreaStore store)
{
    private const int Kept = 50_000;

    private readonly SharedAnswers<(string Area, string State), IReadOnlyDictionary<Guid, Division>> _known = new(Kept, d => d.Count + 1);

    public ValueTask<IReadOnlyDictionary<Guid, Division>> OfAsync(Area area, CancellationToken cancel) =>
        _known.GetAsync(
            (area.Code, area.StateOf()), async c => (await store.DivisionsAsync(area.Code, c)).ToDictionary(d => d.Id), cancel);

    public async ValueTask<Division?> FindAsync(Area area, Guid? id, CancellationToken cancel) =>
        id is { } known ? (await OfAsync(area, cancel)).GetValueOrDefault(known) : null;
}
