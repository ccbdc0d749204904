namespace RiskMap.Api.Incidents.Heatmap.Backtests;

/// <summary>What is said of a test, whatever was ranked: squares, or buildings.</summary>
internal static class BacktestScores
{
    public static BacktestVerdict Verdict(BacktestComparison? comparison) => comparison switch
    {
        null => BacktestVerdict.TooLittleData,
        { Low: > 0 } => BacktestVerdict.BeatsCounts,
        { High: < 0 } => BacktestVerdict.BehindCounts,
        _ => BacktestVerdict.LevelWithCounts,
    };

    /// <summary>A model beside the better of the two counts, at the share of the area that is compared, fire by fire.</summary>
    public static BacktestComparison Compare(FoldResult result, BacktestModel model)
    {
        var better = result.Captured[BacktestModel.LastYear].Average() > result.Captured[BacktestModel.AllYears].Average() ? BacktestModel.LastYear : BacktestModel.AllYears;
        double[] differences = [.. result.Captured[model].Zip(result.Captured[better], (a, b) => a - b)];
        var mean = differences.Average();
        var half = BacktestAnalysis.Z95 * Math.Sqrt(differences.Sum(d => (d - mean) * (d - mean)) / (differences.Length - 1) / differences.Length);
        return new(better, mean, mean - half, mean + half);
    }

    /// <summary>Figures of a model at each level, and its curve.</summary>
    public static BacktestScore Of(BacktestModel model, double[] curve, double[] best, int tested) => new(
        model,
        [.. BacktestAnalysis.Levels.Select(level =>
        {
            var at = BacktestAnalysis.CurveAt.Index().First(a => a.Item == level).Index;
            var (low, high) = BacktestAnalysis.Wilson(curve[at], tested);
            return new BacktestLevel(level, curve[at], low, high, curve[at] / level, low / level, high / level, best[at] > 0 ? curve[at] / best[at] : 0);
        })],
        [.. BacktestAnalysis.CurveAt.Zip(curve, (a, h) => new CapturePoint(a, h))]);

    /// <summary>Hit rates of all models at the share of the area that is compared.</summary>
    public static List<OriginRate> Rates(FoldResult result, int tested) =>
    [
        .. result.Captured.Select(m =>
        {
            var rate = m.Value.Average();
            var (low, high) = BacktestAnalysis.Wilson(rate, tested);
            return new OriginRate(m.Key, rate, low, high);
        }),
    ];
}
