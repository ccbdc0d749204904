using NetTopologySuite.Geometries;

namespace RiskMap.DataImport.Demo;

/// <summary>A place that a brigade inspects; <see cref="KindSource"/> is the word its list uses.</summary>
public sealed record Premises(string Id, string Name, string Kind, string KindSource, string? Address, int? Occupants, DateOnly? OpenedOn,
    Coordinate Point)
{
    /// <summary>The one it is in.</summary>
    public Building? Building { get; init; }
}

/// <summary>The district's premises: some of each kind that the yearly reports count, in the buildings that suit them.</summary>
public sealed class PremisesRegister
{
    private static readonly string[] Words =
    [
        "鸿运", "金沙", "湘味", "老街", "兰亭", "江畔", "福满", "喜来", "新世纪", "天天", "好又多", "百姓", "同心", "康乐", "银河", "君悦", "星光", "万家", "东升", "和顺",
        "瑞丰", "锦程", "大众", "永兴", "佳美", "春晖", "芙蓉", "洞庭", "沅江", "橘子洲",
    ];

    private static readonly string[] Materials = ["建材行", "板材店", "灯饰店", "五金店", "油漆店", "门窗店", "洁具店", "电线电缆店"];
    private static readonly string[] Produce = ["果品行", "蔬菜批发部", "干货店", "粮油店", "冻品店", "水产行", "调料店"];

    /// <summary>What a shop front may hold besides a shop: kind, the list's word, the end of its name, weight.</summary>
    private static readonly ((string Kind, string Source, string End) Thing, double Weight)[] Fronts =
    [
        (("shop", "九小场所", "超市"), 30), (("shop", "九小场所", "服装店"), 12), (("restaurant", "餐饮", "餐馆"), 18), (("internet_cafe", "网吧", "网吧"), 4),
        (("entertainment", "KTV", "KTV"), 3), (("bath", "洗浴", "洗浴中心"), 2), (("kindergarten", "幼儿园", "幼儿园"), 3), (("fuel_station", "加油站",
        "加油站"), 1.2),
        (("market", "农贸市场", "农贸市场"), 1.2), (("shared_housing", "三合一", "服饰加工店"), 5), (("hospital", "诊所", "诊所"), 5), (("hazardous",
        "烟花爆竹零售", "烟花店"), 1),
    ];

    private readonly Dice _dice = new("premises");
    private readonly List<Premises> _all = [];
    private readonly HashSet<Compound> _seen = [];
    private readonly HashSet<string> _names = [];

    public static List<Premises> Of(IReadOnlyList<Building> buildings)
    {
        var register = new PremisesRegister();
        foreach (var building in buildings.Where(b => b.Address is not null))
        {
            register.Enter(building);
        }

        register.Stalls(buildings);
        return register._all;
    }

    private void Enter(Building b)
    {
        switch (b.UseSource)
        {
            case "商业综合体":
                OncePerCompound(b, "mall", "商场", 3000);
                break;
            case "专业市场":
                OncePerCompound(b, "market", "集贸市场", 800);
                break;
            case "学校":
                OncePerCompound(b, "school", "学校", 1500);
                break;
            case "医院":
                OncePerCompound(b, "hospital", "医院", 600);
                break;
            case "养老院":
                OncePerCompound(b, "elderly_care", "养老院", 120);
                break;
            case "厂房" or "多层厂房":
                OncePerCompound(b, "factory", "厂房", 260);
                break;
            case "仓库":
                OncePerCompound(b, "logistics", "物流仓库", 40);
                break;
            case "冷库":
                Add(b, "cold_store", "冷库", $"{b.Compound?.Name}{b.Unit}冷库", 12);
                break;
            case "宾馆":
                Add(b, "hotel", "宾馆", Name("宾馆"), 90);
                break;
            case "餐饮":
                Add(b, "restaurant", "餐饮", Name("酒楼"), 60);
                break;
            case "文物建筑":
                Add(b, b.Name is "文庙" ? "heritage" : "religious", b.Name is "文庙" ? "文物建筑" : "寺庙", b.Name ?? "古建筑", 30);
                break;
            case "高层住宅":
                Add(b, "residential", "高层住宅", $"{b.Compound?.Name}{b.Unit}", b.Residents);
                Shed(b);
                break;
            case "住宅" when b.Compound is not null:
                Shed(b);
                break;
            case "办公楼" when _dice.Chance(0.15):
                Add(b, "office", "办公楼", b.Name ?? $"{Name("商务")}楼", 150);
                break;
            case "沿街店铺" or "商铺" when _dice.Chance(0.3):
                var (kind, source, end) = _dice.Weighed(Fronts);
                Add(b, kind, source, Name(end), kind == "shared_housing" ? 6 : 20);
                break;
            case "自建房" when _dice.Chance(0.06):
                Add(b, "shared_housing", "自建房", $"{b.Street}{b.Number}号出租房", b.Residents);
                break;
            default:
                break;
        }
    }

