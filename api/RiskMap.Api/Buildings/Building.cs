using NetTopologySuite.Geometries;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Buildings;

/// <summary>A building: its footprint and what is known of it. Null is unknown, never zero.</summary>
public sealed record Building
{
    internal string AreaCode { get; init; } = "";

    internal Guid DatasetId { get; init; }

    internal double[]? Box { get; init; }

    internal byte[] Shape { get; init; } = [];

    public Guid Id { get; init; }

    /// <summary>Small number of the building within its area: its id in vector tiles.</summary>
    public int FeatureId { get; init; }

    public string? Name { get; init; }

    public BuildingUse Use { get; init; }

    /// <summary>The word that the source has for its use.</summary>
    public string? UseSrc { get; init; }

    public int? Storeys { get; init; }

    /// <summary>Height in metres.</summary>
    public double? HeightM { get; init; }

    /// <summary>Floor area over all storeys in square metres.</summary>
    public double? FloorAreaM2 { get; init; }

    public int? Residents { get; init; }

    public string? Address { get; init; }

    /// <summary>Day (YYYY-MM-DD) since which it stands.</summary>
    public string? BuiltOn { get; init; }

    /// <summary>Area of the footprint in square metres, geodesic.</summary>
    public double AreaM2 { get; init; }

    /// <summary>Box round the footprint.</summary>
    public BoundingBox? Bounds => BoundingBox.From(Box);

    /// <summary>The footprint: a multipolygon.</summary>
    public Geometry Geometry => Answers.Shape.Read(Shape);
}

public enum BuildingUse
{
    Residential,
    Commercial,
    Market,
    Industrial,
    Warehouse,
    Office,
    School,
    Hospital,
    ElderlyCare,
    Hotel,
    Public,
    Agricultural,
    Unknown,
}
