using RiskMap.Api.Answers;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>Gaps of areas, computed once for each coverage and radius, and kept while few others are asked for.</summary>
public sealed class Gaps(GapStore store, Settings settings)
{
    private readonly SharedAnswers<(CoverageAnswer Coverage, double Radius), IReadOnlyList<Gap>> _gaps = new(capacity: 8, _ => 1);

    /// <param name="area">The area.</param>
    /// <param name="coverage">Distances of its buildings.</param>
    /// <param name="radius">Metres.</param>
    /// <param name="cancel">Stops the computation, unless others wait for it.</param>
    /// <returns>The largest first; null: no hydrants are on record, or nothing stands that could be served.</returns>
    internal async ValueTask<IReadOnlyList<Gap>?> OfAsync(Area area, CoverageAnswer coverage, double radius, CancellationToken cancel) =>
        coverage.Standing.Length == 0 || coverage.Hydrants.Located == 0 ? null : await _gaps.GetAsync((coverage, radius), async c => GapAnalysis.Find(
            coverage.Ground.Footprints, coverage.Standing, [.. coverage.Standing.Where(s => coverage.Metres[s] > radius)],
            (coverage.Hydrants.X, coverage.Hydrants.Y), radius, settings.BuiltUpMetres, await store.OpenLandAsync(area, c), c), cancel);
}
