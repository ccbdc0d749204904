using NetTopologySuite.Geometries;

namespace RiskMap.DataImport.Demo;

/// <summary>Stations and open water: what engines come from and what else they can draw on.</summary>
public static class FireService
{
    /// <summary>Three; the one in the industrial park is built but not yet manned (建成未投勤).</summary>
    public static List<Station> Stations(Draft draft) =>
    [
        Station(draft, 1, "沚江路消防救援站", "in_service", 6, new DateOnly(1998, 10, 1), new Coordinate(-560, 1720)),
        Station(draft, 2, "滨江新城消防救援站", "in_service", 5, new DateOnly(2016, 5, 20), new Coordinate(420, -1930)),
        Station(draft, 3, "沚阳工业园消防救援站", "built", 3, new DateOnly(2025, 12, 12), new Coordinate(3250, 1960)),
    ];

    public static List<WaterSource> Waters(Draft draft, County county)
    {
        var dice = new Dice("waters");
        var walk = new NetTopologySuite.LinearReferencing.LengthIndexedLine(county.River.NorthDyke);
        var inside = draft.Waters.Select(w =>
            new WaterSource("", w.Name, w.Kind, Volume(w.Area, w.Kind, dice), null,
                dice.Weighed(("in_service", 8), ("unknown", 2), ("out_of_service", 0.6)),
            dice.Chance(0.5) ? dice.Day(new DateOnly(2008, 1, 1), new DateOnly(2024, 1, 1)) : null, w.Point));
        string[] places = ["苇塘", "西湾", "河码头", "一桥", "老码头", "东湾", "芦苇荡", "月亮洲"];
        double[] east = [-4300, -1700, -700, 150, 900, 1900, 3300, 4900];
        var intakes = places.Zip(east).Select(p =>
        {
            var dyke = walk.ExtractPoint(
                walk.Project(new Coordinate(p.Second, county.River.NorthDyke.Coordinates.MinBy(c => Math.Abs(c.X - p.Second))!.Y)), -36);
            return new WaterSource("", $"沚江{p.First}取水码头", p.First is "西湾" or "月亮洲" ? "suction_point" : "intake", null,
                Math.Round(dice.Between(40, 90)), "in_service", dice.Day(new DateOnly(2005, 1, 1), new DateOnly(2022, 1, 1)), dyke);
        });
        return [.. inside.Concat(intakes).Select((w, i) => w with { Id = $"water-{i + 1:d3}" })];
    }

    private static double? Volume(double area, string kind, Dice dice) =>
        dice.Chance(0.3) ? null : kind == "tank" ? Math.Round(area * dice.Between(2.5, 3.5)) : Math.Round(area * 1.4);

    /// <summary>Takes over the nearest larger low building.</summary>
    private static Station Station(Draft draft, int number, string name, string state, int engines, DateOnly since, Coordinate near)
    {
        var house = draft.Buildings.Where(b => b is { Storeys: < 7, InVillage: false, Name: null } && b.Footprint.Area > 300)
            .MinBy(b => b.Centre.Distance(near))!;
        (house.Name, house.Use, house.UseSource) = (name, "public", "消防救援站");
        return new Station($"station-{number}", name, "brigade", state, engines, since, house.Centre);
    }
}
