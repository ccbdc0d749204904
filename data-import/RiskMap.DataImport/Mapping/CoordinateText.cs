using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace RiskMap.DataImport.Mapping;

/// <summary>One coordinate as people write it: 111.878, １１１．８７８, 111.878°E, E111°52′40.8″, 111度52分40.8秒, 605,237.5.</summary>
internal static partial class CoordinateText
{
    public static double? Read(string? text)
    {
        if (text is null)
        {
            return null;
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var plain))
        {
            return plain;
        }

        var match = Written().Match(text.Replace('º', '°').Normalize(NormalizationForm.FormKC).Trim());
        if (!match.Success)
        {
            return null;
        }

        var value = Part(match, "d") + (Part(match, "m") / 60) + (Part(match, "s") / 3600);
        var away = match.Groups["sign"].Value == "-" || (match.Groups["before"].Value + match.Groups["behind"].Value).AsSpan().IndexOfAny("SWsw西南") >= 0;
        return Part(match, "m") < 60 && Part(match, "s") < 60 ? away ? -value : value : null;
    }

    /// <summary>Both in one cell, "111.878,29.605": longitude or easting first, unless the second cannot be a latitude.</summary>
    public static (double X, double Y)? ReadPair(string? text)
    {
        var parts = text is null ? [] : Between().Split(text.Normalize(NormalizationForm.FormKC).Trim('(', ')', '[', ']', ' '));
        return parts.Length == 2 && Read(parts[0]) is { } first && Read(parts[1]) is { } second
            ? Math.Abs(first) <= 90 && Math.Abs(second) is > 90 and <= 180 ? (second, first) : (first, second)
            : null;
    }

    private static double Part(Match match, string group) =>
        match.Groups[group].Success ? double.Parse(match.Groups[group].Value.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(
        @"^(?<before>[NSEWnsew东西南北東經经緯纬:度]{0,3})\s*(?<sign>[+-]?)(?<d>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*(?:[°º度]\s*(?:(?<m>\d+(?:\.\d+)?)\s*['′’分]\s*(?:(?<s>\d+(?:\.\d+)?)\s*(?:""|″|”|''|′′|秒)?)?)?)?\s*(?<behind>[NSEWnsew]?)(?:m|米)?$",
        RegexOptions.None, 1000)]
    private static partial Regex Written();

    [GeneratedRegex(@"\s*[,;、/|]\s*|\s+", RegexOptions.None, 1000)]
    private static partial Regex Between();
}
