using HotChocolate;
using NetTopologySuite.Geometries;

namespace RiskMap.Api.Buildings;

/// <summary>Which buildings are asked for. What is left out leaves the question open.</summary>
[GraphQLName("BuildingFilter")]
public sealed record BuildingFilter
{
    /// <summary>Those of which some part lies in this geometry or touches it; a box is a polygon of five positions.</summary>
    public Geometry? Within { get; init; }

    /// <summary>Only those of this use.</summary>
    public BuildingUse? Use { get; init; }

    /// <summary>Only those known to have at least so many storeys.</summary>
    public int? MinStoreys { get; init; }

    /// <summary>Only those known to stand since a day before this one (YYYY-MM-DD).</summary>
    public string? BuiltBefore { get; init; }

    /// <summary>Only those known to stand since a day after this one (YYYY-MM-DD).</summary>
    public string? BuiltAfter { get; init; }
}
