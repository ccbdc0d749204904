using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Zones;

/// <summary>How many premises are of a kind.</summary>
/// <param name="Kind">A word of ours; unknown: nobody recorded it.</param>
/// <param name="Count">How many.</param>
public sealed record KindCount(string Kind, int Count)
{
    internal static IReadOnlyList<KindCount> Of(IEnumerable<KeyValuePair<string, int>> kinds) =>
        [.. kinds.OrderByDescending(k => k.Value).ThenBy(k => k.Key, StringComparer.Ordinal).Select(k => new KindCount(k.Key, k.Value))];
}

/// <summary>What lies in a zone on a day, and what happened there in a period.</summary>
public sealed record ZoneSummary
{
    internal Area InArea { get; init; } = null!;

    internal DateTimeOffset ComputedAt { get; init; }

    /// <summary>Located premises in business on the day.</summary>
    public int Premises { get; init; }

    /// <summary>The same by kind, the most first.</summary>
    public IReadOnlyList<KindCount> PremisesByKind { get; init; } = [];

    /// <summary>Buildings that stand on the day, by their representative points.</summary>
    public int Buildings { get; init; }

    /// <summary>Hazards open on the day.</summary>
    public int HazardsOpen { get; init; }

    /// <summary>Of those, past their due day.</summary>
    public int HazardsOverdue { get; init; }

    /// <summary>Of those, without a due day: neither overdue nor in time.</summary>
    public int HazardsWithoutDate { get; init; }

    /// <summary>Of those, of major grade.</summary>
    public int HazardsMajorOpen { get; init; }

    /// <summary>Hazards closed in the period.</summary>
    public int HazardsClosed { get; init; }

    /// <summary>Hazards found in the period that are a closed one come back.</summary>
    public int HazardsReturned { get; init; }

    /// <summary>Located fires of the period.</summary>
    public int Fires { get; init; }

    /// <summary>Visits of the period.</summary>
    public int Visits { get; init; }

    /// <summary>Day (YYYY-MM-DD) of the last visit up to the day that somebody opened the door to; null: none is on record.</summary>
    public string? LastVisitOn { get; init; }

    /// <summary>Share of the buildings that can be judged within 150 m of a usable hydrant, 0 to 1; null: there is nothing to judge.</summary>
    public double? CoveredShare { get; init; }

    /// <summary>The day (YYYY-MM-DD).</summary>
    public string AsOf { get; init; } = "";

    /// <summary>First day of the period (YYYY-MM-DD).</summary>
    public string From { get; init; } = "";

    /// <summary>Last day of it, which counts (YYYY-MM-DD).</summary>
    public string To { get; init; } = "";

    /// <summary>How this was computed.</summary>
    public Method Method => new(
        Words.Say("METHOD_ZONE_SUMMARY"), [new("asOf", AsOf, null), new("from", From, null), new("to", To, null), MethodParameter.Of("radius", 150, "m")],
        Standard: null, Clause: null, Words.Say("NEGLECTS_ZONE_SUMMARY"), InArea.DataVersion, ComputedAt);
}
