using NetTopologySuite.Geometries;

namespace RiskMap.DataImport.Demo;

/// <summary>
/// 县 → 街道、镇 → 社区、村. Borders run along streets and ditches, because communities are made of whole blocks; the river is shared out by
/// nearness.
/// </summary>
public static class Divisions
{
    private static readonly (string Zh, string En, double X, double Y)[] Towns =
    [
        ("城关街道", "Chengguan Subdistrict", 0, 1100), ("滨江街道", "Binjiang Subdistrict", -100, -1600),
        ("城东街道", "Chengdong Subdistrict", 3700, 1300),
        ("双堰镇", "Shuangyan Town", -900, 4200), ("荷叶塘镇", "Heyetang Town", 3700, -2600), ("义合镇", "Yihe Town", -4200, -1600),
    ];

    public static List<Division> Of(Draft draft, County county)
    {
        var communities = Seats(draft);
        var pieces = draft.Blocks.Select(q => q.Ground).Concat(RiverPieces(county))
            .GroupBy(p => communities.MinBy(c => Distance(c, p.InteriorPoint.Coordinate)).Name)
            .ToDictionary(g => g.Key, g => Joined(g, county));
        var divisions = new List<Division> { new("county", "990001", Places.City, "Zhijiang City (generated)", "county", null, county.Outline) };
        for (var t = 0; t < Towns.Length; t++)
        {
            var town = Towns[t];
            var members = communities.Where(c => pieces.ContainsKey(c.Name)
                && Towns.MinBy(w => Distance(("", w.X, w.Y), new Coordinate(c.X, c.Y))).Zh == town.Zh).ToList();
            divisions.Add(new Division($"town-{t + 1}", $"99000100{t + 1}000", town.Zh, town.En, "town", "county",
                Joined(members.SelectMany(m => Polygons.Parts(pieces[m.Name])), county)));
            divisions.AddRange(
                members.Select((m, i) => new Division($"village-{t + 1}-{i + 1:d2}", $"99000100{t + 1}{i + 1:d3}", m.Name,
                    Pinyin.Of(m.Name), "village", $"town-{t + 1}", pieces[m.Name])));
        }

        return divisions;
    }

    /// <summary>Villages, and a community (社区) for every quarter of the town.</summary>
    private static List<(string Name, double X, double Y)> Seats(Draft draft) =>
    [
        .. Villages.All.Select(v => (v.Name, v.X, v.Y)),
        .. Quarters.Communities.Select(q => ($"{q.Name}社区", q.X, q.Y)),
    ];

    private static IEnumerable<Polygon> RiverPieces(County county)
    {
        var banks = county.River.Water.Intersection(county.Outline);
        var box = banks.EnvelopeInternal;
        var cuts = Enumerable.Range(0, (int)(box.Width / 220) + 1).Select(i => box.MinX + (i * 220))
            .Select(x => (Geometry)Ground.Metres.CreateLineString([new(x, box.MinY - 9), new(x, box.MaxY + 9)]));
        return Polygons.Faces(Polygons.Parts(banks).Select(p => (Geometry)p.ExteriorRing).Concat(cuts).Append(county.River.Middle))
            .Where(p => banks.Contains(p.InteriorPoint));
    }

    private static Geometry Joined(IEnumerable<Polygon> pieces, County county) =>
        NetTopologySuite.Operation.Union.CascadedPolygonUnion.Union([.. pieces.Select(p => p.Buffer(0.4, 2))]).Buffer(-0.4, 2)
            .Intersection(county.Outline);

    private static double Distance((string Name, double X, double Y) seat, Coordinate at) =>
        Math.Sqrt(Math.Pow(at.X - seat.X, 2) + Math.Pow(at.Y - seat.Y, 2));
}
