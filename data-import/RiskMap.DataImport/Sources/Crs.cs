using System.Globalization;
using System.Text.RegularExpressions;
using RiskMap.DataImport.Loading;
using RiskMap.Geocoding.CoordinateSystems;

namespace RiskMap.DataImport.Sources;

/// <summary>
/// A coordinate system by its EPSG number, or one of the shifted Chinese ones, which have none. x is always east or longitude, y north
/// or latitude, whatever the register's axis order.
/// </summary>
/// <param name="Srid">Of a shifted system: the one it is a shift of.</param>
internal readonly partial record struct Crs(int Srid, ShiftedSystem? Shifted = null)
{
    public static Crs Wgs84 => new(4326);

    public override string ToString() => Shifted?.Name ?? $"EPSG:{Srid.ToString(CultureInfo.InvariantCulture)}";

    /// <exception cref="LoadException">The name is not known.</exception>
    public static Crs Parse(string name)
    {
        if (ShiftedSystem.Find(name.Trim()) is { } shifted)
        {
            return new(4326, shifted);
        }

        var plain = name.Trim().ToUpperInvariant();
        if (plain is "WGS84" or "WGS-84" or "CRS84" or "OGC:CRS84" || plain.EndsWith(":CRS84", StringComparison.Ordinal))
        {
            return Wgs84;
        }

        if (plain is "CGCS2000")
        {
            return new(4490);
        }

        var match = Epsg().Match(plain);
        return match.Success ? new(int.Parse(match.Groups["srid"].Value, CultureInfo.InvariantCulture)) : throw new LoadException("crs_unknown", name);
    }

    // EPSG:32617, urn:ogc:def:crs:EPSG::32617, 32617
    [GeneratedRegex(@"^(?:EPSG:|URN:OGC:DEF:CRS:EPSG:[0-9.]*:)?(?<srid>[0-9]{4,6})$", RegexOptions.None, 1000)]
    private static partial Regex Epsg();
}
