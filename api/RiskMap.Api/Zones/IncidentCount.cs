using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Zones;

/// <summary>Fires of a period in a zone.</summary>
public sealed class IncidentCount
{
    private readonly Area _area;
    private readonly DateTimeOffset _computedAt;

    internal IncidentCount(Area area, int count, string? from, string? to, DateTimeOffset computedAt) =>
        (_area, Count, From, To, _computedAt) = (area, count, from, to, computedAt);

    /// <summary>How many fires are located in the zone.</summary>
    public int Count { get; }

    /// <summary>First day (YYYY-MM-DD); null: from the beginning of the record.</summary>
    public string? From { get; }

    /// <summary>Last day (YYYY-MM-DD), which counts; null: to the end of the record.</summary>
    public string? To { get; }

    /// <summary>How this was computed.</summary>
    public Method Method => new(
        Words.Say("METHOD_INCIDENT_COUNT"),
        [new("from", From ?? "*", null), new("to", To ?? "*", null), new("timeZone", _area.TimeZone, null)],
        Standard: null, Clause: null, Words.Say("NEGLECTS_INCIDENT_COUNT"), _area.DataVersion, _computedAt);
}
