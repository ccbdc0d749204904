using NetTopologySuite.Geometries;

namespace RiskMap.Api.Stations;

/// <summary>A fire station. Null is unknown, never zero.</summary>
public sealed record Station
{
    internal Guid DatasetId { get; init; }

    internal string AreaCode { get; init; } = "";

    public Guid Id { get; init; }

    /// <summary>Small number of the station within its area: its id in vector tiles.</summary>
    public int FeatureId { get; init; }

    public string? Name { get; init; }

    public StationKind Kind { get; init; }

    /// <summary>Whether engines leave from it, as last recorded.</summary>
    public StationStatus Status { get; init; }

    public int? Engines { get; init; }

    /// <summary>Day (YYYY-MM-DD) since which it stands.</summary>
    public string? InstalledOn { get; init; }

    /// <summary>Day (YYYY-MM-DD) from which it no longer stands.</summary>
    public string? RemovedOn { get; init; }

    /// <summary>Degrees east.</summary>
    public double Longitude { get; init; }

    /// <summary>Degrees north.</summary>
    public double Latitude { get; init; }

    /// <summary>Where it stands: a point.</summary>
    public Geometry Geometry => new Point(Longitude, Latitude);
}

/// <summary>消防救援站, 专职队, 志愿队, 微型消防站.</summary>
public enum StationKind
{
    Brigade,
    FullTime,
    Volunteer,
    Micro,
    Unknown,
}

/// <summary>规划, 建成未投勤, 执勤, 撤销.</summary>
public enum StationStatus
{
    Planned,
    Built,
    InService,
    Closed,
    Unknown,
}
