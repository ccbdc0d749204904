using System.Globalization;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Boards;

/// <summary>A month of the towns beside each other, by rates: how they are made, how they count, and how sure the order is.</summary>
public sealed class MonthBoard
{
    private readonly Area _area;
    private readonly Period _month;
    private readonly DateTimeOffset _computedAt;

    internal MonthBoard(
        Area area, DateOnly first, Period month, IReadOnlyList<RankMeasure> measures, IReadOnlyList<TownRank> towns, IReadOnlyList<Figure> unplaced, DateTimeOffset computedAt)
    {
        (_area, _month, _computedAt) = (area, month, computedAt);
        (Month, Measures, Towns, Unplaced) = (first.ToString("yyyy-MM", CultureInfo.InvariantCulture), measures, towns, unplaced);
    }

    /// <summary>The month, YYYY-MM.</summary>
    public string Month { get; }

    /// <summary>First day (YYYY-MM-DD).</summary>
    public string From => _month.From.Iso();

    /// <summary>Last day (YYYY-MM-DD) that counts: of a month that goes on, today.</summary>
    public string To => _month.To.Iso();

    /// <summary>The rates that are compared.</summary>
    public IReadOnlyList<RankMeasure> Measures { get; }

    /// <summary>Towns that are ranked, the best first; then those that are not, by number.</summary>
    public IReadOnlyList<TownRank> Towns { get; }

    /// <summary>What lies in no known town, and so in no town's rates.</summary>
    public IReadOnlyList<Figure> Unplaced { get; }

    /// <summary>How this was computed.</summary>
    public Method Method => new(
        Words.Say("METHOD_MONTH_BOARD"),
        [
            new("from", From, null), new("to", To, null), new("timeZone", _area.TimeZone, null),
            .. Measures.Select(m => MethodParameter.Of("weight." + m.Code, Math.Round(m.Weight, 4))),
            MethodParameter.Of("weightsMoveBy", RankAnalysis.MovedBy), MethodParameter.Of("draws", RankAnalysis.Draws), MethodParameter.Of("seed", MonthBoards.Seed),
            new("rankInterval", "weights ±20 %, rates Beta/Gamma (Jeffreys), 90 % of draws", null), new("rateInterval", "95 %: Beta (Jeffreys), Garwood", null),
            MethodParameter.Of("leastPremises", MonthBoards.LeastPremises), MethodParameter.Of("leastDividedBy", RankAnalysis.LeastOf), MethodParameter.Of("leastKnownWeight", RankAnalysis.LeastKnown),
        ],
        Standard: null, Clause: null, Words.Say("NEGLECTS_MONTH_BOARD"), _area.DataVersion, _computedAt);
}

/// <summary>A rate that towns are compared by.</summary>
/// <param name="Code">visits_per_100, closed_on_time, overdue, relapse or night.</param>
/// <param name="Unit">per_100 or share.</param>
/// <param name="MoreIsBetter">Whether a higher rate is the better one.</param>
/// <param name="Weight">How much it counts; all together 1.</param>
public sealed record RankMeasure(string Code, string Unit, bool MoreIsBetter, double Weight)
{
    internal string Events { get; init; } = "";

    internal string Of { get; init; } = "";

    /// <summary>What the rate is multiplied by to come to its unit.</summary>
    internal double Per { get; init; } = 1;

    internal RankWeight Counts => new(Weight, MoreIsBetter, Unit == "share");

    /// <summary>What it is, in the reader's language.</summary>
    public string Label => Words.Say("MEASURE_" + Code.ToUpperInvariant());

    /// <summary>What is divided by what, in the reader's language.</summary>
    public string Meaning => Words.Say("MEANS_" + Code.ToUpperInvariant());
}

/// <summary>A town in the ranking.</summary>
/// <param name="Division">The town.</param>
/// <param name="Rank">1 is best; null: it is not ranked.</param>
/// <param name="RankLow">Best rank of nine in ten draws, in which weights move by up to a fifth and rates by what their counts allow.</param>
/// <param name="RankHigh">Worst rank of nine in ten draws.</param>
/// <param name="PreviousRank">Its rank of the month before, by the same method; null: it was not ranked.</param>
/// <param name="Score">From 0 to 100, high is good.</param>
/// <param name="NotRanked">Why it is not ranked; null: it is.</param>
/// <param name="Values">Its rates, in the order of the measures.</param>
public sealed record TownRank(
    Division Division, int? Rank, int? RankLow, int? RankHigh, int? PreviousRank, double? Score, NotRanked? NotRanked, IReadOnlyList<RankValue> Values);

/// <summary>Why a town is not ranked: too little is known of it, which is no last place.</summary>
public enum NotRanked
{
    /// <summary>It has fewer premises than a rate needs.</summary>
    TooFewPremises,

    /// <summary>Too few of its rates can be told.</summary>
    TooFewHazards,

    /// <summary>No visit and no hazard of the last twelve months is on record.</summary>
    NothingOnRecord,
}

/// <summary>A rate of a town.</summary>
/// <param name="Code">Code of the measure.</param>
/// <param name="Value">In the measure's unit; null: there is nothing to divide by.</param>
/// <param name="Low">Low end of its interval of 95 %.</param>
/// <param name="High">High end of its interval of 95 %.</param>
/// <param name="Counts">Whether it goes into the score: what it is divided by is large enough.</param>
/// <param name="Numerator">What is divided.</param>
/// <param name="Denominator">By what.</param>
public sealed record RankValue(string Code, double? Value, double? Low, double? High, bool Counts, Figure Numerator, Figure Denominator);

/// <summary>A weight that the asker would rather have.</summary>
/// <param name="Code">Code of the measure.</param>
/// <param name="Weight">How much it counts, 0 or more; all together are scaled to 1.</param>
[HotChocolate.GraphQLName("MeasureWeightInput")]
public sealed record MeasureWeight(string Code, double Weight);
