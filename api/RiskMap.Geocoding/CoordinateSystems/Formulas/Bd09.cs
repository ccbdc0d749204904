using static System.Math;

namespace RiskMap.Geocoding.CoordinateSystems.Formulas;

/// <summary>Baidu's second shift, on top of GCJ-02, by the publicly known formula in polar coordinates. All in degrees, longitude first.</summary>
internal static class Bd09
{
    /// <summary>Some libraries take π here instead, which is wrong by 10-40 m: two of the reference vectors come from one of those.</summary>
    private const double Turn = PI * 3000 / 180;

    public static (double Lon, double Lat) FromGcj02((double Lon, double Lat) gcj02)
    {
        var (lon, lat) = gcj02;
        var radius = Sqrt((lon * lon) + (lat * lat)) + (0.00002 * Sin(lat * Turn));
        var angle = Atan2(lat, lon) + (0.000003 * Cos(lon * Turn));
        return ((radius * Cos(angle)) + 0.0065, (radius * Sin(angle)) + 0.006);
    }

    /// <summary>The closed form that is often used for the inverse is off by up to 0.22 m (STANDARDS G9), so it is iterated.</summary>
    public static (double Lon, double Lat) ToGcj02((double Lon, double Lat) bd09) => FixedPoint.Invert(FromGcj02, bd09);
}
