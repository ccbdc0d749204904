using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Inspections.Hazards.Relapse;

/// <summary>What curves are broken down by.</summary>
public enum RelapseBy
{
    /// <summary>The zone in whose round the hazard was found.</summary>
    Zone,

    /// <summary>Its kind.</summary>
    Kind,

    /// <summary>The campaign in which it was found.</summary>
    Campaign,

    /// <summary>The town that it lies in.</summary>
    Town,

    /// <summary>The kind of its premises.</summary>
    PremisesKind,
}

/// <summary>
/// How many closed hazards came back (反弹), and after how long: one of the same premises and kind, found after the older one was closed.
/// </summary>
public sealed class Relapse
{
    private readonly Area _area;
    private readonly IReadOnlyList<MethodParameter> _parameters;
    private readonly DateTimeOffset _computedAt;

    internal Relapse(
        Area area, DateOnly asOf, int withinDays, RelapseCurve overall, IReadOnlyList<RelapseCurve> groups, IReadOnlyList<RelapseNotFollowed> notFollowed, LogRank? logRank,
        IReadOnlyList<MethodParameter> parameters, DateTimeOffset computedAt) =>
        (_area, AsOf, WithinDays, Overall, Groups, NotFollowed, LogRank, _parameters, _computedAt) =
        (area, asOf.Iso(), withinDays, overall, groups, notFollowed, logRank, parameters, computedAt);

    /// <summary>Day (YYYY-MM-DD) up to which hazards were followed.</summary>
    public string AsOf { get; }

    /// <summary>Days within which a return counts in the shares.</summary>
    public int WithinDays { get; }

    /// <summary>All that were followed.</summary>
    public RelapseCurve Overall { get; }

    /// <summary>The same by group, the largest first; none if nothing to group by was named.</summary>
    public IReadOnlyList<RelapseCurve> Groups { get; }

    /// <summary>Hazards that could not be followed, and why.</summary>
    public IReadOnlyList<RelapseNotFollowed> NotFollowed { get; }

    /// <summary>Whether the groups differ by more than chance; null: there are none, or too few or too many to tell.</summary>
    public LogRank? LogRank { get; }

    /// <summary>How this was computed.</summary>
    public Method Method => new(Words.Say("METHOD_RELAPSE"), _parameters, Standard: null, Clause: null, Words.Say("NEGLECTS_RELAPSE"), _area.DataVersion, _computedAt);
}

/// <summary>How long the closed hazards of a group stayed away.</summary>
/// <param name="Key">Id or code of the group; null: all, or not known.</param>
/// <param name="Name">Its name in the reader's language; null: all.</param>
/// <param name="Followed">Closed hazards that were followed.</param>
/// <param name="Returned">How many of them came back, however late.</param>
/// <param name="Small">So few were followed that the curve is not one to rely on.</param>
/// <param name="Within">The share that came back within the days asked for.</param>
/// <param name="Points">The curve: a point for each day on which one came back.</param>
public sealed record RelapseCurve(
    string? Key, string? Name, int Followed, int Returned, bool Small, RelapseShare Within, IReadOnlyList<RelapsePoint> Points);

/// <summary>The share that had come back within so many days. Null: nobody was followed that long, or none or all came back and there is no interval.</summary>
/// <param name="Days">The days.</param>
/// <param name="Value">The share, from 0 to 1.</param>
/// <param name="Low">Lower end of its 95 % interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="AtRisk">How many were still followed then.</param>
public sealed record RelapseShare(int Days, double? Value, double? Low, double? High, int AtRisk);

/// <summary>A step of the curve.</summary>
/// <param name="Day">Days after the closing.</param>
/// <param name="AtRisk">How many were followed up to that day and had not come back.</param>
/// <param name="Returned">How many came back on it.</param>
/// <param name="Censored">How many were followed no longer from then to the next point.</param>
/// <param name="Surviving">Share that has not come back since, from 0 to 1.</param>
/// <param name="Low">Lower end of its 95 % interval; null: there is none.</param>
/// <param name="High">Upper end.</param>
public sealed record RelapsePoint(int Day, int AtRisk, int Returned, int Censored, double Surviving, double? Low, double? High);

/// <summary>Hazards that could not be followed.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Hazards">How many.</param>
public sealed record RelapseNotFollowed(RelapseReason Reason, int Hazards);

/// <summary>Why a hazard could not be followed.</summary>
public enum RelapseReason
{
    /// <summary>It was not closed by then.</summary>
    NotClosed,

    /// <summary>It is not known which premises it belongs to.</summary>
    PremisesUnknown,

    /// <summary>Its kind is not known, is "other" (two of them need have nothing in common), or is none of ours.</summary>
    KindUnknown,

    /// <summary>It is closed, and nobody recorded when.</summary>
    CloseDayUnknown,

    /// <summary>The premises closed before it was.</summary>
    PremisesClosedBefore,
}

/// <summary>The log-rank test between groups.</summary>
/// <param name="ChiSquare">Its statistic.</param>
/// <param name="Degrees">Degrees of freedom.</param>
/// <param name="P">How likely so great a difference is by chance alone, from 0 to 1.</param>
public sealed record LogRank(double ChiSquare, int Degrees, double P);
