using HotChocolate;
using NetTopologySuite.Geometries;

namespace RiskMap.Api.Stations;

/// <summary>Which stations are asked for. What is left out leaves the question open.</summary>
[GraphQLName("StationFilter")]
public sealed record StationFilter
{
    /// <summary>What lies in this geometry or touches it, borders included; a box is a polygon of five positions.</summary>
    public Geometry? Within { get; init; }

    /// <summary>Only those whose recorded status is this one.</summary>
    public StationStatus? Status { get; init; }
}
