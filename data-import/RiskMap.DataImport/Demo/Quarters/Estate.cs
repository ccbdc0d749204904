using NetTopologySuite.Geometries;
using NetTopologySuite.Simplify;

namespace RiskMap.DataImport.Demo;

/// <summary>小区: a wall with shops in it, one gate, a loop road that is the fire lane, towers or slabs round a garden.</summary>
public static class Estate
{
    public enum Style { Towers, Slabs, Mixed }

    public static void Build(Polygon ground, Draft draft, Names names, Dice dice, Style style)
    {
        var mason = new Mason(draft, QuarterKind.NewTown, dice);
        var lot = new Lot(ground);
        var year = dice.Whole(2004, 2024);
        var compound = new Compound(names.Estate(year), ground.InteriorPoint.Coordinate);
        ShopsInTheWall(ground, lot, mason, year, dice);
        foreach (var inside in Polygons.Parts(ground.Buffer(-15)).Where(p => p.Area > 3000))
        {
            if (Loop(inside, lot) is { } loop)
            {
                draft.Yards.Add((compound.Name, dice.Chance(0.8) ? 5 : 3.6, loop, year));
                lot.Take(loop.Buffer(3.2));
            }

            Garden(inside, lot, draft, dice);
            var homes = Polygons.Parts(inside.Buffer(-1));
            var angle = SlabRows.FacingSouth(ground, dice);
            foreach (var part in homes)
            {
                Homes(part, lot, mason, compound, year, angle, style, dice);
            }
        }
    }

    /// <summary>The loop road, farther in where a shop at the corner would stand in its way; none where the estate is too narrow.</summary>
    private static LineString? Loop(Polygon inside, Lot lot)
    {
        foreach (var drawnIn in new[] { 4, 8, 12 })
        {
            foreach (var loop in Polygons.Parts(inside.Buffer(-drawnIn - 10).Buffer(10).DefaultIfEmpty(inside.Buffer(-drawnIn)))
                .OrderByDescending(p => p.Area).Take(1))
            {
                var line = Ground.Metres.CreateLineString(DouglasPeuckerSimplifier.Simplify(loop.ExteriorRing.Copy(), 0.5).Coordinates);
                if (lot.IsFree(line, 3))
                {
                    return line;
                }
            }
        }

        return null;
    }

    private static void Homes(Polygon part, Lot lot, Mason mason, Compound compound, int year, double angle, Style style, Dice dice)
    {
        var number = 0;
        var tall = dice.Whole(18, 33);
        var low = dice.Weighed((6, 3), (7, 1), (11, 4), (17, 2));
        if (style != Style.Slabs)
        {
            var pitch = new SlabRows.Pitch(dice.Between(19, 23), 24, 34, dice.Between(32, 44), 20);
            SlabRows.Fill(lot, part, angle, pitch, dice, (shape, row) =>
            {
                var box = Polygons.Box(shape);
                var tower = box.Length < 38 && box.Width > 15 ? Shapes.Cross(box.Centre, box.Length, box.Width, box.Angle) : shape;
                var storeys = style == Style.Mixed && row % 2 == 1 ? 11 : Math.Clamp(tall + dice.Whole(-2, 2), 16, 34);
                mason.Build(tower, Purpose.HighRiseFlats, storeys, year + (number / 8), compound, $"{++number}栋");
            });
        }

        // Where the ground is too narrow for towers, slabs stand.
        if (number > 0)
        {
            return;
        }

        SlabRows.Fill(lot, part, angle, new SlabRows.Pitch(13, 34, 66, low > 7 ? 29 : 18, 9), dice, (shape, _) =>
            mason.Build(shape, low > 9 ? Purpose.HighRiseFlats : Purpose.Flats, low, year + (number / 10), compound, $"{++number}栋"));
    }

    private static void ShopsInTheWall(Polygon ground, Lot lot, Mason mason, int year, Dice dice)
    {
        foreach (var ring in Lot.Rings(ground, 0.5))
        {
            Lot.Line(ring, () => (dice.Between(22, 58), dice.Between(10, 13),
                dice.Chance(0.45) ? dice.Between(40, 120) : dice.Between(7, 12)), (at, w, d, angle) =>
            {
                var shape = Shapes.Rectangle(at, w, d, angle);
                if (!lot.TryTake(shape, 4))
                {
                    return false;
                }

                mason.Build(shape, dice.Weighed((Purpose.Shops, 8), (Purpose.Restaurant, 1.5), (Purpose.Hotel, 0.4)), dice.Whole(1, 3),
                    year);
                return true;
            });
        }
    }

    private static void Garden(Polygon inside, Lot lot, Draft draft, Dice dice)
    {
        var box = Polygons.Box(inside);
        if (box.Width < 110)
        {
            return;
        }

        var garden = Shapes.Ellipse(box.Centre, box.Length * 0.3, box.Width * 0.2, box.Angle, 0.07, dice.Between(0, 6));
        lot.Take(garden);
        draft.LandCover.Add(new LandCover("green", null, garden));
        if (dice.Chance(0.4))
        {
            draft.LandCover.Add(new LandCover("water", null,
                Shapes.Ellipse(box.Centre, box.Length * 0.11, box.Width * 0.08, box.Angle, 0.1, dice.Between(0, 6))));
        }
    }

    private static Geometry DefaultIfEmpty(this Geometry geometry, Geometry other) => geometry.IsEmpty ? other : geometry;
}
