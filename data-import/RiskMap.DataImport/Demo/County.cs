using NetTopologySuite.Geometries;

namespace RiskMap.DataImport.Demo;

/// <summary>The border of the county, and the main roads that were there before any quarter: what the town has grown on.</summary>
public sealed class County
{
    public River River { get; } = new();
    public Polygon Outline { get; } = Border();

    public IReadOnlyList<Street> MainRoads { get; }

    /// <summary>Inside the ring road: names of streets change where they leave it.</summary>
    public Polygon Ring { get; }

    public County()
    {
        var axis = Curve.Through(40, (-150, 6500), (-100, 4200), (-120, 3250), (-200, 2200), (-330, 1200), (-430, 300), (-520, -600),
            (-640, -1600), (-800, -2900), (-760, -4000), (-1000, -6500));
        var highway = Curve.Through(40, (-8000, 2350), (-6000, 2450), (-4500, 2850), (-2300, 3120), (-120, 3250), (2300, 3330),
            (4350, 3050), (6000, 3150), (8000, 3500));
        var west = Curve.Through(40, (-2200, 3500), (-2330, 2700), (-2500, 1800), (-2580, 700), (-2560, -520), (-2680, -1500),
            (-2600, -2300), (-2500, -3000));
        var east = Curve.Through(40, (2330, 3700), (2290, 2800), (2230, 2000), (2210, 950), (2150, -400), (2130, -980), (2190, -1800),
            (2050, -3000));
        var south = Curve.Through(40, (-8000, -2250), (-5500, -2600), (-3900, -2350), (-2600, -2480), (-1600, -2640), (-740, -2560),
            (600, -2520), (2100, -2540), (3600, -2850), (5400, -2500), (8000, -2700));
        var north = Curve.Through(40, (-3000, 1800), (-2500, 1880), (-1300, 2150), (-200, 2200), (1000, 2150), (2240, 2020), (3500, 1900),
            (4620, 1760), (6000, 1900), (8000, 1600));
        var building = Curve.Through(40, (-2700, 1380), (-1400, 1500), (-300, 1470), (310, 1490), (900, 1570), (1460, 1560), (2400, 1460));
        var unity = Curve.Through(30, (-1330, 2400), (-1400, 1500), (-1470, 860), (-1330, -600));
        var temple = Curve.Through(30, (360, 2400), (310, 1490), (180, 800), (190, 420), (110, -300));
        var eastGate = Curve.Through(30, (1380, 2350), (1450, 1560), (1510, 1010), (1470, 300), (1560, -900));
        var venture = Curve.Through(40, (4250, 3300), (4500, 2400), (4640, 1700), (4720, 300));
        var welcome = Curve.Through(30, (-1640, -300), (-1780, -1500), (-1900, -2800));
        var people = Curve.Through(40, (-8000, 2000), (-6300, 1750), (-5000, 1350), (-3700, 1000), (-2580, 800), (-1500, 860), (-390, 760),
            (180, 800), (900, 950), (1500, 1010), (2210, 900), (3600, 720), (4800, 560), (6200, 800), (8000, 500));

        var ring = Polygons.Largest(Polygons.Faces([west, east, south, north]));
        Ring = (Polygon)ring.Buffer(30);
        MainRoads = [.. new[]
        {
            Trace("沚江大道", "primary", 32, axis, "沚北公路"),
            Trace("沚阳公路", "trunk", 24, highway),
            Trace("西环路", "primary", 26, Curve.Between(west, highway, south)),
            Trace("东环路", "primary", 26, Curve.Between(east, highway, south)),
            Trace("南环路", "primary", 26, south, "南沙公路"),
            Trace("北环路", "primary", 26, Curve.Between(north, west, Ground.Metres.CreateLineString([new(9000, 0), new(9000, 9)])), "沚阳大道"),
            Trace("人民路", "primary", 26, people, "苇渡公路"),
            Trace("建设路", "secondary", 20, Curve.Between(building, west, east)),
            Trace("团结路", "secondary", 18, Curve.Between(unity, north, River.NorthDyke)),
            Trace("文昌路", "secondary", 16, Curve.Between(temple, north, River.NorthDyke)),
            Trace("东门路", "secondary", 18, Curve.Between(eastGate, north, River.NorthDyke)),
            Trace("创业路", "secondary", 20, Curve.Between(venture, highway, people)),
            Trace("迎宾路", "secondary", 24, Curve.Between(welcome, River.SouthDyke, south)),
            Trace("北站西路", "secondary", 16, Curve.Between(Curve.Through(40, (-760, 1900), (-700, 2700), (-740, 3500)), north, highway)),
            Trace("北站东路", "secondary", 16, Curve.Between(Curve.Through(40, (460, 1900), (430, 2700), (520, 3500)), north, highway)),
            Trace("柳堤路", "secondary", 14,
                Curve.Between(Curve.Through(30, (-2020, 1000), (-1990, 300), (-1900, -600)), people, River.NorthDyke)),
            Trace("西湾路", "secondary", 14, Curve.Between(Curve.Through(30, (-2700, 260), (-2000, 330), (-1300, 280)), west, unity)),
            Trace("东湾路", "secondary", 14, Curve.Between(Curve.Through(30, (1300, 330), (1800, 260), (2300, 300)), eastGate, east)),
            Trace("南沙路", "secondary", 14, Curve.Between(Curve.Through(30, (-2800, -1350), (-2200, -1300), (-1600, -1200)), west, welcome)),
            Trace("义渡路", "secondary", 14, Curve.Between(Curve.Through(30, (-2800, -1760), (-2200, -1800), (-1600, -1750)), west, welcome)),
            Trace("市场路", "secondary", 16, Curve.Between(Curve.Through(30, (880, 2300), (860, 1850), (900, 1450)), north, building)),
            Trace("建材路", "secondary", 16, Curve.Between(Curve.Through(30, (250, 1870), (860, 1850), (1500, 1840)), temple, eastGate)),
            Trace("沚东路", "secondary", 14,
                Curve.Between(Curve.Through(30, (3080, 1000), (3040, 300), (3150, -1500)), people, River.NorthDyke)),
            Trace("东园路", "secondary", 14, Curve.Between(Curve.Through(30, (2000, 420), (2600, 360), (3300, 400)), east,
                Curve.Through(30, (3080, 1000), (3040, 300), (3150, -1500)))),
            Trace("滨江北路", "secondary", 14, River.NorthDyke, "沚江北堤"),
            Trace("滨江南路", "secondary", 14, River.SouthDyke, "沚江南堤"),
        }.SelectMany(Inside).SelectMany(road => River.Bridged(road, road.Name switch { "西环路" => "沚江西大桥", "东环路" => "沚江东大桥", _ => "沚江一桥" }))];
    }

    /// <summary>As ragged as borders are that follow ditches and ridges.</summary>
    private static Polygon Border()
    {
        const int Corners = 180;
        var dice = new Dice("border");
        var waves = Enumerable.Range(2, 22).Select(n => (N: n, Height: 0.075 / n, Phase: dice.Between(0, 6.28))).ToList();
        var ring = Enumerable.Range(0, Corners).Select(i => 2 * Math.PI * i / Corners).Select(a =>
        {
            var r = 1 + waves.Sum(w => w.Height * Math.Sin((w.N * a) + w.Phase));
            return new Coordinate(150 + (6250 * r * Math.Cos(a)), 150 + (4950 * r * Math.Sin(a)));
        }).ToList();
        return Ground.Metres.CreatePolygon([.. ring, ring[0].Copy()]);
    }

    private IEnumerable<Street> Inside(Street road)
    {
        foreach (var part in Polygons.Lines(road.Line.Intersection(Outline)))
        {
            yield return road with { Line = part };
        }
    }

    private static Street Trace(string name, string roadClass, double width, LineString line, string? outer = null) =>
        new(name, roadClass, width, line, QuarterKind.City, outer);
}
