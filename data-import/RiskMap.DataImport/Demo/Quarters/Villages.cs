using NetTopologySuite.Geometries;

namespace RiskMap.DataImport.Demo;

/// <summary>A village of the plain: no edge, only houses that lie closer together towards its middle.</summary>
/// <param name="Reach">Metres from the middle at which houses have thinned to a third.</param>
public sealed record Village(string Name, double X, double Y, double Reach)
{
    /// <summary>Which way it is long, radians.</summary>
    public double Lie => Math.Round((X * 0.0013) + (Y * 0.0021)) % 4 * Math.PI / 4;

    public double DistanceTo(Coordinate at) => Math.Sqrt(Math.Pow(at.X - X, 2) + Math.Pow(at.Y - Y, 2));

    /// <summary>村民小组: 1 to 9 going round the middle.</summary>
    public int GroupOf(Coordinate at) => 1 + (int)(((Math.Atan2(at.Y - Y, at.X - X) / Math.PI) + 1) * 4.5 % 9);
}

public static class Villages
{
    public static readonly Village[] All =
    [
        new("苇塘村", -4700, 2000, 420), new("白鹭村", -3700, 3600, 380), new("黄泥桥村", -5300, -300, 400), new("渔沟村", -3700, 250, 330),
        new("石板滩村", -2900, 2450, 300), new("双堰村", -1200, 3950, 420), new("樟树湾村", -1300, 2720, 260), new("竹林铺村", 1200, 4050, 430),
        new("新堰口村", 900, 2800, 280), new("五柳村", 3300, 4050, 400), new("高桥铺村", 3400, 2700, 200), new("青龙咀村", 5250, 2550, 380),
        new("月亮洲村", 5400, 900, 350), new("芦苇荡村", 3500, -350, 330), new("东洲村", 4900, -1250, 380), new("荷叶塘村", 3300, -1800, 430),
        new("杨家垱村", 4100, -3400, 420), new("柏枝村", 2600, -3600, 350), new("谷家冲村", 900, -3300, 330), new("桃花垸村", -100, -4100, 380),
        new("回龙村", -1800, -3500, 380), new("牛角湾村", -3400, -3300, 420), new("义合垸村", -3600, -1500, 420), new("南堤村", -4700, -1900, 380),
    ];

    public static Village Nearest(Coordinate at) => All.MinBy(v => v.DistanceTo(at))!;

    /// <summary>Share of roadside plots with a house, 0 to 1. Villages of the plain are long: they follow their ditch.</summary>
    public static double Density(Coordinate at)
    {
        var village = Nearest(at);
        var along = ((at.X - village.X) * Math.Cos(village.Lie)) + ((at.Y - village.Y) * Math.Sin(village.Lie));
        var across = ((at.Y - village.Y) * Math.Cos(village.Lie)) - ((at.X - village.X) * Math.Sin(village.Lie));
        var d = Math.Pow(along / (village.Reach * 1.7), 2) + Math.Pow(across / (village.Reach * 0.62), 2);
        return 0.03 + (0.62 * Math.Exp(-d * 0.8));
    }
}
