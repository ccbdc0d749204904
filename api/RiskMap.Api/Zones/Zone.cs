using RiskMap.Api.Areas;

namespace RiskMap.Api.Zones;

/// <summary>A check-up zone (区域体检), or another polygon that answers are broken down by.</summary>
public sealed record Zone
{
    internal Guid DatasetId { get; init; }

    internal string AreaCode { get; init; } = "";

    internal double[]? Box { get; init; }

    internal int OfBuilding { get; init; }

    /// <summary>Stays the same as long as the record does; means nothing by itself.</summary>
    public Guid Id { get; init; }

    /// <summary>Small number of the zone within its area: its id in vector tiles.</summary>
    public int FeatureId { get; init; }

    /// <summary>Name in Chinese.</summary>
    public string? NameZh { get; init; }

    /// <summary>Name in English.</summary>
    public string? NameEn { get; init; }

    /// <summary>market, logistics, industrial, old_quarter, village, subdivision, block, neighbourhood, …</summary>
    public string Kind { get; init; } = "";

    /// <summary>True: examined in rounds; false: only a place to count by.</summary>
    public bool CheckUp { get; init; }

    /// <summary>Remarks.</summary>
    public string? Note { get; init; }

    /// <summary>Day (YYYY-MM-DD) on which it was taken off; null: it stands. Lists, counts and maps leave it out from then on.</summary>
    public string? RemovedOn { get; init; }

    /// <summary>Area in square kilometres, geodesic.</summary>
    public double AreaKm2 { get; init; }

    /// <summary>Box round the zone.</summary>
    public BoundingBox? Bounds => BoundingBox.From(Box);
}

/// <summary>A kind of zone and how many there are of it.</summary>
/// <param name="Kind">market, logistics, subdivision, …</param>
/// <param name="Count">Zones of that kind.</param>
/// <param name="CheckUp">Whether any of them is examined in rounds.</param>
public sealed record ZoneKind(string Kind, int Count, bool CheckUp);
