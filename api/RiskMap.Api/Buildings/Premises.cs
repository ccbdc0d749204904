using NetTopologySuite.Geometries;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Buildings;

/// <summary>单位, 场所: what stands in a building or a yard and is inspected. Null is unknown, never zero.</summary>
public sealed record Premises
{
    internal string AreaCode { get; init; } = "";

    internal Guid DatasetId { get; init; }

    /// <summary>Stays the same as long as the record does; means nothing by itself.</summary>
    public Guid Id { get; init; }

    /// <summary>Small number of the premises within their area: their id in vector tiles.</summary>
    public int FeatureId { get; init; }

    /// <summary>Name of the firm, shop, school or the like.</summary>
    public string? Name { get; init; }

    /// <summary>What they are, in a word of ours; unknown: nobody recorded it.</summary>
    public string Kind { get; init; } = "";

    /// <summary>The word that the source has for it.</summary>
    public string? KindSrc { get; init; }

    /// <summary>Address as the source spells it.</summary>
    public string? Address { get; init; }

    /// <summary>How many people they may hold.</summary>
    public int? Occupants { get; init; }

    /// <summary>Remarks of the source.</summary>
    public string? Note { get; init; }

    /// <summary>Day (YYYY-MM-DD) since which they do business.</summary>
    public string? OpenedOn { get; init; }

    /// <summary>Day (YYYY-MM-DD) from which they no longer do.</summary>
    public string? ClosedOn { get; init; }

    /// <summary>How exactly the place is known.</summary>
    public LocationPrecision LocationPrecision { get; init; }

    /// <summary>Degrees east; null: their place is not known.</summary>
    public double? Longitude { get; init; }

    /// <summary>Degrees north; null: their place is not known.</summary>
    public double? Latitude { get; init; }

    /// <summary>Where they are: a point; null: their place is not known.</summary>
    public Geometry? Geometry => Longitude is { } x && Latitude is { } y ? new Point(x, y) : null;
}
