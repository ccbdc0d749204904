using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using RiskMap.Api.Hydrants.Coverage;

namespace RiskMap.Api.Tests.Hydrants;

/// <summary>Streets and shapes as an analysis takes them, from lines and WKT in local metres; streets are joined where they end at one point.</summary>
internal static class Ground
{
    public static StreetGraph Streets(LineString[] lines)
    {
        var nodes = lines.SelectMany(l => new[] { l.StartPoint.Coordinate, l.EndPoint.Coordinate }).Distinct().ToList();
        int[] points = [.. lines.Aggregate(new List<int> { 0 }, (p, l) => [.. p, p[^1] + l.NumPoints])];
        var all = lines.SelectMany(l => l.Coordinates).ToArray();
        return new(
            nodes.Count, [.. lines.Select(l => nodes.IndexOf(l.StartPoint.Coordinate))], [.. lines.Select(l => nodes.IndexOf(l.EndPoint.Coordinate))],
            [.. lines.Select(l => l.Length)], points, [.. all.Select(c => c.X)], [.. all.Select(c => c.Y)], [.. lines.Select((_, i) => i)], new Guid[lines.Length]);
    }

    public static Footprints Footprints(string[] shapes)
    {
        var reader = new FootprintReader();
        reader.Add(new WKBWriter().Write(new GeometryFactory().CreateGeometryCollection([.. shapes.Select(new WKTReader().Read)])));
        return reader.Read();
    }
}
