using NetTopologySuite.Geometries;

namespace RiskMap.DataImport.Demo;

/// <summary>The old town: winding lanes, row houses wall to wall round small courts, shops along the three old streets.</summary>
public static class OldTown
{
    private static readonly CutStyle Organic = new(5000, 4.5, 0.16, 0.16);

    public static List<Polygon> Lay(Quarter quarter, Draft draft, RiverBend bend, Dice dice)
    {
        var (blocks, lanes) = Cutting.Cut(quarter.Ground, Organic, bend, dice);
        foreach (var lane in lanes)
        {
            var (roadClass, width) = lane.CutArea switch
            {
                > 250_000 => ("tertiary", 8.5),
                > 70_000 => ("residential", 5.5),
                > 16_000 => ("residential", 3.8),
                _ => ("path", 2.4),
            };
            draft.Add(new Street(null, roadClass, width, lane.Line, QuarterKind.OldTown));
        }

        return blocks;
    }

    public static void Fill(Polygon block, Draft draft, Dice dice)
    {
        var mason = new Mason(draft, QuarterKind.OldTown, dice);
        foreach (var ground in draft.Buildable(block).Where(g => g.Area > 60))
        {
            var lot = new Lot(ground);
            var temple = Temple(ground);
            if (dice.Chance(0.015) && lot.TryTake(temple, 0))
            {
                lot.Take(temple.Buffer(6));
                mason.Build(temple, Purpose.Temple, 1, dice.Whole(1850, 1935), name: dice.Pick(Names.Temples));
            }

            foreach (var ring in Lot.Rings(ground, 0))
            {
                Lot.Line(ring, () => (dice.Between(7, 16.5), dice.Between(9, 14), dice.Chance(0.12) ? dice.Between(1.2, 4) : 0.12),
                    (at, w, d, angle) => House(at, w, d, angle));
            }

            // Behind the front row: a second one round the court, where the block is deep enough.
            foreach (var ring in Lot.Rings(ground, 15.5))
            {
                Lot.Line(ring, () => (dice.Between(7.5, 15), dice.Between(7, 11), dice.Chance(0.4) ? dice.Between(3, 9) : 0.15),
                    (at, w, d, angle) => House(at, w, d, angle));
            }

            bool House(Coordinate at, double width, double depth, double angle)
            {
                var shape = depth > 10.5 && width > 8 && dice.Chance(0.4) ? Shapes.Angled(at, width, depth, angle, dice.Chance(0.5))
                    : Shapes.Rectangle(at, width, depth, angle);
                if (!lot.TryTake(shape, 0.08))
                {
                    return false;
                }

                var old = dice.Chance(0.45);
                mason.Build(shape, dice.Weighed((Purpose.RowHouse, 7), (Purpose.ShopHouse, 2.2), (Purpose.Restaurant, 0.4)),
                    old ? dice.Whole(1, 2) : dice.Weighed((2, 4), (3, 3), (4, 1.2), (5, 0.3)),
                    old ? dice.Whole(1938, 1978) : dice.Whole(1979, 2006));
                return true;
            }
        }
    }

    private static Polygon Temple(Polygon ground)
    {
        var box = Polygons.Box(ground);
        return Shapes.Court(box.Centre, Math.Min(28, box.Width * 0.5), Math.Min(34, box.Width * 0.55), box.Angle);
    }
}
