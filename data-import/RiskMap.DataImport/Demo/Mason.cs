using NetTopologySuite.Geometries;

namespace RiskMap.DataImport.Demo;

/// <summary>Puts up buildings: from a footprint and what it is for, what the register would say of it.</summary>
public sealed class Mason(Draft draft, QuarterKind quarter, Dice dice)
{
    /// <summary>Metres from floor to floor.</summary>
    public const double DwellingStorey = 3.0;

    public void Build(Polygon footprint, Purpose purpose, int storeys, int year, Compound? compound = null, string? unit = null,
        string? name = null)
    {
        var floors = footprint.Area * storeys;
        var height = (storeys * purpose.StoreyHeight) + (purpose.Use == "residential" && storeys > 7 ? 3 : 0.6);
        draft.Buildings.Add(new Building
        {
            Footprint = footprint,
            Use = purpose.Use,
            UseSource = purpose.Source,
            Storeys = storeys,
            Height = Math.Round(height, 1),
            FloorArea = Math.Round(floors),
            Residents = Residents(purpose, floors),
            BuiltYear = year,
            Quarter = quarter,
            Compound = compound,
            Unit = unit,
            Name = name,
        });
    }

    /// <summary>One in sixteen households has not been counted.</summary>
    private int? Residents(Purpose purpose, double floors) => purpose.SquareMetresEach switch
    {
        null => 0,
        _ when dice.Chance(0.06) => null,
        var each => (int)Math.Round(floors / each.Value * dice.Between(0.75, 1.2)),
    };
}

/// <summary>
/// What a building is for: our word, the register's word, metres from floor to floor, floor area for each who lives there.
/// </summary>
public sealed record Purpose(string Use, string Source, double StoreyHeight = 3.0, double? SquareMetresEach = null)
{
    public static readonly Purpose Flats = new("residential", "住宅", 3.0, 58);
    public static readonly Purpose HighRiseFlats = new("residential", "高层住宅", 3.0, 78);
    public static readonly Purpose RowHouse = new("residential", "老街民居", 3.1, 55);
    public static readonly Purpose ShopHouse = new("commercial", "沿街店铺", 3.4, 110);
    public static readonly Purpose SelfBuilt = new("residential", "自建房", 3.1, 48);
    public static readonly Purpose FarmHouse = new("residential", "农村住宅", 3.2, 62);
    public static readonly Purpose Outbuilding = new("agricultural", "附属用房", 3.0);
    public static readonly Purpose FarmShed = new("agricultural", "养殖棚", 4.0);
    public static readonly Purpose Shops = new("commercial", "商铺", 4.0);
    public static readonly Purpose Restaurant = new("commercial", "餐饮", 3.8);
    public static readonly Purpose Mall = new("commercial", "商业综合体", 5.2);
    public static readonly Purpose Offices = new("office", "办公楼", 3.7);
    public static readonly Purpose Hotel = new("hotel", "宾馆", 3.6);
    public static readonly Purpose MarketHall = new("market", "专业市场", 4.5);
    public static readonly Purpose Workshop = new("industrial", "厂房", 9.5);
    public static readonly Purpose StackedWorkshop = new("industrial", "多层厂房", 4.8);
    public static readonly Purpose Dormitory = new("residential", "员工宿舍", 3.3, 18);
    public static readonly Purpose Warehouse = new("warehouse", "仓库", 10.5);
    public static readonly Purpose ColdStore = new("warehouse", "冷库", 9.0);
    public static readonly Purpose Teaching = new("school", "学校", 3.8);
    public static readonly Purpose Ward = new("hospital", "医院", 3.9);
    public static readonly Purpose CareHome = new("elderly_care", "养老院", 3.4, 34);
    public static readonly Purpose Public = new("public", "公共建筑", 4.5);
    public static readonly Purpose Temple = new("public", "文物建筑", 6.5);
}
