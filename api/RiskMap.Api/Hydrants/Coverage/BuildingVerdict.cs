using HotChocolate;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>Whether one building, or one address point, is served, and by which hydrant.</summary>
public sealed record BuildingVerdict
{
    internal string AreaCode { get; init; } = "";

    internal CoverageSubject Of { get; init; }

    internal int Position { get; init; }

    internal FeatureKey? Nearest { get; init; }

    /// <summary>Small number of the building, or of the address, within its area.</summary>
    public int FeatureId { get; init; }

    /// <summary>Metres from its nearest edge to the nearest usable hydrant; null: there is none, or it is not known.</summary>
    public double? DistanceMetres { get; init; }

    /// <summary>Whether it lies within the radius.</summary>
    public Verdict Verdict { get; init; }
}

/// <summary>Which verdicts are asked for. What is left out leaves the question open.</summary>
/// <param name="Failing">True: only those that fail; false: only those that pass.</param>
[GraphQLName("BuildingVerdictFilter")]
public sealed record BuildingVerdictFilter(bool? Failing = null);

/// <summary>通过, 不通过, 无法判断.</summary>
public enum Verdict
{
    /// <summary>通过: within the radius.</summary>
    Pass,

    /// <summary>不通过: farther than the radius.</summary>
    Fail,

    /// <summary>无法判断: cannot be judged, for no hydrants are on record.</summary>
    Unknown,
}
