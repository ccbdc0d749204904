using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace RiskMap.DataImport.Sources;

/// <summary>
/// Names that people write for coordinate systems, to EPSG numbers: "CGCS2000 3度带 37带", "CGCS2000 中央子午线111", "CGCS2000_3_Degree_GK_CM_111E",
/// "西安80 3度带 38带", "UTM 49N", "TWD97", "HK1980", "Web Mercator". Numbers by the EPSG register (STANDARDS G2, G3).
/// </summary>
internal static partial class CrsName
{
    public static int? Find(string name)
    {
        var plain = name.Normalize(NormalizationForm.FormKC).ToUpperInvariant().Replace('_', ' ').Replace('－', '-');
        if (Grid(plain) is { } grid)
        {
            var (zone, meridian) = (Number(Zone().Match(plain)), Number(Meridian().Match(plain)));
            var six = SixDegrees().IsMatch(plain) || (zone is >= 13 and <= 23);
            return zone is null && meridian is null ? Gauss().IsMatch(plain) ? null : grid.Geographic
                // 不加带号: the zone is named, and its number does not stand in the eastings.
                : zone is { } z && NoPrefix().IsMatch(plain) ? OfMeridian(grid, six ? (z * 6) - 3 : z * 3, six)
                : zone is { } prefixed ? OfZone(grid, prefixed, six)
                : OfMeridian(grid, meridian!.Value, SixDegrees().IsMatch(plain));
        }

        var squeezed = plain.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).Replace("/", "", StringComparison.Ordinal);
        return squeezed switch
        {
            "TWD97" or "TWD97TM2" or "TWD97TM2121" or "TWD97TM2ZONE121" or "TM2" or "台灣TWD97" or "TWD97二度分帶" => 3826,
            "TWD97TM2119" or "TWD97TM2ZONE119" or "TWD97澎湖" or "TWD97119" => 3825,
            "HK1980" or "HK80" or "HONGKONG1980" or "HK1980GRID" or "HONGKONG1980GRID" or "HONGKONG1980GRIDSYSTEM" or "香港1980" => 2326,
            "WEBMERCATOR" or "PSEUDOMERCATOR" or "WGS84PSEUDOMERCATOR" or "WEB墨卡托" or "网络墨卡托" or "GOOGLEMERCATOR" => 3857,
            _ => Utm(plain),
        };
    }

    /// <summary>The systems on one datum: numbers of the first 6° zone (13), of its central meridian (75), of the first 3° zone (25), of its meridian (75).</summary>
    private sealed record Grids(int Geographic, int SixZones, int SixMeridians, int ThreeZones, int ThreeMeridians);

    private static Grids? Grid(string plain) =>
        Cgcs().IsMatch(plain) ? new(4490, 4491, 4502, 4513, 4534)
        : Xian().IsMatch(plain) ? new(4610, 2327, 2338, 2349, 2370)
        : Beijing().IsMatch(plain) ? new(4214, 21413, 21453, 2401, 2422)
        : null;

    private static int? OfZone(Grids grid, int zone, bool six) =>
        six ? zone is >= 13 and <= 23 ? grid.SixZones + zone - 13 : null
        : zone is >= 25 and <= 45 ? grid.ThreeZones + zone - 25 : null;

    private static int? OfMeridian(Grids grid, int meridian, bool six) =>
        six ? meridian is >= 75 and <= 135 && (meridian - 75) % 6 == 0 ? grid.SixMeridians + ((meridian - 75) / 6) : null
        : meridian is >= 75 and <= 135 && meridian % 3 == 0 ? grid.ThreeMeridians + ((meridian - 75) / 3) : null;

    private static int? Utm(string plain)
    {
        var match = UtmZone().Match(plain);
        var zone = Number(match);
        return zone is >= 1 and <= 60 ? (match.Groups["half"].Value == "S" ? 32700 : 32600) + zone : null;
    }

    private static int? Number(Match match) => match.Success ? int.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex("CGCS ?2000|国家2000|2000国家|國家2000|^2000坐标", RegexOptions.None, 1000)]
    private static partial Regex Cgcs();

    [GeneratedRegex("XI'?AN ?(?:19)?80|西安(?:19)?80|(?:19)?80西安|西安坐标", RegexOptions.None, 1000)]
    private static partial Regex Xian();

    [GeneratedRegex("BEIJING ?(?:19)?54|北京(?:19)?54|(?:19)?54北京|北京坐标", RegexOptions.None, 1000)]
    private static partial Regex Beijing();

    // 37带, 第37带, ZONE 37, 37号带; "3度带" is the width and no zone
    [GeneratedRegex(@"(?<![0-9])(?<n>[0-9]{2})\s*(?:号|號)?\s*(?:带|帶)(?!号)|(?:ZONE|带号|帶號|投影带)\s*[:：]?\s*(?<n>[0-9]{2})(?![0-9])", RegexOptions.None, 1000)]
    private static partial Regex Zone();

    [GeneratedRegex(@"(?:CM|中央子午线|中央子午線|中央经线|中央經線|MERIDIAN)\s*[:：]?\s*(?:为)?\s*E?(?<n>[0-9]{2,3})|(?<![0-9])(?<n>[0-9]{2,3})\s*(?:E|°E|°|度)(?![A-Z0-9带帶])", RegexOptions.None, 1000)]
    private static partial Regex Meridian();

    [GeneratedRegex(@"(?<![0-9])6\s*[-°]?\s*(?:度|DEGREE|°)|六度", RegexOptions.None, 1000)]
    private static partial Regex SixDegrees();

    [GeneratedRegex("高斯|GAUSS|(?<![A-Z])GK(?![A-Z])|度带|度帶|DEGREE|°带", RegexOptions.None, 1000)]
    private static partial Regex Gauss();

    [GeneratedRegex("不加带号|不带带号|无带号|不含带号|去带号|不加帶號|無帶號|WITHOUT PREFIX|NO PREFIX", RegexOptions.None, 1000)]
    private static partial Regex NoPrefix();

    [GeneratedRegex(@"UTM\s*(?:ZONE|投影带|第)?\s*(?<n>[0-9]{1,2})\s*(?:带)?\s*(?<half>[NS])?", RegexOptions.None, 1000)]
    private static partial Regex UtmZone();
}
