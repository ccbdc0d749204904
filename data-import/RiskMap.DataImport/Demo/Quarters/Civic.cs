using NetTopologySuite.Geometries;

namespace RiskMap.DataImport.Demo;

/// <summary>What a town has one or a few of: schools, hospital, homes for the old, a mall, offices, parks.</summary>
public static class Civic
{
    public static void School(Polygon ground, Draft draft, string name, Dice dice)
    {
        var (mason, lot, compound, box) = Site(ground, draft, QuarterKind.School, name, dice);
        var (length, width) = box.Width > 105 && box.Length > 150 ? (112.0, 68.0) : (64.0, 34.0);
        var end = Shapes.Turn(box.Centre, box.Angle, (box.Length / 2) - (length / 2) - 14, 0);
        var along = box.Angle + (box.Width > length + 20 ? Math.PI / 2 : 0);
        var half = (length - width) / 2;
        var track = Ground.Metres.CreateLineString([Shapes.Turn(end, along, -half, 0), Shapes.Turn(end, along, half, 0)])
            .Buffer(width / 2, 12);
        var grass = track.Intersection(ground);
        lot.Take(grass.Buffer(5));
        draft.LandCover.Add(new LandCover("green", $"{name}操场", grass));
        var number = 0;
        var year = dice.Whole(1988, 2019);
        foreach (var inner in Polygons.Parts(ground.Buffer(-9)))
        {
            SlabRows.Fill(lot, inner, SlabRows.FacingSouth(ground, dice), new SlabRows.Pitch(12, 38, 62, 24, 14), dice, (shape, row) =>
                mason.Build(shape, row % 3 == 2 ? new Purpose("residential", "学生宿舍", 3.5, 9) : Purpose.Teaching, dice.Whole(4, 5), year,
                    compound, $"{++number}号楼", number == 1 ? name : null));
        }
    }

    public static void Hospital(Polygon ground, Draft draft, string name, Dice dice)
    {
        var (mason, lot, compound, box) = Site(ground, draft, QuarterKind.Hospital, name, dice);
        Place(Shapes.Cross(Shapes.Turn(box.Centre, box.Angle, -box.Length * 0.2, 0), Math.Min(64, box.Length * 0.32),
            Math.Min(46, box.Width * 0.5), box.Angle), 15, "住院楼", true);
        Place(Shapes.Angled(Shapes.Turn(box.Centre, box.Angle, box.Length * 0.2, 0), Math.Min(70, box.Length * 0.34),
            Math.Min(52, box.Width * 0.5), box.Angle, true), 5, "门诊楼", false);
        foreach (var inner in Polygons.Parts(ground.Buffer(-8)))
        {
            SlabRows.Fill(lot, inner, SlabRows.FacingSouth(ground, dice), new SlabRows.Pitch(13, 26, 44, 20, 16), dice, (shape, _) =>
                mason.Build(shape, Purpose.Ward, dice.Whole(3, 7), dice.Whole(1990, 2012), compound, "附楼"));
        }

        void Place(Polygon shape, int storeys, string unit, bool first)
        {
            if (lot.TryTake(shape, 8))
            {
                mason.Build(shape, Purpose.Ward, storeys, first ? 2016 : 2009, compound, unit, first ? name : null);
            }
        }
    }

    public static void CareHome(Polygon ground, Draft draft, string name, Dice dice)
    {
        var (mason, lot, compound, box) = Site(ground, draft, QuarterKind.ElderlyCare, name, dice);
        var garden = Shapes.Ellipse(box.Centre, box.Length * 0.25, box.Width * 0.25, box.Angle, 0.05);
        lot.Take(garden);
        draft.LandCover.Add(new LandCover("green", null, garden));
        var number = 0;
        foreach (var inner in Polygons.Parts(ground.Buffer(-10)))
        {
            SlabRows.Fill(lot, inner, SlabRows.FacingSouth(ground, dice), new SlabRows.Pitch(13, 28, 52, 22, 18), dice, (shape, _) =>
            {
                if (number < 5)
                {
                    mason.Build(shape, Purpose.CareHome, dice.Whole(2, 4), dice.Whole(1996, 2018), compound, $"{++number}号楼",
                        number == 1 ? name : null);
                }
            });
        }
    }

