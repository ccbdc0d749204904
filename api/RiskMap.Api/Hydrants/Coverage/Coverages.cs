using RiskMap.Api.Answers;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>
/// Coverage of areas, computed once for each version of the data, day and subject, and kept. The geometry is kept apart from the
/// days, so that walking through the years reads it once.
/// </summary>
public sealed class Coverages(CoverageStore store, TimeProvider clock, Settings settings)
{
    private readonly SharedAnswers<(string Area, long Version, CoverageSubject Of), CoverageGround> _grounds =
        new(settings.CoverageCacheMb * 1_048_576L, g => g.Bytes);

    private readonly SharedAnswers<(string Area, long Version, CoverageSubject Of, DateOnly Day), CoverageAnswer> _answers =
        new(settings.CoverageCacheMb * 1_048_576L, a => a.Bytes);

    public ValueTask<CoverageAnswer> OfAsync(Area area, CoverageSubject of, DateOnly day, CancellationToken cancel) =>
        _answers.GetAsync((area.Code, area.DataVersion, of, day), c => ComputeAsync(area, of, day, c), cancel);

    private async Task<CoverageAnswer> ComputeAsync(Area area, CoverageSubject of, DateOnly day, CancellationToken cancel)
    {
        var ground = await _grounds.GetAsync((area.Code, area.DataVersion, of), c => store.GroundAsync(area, of, c), cancel);
        var hydrants = await store.HydrantsAsync(area, day, cancel);
        var (nearest, metres) = CoverageAnalysis.Nearest(ground.Footprints, hydrants.X, hydrants.Y, cancel);
        if (hydrants.Located == 0)
        {
            // Nobody recorded hydrants here, or nobody where they are. That is not the same as there being none.
            Array.Fill(metres, double.NaN);
        }

        int[] standing = [.. Enumerable.Range(0, ground.Footprints.Count).Where(s => ground.StandsOn(s, day))];
        return new(ground, hydrants, nearest, metres, standing, area.DataVersion, day, clock.GetUtcNow());
    }
}
