using NetTopologySuite.Geometries;

namespace RiskMap.Api.Zones.Outlines;

/// <summary>
/// Areas on the ellipsoid of WGS-84, by Lambert's cylindrical projection of equal areas (Snyder, Map Projections: A Working Manual, 1987, equation 3-12).
/// </summary>
internal static class EllipsoidArea
{
    private const double SemiMajor = 6_378_137, Eccentricity = 0.081_819_190_842_621_5;

    /// <summary>m² of a polygon on the ellipsoid: its corners on the cylinder of equal areas, between which lines are straight.</summary>
    public static double M2Of(Geometry polygons)
    {
        var sum = 0.0;
        for (var i = 0; i < polygons.NumGeometries; i++)
        {
            var polygon = (Polygon)polygons.GetGeometryN(i);
            sum += Math.Abs(Turned(polygon.ExteriorRing)) - polygon.InteriorRings.Sum(r => Math.Abs(Turned(r)));
        }

        return Math.Max(0, sum);
    }

    /// <summary>m², against the clock positive.</summary>
    private static double Turned(LineString ring)
    {
        var points = ring.Coordinates;
        var sum = 0.0;
        // From the first corner, so that no digits are lost.
        var (x0, y0) = (points[0].X, Cylinder(points[0].Y));
        for (var i = 1; i < points.Length; i++)
        {
            var (ax, ay) = (points[i - 1].X - x0, Cylinder(points[i - 1].Y) - y0);
            var (bx, by) = (points[i].X - x0, Cylinder(points[i].Y) - y0);
            sum += (ax * by) - (bx * ay);
        }

        return sum / 2 * (Math.PI / 180) * SemiMajor;
    }

    /// <summary>Metres north on the cylinder of equal areas.</summary>
    private static double Cylinder(double latitude)
    {
        var sin = Math.Sin(latitude * Math.PI / 180);
        var es = Eccentricity * sin;
        return SemiMajor / 2 * (1 - (Eccentricity * Eccentricity)) * ((sin / (1 - (es * es))) + (Math.Atanh(es) / Eccentricity));
    }
}
