using HotChocolate;
using NetTopologySuite.Geometries;

namespace RiskMap.Api.Roads;

/// <summary>Which roads are asked for. What is left out leaves the question open.</summary>
[GraphQLName("RoadFilter")]
public sealed record RoadFilter
{
    /// <summary>Those of which some part lies in this geometry or touches it; a box is a polygon of five positions.</summary>
    public Geometry? Within { get; init; }

    /// <summary>Only those of exactly this name.</summary>
    public string? Name { get; init; }

    /// <summary>Only those of this class.</summary>
    public RoadClass? Class { get; init; }
}
