using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Hydrants.Coverage;

namespace RiskMap.Api.Zones;

/// <summary>Coverage broken down by zones: one pass over the area for all of them, kept by version of the data.</summary>
public sealed class ZoneCoverages(ZoneStore store, Coverages coverages, Settings settings)
{
    private readonly SharedAnswers<(string Area, string State, bool Addresses), Dictionary<int, int[]>> _members =
        new(settings.CoverageCacheMb * 1_048_576L, m => m.Sum(z => 64 + (4L * z.Value.Length)));

    public async ValueTask<HydrantCoverage> OfAsync(
        Area area, int zone, CoverageSubject of, Radius radius, DateOnly day, CancellationToken cancel) =>
        (await OfAllAsync(area, [zone], of, radius, day, cancel))[zone];

    public async ValueTask<Dictionary<int, HydrantCoverage>> OfAllAsync(
        Area area, IEnumerable<int> zones, CoverageSubject of, Radius radius, DateOnly day, CancellationToken cancel)
    {
        var addresses = of == CoverageSubject.AddressPoints;
        var members = await _members.GetAsync((area.Code, area.StateOf("zones"), addresses), c => store.MembersAsync(area.Code, addresses, c), cancel);
        var answer = await coverages.OfAsync(area, of, day, cancel);
        return zones.ToDictionary(z => z, z => new HydrantCoverage(area, answer, of, radius, SubjectsOf(members.GetValueOrDefault(z, []), answer.Ground)));
    }

    /// <summary>Addresses that share a point are one subject; a feature that has no shape is none.</summary>
    internal static List<int> SubjectsOf(int[] features, CoverageGround ground) =>
        [.. features.Where(f => f < ground.SubjectOf.Length).Select(f => ground.SubjectOf[f]).Where(s => s >= 0).Distinct()];
}
