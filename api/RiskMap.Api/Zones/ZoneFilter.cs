using HotChocolate;
using NetTopologySuite.Geometries;

namespace RiskMap.Api.Zones;

/// <summary>Which zones are asked for. What is left out leaves the question open.</summary>
[GraphQLName("ZoneFilter")]
public sealed record ZoneFilter
{
    /// <summary>Those of which some part lies in this geometry or touches it; a box is a polygon of five positions.</summary>
    public Geometry? Within { get; init; }

    /// <summary>Only those of exactly this kind.</summary>
    public string? Kind { get; init; }

    /// <summary>True: only those examined in rounds; false: only those that are not.</summary>
    public bool? CheckUp { get; init; }

    /// <summary>True: only those that were taken off; else only those that stand.</summary>
    public bool? Removed { get; init; }
}
