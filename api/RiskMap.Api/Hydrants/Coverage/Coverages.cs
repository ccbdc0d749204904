using RiskMap.Api.Answers;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>
/// Coverage of areas, computed once for each version of the data, day and subject, and kept. The geometry is kept apart from the
/// days, so that walking through the years reads it once. A hydrant across the area's border counts as one of its own, as far away as
/// any radius may reach.
/// </summary>
public sealed class Coverages(CoverageStore store, DataVersions areas, TimeProvider clock, Settings settings)
{
    private readonly SharedAnswers<(string Area, long Version, CoverageSubject Of), CoverageGround> _grounds =
        new(settings.CoverageCacheMb * 1_048_576L, g => g.Bytes);

    private readonly SharedAnswers<(string Area, string Versions, CoverageSubject Of, DateOnly Day), CoverageAnswer> _answers =
        new(settings.CoverageCacheMb * 1_048_576L, a => a.Bytes);

    public async ValueTask<CoverageAnswer> OfAsync(Area area, CoverageSubject of, DateOnly day, CancellationToken cancel)
    {
        var neighbours = Reaches.Neighbours(area, (await areas.AllAsync(cancel)).Values, Radius.Largest);
        var versions = string.Join(' ', neighbours.Prepend(area).Select(a => $"{a.Code}@{a.State}"));
        return await _answers.GetAsync((area.Code, versions, of, day), c => ComputeAsync(area, [.. neighbours.Select(n => n.Code)], of, day, c), cancel);
    }

    private async Task<CoverageAnswer> ComputeAsync(Area area, string[] neighbours, CoverageSubject of, DateOnly day, CancellationToken cancel)
    {
        var ground = await _grounds.GetAsync((area.Code, area.DataVersion, of), c => store.GroundAsync(area, of, c), cancel);
        var hydrants = await store.HydrantsAsync(area, neighbours, Radius.Largest, day, cancel);
        var (nearest, metres) = CoverageAnalysis.Nearest(ground.Footprints, hydrants.X, hydrants.Y, cancel);
        if (hydrants.Located == 0)
        {
            // Nobody recorded hydrants here, or nobody where they are. That is not the same as there being none; a neighbour's do not change it.
            Array.Fill(metres, double.NaN);
        }

        int[] standing = [.. Enumerable.Range(0, ground.Footprints.Count).Where(s => ground.StandsOn(s, day))];
        return new(ground, hydrants, nearest, metres, standing, area.DataVersion, day, clock.GetUtcNow());
    }
}