    public static void Offices(Polygon ground, Draft draft, string name, Dice dice)
    {
        var (mason, lot, compound, box) = Site(ground, draft, QuarterKind.Office, name, dice);
        var angle = SlabRows.FacingSouth(ground, dice);
        var square = Shapes.Rectangle(Shapes.Turn(box.Centre, angle, 0, -box.Width * 0.22), box.Length * 0.5, box.Width * 0.3, angle);
        lot.Take(square);
        draft.LandCover.Add(new LandCover("green", "市民广场", Polygons.Largest(Polygons.Parts(square.Intersection(ground)))));
        Place(Shapes.Court(Shapes.Turn(box.Centre, angle, 0, box.Width * 0.15), Math.Min(120, box.Length * 0.5),
            Math.Min(48, box.Width * 0.3), angle), 12, name);
        foreach (var inner in Polygons.Parts(ground.Buffer(-10)))
        {
            SlabRows.Fill(lot, inner, angle, new SlabRows.Pitch(16, 36, 60, 34, 22), dice,
                (shape, _) => mason.Build(shape, Purpose.Offices, dice.Whole(5, 9), dice.Whole(2008, 2018), compound, "附楼"));
        }

        void Place(Polygon shape, int storeys, string label)
        {
            if (lot.TryTake(shape, 8))
            {
                mason.Build(shape, Purpose.Offices, storeys, 2010, compound, "主楼", label);
            }
        }
    }

    public static void Mall(Polygon ground, Draft draft, Names names, Dice dice)
    {
        var name = names.Mall();
        var (mason, lot, compound, box) = Site(ground, draft, QuarterKind.NewTown, name, dice);
        var podium = Shapes.Angled(Shapes.Turn(box.Centre, box.Angle, -box.Length * 0.12, 0), Math.Min(150, box.Length * 0.55),
            Math.Min(95, box.Width * 0.6), box.Angle, dice.Chance(0.5));
        if (lot.TryTake(podium, 10))
        {
            mason.Build(podium, Purpose.Mall, 5, 2014, compound, "主楼", name);
        }

        foreach (var inner in Polygons.Parts(ground.Buffer(-10)))
        {
            var number = 0;
            SlabRows.Fill(lot, inner, box.Angle, new SlabRows.Pitch(24, 28, 36, 30, 26), dice, (shape, _) =>
                mason.Build(shape, ++number % 2 == 0 ? Purpose.Hotel : Purpose.Offices, dice.Whole(17, 27), 2015, compound, $"{number}号楼"));
        }
    }

    /// <summary>Lawns and a lake.</summary>
    public static void Park(Polygon ground, Draft draft, string name, Dice dice)
    {
        var box = Polygons.Box(ground);
        draft.LandCover.Add(new LandCover("green", name, ground));
        var lake = Shapes.Ellipse(Shapes.Turn(box.Centre, box.Angle, box.Length * 0.06, 0), box.Length * 0.5, box.Width * 0.42, box.Angle,
            0.09, dice.Between(0, 6));
        if (ground.Contains(lake))
        {
            draft.LandCover.Add(new LandCover("water", name.Replace("公园", "湖", StringComparison.Ordinal), lake));
            draft.Waters.Add(($"{name}取水点", "pond", lake.ExteriorRing.GetPointN(8).Coordinate, lake.Area));
        }

        var mason = new Mason(draft, QuarterKind.Park, dice);
        var pavilion = Shapes.Rectangle(Shapes.Turn(box.Centre, box.Angle, -box.Length * 0.36, 0), 18, 12, box.Angle);
        if (ground.Contains(pavilion) && !lake.Intersects(pavilion))
        {
            mason.Build(pavilion, Purpose.Public, 1, 2006, name: $"{name}管理房");
        }
    }

    private static (Mason Mason, Lot Lot, Compound Compound, (Coordinate Centre, double Length, double Width, double Angle) Box) Site(
        Polygon ground, Draft draft, QuarterKind kind, string name, Dice dice) =>
        (new Mason(draft, kind, dice), new Lot(ground), new Compound(name, ground.InteriorPoint.Coordinate), Polygons.Box(ground));
}
