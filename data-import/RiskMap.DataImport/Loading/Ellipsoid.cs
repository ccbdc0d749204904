namespace RiskMap.DataImport.Loading;

/// <summary>
/// Lengths on the WGS-84 ellipsoid by Vincenty's inverse formula (Survey Review 23, 1975), to a tenth of a millimetre of PostGIS's own; areas by Lambert's cylindrical equal-area projection, which is exact for the region inside the projected outline.
/// A side is straight there and a geodesic in PostGIS: for sides under a kilometre they part by centimetres (20 m² in a square kilometre at
/// 60° north). Longer sides are left to the database.
/// </summary>
internal static class Ellipsoid
{
    private const double A = 6378137;
    private const double E2 = 0.0066943799901413165;
    private const double Flattening = 1 / 298.257223563;
    private const double B = A * (1 - Flattening);
    private const int MostSteps = 50;
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

    /// <summary>Metres of a line shape in degrees, its parts added up; null where the formula does not settle (points on opposite sides of the earth).</summary>
    public static double? Length(Shape shape)
    {
        var length = 0.0;
        for (var part = 0; part < shape.Parts; part++)
        {
            if (Length(shape.Part(part)) is not { } metres)
            {
                return null;
            }

            length += metres;
        }

        return length;
    }

    /// <param name="xy">Longitude and latitude in turn, degrees.</param>
    public static double? Length(ReadOnlySpan<double> xy)
    {
        var length = 0.0;
        for (var i = 2; i + 1 < xy.Length; i += 2)
        {
            var metres = Distance(xy[i - 2], xy[i - 1], xy[i], xy[i + 1]);
            if (!double.IsFinite(metres))
            {
                return null;
            }

            length += metres;
        }

        return length;
    }

    /// <summary>Metres along the geodesic; NaN where the iteration does not settle.</summary>
    private static double Distance(double x1, double y1, double x2, double y2)
    {
        if (x1 == x2 && y1 == y2)
        {
            return 0;
        }

        const double Radians = Math.PI / 180;
        var u1 = Math.Atan((1 - Flattening) * Math.Tan(y1 * Radians));
        var u2 = Math.Atan((1 - Flattening) * Math.Tan(y2 * Radians));
        var ((sin1, cos1), (sin2, cos2)) = (Math.SinCos(u1), Math.SinCos(u2));
        var difference = (x2 - x1) * Radians;
        var lambda = difference;
        for (var step = 0; step < MostSteps; step++)
        {
            var (sinL, cosL) = Math.SinCos(lambda);
            var sinS = Math.Sqrt(Square(cos2 * sinL) + Square((cos1 * sin2) - (sin1 * cos2 * cosL)));
            if (sinS == 0)
            {
                return 0;
            }

            var cosS = (sin1 * sin2) + (cos1 * cos2 * cosL);
            var sigma = Math.Atan2(sinS, cosS);
            var sinAlpha = cos1 * cos2 * sinL / sinS;
            var cos2Alpha = 1 - Square(sinAlpha);
            var cos2M = cos2Alpha == 0 ? 0 : cosS - (2 * sin1 * sin2 / cos2Alpha); // along the equator
            var c = Flattening / 16 * cos2Alpha * (4 + (Flattening * (4 - (3 * cos2Alpha))));
            var before = lambda;
            lambda = difference + ((1 - c) * Flattening * sinAlpha * (sigma + (c * sinS * (cos2M + (c * cosS * (-1 + (2 * Square(cos2M))))))));
            if (Math.Abs(lambda - before) < 1e-13)
            {
                var u = cos2Alpha * (Square(A) - Square(B)) / Square(B);
                var a = 1 + (u / 16384 * (4096 + (u * (-768 + (u * (320 - (175 * u)))))));
                var b = u / 1024 * (256 + (u * (-128 + (u * (74 - (47 * u))))));
                var correction = b * sinS * (cos2M + (b / 4 * ((cosS * (-1 + (2 * Square(cos2M)))) - (b / 6 * cos2M * (-3 + (4 * Square(sinS))) * (-3 + (4 * Square(cos2M)))))));
                return B * a * (sigma - correction);
            }
        }

        return double.NaN;
    }

    private static double Square(double x) => x * x;

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
