using System.Text.RegularExpressions;

namespace RiskMap.Geocoding.CoordinateSystems;

/// <summary>
/// A coordinate system of Chinese web maps: WGS-84 displaced by a formula that was never published officially, but is known (STANDARDS G7-G9).
/// Where the shift applies is a polygon, <see cref="Gcj02Extent"/>; outside it coordinates are WGS-84 and stay as they are.
/// </summary>
public sealed partial class ShiftedSystem
{
    private readonly Func<(double Lon, double Lat), (double X, double Y)> _fromWgs84;
    private readonly Func<(double X, double Y), (double Lon, double Lat)> _toWgs84;

    private ShiftedSystem(
        string name, Func<(double Lon, double Lat), (double X, double Y)> fromWgs84, Func<(double X, double Y), (double Lon, double Lat)> toWgs84) =>
        (Name, _fromWgs84, _toWgs84) = (name, fromWgs84, toWgs84);

    /// <summary>高德, 腾讯, 谷歌中国: degrees, 25-695 m from WGS-84.</summary>
    public static ShiftedSystem Gcj02 { get; } = new("GCJ-02", Formulas.Gcj02.FromWgs84, Formulas.Gcj02.ToWgs84);

    /// <summary>百度: degrees, 768-983 m from GCJ-02.</summary>
    public static ShiftedSystem Bd09 { get; } = new(
        "BD-09", w => Formulas.Bd09.FromGcj02(Formulas.Gcj02.FromWgs84(w)), b => Formulas.Gcj02.ToWgs84(Formulas.Bd09.ToGcj02(b)));

    /// <summary>百度 in metres of its own Mercator grid (bd09mc).</summary>
    public static ShiftedSystem Bd09Mercator { get; } = new(
        "BD-09 Mercator", w => Formulas.Bd09Mercator.FromDegrees(Bd09._fromWgs84(w)), m => Bd09._toWgs84(Formulas.Bd09Mercator.ToDegrees(m)));

    public string Name { get; }

    /// <summary>The system that people call by this name (GCJ-02, 火星坐标, BD09, 百度坐标, bd09mc …); null: it is none of these.</summary>
    public static ShiftedSystem? Find(string name)
    {
        var plain = Separators().Replace(name.ToUpperInvariant(), "");
        return plain switch
        {
            "BD09MC" or "BD09MERCATOR" or "百度墨卡托" => Bd09Mercator,
            "BD09" or "BD09LL" or "百度" or "百度坐标" or "百度坐标系" => Bd09,
            "GCJ02" or "火星" or "火星坐标" or "火星坐标系" or "国测局坐标" or "高德" or "高德坐标" or "腾讯坐标" => Gcj02,
            _ => null,
        };
    }

    /// <summary>Degrees of WGS-84 to this system, in degrees or in metres for a Mercator one. Outside the extent: the shift is left out.</summary>
    public (double X, double Y) FromWgs84(double lon, double lat) =>
        Gcj02Extent.Contains(lon, lat) ? _fromWgs84((lon, lat)) : Unshifted((lon, lat), Formulas.Bd09Mercator.FromDegrees);

    /// <summary>This system to degrees of WGS-84; within 1 mm of the point that <see cref="FromWgs84"/> brings here.</summary>
    public (double Lon, double Lat) ToWgs84(double x, double y)
    {
        var plain = Unshifted((x, y), Formulas.Bd09Mercator.ToDegrees);
        if (!(Math.Abs(plain.X) <= 180 && Math.Abs(plain.Y) <= 90))
        {
            return (x, y); // no such degrees: whoever checks ranges shall see what came
        }

        var (lon, lat) = _toWgs84((x, y));
        return Gcj02Extent.Contains(lon, lat) ? (lon, lat) : plain;
    }

    private (double X, double Y) Unshifted((double X, double Y) place, Func<(double, double), (double, double)> mercator) =>
        this == Bd09Mercator ? mercator(place) : place;

    public override string ToString() => Name;

    [GeneratedRegex(@"[\s_-]+", RegexOptions.None, 1000)]
    private static partial Regex Separators();
}
