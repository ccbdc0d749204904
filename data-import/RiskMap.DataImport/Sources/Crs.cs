using System.Globalization;
using System.Text.RegularExpressions;
using RiskMap.DataImport.Loading;

namespace RiskMap.DataImport.Sources;

/// <summary>A coordinate system by its EPSG number. x is always east or longitude, y north or latitude, whatever the register's axis order.</summary>
internal readonly partial record struct Crs(int Srid)
{
    public static Crs Wgs84 => new(4326);

    public override string ToString() => $"EPSG:{Srid.ToString(CultureInfo.InvariantCulture)}";

    /// <exception cref="LoadException">The name is not known, or is a shifted Chinese system that cannot be undone yet.</exception>
    public static Crs Parse(string name)
    {
        var plain = name.Trim().ToUpperInvariant();
        if (Shifted().IsMatch(plain))
        {
            throw new LoadException("crs_shifted", name);
        }

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

    [GeneratedRegex(@"GCJ-?02|BD-?09|火星|百度", RegexOptions.None, 1000)]
    private static partial Regex Shifted();

    // EPSG:32617, urn:ogc:def:crs:EPSG::32617, 32617
    [GeneratedRegex(@"^(?:EPSG:|URN:OGC:DEF:CRS:EPSG:[0-9.]*:)?(?<srid>[0-9]{4,6})$", RegexOptions.None, 1000)]
    private static partial Regex Epsg();
}
