using NetTopologySuite.Geometries;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Hydrants;

/// <summary>A fire hydrant. Null is unknown, never zero.</summary>
public sealed record Hydrant
{
    internal string AreaCode { get; init; } = "";

    internal Guid DatasetId { get; init; }

    internal int OfRoad { get; init; }

    public Guid Id { get; init; }

    /// <summary>Small number of the hydrant within its area: its id in vector tiles.</summary>
    public int FeatureId { get; init; }

    /// <summary>What is painted on it.</summary>
    public string? Number { get; init; }

    public HydrantKind Kind { get; init; }

    /// <summary>Whether it gives water, as last recorded.</summary>
    public HydrantStatus Status { get; init; }

    /// <summary>Flow in litres per second, as last tested.</summary>
    public double? FlowLps { get; init; }

    /// <summary>Pressure in megapascal.</summary>
    public double? PressureMpa { get; init; }

    /// <summary>Diameter of the main in millimetres.</summary>
    public double? MainMm { get; init; }

    /// <summary>Diameter of the outlet in millimetres.</summary>
    public double? OutletMm { get; init; }

    public HydrantNetwork Network { get; init; }

    public string? Owner { get; init; }

    public string? Address { get; init; }

    public string? Note { get; init; }

    /// <summary>Day (YYYY-MM-DD) since which it stands.</summary>
    public string? InstalledOn { get; init; }

    /// <summary>Day (YYYY-MM-DD) from which it no longer stands.</summary>
    public string? RemovedOn { get; init; }

    /// <summary>Day (YYYY-MM-DD) of the last test.</summary>
    public string? TestedOn { get; init; }

    public LocationPrecision LocationPrecision { get; init; }

    /// <summary>Degrees east.</summary>
    public double Longitude { get; init; }

    /// <summary>Degrees north.</summary>
    public double Latitude { get; init; }

    /// <summary>Where it stands: a point.</summary>
    public Geometry Geometry => new Point(Longitude, Latitude);
}

/// <summary>地上式, 地下式, 墙壁式, 取水栓, 消防水鹤.</summary>
public enum HydrantKind
{
    Pillar,
    Underground,
    Wall,
    Standpipe,
    Crane,
    Unknown,
}

/// <summary>完好, 低压, 无水, 损坏, 埋压圈占遮挡, 无法开启, 停用, 未查.</summary>
public enum HydrantStatus
{
    InService,
    LowPressure,
    NoWater,
    Damaged,
    Obstructed,
    CannotOpen,
    OutOfService,
    Unknown,
}

/// <summary>How the main that feeds it is laid: as a ring (环状) or a branch (枝状).</summary>
public enum HydrantNetwork
{
    Ring,
    Branch,
    Unknown,
}

/// <summary>Days on which a hydrant gave no water.</summary>
/// <param name="FromOn">First day, YYYY-MM-DD.</param>
/// <param name="ToOn">Last day, YYYY-MM-DD; null: not yet back in service.</param>
/// <param name="Reason">Why, in the words of the source.</param>
public sealed record HydrantOutage(string FromOn, string? ToOn, string? Reason);
