using NetTopologySuite.Geometries;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Hydrants;

/// <summary>A fire hydrant. Null is unknown, never zero.</summary>
public sealed record Hydrant
{
    internal string AreaCode { get; init; } = "";

    internal Guid DatasetId { get; init; }

    internal DateOnly? Installed { get; init; }

    internal DateOnly? Removed { get; init; }

    internal DateOnly? Tested { get; init; }

    /// <summary>Stays the same as long as the record does; means nothing by itself.</summary>
    public Guid Id { get; init; }

    /// <summary>Small number of the hydrant within its area: its id in vector tiles.</summary>
    public int FeatureId { get; init; }

    /// <summary>What is painted on it.</summary>
    public string? Number { get; init; }

    /// <summary>How it is built.</summary>
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

    /// <summary>How the main that feeds it is laid.</summary>
    public HydrantNetwork Network { get; init; }

    /// <summary>Who keeps it.</summary>
    public string? Owner { get; init; }

    /// <summary>Address as the source spells it.</summary>
    public string? Address { get; init; }

    /// <summary>Remarks of the source.</summary>
    public string? Note { get; init; }

    /// <summary>Day (YYYY-MM-DD) since which it stands.</summary>
    public string? InstalledOn => Installed?.Iso();

    /// <summary>Day (YYYY-MM-DD) from which it no longer stands.</summary>
    public string? RemovedOn => Removed?.Iso();

    /// <summary>Day (YYYY-MM-DD) of the last test.</summary>
    public string? TestedOn => Tested?.Iso();

    /// <summary>How exactly the place is known.</summary>
    public LocationPrecision LocationPrecision { get; init; }

    /// <summary>Degrees east; null: its place is not known.</summary>
    public double? Longitude { get; init; }

    /// <summary>Degrees north; null: its place is not known.</summary>
    public double? Latitude { get; init; }

    /// <summary>Where it stands: a point; null: its place is not known.</summary>
    public Geometry? Geometry => Longitude is { } x && Latitude is { } y ? new Point(x, y) : null;
}

/// <summary>地上式, 地下式, 墙壁式, 取水栓, 消防水鹤.</summary>
public enum HydrantKind
{
    /// <summary>地上式: stands above the ground.</summary>
    Pillar,

    /// <summary>地下式: under a lid.</summary>
    Underground,

    /// <summary>墙壁式: at a wall.</summary>
    Wall,

    /// <summary>取水栓: a post to draw water from.</summary>
    Standpipe,

    /// <summary>消防水鹤: an arm that fills tankers.</summary>
    Crane,

    /// <summary>Nobody recorded how it is built.</summary>
    Unknown,
}

/// <summary>完好, 低压, 无水, 损坏, 埋压圈占遮挡, 无法开启, 停用, 未查.</summary>
public enum HydrantStatus
{
    /// <summary>完好: gives water as it should.</summary>
    InService,

    /// <summary>低压: gives water at too low a pressure.</summary>
    LowPressure,

    /// <summary>无水: gives none.</summary>
    NoWater,

    /// <summary>损坏: broken.</summary>
    Damaged,

    /// <summary>埋压圈占遮挡: buried, fenced in or hidden.</summary>
    Obstructed,

    /// <summary>无法开启: cannot be opened.</summary>
    CannotOpen,

    /// <summary>停用: shut off.</summary>
    OutOfService,

    /// <summary>未查: nobody looked.</summary>
    Unknown,
}

/// <summary>How the main that feeds it is laid: as a ring (环状) or a branch (枝状).</summary>
public enum HydrantNetwork
{
    /// <summary>环状: fed from two sides.</summary>
    Ring,

    /// <summary>枝状: fed from one side.</summary>
    Branch,

    /// <summary>Nobody recorded how.</summary>
    Unknown,
}

/// <summary>Days on which a hydrant gave no water.</summary>
/// <param name="FromOn">First day, YYYY-MM-DD.</param>
/// <param name="ToOn">Last day, YYYY-MM-DD; null: not yet back in service.</param>
/// <param name="Reason">Why, in the words of the source.</param>
public sealed record HydrantOutage(string FromOn, string? ToOn, string? Reason);
