using NetTopologySuite.Geometries;

namespace RiskMap.DataImport.Demo;

/// <summary>
/// 城中村: a village that the city has grown round; self-built houses of four or five storeys, an arm's length apart, let by the room.
/// </summary>
public static class UrbanVillage
{
    private static readonly CutStyle Tight = new(4200, 1.6, 0.1, 0.12);

    public static List<Polygon> Lay(Quarter quarter, Draft draft, RiverBend bend, Dice dice)
    {
        var (blocks, lanes) = Cutting.Cut(quarter.Ground, Tight, bend, dice);
        foreach (var lane in lanes)
        {
            var (roadClass, width) = lane.CutArea switch
            {
                > 90_000 => ("residential", 7.0),
                > 20_000 => ("residential", 4.2),
                _ => ("path", 2.8)
            };
            draft.Add(new Street(null, roadClass, width, lane.Line, QuarterKind.UrbanVillage));
        }

        return blocks;
    }

    /// <param name="share">How much of the plots is built on, 0 to 1.</param>
    public static void Fill(Polygon block, Draft draft, double share, Dice dice)
    {
        var mason = new Mason(draft, QuarterKind.UrbanVillage, dice);
        foreach (var ground in draft.Buildable(block).Where(g => g.Area > 80))
        {
            var lot = new Lot(ground);
            for (var drawnIn = 0.4; drawnIn < 40; drawnIn += 14.5)
            {
                foreach (var ring in Lot.Rings(ground, drawnIn))
                {
                    Lot.Line(ring, () => (dice.Between(9, 14.5), dice.Between(9.5, 13.5), dice.Between(0.9, 2.4)), House);
                }
            }

            bool House(Coordinate at, double width, double depth, double angle)
            {
                var shape = dice.Chance(0.12) ? Shapes.Angled(at, width, depth, angle, dice.Chance(0.5))
                    : Shapes.Rectangle(at, width, depth, angle);
                if (!lot.TryTake(shape, 0.7))
                {
                    return false;
                }

                if (dice.Chance(share))
                {
                    mason.Build(shape,
                        dice.Weighed((Purpose.SelfBuilt, 8), (Purpose.ShopHouse, 1.5), (new Purpose("industrial", "家庭作坊", 3.4), 0.5)),
                        dice.Weighed((2, 1), (3, 3), (4, 4), (5, 3), (6, 1.5), (7, 0.3)), dice.Whole(1992, 2016));
                }

                return true;
            }
        }
    }
}
