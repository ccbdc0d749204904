using NetTopologySuite.Geometries;
using NetTopologySuite.LinearReferencing;

namespace RiskMap.DataImport.Demo;

/// <summary>Smooth lines through given points, as rivers and roads run.</summary>
public static class Curve
{
    /// <summary>Catmull-Rom spline through the points, a vertex every <paramref name="step"/> metres or so.</summary>
    public static LineString Through(double step, params ReadOnlySpan<(double X, double Y)> points)
    {
        var line = new List<Coordinate>();
        for (var i = 0; i + 1 < points.Length; i++)
        {
            var (p0, p1, p2, p3) = (points[Math.Max(i - 1, 0)], points[i], points[i + 1], points[Math.Min(i + 2, points.Length - 1)]);
            var pieces = Math.Max(1, (int)(Math.Sqrt(Math.Pow(p2.X - p1.X, 2) + Math.Pow(p2.Y - p1.Y, 2)) / step));
            for (var k = 0; k < pieces; k++)
            {
                var t = (double)k / pieces;
                line.Add(new Coordinate(Blend(p0.X, p1.X, p2.X, p3.X, t), Blend(p0.Y, p1.Y, p2.Y, p3.Y, t)));
            }
        }

        line.Add(new Coordinate(points[^1].X, points[^1].Y));
        return Ground.Metres.CreateLineString([.. line]);
    }

    /// <summary>The line moved sideways: to the left of its direction when positive.</summary>
    public static LineString Beside(LineString line, Func<double, double> metresAt)
    {
        var c = line.Coordinates;
        var moved = new Coordinate[c.Length];
        var along = 0.0;
        for (var i = 0; i < c.Length; i++)
        {
            var (before, after) = (c[Math.Max(i - 1, 0)], c[Math.Min(i + 1, c.Length - 1)]);
            var length = before.Distance(after);
            var left = metresAt(along);
            moved[i] = new Coordinate(c[i].X - ((after.Y - before.Y) / length * left), c[i].Y + ((after.X - before.X) / length * left));
            along += i + 1 < c.Length ? c[i].Distance(c[i + 1]) : 0;
        }

        return Ground.Metres.CreateLineString(moved);
    }

    /// <summary>The part between the first crossings with two others; an end that meets neither stays.</summary>
    public static LineString Between(LineString line, LineString from, LineString to)
    {
        var index = new LengthIndexedLine(line);
        var start = Crossings(line, from).Select(index.Project).DefaultIfEmpty(0).First();
        var end = Crossings(line, to).Select(index.Project).DefaultIfEmpty(line.Length).First();
        return (LineString)index.ExtractLine(Math.Min(start, end), Math.Max(start, end));
    }

    private static Coordinate[] Crossings(LineString line, LineString other) => line.Intersection(other).Coordinates;

    private static double Blend(double a, double b, double c, double d, double t) =>
        0.5 * ((2 * b) + ((c - a) * t) + (((2 * a) - (5 * b) + (4 * c) - d) * t * t) + (((3 * b) - a - (3 * c) + d) * t * t * t));
}
