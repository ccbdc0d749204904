using static System.Math;

namespace RiskMap.Geocoding.CoordinateSystems.Formulas;

/// <summary>
/// The shift from WGS-84 to GCJ-02 by the formula that is publicly known (a polynomial and sines about 105° E, 35° N, in metres of
/// the Krasovsky 1940 ellipsoid), anywhere: where it applies is <see cref="Gcj02Extent"/>'s business. All in degrees, longitude first.
/// </summary>
internal static class Gcj02
{
    private const double SemiMajorAxis = 6_378_245.0;
    private const double EccentricitySquared = 0.00669342162296594323;

    public static (double Lon, double Lat) FromWgs84((double Lon, double Lat) wgs84)
    {
        var (lon, lat) = wgs84;
        var (x, y) = (lon - 105, lat - 35);
        var root = Sqrt(Abs(x));
        var fast = (20 * Sin(6 * PI * x)) + (20 * Sin(2 * PI * x));
        var east = 300 + x + (2 * y) + (0.1 * x * x) + (0.1 * x * y) + (0.1 * root)
            + ((fast + (20 * Sin(PI * x)) + (40 * Sin(PI * x / 3)) + (150 * Sin(PI * x / 12)) + (300 * Sin(PI * x / 30))) * 2 / 3);
        var north = -100 + (2 * x) + (3 * y) + (0.2 * y * y) + (0.1 * x * y) + (0.2 * root)
            + ((fast + (20 * Sin(PI * y)) + (40 * Sin(PI * y / 3)) + (160 * Sin(PI * y / 12)) + (320 * Sin(PI * y / 30))) * 2 / 3);

        // Metres to degrees by the radii of curvature in the prime vertical and in the meridian.
        var sine = Sin(lat * PI / 180);
        var w = 1 - (EccentricitySquared * sine * sine);
        var primeVertical = SemiMajorAxis / Sqrt(w);
        var meridian = SemiMajorAxis * (1 - EccentricitySquared) / (w * Sqrt(w));
        return (lon + (east * 180 / PI / (primeVertical * Cos(lat * PI / 180))), lat + (north * 180 / PI / meridian));
    }

    /// <summary>The inverse has no closed form: w ← w − (f(w) − g), which is within a micrometre after four steps anywhere in China (STANDARDS G8).</summary>
    public static (double Lon, double Lat) ToWgs84((double Lon, double Lat) gcj02) => FixedPoint.Invert(FromWgs84, gcj02);
}
