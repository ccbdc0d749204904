using RiskMap.Api.Answers;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>
/// Gaps of areas, computed once for each coverage or verdict and radius, and kept while few others are asked for. A computation goes on
/// for a while when its reader has gone, so that whoever asks again joins it.
/// </summary>
public sealed class Gaps(GapStore store, Settings settings)
{
    private static readonly TimeSpan GoesOn = TimeSpan.FromMinutes(2);

    private readonly SharedAnswers<(object Of, double Radius), IReadOnlyList<Gap>> _gaps = new(capacity: 16, _ => 1, GoesOn);

    /// <param name="area">The area.</param>
    /// <param name="coverage">Distances of its buildings.</param>
    /// <param name="radius">Metres.</param>
    /// <param name="cancel">Stops the waiting.</param>
    /// <returns>The largest first; null: no hydrants are on record, or nothing stands that could be served.</returns>
    internal async ValueTask<IReadOnlyList<Gap>?> OfAsync(Area area, CoverageAnswer coverage, double radius, CancellationToken cancel) =>
        coverage.Standing.Length == 0 || coverage.Hydrants.Located == 0 ? null : await FindAsync(
            area, coverage, coverage.Ground.Footprints, coverage.Standing, s => coverage.Metres[s] > radius,
            (coverage.Hydrants.X, coverage.Hydrants.Y), radius, cancel);

    /// <summary>The same by a standard: each building by the radius of its own rule, the strictest where several may bind.</summary>
    /// <param name="area">The area.</param>
    /// <param name="verdicts">Verdicts on its buildings.</param>
    /// <param name="cancel">Stops the waiting.</param>
    /// <returns>Gaps and the radius that each lies beyond, the largest first; null: nothing was judged by a radius.</returns>
    internal async ValueTask<IReadOnlyList<(Gap Gap, double Radius)>?> OfAsync(Area area, VerdictAnswer verdicts, CancellationToken cancel)
    {
        var table = verdicts.Table;
        var judged = Enumerable.Range(0, verdicts.Subjects)
            .Where(s => verdicts.Stands(s) && table.Of(s, VerdictTest.Radius) is Verdict.Pass or Verdict.Fail)
            .ToLookup(s => table.Rule(s, VerdictTest.Radius)?.ValueSi ?? double.NaN);
        if (judged.Count == 0)
        {
            return null;
        }

        var hydrants = verdicts.View.Reach.Hydrants;
        int[] usable = [.. Enumerable.Range(0, hydrants.Count).Where(h => verdicts.View.Usable[h])];
        (double[], double[]) places = ([.. usable.Select(h => hydrants.X[h])], [.. usable.Select(h => hydrants.Y[h])]);
        var all = new List<(Gap, double)>();
        foreach (var by in judged.Where(g => g.Key > 0))
        {
            var gaps = await FindAsync(
                area, verdicts, verdicts.View.Reach.Ground.Footprints, [.. by], s => table.Of(s, VerdictTest.Radius) == Verdict.Fail, places, by.Key, cancel);
            all.AddRange(gaps.Select(g => (g, by.Key)));
        }

        return [.. all.OrderByDescending(g => g.Item1.SquareMetres)];
    }

    private ValueTask<IReadOnlyList<Gap>> FindAsync(
        Area area, object of, Footprints footprints, int[] standing, Func<int, bool> fails, (double[] X, double[] Y) hydrants, double radius, CancellationToken cancel) =>
        _gaps.GetAsync((of, radius), async c => GapAnalysis.Find(
            footprints, standing, [.. standing.Where(fails)], hydrants, radius, settings.BuiltUpMetres, await store.OpenLandAsync(area, c), c), cancel);
}
