using NetTopologySuite.Geometries;

namespace RiskMap.DataImport.Demo;

/// <summary>消防车道: the loops of the estates, and the lanes of the old town that an engine has to get through; some are blocked.</summary>
public static class FireLanes
{
    private static readonly string[] Kinds = ["私家车停放", "隔离桩", "摊位占道", "铁栅栏", "广告牌", "电动自行车停放", "堆放杂物"];

    public static List<FireLane> Of(Draft draft)
    {
        var dice = new Dice("fire lanes");
        var estates = draft.Yards.Select(y =>
            (Name: (string?)$"{y.Name}环形消防车道", y.Width, y.Line, DeadEnd: false, Year: (int?)y.Year, Blocked: 0.3));
        var old = draft.Streets.Where(s => s is { Quarter: QuarterKind.OldTown or QuarterKind.UrbanVillage, Name: not null }
            && s.Width >= 3.8 && s.Line.Length > 90)
            .Select(s => (s.Name, s.Width, s.Line, DeadEnd: false, Year: (int?)null, Blocked: 0.42));
        return [.. estates.Concat(old).Select((l, i) => new FireLane($"lane-{i + 1:d3}", l.Name, Math.Round(l.Width, 1),
            dice.Chance(0.25) ? null : dice.Weighed((4.0, 2), (4.5, 4), (5.0, 2), (3.6, l.Year is null ? 2 : 0.3)), l.DeadEnd,
            dice.Chance(0.1) ? null : dice.Chance(l.Year is null ? 0.3 : 0.75),
            l.Year is { } year ? new DateOnly(year, dice.Whole(1, 12), 15) : null, l.Line)
        {
            Obstructions = Obstructions(l.Line, l.Blocked, dice),
        })];
    }

    private static List<Obstruction> Obstructions(LineString line, double share, Dice dice)
    {
        var walk = new NetTopologySuite.LinearReferencing.LengthIndexedLine(line);
        var found = new List<Obstruction>();
        while (dice.Chance(share))
        {
            var day = dice.Day(new DateOnly(2023, 1, 10), new DateOnly(2026, 11, 10));
            var cleared = dice.Chance(0.62) ? day.AddDays(dice.Whole(1, 120)) : (DateOnly?)null;
            found.Add(new Obstruction(dice.Pick(Kinds), day, cleared > Town.Today ? null : cleared, null,
                walk.ExtractPoint(dice.Between(0.1, 0.9) * line.Length)));
        }

        return found;
    }
}
