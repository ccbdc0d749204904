namespace RiskMap.DataImport.Loading;

/// <summary>
/// Areas on the WGS-84 ellipsoid by Lambert's cylindrical equal-area projection, which is exact for the region inside the projected outline.
/// A side is straight there and a geodesic in PostGIS: for sides under a kilometre they part by centimetres (20 m² in a square kilometre at
/// 60° north). Longer sides are left to the database.
/// </summary>
internal static class Ellipsoid
{
    private const double A = 6378137;
    private const double E2 = 0.0066943799901413165;
    private const double LongestSide = 0.01; // degrees
    private static readonly double E = Math.Sqrt(E2);

    /// <summary>Square metres of a polygon shape in degrees, holes taken off; null when a side is too long for this.</summary>
    public static double? Area(Shape shape)
    {
        var area = 0.0;
        for (var polygon = 0; polygon < shape.Polygons; polygon++)
        {
            var (first, end) = shape.Rings(polygon);
            for (var ring = first; ring < end; ring++)
            {
                if (RingArea(shape.Part(ring)) is not { } part)
                {
                    return null;
                }

                area += ring == first ? part : -part;
            }
        }

        return area;
    }

    private static double? RingArea(ReadOnlySpan<double> xy)
    {
        double sum = 0, y0 = Height(xy[1]), y1 = y0;
        for (var i = 2; i <= xy.Length; i += 2)
        {
            // Back to the first point at the end; a ring that is closed adds nothing there.
            var (x, y) = i < xy.Length ? (xy[i], xy[i + 1]) : (xy[0], xy[1]);
            if (Math.Abs(x - xy[i - 2]) > LongestSide || Math.Abs(y - xy[i - 1]) > LongestSide)
            {
                return null;
            }

            var y2 = i < xy.Length ? Height(y) : y0;
            // Relative to the first point: differences of small numbers keep their digits.
            sum += ((xy[i - 2] - xy[0]) * (y2 - y0)) - ((x - xy[0]) * (y1 - y0));
            y1 = y2;
        }

        return Math.Abs(sum) / 2 * (Math.PI / 180) * A;
    }

    /// <summary>Northing of a latitude in the projection, metres.</summary>
    private static double Height(double latitude)
    {
        var sin = Math.Sin(latitude * (Math.PI / 180));
        return A / 2 * (1 - E2) * ((sin / (1 - (E2 * sin * sin))) + (Math.Atanh(E * sin) / E));
    }
}
