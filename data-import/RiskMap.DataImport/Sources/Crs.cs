using System.Globalization;
using System.Text.RegularExpressions;
using RiskMap.DataImport.Loading;
using RiskMap.Geocoding.CoordinateSystems;

namespace RiskMap.DataImport.Sources;

/// <summary>
/// A coordinate system by its EPSG number, one of the shifted Chinese ones, which have none, or one that needs its user's own datum parameters. x is
/// always east or longitude, y north or latitude, whatever the register's axis order.
/// </summary>
/// <param name="Srid">Of a shifted system: the one it is a shift of.</param>
/// <param name="Proj">PROJ string with the user's parameters, which goes before the number.</param>
internal readonly partial record struct Crs(int Srid, ShiftedSystem? Shifted = null, string? Proj = null)
{
    public static Crs Wgs84 => new(4326);

    /// <summary>Longitude and latitude in degrees, on WGS-84 or what differs from it by less than a metre.</summary>
    public bool IsDegrees => Proj is null && Srid is 4326 or 4490;

    /// <summary>What the staged geometry is marked with; 0 where the database has no number for the system.</summary>
    public int StagingSrid => Proj is null ? Srid : 0;

    public override string ToString() => Shifted?.Name ?? $"EPSG:{Srid.ToString(CultureInfo.InvariantCulture)}{(Proj is null ? "" : " " + Datum())}";

    /// <param name="towgs84">The user's own seven parameters (or three) for a system on an old datum: metres, arc seconds, parts per million.</param>
    /// <exception cref="LoadException">The name is not known, or the system cannot be taken without parameters.</exception>
    public static Crs Parse(string name, string? towgs84 = null)
    {
        if (ShiftedSystem.Find(name.Trim()) is { } shifted)
        {
            return new(4326, shifted);
        }

        var plain = name.Trim().ToUpperInvariant();
        if (plain is "WGS84" or "WGS-84" or "WGS 84" or "CRS84" or "OGC:CRS84" || plain.EndsWith(":CRS84", StringComparison.Ordinal))
        {
            return Wgs84;
        }

        var match = Epsg().Match(plain);
        var srid = match.Success ? int.Parse(match.Groups["srid"].Value, CultureInfo.InvariantCulture)
            : CrsName.Find(plain) ?? throw new LoadException("crs_unknown", name);
        if (OldDatum.Of(srid) is not { } old)
        {
            return towgs84 is null ? new(srid) : throw new LoadException("towgs84_not_needed", name);
        }

        return towgs84 is null ? throw new LoadException("crs_needs_datum", name, old.Name) : new(srid, null, old.Proj(Parameters(towgs84)));
    }

    /// <summary>dx,dy,dz or dx,dy,dz,rx,ry,rz,s as PROJ takes them.</summary>
    private static string Parameters(string towgs84)
    {
        var parts = towgs84.Split([',', ' ', '，'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return parts.Length is 3 or 7 && Array.TrueForAll(parts, p => double.TryParse(p, NumberStyles.Float, CultureInfo.InvariantCulture, out var n) && Math.Abs(n) < 2000)
            ? string.Join(',', parts) : throw new LoadException("towgs84_form", towgs84);
    }

    private string Datum() => Proj![Proj!.IndexOf("+towgs84", StringComparison.Ordinal)..].Split(' ')[0];

    // EPSG:32617, urn:ogc:def:crs:EPSG::32617, 32617
    [GeneratedRegex(@"^(?:EPSG:|URN:OGC:DEF:CRS:EPSG:[0-9.]*:)?(?<srid>[0-9]{4,6})$", RegexOptions.None, 1000)]
    private static partial Regex Epsg();
}
