using NetTopologySuite.Geometries;
using RiskMap.Api.Areas;
using RiskMap.Api.Buildings.HighRises;

namespace RiskMap.Api.Buildings;

/// <summary>单位, 场所: what stands in a building or a yard and is inspected. Null is unknown, never zero.</summary>
public sealed record Premises
{
    internal string AreaCode { get; init; } = "";

    internal Guid DatasetId { get; init; }

    internal Guid? DivisionId { get; init; }

    internal Guid? BuildingId { get; init; }

    internal BuildingUse? BuildingUse { get; init; }

    internal double? BuildingHeightM { get; init; }

    internal int? BuildingStoreys { get; init; }

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

    /// <summary>统一社会信用代码: code of the firm in the national register.</summary>
    public string? CreditCode { get; init; }

    /// <summary>How it is supervised (重点单位, 一般单位, 九小场所).</summary>
    public Supervision Supervision { get; init; }

    /// <summary>Many people gather in it (人员密集场所); null: not known.</summary>
    public bool? Crowded { get; init; }

    /// <summary>Floor area in square metres.</summary>
    public double? FloorAreaM2 { get; init; }

    /// <summary>Storeys above ground of the building that it is in or is.</summary>
    public int? Storeys { get; init; }

    /// <summary>Height in metres of the building that it is in or is.</summary>
    public double? HeightM { get; init; }

    /// <summary>External insulation, by the combustion class of its material.</summary>
    public CladdingClass Cladding { get; init; }

    /// <summary>Whether the plate that tells of it (一楼一牌) is posted; null: not known.</summary>
    public bool? CladdingPlate { get; init; }

    /// <summary>Day (YYYY-MM-DD) since which its fire facilities are in use.</summary>
    public string? FacilitiesOn { get; init; }

    /// <summary>Whether somebody manages the property; null: not known.</summary>
    public bool? HasManager { get; init; }

    /// <summary>Whether it has one owner or several (多产权).</summary>
    public Owners Owners { get; init; }

    /// <summary>Opened by promise (告知承诺), to be verified afterwards; null: not known.</summary>
    public bool? Commitment { get; init; }

    /// <summary>Standing by the rules on credit (失信).</summary>
    public CreditState Credit { get; init; }

    /// <summary>Day (YYYY-MM-DD) until which that standing holds.</summary>
    public string? CreditUntil { get; init; }

    /// <summary>Whether it is a high-rise, by which rule.</summary>
    public HighRiseClass HighRise => HighRiseAnalysis.Of(Kind, HeightM, Storeys, BuildingUse, BuildingHeightM, BuildingStoreys);

    /// <summary>How exactly the place is known.</summary>
    public LocationPrecision LocationPrecision { get; init; }

    /// <summary>Degrees east; null: their place is not known.</summary>
    public double? Longitude { get; init; }

    /// <summary>Degrees north; null: their place is not known.</summary>
    public double? Latitude { get; init; }

    /// <summary>Where they are: a point; null: their place is not known.</summary>
    public Geometry? Geometry => Longitude is { } x && Latitude is { } y ? new Point(x, y) : null;
}
