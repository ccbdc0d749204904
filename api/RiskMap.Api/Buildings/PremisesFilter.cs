using HotChocolate;
using NetTopologySuite.Geometries;

namespace RiskMap.Api.Buildings;

/// <summary>Which premises are asked for. What is left out leaves the question open.</summary>
[GraphQLName("PremisesFilter")]
public sealed record PremisesFilter
{
    /// <summary>What is located in this geometry or touches it, borders included; a box is a polygon of five positions.</summary>
    public Geometry? Within { get; init; }

    /// <summary>Only those of exactly this kind, a word of ours.</summary>
    public string? Kind { get; init; }

    /// <summary>True: only those whose place is known; false: only those whose place is not.</summary>
    public bool? Located { get; init; }
}
