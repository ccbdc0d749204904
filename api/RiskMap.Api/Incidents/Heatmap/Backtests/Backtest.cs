using RiskMap.Api.Answers;

namespace RiskMap.Api.Incidents.Heatmap.Backtests;

/// <summary>What a test says of a density, or of hot spots.</summary>
public enum BacktestVerdict
{
    /// <summary>It held more of the test's fires than the better of the two counts, by more than chance.</summary>
    BeatsCounts,

    /// <summary>No difference from the better of the two counts can be told.</summary>
    LevelWithCounts,

    /// <summary>It held fewer than the better of the two counts, by more than chance.</summary>
    BehindCounts,

    /// <summary>Too few fires, or too short a record: no figure would mean anything.</summary>
    TooLittleData,
}

/// <summary>Whether the density, or hot spots, say where the next fires are: trained on what went before a day, tested on what came after.</summary>
public sealed class Backtest
{
    internal Backtest(Method method) => Method = method;

    /// <summary>What is tested: the density, or hot spots.</summary>
    public required BacktestModel Tested { get; init; }

    /// <summary>Beside the better of last year's and all years' counts, at the share of the area that is compared.</summary>
    public required BacktestVerdict Verdict { get; init; }

    /// <summary>The test in one sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>What follows from it, in plain words; null: there is too little data for any.</summary>
    public required string? Conclusion { get; init; }

    /// <summary>Share of the area at which models are compared, 0 to 1: a tenth, or what the spots cover; null: too little data.</summary>
    public required double? ComparedShare { get; init; }

    /// <summary>First day (YYYY-MM-DD) that the models saw.</summary>
    public required string TrainedFrom { get; init; }

    /// <summary>Last day that they saw, which counts.</summary>
    public required string TrainedTo { get; init; }

    /// <summary>First day (YYYY-MM-DD) of the test.</summary>
    public required string TestedFrom { get; init; }

    /// <summary>Last day of the test, which counts.</summary>
    public required string TestedTo { get; init; }

    /// <summary>Located fires that the models saw.</summary>
    public required int TrainedOn { get; init; }

    /// <summary>Located fires of the test.</summary>
    public required int TestedOn { get; init; }

    /// <summary>Fires that there must be at least to train on.</summary>
    public required int NeedsTrained { get; init; }

    /// <summary>Fires that there must be at least to test on.</summary>
    public required int NeedsTested { get; init; }

    /// <summary>Bandwidth chosen from the fires before the test only; null: too little data.</summary>
    public required double? BandwidthMetres { get; init; }

    /// <summary>Side of the squares that are ranked.</summary>
    public required double CellMetres { get; init; }

    /// <summary>What each model held at the share that is compared; none where there is too little data.</summary>
    public required IReadOnlyList<OriginRate> Compared { get; init; }

    /// <summary>Hit rates by model; none where there is too little data.</summary>
    public required IReadOnlyList<BacktestScore> Models { get; init; }

    /// <summary>The density beside the better count; null: too little data.</summary>
    public required BacktestComparison? Comparison { get; init; }

    /// <summary>The same with other ends of what the models saw: a year each, the newest first.</summary>
    public required IReadOnlyList<BacktestOrigin> Origins { get; init; }

    /// <summary>How this was computed.</summary>
    public Method Method { get; }
}

/// <summary>What a model reached.</summary>
/// <param name="Model">The model.</param>
/// <param name="Levels">At 1, 2, 5, 10 and 20 % of the area.</param>
/// <param name="Curve">Capture curve from none to all of the area.</param>
public sealed record BacktestScore(BacktestModel Model, IReadOnlyList<BacktestLevel> Levels, IReadOnlyList<CapturePoint> Curve);

/// <summary>A model at a share of the area, or of the buildings where these are ranked; of an area means over four positions of the grid, intervals of 95 % by Wilson from the number of test fires.</summary>
/// <param name="AreaShare">Share of the area, 0 to 1.</param>
/// <param name="HitRate">Share of the test's fires in it.</param>
/// <param name="HitRateLow">Lower end of its interval.</param>
/// <param name="HitRateHigh">Upper end.</param>
/// <param name="Pai">Hit rate over share of the area.</param>
/// <param name="PaiLow">Lower end of its interval.</param>
/// <param name="PaiHigh">Upper end.</param>
/// <param name="Pei">Hit rate over the best possible one for as much area.</param>
public sealed record BacktestLevel(
    double AreaShare, double HitRate, double HitRateLow, double HitRateHigh, double Pai, double PaiLow, double PaiHigh, double Pei);

/// <summary>A point of the capture curve.</summary>
/// <param name="AreaShare">Share of the area, 0 to 1.</param>
/// <param name="HitRate">Share of the test's fires in it.</param>
public sealed record CapturePoint(double AreaShare, double HitRate);

/// <summary>Hit rate of what is tested less that of the better count, at the share of the area that is compared; compared fire by fire, interval of 95 % (normal).</summary>
/// <param name="Baseline">Which count was the better.</param>
/// <param name="Difference">What is tested less count.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
public sealed record BacktestComparison(BacktestModel Baseline, double Difference, double Low, double High);

/// <summary>One more test, with another end of what the models saw.</summary>
/// <param name="TrainedTo">Last day that the models saw (YYYY-MM-DD).</param>
/// <param name="TestedFrom">First day of the test.</param>
/// <param name="TestedTo">Last day of the test.</param>
/// <param name="TrainedOn">Located fires before.</param>
/// <param name="TestedOn">Located fires of the test.</param>
/// <param name="Rates">Hit rates by model, at a tenth of the area, or at what the spots of that time covered.</param>
public sealed record BacktestOrigin(
    string TrainedTo, string TestedFrom, string TestedTo, int TrainedOn, int TestedOn, IReadOnlyList<OriginRate> Rates);

/// <summary>What a model held of the fires of a test.</summary>
/// <param name="Model">The model.</param>
/// <param name="HitRate">Share of the test's fires in the part of the area that is compared.</param>
/// <param name="HitRateLow">Lower end of its interval.</param>
/// <param name="HitRateHigh">Upper end.</param>
public sealed record OriginRate(BacktestModel Model, double HitRate, double HitRateLow, double HitRateHigh);
