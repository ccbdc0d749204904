using NetTopologySuite.Geometries;

namespace RiskMap.DataImport.Demo;

/// <summary>A face between the main roads, and what it has become.</summary>
public sealed record Quarter(QuarterKind Kind, Polygon Ground, string Name);

/// <summary>Which face is what: a point inside says it.</summary>
public static class Quarters
{
    /// <summary>Blocks of the new town are so large that each is one estate.</summary>
    public const double EstateArea = 62_000;

    private static readonly (QuarterKind Kind, string Name, double X, double Y)[] Known =
    [
        (QuarterKind.OldTown, "老城", 800, 300),
        (QuarterKind.City, "文庙", -150, 400), (QuarterKind.City, "新街口", -100, 1100), (QuarterKind.City, "北关", 50, 1850),
        (QuarterKind.City, "十字街", 900, 1250), (QuarterKind.Market, "沚北建材大市场", 1130, 2000), (QuarterKind.City, "北关东", 600, 2000),
        (QuarterKind.City, "药王", 600, 1650),
        (QuarterKind.NewTown, "十里", 1130, 1700), (QuarterKind.NewTown, "车站", 1850, 1800),
        (QuarterKind.City, "东门外", 1850, 1250), (QuarterKind.UrbanVillage, "东湾", 1850, -100), (QuarterKind.City, "河东", 1850, 600),
        (QuarterKind.City, "团结", -900, 1100), (QuarterKind.City, "西园", -900, 1850), (QuarterKind.City, "河街", -900, 300),
        (QuarterKind.UrbanVillage, "西湾", -1700, 550), (QuarterKind.NewTown, "西湖", -2300, 550), (QuarterKind.City, "柳堤", -1700, 50),
        (QuarterKind.NewTown, "北站", -400, 2750), (QuarterKind.City, "北站东", 150, 2750), (QuarterKind.Logistics, "沚阳物流园", 2650, 620),
        (QuarterKind.City, "柳林", -2000, 1150), (QuarterKind.NewTown, "机械厂", -2000, 1700),
        (QuarterKind.Industrial, "沚阳工业园一期", 3400, 1300), (QuarterKind.Industrial, "沚阳工业园二期", 3300, 2400),
        (QuarterKind.NewTown, "滨江新城西区", -1200, -1500), (QuarterKind.NewTown, "滨江新城东区", 700, -1500),
        (QuarterKind.UrbanVillage, "南沙", -2200, -1600), (QuarterKind.NewTown, "义渡", -2200, -2150),
    ];

    /// <summary>Communities (社区), each with the point that says where: its ground is made of the blocks that lie nearest.</summary>
    public static readonly (string Name, double X, double Y)[] Communities =
    [
        ("米市", 500, 520), ("盐仓", 1200, 520), ("河码头", 850, 80), ("文庙", -150, 400), ("新街", -100, 1100), ("北关", 50, 1850), ("十字街", 900, 1250),
        ("杨泗庙", 1130, 2000), ("望城", 600, 2000), ("药王庙", 600, 1650), ("十里铺", 1130, 1700), ("车站", 1850, 1800), ("东门", 1850, 1250), ("东湾", 1850, -100),
        ("河东", 1850, 600), ("团结", -900, 1100), ("西园", -900, 1850), ("河街", -900, 300), ("西湾", -1700, 550), ("西湖", -2300, 550), ("柳堤", -1700, 50),
        ("北站", -400, 2750), ("铁山", 150, 2750), ("柳林", -2000, 1150), ("机械厂", -2000, 1700), ("石马", 2650, 620), ("新铺", 3400, 1300), ("金鸡岭", 3300, 2400),
        ("滨江", -1250, -950), ("望江", -300, -900), ("湘君", 700, -1000), ("芷兰", -1250, -1600), ("橘颂", -200, -1600), ("九歌", 700, -1600), ("天问", 1550, -1500),
        ("沙洲", -700, -2250), ("杜若", 300, -2200), ("明月", 1400, -2250), ("南沙", -2200, -1600), ("义渡", -2200, -2150),
    ];

    public static IReadOnlyList<Quarter> Of(County county)
    {
        var lines = county.MainRoads.Select(r => (Geometry)Polygons.Extended(r.Line)).Append(county.Outline.ExteriorRing)
            .Append(county.River.Water.ExteriorRing);
        var water = county.River.Water;
        return [.. Polygons.Faces(lines).Where(f => f.Area > 400 && county.Outline.Contains(f.InteriorPoint)
            && !water.Contains(f.InteriorPoint))
            .Select(face => Named(face, county))];
    }

    private static Quarter Named(Polygon face, County county)
    {
        foreach (var (kind, name, x, y) in Known)
        {
            if (face.Contains(Ground.Metres.CreatePoint(new Coordinate(x, y))))
            {
                return new Quarter(kind, face, name);
            }
        }

        var byTheWater = face.Distance(county.River.Water) < 1 && Polygons.Box(face).Width < 500 && face.Area < face.Length * 60;
        return new Quarter(byTheWater ? QuarterKind.Riverside : QuarterKind.Countryside, face, "");
    }
}
