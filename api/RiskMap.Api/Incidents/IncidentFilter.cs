using HotChocolate;
using NetTopologySuite.Geometries;

namespace RiskMap.Api.Incidents;

/// <summary>Which incidents are asked for. What is left out leaves the question open. Days are those of the area's own clocks.</summary>
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
}
