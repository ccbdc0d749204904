namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>Whether one building, or one address point, is served, and by which hydrant.</summary>
public sealed record BuildingVerdict
{
    internal string AreaCode { get; init; } = "";

    internal CoverageSubject Of { get; init; }

    internal int Position { get; init; }

    internal int? NearestFeature { get; init; }

    /// <summary>Small number of the building, or of the address, within its area.</summary>
    public int FeatureId { get; init; }

    /// <summary>Metres from its nearest edge to the nearest usable hydrant; null: there is none, or it is not known.</summary>
    public double? DistanceMetres { get; init; }

    public Verdict Verdict { get; init; }
}

/// <summary>通过, 不通过, 无法判断.</summary>
public enum Verdict
{
    Pass,
    Fail,
    Unknown,
}

/// <summary>The hydrant nearest to a building.</summary>
/// <param name="Hydrant">The hydrant.</param>
/// <param name="DistanceMetres">Metres from the building's nearest edge to it, straight.</param>
public sealed record NearestHydrant(Hydrant Hydrant, double DistanceMetres);
