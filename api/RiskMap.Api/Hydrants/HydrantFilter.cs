using HotChocolate;
using NetTopologySuite.Geometries;

namespace RiskMap.Api.Hydrants;

/// <summary>Which hydrants are asked for. What is left out leaves the question open.</summary>
[GraphQLName("HydrantFilter")]
public sealed record HydrantFilter
{
    /// <summary>What lies in this geometry or touches it, borders included; a box is a polygon of five positions.</summary>
    public Geometry? Within { get; init; }

    /// <summary>Only those whose recorded status is this one.</summary>
    public HydrantStatus? Status { get; init; }

    /// <summary>Only those of this build.</summary>
    public HydrantKind? Kind { get; init; }

    /// <summary>Only those with exactly this painted number.</summary>
    public string? Number { get; init; }

    /// <summary>Only those that could be counted on, on this day (YYYY-MM-DD).</summary>
    public string? UsableOn { get; init; }

    /// <summary>Only those known to stand since a day before this one (YYYY-MM-DD).</summary>
    public string? InstalledBefore { get; init; }

    /// <summary>Only those known to stand since a day after this one (YYYY-MM-DD).</summary>
    public string? InstalledAfter { get; init; }
}
