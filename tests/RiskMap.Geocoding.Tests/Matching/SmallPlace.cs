namespace RiskMap.Geocoding.Tests.Matching;

using RiskMap.Geocoding.Matching;

/// <summary>
/// A place small enough to keep in mind, at 111.88 E, 29.60 N: two towns side by side; 学府路 with doors 2 to 40 and 1 to 39 on its two
/// sides, 人民路 in both towns, an estate, a village with groups, premises, and some western streets.
/// </summary>
internal static class SmallPlace
{
    public const double X = 111.88;
    public const double Y = 29.60;

    /// <summary>Degrees of a metre eastward and northward here.</summary>
    public const double East = 1 / (111_195.08 * 0.8695);
    public const double North = 1 / 111_195.08;

    public static Gazetteer Gazetteer { get; } = Build();

    public static Gazetteer Build(params AliasRow[] aliases)
    {
        var builder = new GazetteerBuilder();
        builder.AddArea("津市市", "Jinshi");
        builder.Add(Division("三洲驿街道", -2_000, 0));
        builder.Add(Division("金鱼岭街道", 0, 2_000));
        builder.Add(Road("学府路", 100, 0, 900, 0));
        builder.Add(Road("建设路", 500, -300, 500, 300));
        builder.Add(Road("人民路", 100, 500, 900, 500));
        builder.Add(Road("人民路", -900, 500, -100, 500));
        builder.Add(Road("中山北路", 100, 800, 900, 800));
        builder.Add(Road("中山南路", 100, -800, 900, -800));
        for (var number = 1; number <= 40; number++)
        {
            if (number is 12 or 14 or 21)
            {
                continue;
            }

            // Odd numbers stand on the north side, even ones on the south side, 20 m apart.
            builder.Add(Door($"{number}", "学府路", 100 + (20 * number), number % 2 == 1 ? 15 : -15));
        }

        builder.Add(Door("8之1", "学府路", 262, -25));
        builder.Add(Door("6", "人民路", 300, 510));
        builder.Add(Door("6", "人民路", -300, 510));
        builder.Add(Door("8", "人民路", -340, 510));
        builder.Add(Door("16", "中山北路", 300, 810));
        builder.Add(Door("16", "中山南路", 300, -790));
        for (var building = 1; building <= 12; building++)
        {
            builder.Add(new DoorRow(null, null, null, null, $"学府路66号阳光花园{building}栋", null, null, "building", X + ((1_200 + (10 * building)) * East), Y));
        }

        builder.Add(new DoorRow(null, null, null, null, "石桥村3组5号", null, null, "door_number", X + (3_000 * East), Y));
        builder.Add(new DoorRow(null, null, null, null, "石桥村3组9号", null, null, "door_number", X + (3_040 * East), Y));
        builder.Add(new DoorRow(null, null, null, null, "石桥村4组2号", null, null, "door_number", X + (3_900 * East), Y));
        builder.Add(new NamedRow(NameKind.Premises, "津市一中", X + (700 * East), Y + (100 * North), 30, 41));
        builder.Add(Western("402", "11TH ST NE", "#A 2", 5_000, 0));
        builder.Add(Western("402", "11TH ST NE", "#A 12", 5_000, 0));
        builder.Add(Western("406", "11TH ST NE", null, 5_040, 0));
        builder.Add(Western("402", "10TH ST NE", null, 5_000, 500));
        builder.Add(Western("100", "E MARKET ST", null, 5_000, 900));
        builder.Add(Western("200", "W MARKET ST", null, 4_000, 900));
        builder.Add(new DoorRow("12a", "Lindenallee", null, null, null, "Altdorf", "10000", "door_number", X + (6_000 * East), Y));
        builder.Add(new DoorRow("12a", "Lindenallee", null, null, null, "Neustadt", "10037", "door_number", X + (9_000 * East), Y));
        builder.AddHydrant("H0815", X, Y, 7);
        builder.Add(new NamedRow(NameKind.Station, "金鱼岭消防救援站", X, Y + (2_000 * North), 30, 2));
        foreach (var alias in aliases)
        {
            builder.Add(alias);
        }

        return builder.Build();
    }

    /// <summary>Metres between a match and a place so many metres east and north of the origin.</summary>
    public static double MetresFrom(this Match match, double east, double north)
    {
        var (dx, dy) = ((match.Place!.X - X) / East - east, (match.Place.Y - Y) / North - north);
        return Math.Sqrt((dx * dx) + (dy * dy));
    }

    private static DoorRow Door(string number, string street, double east, double north) =>
        new(number, street, null, null, null, null, null, "door_number", X + (east * East), Y + (north * North));

    private static DoorRow Western(string number, string street, string? unit, double east, double north) => new(
        number, street, null, unit?.TrimStart('#'), $"{number} {street}{(unit is null ? "" : " " + unit)}", null, null, "door_number", X + (east * East), Y + (north * North));

    private static RoadRow Road(string name, double fromEast, double fromNorth, double toEast, double toNorth) =>
        new(name, [X + (fromEast * East), Y + (fromNorth * North), X + (toEast * East), Y + (toNorth * North)]);

    private static DivisionRow Division(string name, double fromEast, double toEast) => new(name, null, "town", new NetTopologySuite.Geometries.GeometryFactory(new(), 4326)
        .ToGeometry(new(X + (fromEast * East), X + (toEast * East), Y - (2_000 * North), Y + (2_000 * North))));
}
