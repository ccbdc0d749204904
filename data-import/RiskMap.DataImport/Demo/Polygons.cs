using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Polygonize;

namespace RiskMap.DataImport.Demo;

/// <summary>Taking geometry apart.</summary>
public static class Polygons
{
    public static IEnumerable<Polygon> Parts(Geometry geometry)
    {
        for (var i = 0; i < geometry.NumGeometries; i++)
        {
            if (geometry.GetGeometryN(i) is Polygon { IsEmpty: false } part)
            {
                yield return part;
            }
        }
    }

    public static IEnumerable<LineString> Lines(Geometry geometry)
    {
        for (var i = 0; i < geometry.NumGeometries; i++)
        {
            if (geometry.GetGeometryN(i) is LineString { IsEmpty: false } part)
            {
                yield return part;
            }
        }
    }

    public static Polygon Largest(IEnumerable<Polygon> parts) => parts.MaxBy(p => p.Area)!;

    /// <summary>The faces between lines that may cross anywhere.</summary>
    public static IEnumerable<Polygon> Faces(IEnumerable<Geometry> lines)
    {
        var polygonizer = new Polygonizer();
        polygonizer.Add(Ground.Metres.BuildGeometry(lines.ToList()).Union());
        return polygonizer.GetPolygons().Cast<Polygon>();
    }

    /// <summary>
    /// The line half a metre longer at both ends. A line that was cut off at another may end a hair short of it, and then no face
    /// closes; what sticks out does no harm.
    /// </summary>
    public static LineString Extended(LineString line)
    {
        var c = line.Coordinates;
        return Ground.Metres.CreateLineString([Beyond(c[1], c[0]), .. c[1..^1], Beyond(c[^2], c[^1])]);
    }

    private static Coordinate Beyond(Coordinate from, Coordinate end)
    {
        var share = 0.5 / from.Distance(end);
        return new Coordinate(end.X + ((end.X - from.X) * share), end.Y + ((end.Y - from.Y) * share));
    }

    /// <summary>Centre, length, half width and angle of the smallest rectangle round a polygon, the longer side first.</summary>
    public static (Coordinate Centre, double Length, double Width, double Angle) Box(Geometry polygon)
    {
        var c = NetTopologySuite.Algorithm.MinimumDiameter.GetMinimumRectangle(polygon).Coordinates;
        if (c.Length < 5)
        {
            return (polygon.InteriorPoint.Coordinate, 0, 0, 0);
        }

        var (a, b) = (c[0].Distance(c[1]), c[1].Distance(c[2]));
        var (from, to) = a >= b ? (c[0], c[1]) : (c[1], c[2]);
        var angle = Math.Atan2(to.Y - from.Y, to.X - from.X);
        return (new Coordinate((c[0].X + c[2].X) / 2, (c[0].Y + c[2].Y) / 2), Math.Max(a, b), Math.Min(a, b), angle);
    }
}
