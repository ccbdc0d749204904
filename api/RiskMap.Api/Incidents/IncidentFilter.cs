using HotChocolate;
using NetTopologySuite.Geometries;

namespace RiskMap.Api.Incidents;

/// <summary>Which incidents are asked for. What is left out leaves the question open. Days and hours are those of the area's own clocks.</summary>
[GraphQLName("IncidentFilter")]
public sealed record IncidentFilter
{
    /// <summary>What is located in this geometry or touches it, borders included; a box is a polygon of five positions.</summary>
    public Geometry? Within { get; init; }

    /// <summary>First day (YYYY-MM-DD), by the area's clocks.</summary>
    public string? From { get; init; }

    /// <summary>Last day (YYYY-MM-DD), by the area's clocks; it counts.</summary>
    public string? To { get; init; }

    /// <summary>Only those of exactly this kind.</summary>
    public string? Kind { get; init; }

    /// <summary>Only those located in the zone of this id.</summary>
    public Guid? Zone { get; init; }

    /// <summary>Only those of one of these kinds; null among them: of a kind that nobody stated.</summary>
    public IReadOnlyList<string?>? Kinds { get; init; }

    /// <summary>Only those of one of these causes; null among them: of a cause that nobody stated.</summary>
    public IReadOnlyList<string?>? Causes { get; init; }

    /// <summary>Only those in one of these kinds of premises; null among them: in one that nobody stated.</summary>
    public IReadOnlyList<string?>? Places { get; init; }

    /// <summary>Only those that began within one of these hours of the day, 0 (from midnight) to 23.</summary>
    public IReadOnlyList<int>? Hours { get; init; }

    /// <summary>Only those on one of these days of the week, 1 (Monday) to 7 (Sunday).</summary>
    public IReadOnlyList<int>? Weekdays { get; init; }

    /// <summary>Only those in one of these months of any year, 1 (January) to 12.</summary>
    public IReadOnlyList<int>? Months { get; init; }
}
