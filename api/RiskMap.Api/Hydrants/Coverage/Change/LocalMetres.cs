using System.Globalization;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>
/// Degrees of WGS 84 as metres of an area's own transverse Mercator, in memory: a hand that drags asks many times a second, and the
/// database takes longer to read the projection than all the rest takes. Krüger's series to the third order (L. Krüger 1912, as in
/// Karney 2011, equations 7 to 11 and 35): within a tenth of a millimetre of PROJ for a few hundred kilometres around the middle.
/// </summary>
internal static class LocalMetres
{
    private const double Flattening = 1 / 298.257223563;
    private const double N = Flattening / (2 - Flattening);

    /// <summary>Metres of the meridian's quadrant divided by a quarter turn.</summary>
    private const double Rectifying = 6_378_137 / (1 + N) * (1 + (N * N / 4) + (N * N * N * N / 64));

    private static readonly double[] Alpha =
    [
        (N / 2) - (2 * N * N / 3) + (5 * N * N * N / 16),
        (13 * N * N / 48) - (3 * N * N * N / 5),
        61 * N * N * N / 240,
    ];

    /// <summary>Metres east and north; null: the projection is another one, which only the database knows.</summary>
    /// <param name="srs">PROJ string of the area.</param>
    /// <param name="longitude">Degrees east.</param>
    /// <param name="latitude">Degrees north.</param>
    public static (double X, double Y)? Of(string? srs, double longitude, double latitude)
    {
        var terms = (srs ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(t => t.Split('=')).GroupBy(t => t[0]).ToDictionary(g => g.Key, g => g.First().ElementAtOrDefault(1), StringComparer.Ordinal);
        string? Term(string name) => terms.GetValueOrDefault(name);
        if (Term("+proj") != "tmerc" || (Term("+ellps") ?? Term("+datum")) != "WGS84" || !IsOne(Term("+k") ?? Term("+k_0")) || !IsNone(Term("+x_0")) || !IsNone(Term("+y_0"))
            || !double.TryParse(Term("+lat_0"), CultureInfo.InvariantCulture, out var middleLatitude)
            || !double.TryParse(Term("+lon_0"), CultureInfo.InvariantCulture, out var middleLongitude)
            || Math.Abs(longitude - middleLongitude) > 4)
        {
            return null;
        }

        var (x, y) = Series(longitude - middleLongitude, latitude);
        return (x, y - Series(0, middleLatitude).Y);
    }

    private static bool IsOne(string? text) => text is null || (double.TryParse(text, CultureInfo.InvariantCulture, out var k) && k == 1);

    private static bool IsNone(string? text) => text is null || (double.TryParse(text, CultureInfo.InvariantCulture, out var metres) && metres == 0);

    private static (double X, double Y) Series(double degreesEast, double latitude)
    {
        var (lambda, sine) = (degreesEast * Math.PI / 180, Math.Sin(latitude * Math.PI / 180));
        var eccentricity = 2 * Math.Sqrt(N) / (1 + N);
        var conformal = Math.Sinh(Math.Atanh(sine) - (eccentricity * Math.Atanh(eccentricity * sine)));
        var (xi, eta) = (Math.Atan2(conformal, Math.Cos(lambda)), Math.Asinh(Math.Sin(lambda) / Math.Sqrt((conformal * conformal) + (Math.Cos(lambda) * Math.Cos(lambda)))));
        var (north, east) = (xi, eta);
        for (var j = 1; j <= Alpha.Length; j++)
        {
            north += Alpha[j - 1] * Math.Sin(2 * j * xi) * Math.Cosh(2 * j * eta);
            east += Alpha[j - 1] * Math.Cos(2 * j * xi) * Math.Sinh(2 * j * eta);
        }

        return (Rectifying * east, Rectifying * north);
    }
}
