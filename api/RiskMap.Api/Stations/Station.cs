using NetTopologySuite.Geometries;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Stations;

/// <summary>A fire station. Null is unknown, never zero.</summary>
public sealed record Station
{
    internal Guid DatasetId { get; init; }

    internal string AreaCode { get; init; } = "";

    /// <summary>Stays the same as long as the record does; means nothing by itself.</summary>
    public Guid Id { get; init; }

    /// <summary>Small number of the station within its area: its id in vector tiles.</summary>
    public int FeatureId { get; init; }

    /// <summary>Name of the station.</summary>
    public string? Name { get; init; }

    /// <summary>Who crews it.</summary>
    public StationKind Kind { get; init; }

    /// <summary>Whether engines leave from it, as last recorded.</summary>
    public StationStatus Status { get; init; }

    /// <summary>Fire engines kept there.</summary>
    public int? Engines { get; init; }

    /// <summary>Day (YYYY-MM-DD) since which it stands.</summary>
    public string? InstalledOn { get; init; }

    /// <summary>Day (YYYY-MM-DD) from which it no longer stands.</summary>
    public string? RemovedOn { get; init; }

    /// <summary>Address as the source spells it.</summary>
    public string? Address { get; init; }

    /// <summary>How exactly the place is known.</summary>
    public LocationPrecision LocationPrecision { get; init; }

    /// <summary>Degrees east; null: its place is not known.</summary>
    public double? Longitude { get; init; }

    /// <summary>Degrees north; null: its place is not known.</summary>
    public double? Latitude { get; init; }

    /// <summary>Where it stands: a point; null: its place is not known.</summary>
    public Geometry? Geometry => Longitude is { } x && Latitude is { } y ? new Point(x, y) : null;
}

/// <summary>消防救援站, 专职队, 志愿队, 微型消防站.</summary>
public enum StationKind
{
    /// <summary>消防救援站: the national fire and rescue service.</summary>
    Brigade,

    /// <summary>专职队: a full-time crew of a town or firm.</summary>
    FullTime,

    /// <summary>志愿队: volunteers.</summary>
    Volunteer,

    /// <summary>微型消防站: a micro-station of a street or firm.</summary>
    Micro,

    /// <summary>Nobody recorded who.</summary>
    Unknown,
}

/// <summary>规划, 建成未投勤, 执勤, 撤销.</summary>
public enum StationStatus
{
    /// <summary>规划: not built yet.</summary>
    Planned,

    /// <summary>建成未投勤: built, not yet crewed.</summary>
    Built,

    /// <summary>执勤: engines leave from it.</summary>
    InService,

    /// <summary>撤销: given up.</summary>
    Closed,

    /// <summary>Nobody recorded it.</summary>
    Unknown,
}
