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

    /// <summary>Stays the same as long as the record does; means nothing by itself.</summary>
    public Guid Id { get; init; }

    /// <summary>Small number of the building within its area: its id in vector tiles.</summary>
    public int FeatureId { get; init; }

    /// <summary>Name, where it has one.</summary>
    public string? Name { get; init; }

    /// <summary>What it is used for.</summary>
    public BuildingUse Use { get; init; }

    /// <summary>The word that the source has for its use.</summary>
    public string? UseSrc { get; init; }

    /// <summary>Storeys above ground.</summary>
    public int? Storeys { get; init; }

    /// <summary>Height in metres.</summary>
    public double? HeightM { get; init; }

    /// <summary>Floor area over all storeys in square metres.</summary>
    public double? FloorAreaM2 { get; init; }

    /// <summary>How many people live in it.</summary>
    public int? Residents { get; init; }

    /// <summary>Address as the source spells it.</summary>
    public string? Address { get; init; }

    /// <summary>Day (YYYY-MM-DD) since which it stands.</summary>
    public string? BuiltOn { get; init; }

    /// <summary>What it is built of.</summary>
    public BuildingConstruction Construction { get; init; }

    /// <summary>What warns of a fire in it.</summary>
    public BuildingAlarm Alarm { get; init; }

    /// <summary>How much of it sprinklers cover.</summary>
    public BuildingSprinklers Sprinklers { get; init; }

    /// <summary>Area of the footprint in square metres, geodesic.</summary>
    public double AreaM2 { get; init; }

    /// <summary>Box round the footprint.</summary>
    public BoundingBox? Bounds => BoundingBox.From(Box);

    /// <summary>The footprint: a multipolygon.</summary>
    public Geometry Geometry => Answers.Shape.Read(Shape);
}

/// <summary>What a building is used for.</summary>
public enum BuildingUse
{
    /// <summary>住宅: people live in it.</summary>
    Residential,

    /// <summary>商业: shops, restaurants, offices mixed.</summary>
    Commercial,

    /// <summary>市场: a wholesale or covered market.</summary>
    Market,

    /// <summary>工业: a workshop or factory.</summary>
    Industrial,

    /// <summary>仓储: goods are stored in it.</summary>
    Warehouse,

    /// <summary>办公: offices only.</summary>
    Office,

    /// <summary>学校: a school or nursery.</summary>
    School,

    /// <summary>医院: a hospital or clinic.</summary>
    Hospital,

    /// <summary>养老: a home for the old.</summary>
    ElderlyCare,

    /// <summary>旅馆: a hotel or guest house.</summary>
    Hotel,

    /// <summary>公共: halls, stations, museums and the like.</summary>
    Public,

    /// <summary>农业: a farm building.</summary>
    Agricultural,

    /// <summary>Nobody recorded its use.</summary>
    Unknown,
}

/// <summary>What a building is built of; the types are those of the International Building Code.</summary>
public enum BuildingConstruction
{
    /// <summary>耐火: concrete or protected steel (type I).</summary>
    FireResistive,

    /// <summary>不燃: steel or stone without protection (type II).</summary>
    Noncombustible,

    /// <summary>砖混, 砖木: walls of masonry, floors or roof that burn (type III).</summary>
    Ordinary,

    /// <summary>重木: heavy timber (type IV).</summary>
    HeavyTimber,

    /// <summary>木: wood frame (type V).</summary>
    WoodFrame,

    /// <summary>彩钢板: panels with a core that burns.</summary>
    SandwichPanel,

    /// <summary>Nobody recorded it.</summary>
    Unknown,
}

/// <summary>What warns of a fire in a building.</summary>
public enum BuildingAlarm
{
    /// <summary>Detectors whose alarm somebody elsewhere hears (火灾自动报警, 联网).</summary>
    AutomaticMonitored,

    /// <summary>Detectors that are heard in the building only.</summary>
    AutomaticLocal,

    /// <summary>Buttons whose alarm somebody elsewhere hears.</summary>
    ManualMonitored,

    /// <summary>Buttons that are heard in the building only.</summary>
    ManualLocal,

    /// <summary>It has none.</summary>
    None,

    /// <summary>Nobody recorded it.</summary>
    Unknown,
}

/// <summary>How much of a building sprinklers cover.</summary>
public enum BuildingSprinklers
{
    /// <summary>All of it.</summary>
    Full,

    /// <summary>Some of it.</summary>
    Partial,

    /// <summary>Where the hazard is greatest only.</summary>
    HazardArea,

    /// <summary>It has none.</summary>
    None,

    /// <summary>Nobody recorded it.</summary>
    Unknown,
}
