using RiskMap.Api.Answers;
using RiskMap.Api.Incidents.Heatmap.Backtests;

namespace RiskMap.Api.Incidents.BuildingRisk;

/// <summary>Whether a score tells which buildings burn next, tested on years that it did not see. Every score carries it, every export too.</summary>
public sealed class RiskCard
{
    internal RiskCard(Method method) => Method = method;

    /// <summary>Beside the better of last year's and all years' counts by building, at a tenth of the buildings.</summary>
    public required BacktestVerdict Verdict { get; init; }

    /// <summary>The test in one sentence, in the reader's language.</summary>
    public required string Sentence { get; init; }

    /// <summary>What follows from it in plain words; null: nothing, there is too little.</summary>
    public required string? Conclusion { get; init; }

    /// <summary>First day (YYYY-MM-DD) that was seen.</summary>
    public required string TrainedFrom { get; init; }

    /// <summary>Last day that was seen, which counts.</summary>
    public required string TrainedTo { get; init; }

    /// <summary>First day of the test.</summary>
    public required string TestedFrom { get; init; }

    /// <summary>Last day of the test, which counts.</summary>
    public required string TestedTo { get; init; }

    /// <summary>Fires at buildings that were seen.</summary>
    public required int TrainedOn { get; init; }

    /// <summary>Fires at buildings of the test.</summary>
    public required int TestedOn { get; init; }

    /// <summary>Fires that there must be at least to train on.</summary>
    public required int NeedsTrained { get; init; }

    /// <summary>Fires that there must be at least to test on.</summary>
    public required int NeedsTested { get; init; }

    /// <summary>Buildings that were ranked.</summary>
    public required int Ranked { get; init; }

    /// <summary>Hit rates by model, of shares of the buildings; none where there is too little data.</summary>
    public required IReadOnlyList<BacktestScore> Models { get; init; }

    /// <summary>The score beside the better count; null: too little data.</summary>
    public required BacktestComparison? Comparison { get; init; }

    /// <summary>The same year on the ground: scores summed over squares, beside the density and counts on squares; none where there is too little data.</summary>
    public required IReadOnlyList<BacktestScore> ByArea { get; init; }

    /// <summary>Side of these squares.</summary>
    public required double CellMetres { get; init; }

    /// <summary>Area under the curve of the score, over all buildings; null: too little data.</summary>
    public required RiskAuc? Auc { get; init; }

    /// <summary>The same of counting all past fires by building.</summary>
    public required RiskAuc? AucOfCounts { get; init; }

    /// <summary>The curve of the score, some hundred points of it.</summary>
    public required IReadOnlyList<RocPoint> Roc { get; init; }

    /// <summary>Fires foretold and seen, tenth by tenth, all tested years together; none: the fires before each year did not suffice to foretell any.</summary>
    public required IReadOnlyList<CalibrationTenth> Calibration { get; init; }

    /// <summary>Of the first so many buildings, how many burned.</summary>
    public required IReadOnlyList<VisitPrecision> Visits { get; init; }

    /// <summary>The same with other ends of what was seen: a year each, the newest first.</summary>
    public required IReadOnlyList<RiskOrigin> Origins { get; init; }

    /// <summary>How this was computed.</summary>
    public Method Method { get; }
}

/// <summary>How often one that burned has the higher score of two, from scores and not from yes or no; interval of 95 % by DeLong.</summary>
/// <param name="Area">0.5: the score tells nothing; 1: everything.</param>
/// <param name="Low">Lower end of its interval.</param>
/// <param name="High">Upper end.</param>
public sealed record RiskAuc(double Area, double Low, double High);

/// <summary>A point of the curve.</summary>
/// <param name="OthersShare">Share of the buildings that did not burn with at least this score.</param>
/// <param name="BurnedShare">Share of those that did.</param>
public sealed record RocPoint(double OthersShare, double BurnedShare);

/// <summary>A tenth of building-years by what was foretold, the most first.</summary>
/// <param name="BuildingYears">How many; equal ones stay together, so that tenths differ.</param>
/// <param name="Expected">Fires foretold.</param>
/// <param name="Seen">Fires seen.</param>
/// <param name="SeenLow">Lower end of what the seen may have been the luck of, 95 % (Garwood).</param>
/// <param name="SeenHigh">Upper end.</param>
public sealed record CalibrationTenth(double BuildingYears, double Expected, double Seen, double SeenLow, double SeenHigh);

/// <summary>How many of the visited would have burned.</summary>
/// <param name="Visits">Buildings visited, the first of the list.</param>
/// <param name="Model">What made the list.</param>
/// <param name="Hits">Of them, those that had a fire in the year of the test; those of equal rank count by an even part.</param>
/// <param name="Precision">Hits by visits.</param>
/// <param name="PrecisionLow">Lower end of its interval of 95 % (Wilson).</param>
/// <param name="PrecisionHigh">Upper end.</param>
public sealed record VisitPrecision(int Visits, BacktestModel Model, double Hits, double Precision, double PrecisionLow, double PrecisionHigh);

/// <summary>One more test, with another end of what was seen.</summary>
/// <param name="TrainedTo">Last day that was seen (YYYY-MM-DD).</param>
/// <param name="TestedFrom">First day of the test.</param>
/// <param name="TestedTo">Last day of the test.</param>
/// <param name="TrainedOn">Fires at buildings before.</param>
/// <param name="TestedOn">Fires at buildings of the test.</param>
/// <param name="Rates">Hit rates at a tenth of the buildings, by model.</param>
/// <param name="Auc">Of the score; null: all burned or none.</param>
public sealed record RiskOrigin(string TrainedTo, string TestedFrom, string TestedTo, int TrainedOn, int TestedOn, IReadOnlyList<OriginRate> Rates, RiskAuc? Auc);
