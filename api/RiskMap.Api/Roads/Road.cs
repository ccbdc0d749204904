using NetTopologySuite.Geometries;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Roads;

/// <summary>A carriageway. Null is unknown, never zero.</summary>
public sealed record Road
{
    internal Guid DatasetId { get; init; }

    internal string AreaCode { get; init; } = "";

    internal byte[] Shape { get; init; } = [];

    /// <summary>Stays the same as long as the record does; means nothing by itself.</summary>
    public Guid Id { get; init; }

    /// <summary>Small number of the road within its area: its id in vector tiles.</summary>
    public int FeatureId { get; init; }

    /// <summary>Name as the source spells it.</summary>
    public string? Name { get; init; }

    /// <summary>What it is built for.</summary>
    public RoadClass Class { get; init; }

    /// <summary>The word that the source has for its class.</summary>
    public string? ClassSrc { get; init; }

    /// <summary>Whether it is driven in one direction only.</summary>
    public bool? Oneway { get; init; }

    /// <summary>Whether it lies on a bridge.</summary>
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
    public BoundingBox? Bounds => BoundingBox.Round(Geometry);

    /// <summary>Its course: a multi-line.</summary>
    public Geometry Geometry => Answers.Shape.Read(Shape);
}

/// <summary>What a road is built for.</summary>
public enum RoadClass
{
    /// <summary>高速公路: a motorway.</summary>
    Motorway,

    /// <summary>快速路: a trunk road.</summary>
    Trunk,

    /// <summary>主干路: a main road through the district.</summary>
    Primary,

    /// <summary>次干路: a road between quarters.</summary>
    Secondary,

    /// <summary>支路: a road within a quarter.</summary>
    Tertiary,

    /// <summary>居住区道路: a street of houses.</summary>
    Residential,

    /// <summary>服务通道: an access to a yard or building.</summary>
    Service,

    /// <summary>机耕路: a track between fields.</summary>
    Track,

    /// <summary>步行道: no engine passes.</summary>
    Path,

    /// <summary>Nobody recorded its class.</summary>
    Unknown,
}
