using NetTopologySuite.Geometries;

namespace RiskMap.DataImport.Demo;

/// <summary>
/// The new town south of the river: wide streets on a grid, gated estates of slabs and towers, a square, a mall, schools.
/// </summary>
public static class NewTown
{
    public static readonly Grid Streets = new(new Coordinate(-560, -1000), -0.115,
        [-1420, -1080, -730, -390, -60, 250], [-1480, -1130, -760, -390, 340, 690, 1060, 1440, 1800, 2150, 2500], 28);

    public static List<Polygon> Lay(Quarter quarter, Draft draft, RiverBend bend, Dice dice)
    {
        var (blocks, lines) = Streets.Lay(quarter.Ground, bend);
        foreach (var (line, eastward, number) in lines)
        {
            var wide = eastward ? number is 1 or 3 : number is 2 or 5 or 8;
            // The axis parts what runs across it.
            var side = quarter.Name.EndsWith("西区", StringComparison.Ordinal) ? "西" : "东";
            var name = eastward ? $"{StreetStock.Herbs[number]}{side}路" : StreetStock.Poems[number];
            draft.Add(new Street(name, wide ? "secondary" : "tertiary", wide ? 22 : 14, line, QuarterKind.NewTown));
        }

        // Every third superblock is halved by a side street.
        var halved = new List<Polygon>();
        foreach (var block in blocks)
        {
            if (block.Area < 85_000 && !(dice.Chance(0.3) && block.Area > 60_000))
            {
                halved.Add(block);
                continue;
            }

            var (parts, lanes) = Cutting.Cut(block, new CutStyle(block.Area * 0.7, 0, 0, 0.05), dice);
            halved.AddRange(parts);
            lanes.ForEach(l => draft.Add(new Street(null, "residential", 9, l.Line, QuarterKind.NewTown)));
        }

        return halved;
    }

    public static void Fill(Polygon block, Draft draft, Names names, Dice dice)
    {
        foreach (var ground in draft.Buildable(block, 2).Where(g => g.Area > 1500))
        {
            if (ground.Area < 9000 || Polygons.Box(ground).Width < 70)
            {
                draft.LandCover.Add(new LandCover("green", null, ground.Buffer(-2)));
                continue;
            }

            var centre = ground.Centroid.Coordinate;
            var fromAxis = centre.Y > -700 ? 1500 : Math.Abs(centre.X + 600) + (Math.Abs(centre.Y + 1400) * 0.6);
            var roll = dice.Next();
            if (roll < 0.06 + Math.Max(0, (fromAxis - 1500) / 5000))
            {
                draft.LandCover.Add(new LandCover("green", null, ground.Buffer(-3))); // sold, not yet built
            }
            else if (roll > 0.93 && fromAxis < 1400)
            {
                Civic.Mall(ground, draft, names, dice);
            }
            else
            {
                Estate.Build(ground, draft, names, dice,
                    roll < 0.55 ? Estate.Style.Towers : roll < 0.8 ? Estate.Style.Slabs : Estate.Style.Mixed);
            }
        }
    }
}
