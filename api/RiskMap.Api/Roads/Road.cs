using NetTopologySuite.Geometries;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Roads;

/// <summary>A carriageway. Null is unknown, never zero.</summary>
public sealed record Road
{
    internal Guid DatasetId { get; init; }

    internal string AreaCode { get; init; } = "";

    internal double[]? Box { get; init; }

    internal byte[] Shape { get; init; } = [];

    public Guid Id { get; init; }

    /// <summary>Small number of the road within its area: its id in vector tiles.</summary>
    public int FeatureId { get; init; }

    public string? Name { get; init; }

    public RoadClass Class { get; init; }

    /// <summary>The word that the source has for its class.</summary>
    public string? ClassSrc { get; init; }

    public bool? Oneway { get; init; }

    public bool? Bridge { get; init; }

    /// <summary>Clear width in metres.</summary>
    public double? WidthM { get; init; }

    /// <summary>Width of the legal strip in metres.</summary>
    public double? RightOfWayM { get; init; }

    /// <summary>Lowest clear height in metres.</summary>
    public double? MaxheightM { get; init; }

    /// <summary>Length in metres, geodesic.</summary>
    public double LengthM { get; init; }

    /// <summary>Box round the road.</summary>
    public BoundingBox? Bounds => BoundingBox.From(Box);

    /// <summary>Its course: a multi-line.</summary>
    public Geometry Geometry => Answers.Shape.Read(Shape);
}

public enum RoadClass
{
    Motorway,
    Trunk,
    Primary,
    Secondary,
    Tertiary,
    Residential,
    Service,
    Track,
    Path,
    Unknown,
}