    /// <summary>Every estate has one shed where electric bicycles are charged.</summary>
    private void Shed(Building b)
    {
        if (b.Compound is not null && _seen.Add(b.Compound))
        {
            Add(b, "public", "电动自行车棚", $"{b.Compound.Name}电动自行车棚", null);
        }
    }

    /// <summary>What a market is made of: a few traders in each of its halls. With dice of their own, so that the others stay as they are.</summary>
    private void Stalls(IReadOnlyList<Building> buildings)
    {
        var dice = new Dice("stalls");
        foreach (var hall in buildings.Where(b => b.UseSource == "专业市场" && b.Address is not null))
        {
            var trades = hall.Compound?.Name.Contains("建材", StringComparison.Ordinal) == true ? Materials : Produce;
            foreach (var stall in Enumerable.Range(1, dice.Whole(2, 4)))
            {
                var (at, box) = (hall.Centre, hall.Footprint.EnvelopeInternal);
                var place = new Coordinate(dice.Between(box.MinX, box.MaxX), dice.Between(box.MinY, box.MaxY));
                _all.Add(new Premises(
                    $"premises-{_all.Count + 1:d4}", $"{hall.Compound?.Name}{hall.Unit}{stall}号{dice.Pick(Words)}{dice.Pick(trades)}", "shop", "市场经营户", hall.Address, dice.Whole(2, 8),
                    dice.Chance(0.7) ? dice.Day(new DateOnly(Math.Min(hall.BuiltYear, 2024), 1, 1), new DateOnly(2026, 6, 30)) : null,
                    hall.Footprint.Contains(Ground.Metres.CreatePoint(place)) ? place : at)
                { Building = hall });
            }
        }
    }

    private void OncePerCompound(Building b, string kind, string source, int occupants)
    {
        if (b.Compound is not null && _seen.Add(b.Compound))
        {
            Add(b, kind, source, b.Compound.Name, occupants);
        }
    }

    private void Add(Building b, string kind, string source, string name, int? occupants)
    {
        var people = occupants is null ? (int?)null : (int)Math.Round(occupants.Value * _dice.Between(0.6, 1.4));
        var opened = _dice.Chance(0.8) ? _dice.Day(new DateOnly(Math.Min(b.BuiltYear, 2024), 1, 1), new DateOnly(2026, 6, 30))
            : (DateOnly?)null;
        _all.Add(new Premises($"premises-{_all.Count + 1:d4}", name, kind, source, b.Address, people, opened, b.Centre) { Building = b });
    }

    /// <summary>A name that nobody else has: 鸿运餐馆, and then 湘味鸿运餐馆.</summary>
    private string Name(string end)
    {
        var name = _dice.Pick(Words) + end;
        while (!_names.Add(name))
        {
            name = _dice.Pick(Words) + name;
        }

        return name;
    }
}
