using RiskMap.Api.Incidents.Heatmap.Backtests;

namespace RiskMap.Api.Incidents.BuildingRisk;

/// <summary>
/// One test of a ranking of buildings: as <see cref="FoldAnalysis"/> for squares, but a share is one of buildings, each of which counts alike, and there is no grid to
/// average over. Counts are fires of the building itself, those of equal count by the fires round about: simple counting, done well.
/// </summary>
internal static class RiskFoldAnalysis
{
    /// <summary>A fire nearby counts for so much of one of its own: it decides between buildings of equal count only.</summary>
    private const double Nearby = 1e-4;

    /// <param name="ground">The buildings.</param>
    /// <param name="groups">Those that stood on the last day that was seen, by what was known of them then.</param>
    /// <param name="scores">By group; as the method has it.</param>
    /// <param name="seenTo">Last day that was seen, as a number.</param>
    /// <param name="testedTo">Last day of the test.</param>
    public static RiskFold Run(RiskGround ground, RiskGroups groups, double[] scores, int seenTo, int testedTo)
    {
        var standing = Array.ConvertAll(groups.GroupOf, g => g >= 0 ? 1.0 : 0.0);
        double[] tests = [.. Enumerable.Range(0, ground.Count).Select(b => groups.GroupOf[b] >= 0 ? (double)ground.Fires.Own(b, seenTo, testedTo) : 0)];
        var all = tests.Sum();
        var models = new Dictionary<BacktestModel, double[]>
        {
            [BacktestModel.Score] = Array.ConvertAll(groups.GroupOf, g => g >= 0 ? scores[g] : double.NegativeInfinity),
            [BacktestModel.LastYear] = Counts(ground, seenTo - 365, seenTo),
            [BacktestModel.AllYears] = Counts(ground, int.MinValue, seenTo),
            [BacktestModel.Uniform] = new double[ground.Count],
        };
        Exposure(models, BacktestModel.FloorArea, ground.Facts[(int)RiskFact.FloorArea]);
        Exposure(models, BacktestModel.Residents, ground.Residents);
        var (curves, captured, scored) = (new Dictionary<BacktestModel, double[]>(), new Dictionary<BacktestModel, double[]>(), new Dictionary<BacktestModel, List<Scored>>());
        foreach (var (model, values) in models)
        {
            var ranking = BacktestAnalysis.Rank(Places(values), standing, tests, all);
            curves[model] = [.. BacktestAnalysis.CurveAt.Select(ranking.HitRate)];
            captured[model] = [.. Fires(tests).Select(b => ranking.PartOf(b, BacktestAnalysis.Compared))];
            scored[model] = [.. Enumerable.Range(0, values.Length).Where(b => standing[b] > 0).GroupBy(b => values[b])
                .Select(g => new Scored(g.Key, g.Count(b => tests[b] > 0), g.Count(b => !(tests[b] > 0))))];
        }

        var best = BacktestAnalysis.Rank(Places(tests), standing, tests, all);
        return new(
            new(double.NaN, BacktestAnalysis.Compared, curves, [.. BacktestAnalysis.CurveAt.Select(best.HitRate)], captured), scored, (int)all, groups.Standing,
            groups.Sum(b => tests[b]));
    }

    /// <summary>Of each fire the building that it was at.</summary>
    private static IEnumerable<int> Fires(double[] tests) => tests.Index().SelectMany(t => Enumerable.Repeat(t.Index, (int)t.Item));

    private static double[] Counts(RiskGround ground, int after, int upTo) =>
        [.. Enumerable.Range(0, ground.Count).Select(b => ground.Fires.Own(b, after, upTo) + (Nearby * ground.Fires.Near(b, after, upTo)))];

    /// <summary>What is exposed is a model where nine of ten buildings have it on record; the others rank last.</summary>
    private static void Exposure(Dictionary<BacktestModel, double[]> models, BacktestModel model, double[]? amounts)
    {
        const double KnownShare = 0.9;
        if (amounts is not null && amounts.Count(a => !double.IsNaN(a)) >= KnownShare * amounts.Length)
        {
            models[model] = Array.ConvertAll(amounts, a => double.IsNaN(a) ? -1 : a);
        }
    }

    /// <summary>Places in order, for values that differ by less than a float can tell.</summary>
    private static float[] Places(double[] values)
    {
        var sorted = values.Distinct().Order().ToArray();
        return Array.ConvertAll(values, v => (float)Array.BinarySearch(sorted, v));
    }
}

/// <summary>What came out of one test of buildings.</summary>
/// <param name="Result">Hit rates by share of the buildings.</param>
/// <param name="Scored">Of each model, how many of each score burned.</param>
/// <param name="Tested">Fires of the test.</param>
/// <param name="Ranked">Buildings.</param>
/// <param name="Seen">Fires of the test by group.</param>
internal sealed record RiskFold(FoldResult Result, IReadOnlyDictionary<BacktestModel, List<Scored>> Scored, int Tested, int Ranked, double[] Seen);
