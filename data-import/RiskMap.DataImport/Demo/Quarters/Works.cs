using NetTopologySuite.Geometries;

namespace RiskMap.DataImport.Demo;

/// <summary>The industrial park, the logistics park and the two markets: large roofs in rows, yards for lorries.</summary>
public static class Works
{
    private static readonly Grid Park = new(new Coordinate(3400, 1850), -0.06, [-620, -310, 340, 680, 1000], [-820, -400, 20, 430, 850], 0);
    private static readonly CutStyle Plots = new(19_000, 0, 0, 0.1);

    public static List<Polygon> Lay(Quarter quarter, Draft draft)
    {
        var (blocks, lines) = Park.Lay(quarter.Ground);
        foreach (var (line, eastward, number) in lines)
        {
            draft.Add(new Street((eastward ? StreetStock.Industry : StreetStock.Park)[number], number % 2 == 0 ? "tertiary" : "secondary", number % 2 == 0 ? 14 : 20, line,
                QuarterKind.Industrial));
        }

        return blocks;
    }

    /// <param name="share">How many of the plots have been built on, 0 to 1.</param>
    public static void FillPark(Polygon block, Draft draft, Names names, double share, Dice dice)
    {
        var mason = new Mason(draft, QuarterKind.Industrial, dice);
        foreach (var ground in draft.Buildable(block).Where(g => g.Area > 2500))
        {
            draft.LandCover.Add(new LandCover("industrial", null, ground));
            foreach (var plot in Cutting.Cut(ground, Plots, dice).Blocks.SelectMany(p => Polygons.Parts(p.Buffer(-5)))
                .Where(p => p.Area > 1500))
            {
                if (!dice.Chance(share))
                {
                    draft.LandCover.Add(new LandCover("green", null, plot));
                    continue;
                }

                Factory(plot, draft, mason, new Compound(names.Works(), plot.InteriorPoint.Coordinate), dice);
            }
        }
    }

    private static void Factory(Polygon plot, Draft draft, Mason mason, Compound works, Dice dice)
    {
        var (lot, box, year) = (new Lot(plot), Polygons.Box(plot), dice.Whole(2001, 2023));
        var number = 0;
        // The office and the dormitory stand at the gate, the halls behind.
        var front = Shapes.Rectangle(Shapes.Turn(box.Centre, box.Angle, -(box.Length / 2) + 16, box.Width * 0.12), 14,
            Math.Min(46, box.Width * 0.55), box.Angle);
        if (lot.TryTake(front, 6))
        {
            mason.Build(front, dice.Chance(0.6) ? Purpose.Offices : Purpose.Dormitory, dice.Whole(3, 5), year, works, "办公楼", works.Name);
        }

        var hall = new SlabRows.Pitch(dice.Between(22, 44), 40, Math.Max(55, box.Length * 0.72), dice.Between(10, 16), 14);
        SlabRows.Fill(lot, plot, box.Angle, hall, dice, (shape, _) =>
        {
            var tall = dice.Chance(0.22);
            mason.Build(shape, tall ? Purpose.StackedWorkshop : dice.Chance(0.2) ? Purpose.Warehouse : Purpose.Workshop,
                tall ? dice.Whole(2, 4) : 1, year + number, works, $"{++number}号厂房");
        });
        for (var i = 0; i < 3; i++)
        {
            var shed = Shapes.Rectangle(SlabRows.Somewhere(plot, dice), dice.Between(8, 16), dice.Between(7, 12), box.Angle);
            if (lot.TryTake(shed, 5))
            {
                mason.Build(shed, new Purpose("industrial", "配套用房", 4), 1, year, works, "配套房");
            }
        }

        if (dice.Chance(0.16))
        {
            draft.Waters.Add(($"{works.Name}消防水池", "tank", Shapes.Turn(box.Centre, box.Angle, box.Length * 0.4, box.Width * 0.3), 120));
        }
    }

    /// <summary>Long rows of two-storey shops, lorry lanes between them, one hall in the middle.</summary>
    public static void Market(Polygon block, Draft draft, string name, Dice dice)
    {
        var mason = new Mason(draft, QuarterKind.Market, dice);
        foreach (var ground in draft.Buildable(block).Where(g => g.Area > 800))
        {
            var (lot, compound, box) = (new Lot(ground), new Compound(name, ground.InteriorPoint.Coordinate), Polygons.Box(ground));
            draft.LandCover.Add(new LandCover("industrial", name, ground));
            var hall = Shapes.Rectangle(box.Centre, Math.Min(130, box.Length * 0.35), Math.Min(64, box.Width * 0.3), box.Angle);
            if (ground.Area > 25_000 && lot.TryTake(hall, 0))
            {
                mason.Build(hall, new Purpose("market", "交易大厅", 6), 2, 2009, compound, "交易大厅", name);
                lot.Take(hall.Buffer(12));
            }

            var number = 0;
            SlabRows.Fill(lot, (Polygon)ground.Buffer(-3).GetGeometryN(0), box.Angle, new SlabRows.Pitch(15, 36, 96, 10.5, 8), dice,
                (shape, _) =>
                mason.Build(shape, Purpose.MarketHall, dice.Whole(2, 3), dice.Whole(2003, 2013), compound, $"{++number}排"));
        }
    }

    public static void Logistics(Polygon block, Draft draft, string name, Dice dice)
    {
        var mason = new Mason(draft, QuarterKind.Logistics, dice);
        foreach (var ground in draft.Buildable(block).Where(g => g.Area > 4000))
        {
            var (lot, compound, box) = (new Lot(ground), new Compound(name, ground.InteriorPoint.Coordinate), Polygons.Box(ground));
            draft.LandCover.Add(new LandCover("industrial", name, ground));
            var number = 0;
            SlabRows.Fill(lot, (Polygon)ground.Buffer(-12).GetGeometryN(0), box.Angle, new SlabRows.Pitch(38, 80, 150, 34, 26), dice,
                (shape, row) =>
                mason.Build(shape, row % 4 == 3 ? Purpose.ColdStore : Purpose.Warehouse, 1, dice.Whole(2011, 2022), compound,
                    $"{++number}号库"));
            draft.Waters.Add(($"{name}消防水池", "tank", Shapes.Turn(box.Centre, box.Angle, box.Length * 0.38, -box.Width * 0.36), 400));
        }
    }
}
