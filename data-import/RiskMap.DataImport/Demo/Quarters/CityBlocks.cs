using NetTopologySuite.Geometries;

namespace RiskMap.DataImport.Demo;

/// <summary>
/// The city of the seventies to the nineties: walk-up slabs in yards of works and offices, shops with flats along the streets.
/// </summary>
public static class CityBlocks
{
    public static List<Polygon> Lay(Quarter quarter, Draft draft, RiverBend bend, Dice dice, double blockArea = 32_000)
    {
        var (blocks, lanes) = Cutting.Cut(quarter.Ground, new CutStyle(blockArea, 1.2, 0.05, 0.12), bend, dice);
        foreach (var lane in lanes)
        {
            var (roadClass, width) = lane.CutArea > 150_000 ? ("tertiary", 12.0) : ("residential", dice.Between(6, 8));
            draft.Add(new Street(null, roadClass, Math.Round(width, 1), lane.Line, QuarterKind.City));
        }

        return blocks;
    }

    public static void Fill(Polygon block, Draft draft, Names names, Dice dice)
    {
        var mason = new Mason(draft, QuarterKind.City, dice);
        foreach (var ground in draft.Buildable(block).Where(g => g.Area > 150))
        {
            var lot = new Lot(ground);
            var year = dice.Whole(1976, 2008);
            foreach (var ring in Lot.Rings(ground, 0))
            {
                Lot.Line(ring, () => (dice.Between(18, 54), dice.Between(10, 13.5), dice.Chance(0.42) ? dice.Between(5, 12) : 0.15), Front);
            }

            var yard = ground.Area > 2500 ? new Compound(names.Yard(), ground.InteriorPoint.Coordinate) : null;
            var number = 0;
            var angle = SlabRows.FacingSouth(ground, dice);
            foreach (var inner in Polygons.Parts(ground.Buffer(-17)).Where(p => p.Area > 500))
            {
                SlabRows.Fill(lot, inner, angle, new SlabRows.Pitch(11.5, 30, 62, dice.Between(13, 17), 7), dice, (shape, _) =>
                    mason.Build(shape, dice.Chance(0.86) ? Purpose.Flats : Purpose.Offices, dice.Weighed((4, 1), (5, 2), (6, 5), (7, 3)),
                        year + dice.Whole(0, 6), yard, $"{++number}栋"));
            }

            // Sheds, boiler houses and bicycle roofs fill what is left.
            foreach (var inner in Polygons.Parts(ground.Buffer(-13)).Where(p => p.Area > 300))
            {
                for (var i = 0; i < (int)(inner.Area / 3500); i++)
                {
                    var at = SlabRows.Somewhere(inner, dice);
                    var shed = Shapes.Rectangle(at, dice.Between(6, 14), dice.Between(5, 9), angle);
                    if (lot.TryTake(shed, 3))
                    {
                        mason.Build(shed, dice.Chance(0.7) ? new Purpose("public", "附属用房") : Purpose.Shops, dice.Whole(1, 2),
                            year + dice.Whole(2, 12), yard, "附属房");
                    }
                }
            }

            bool Front(Coordinate at, double width, double depth, double turn)
            {
                var shape = Shapes.Rectangle(at, width, depth, turn);
                if (!lot.TryTake(shape, 0.1))
                {
                    return false;
                }

                mason.Build(shape, dice.Weighed((Purpose.ShopHouse, 6), (Purpose.Flats, 2.5), (Purpose.Restaurant, 0.7),
                    (Purpose.Hotel, 0.2), (Purpose.Offices, 0.5)),
                    dice.Weighed((2, 1), (3, 2), (4, 2), (5, 3), (6, 4), (7, 1)), year + dice.Whole(-4, 14));
                return true;
            }
        }
    }
}
