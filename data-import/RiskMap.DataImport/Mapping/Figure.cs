using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace RiskMap.DataImport.Mapping;

/// <summary>
/// A number as people write it into a cell: full-width digits (１５), thousands signs (1,250), a unit behind it (15L/s, 0.14MPa, 8M, 3.5公尺),
/// DN before a diameter, feet and inches (13'6"). What is not surely one number stays unread: 12-15, 1.2.3, about ten.
/// </summary>
internal readonly partial record struct Figure(double Number, string? Unit)
{
    public static Figure? Read(string text)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var plain))
        {
            return new(plain, null);
        }

        if (FeetAndInches().Match(text) is { Success: true } feet)
        {
            return new(Part("feet") + (Part("inches") / 12), "ft");

            double Part(string name) => feet.Groups[name].Success ? double.Parse(feet.Groups[name].ValueSpan, CultureInfo.InvariantCulture) : 0;
        }

        var match = Written().Match(text.Normalize(NormalizationForm.FormKC));
        return match.Success
            && double.TryParse(match.Groups["number"].Value.Replace(",", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? new(number, match.Groups["dn"].Success ? "mm" : match.Groups["unit"] is { Length: > 0 } unit ? unit.Value : null)
            : null;
    }

    /// <summary>Stands where somebody knows the figure and does not say it: ***家, ××户, 若干, 数十处.</summary>
    public static bool IsMasked(string text) => text.AsSpan().IndexOfAny('*', '＊', '×') >= 0 && text is not "×" || Withheld().IsMatch(text);

    [GeneratedRegex(@"^\s*(?:[Xx]{2,}\s*[家处个人户件起]?|若干.*|[数多][十百]*[余]?[家处个人户件起].*)\s*$", RegexOptions.None, 1000)]
    private static partial Regex Withheld();

    [GeneratedRegex("""^\s*(?<feet>\d+(?:\.\d+)?)\s*['′]\s*(?:(?<inches>\d+(?:\.\d+)?)\s*(?:["″]|'')?)?\s*$""", RegexOptions.None, 1000)]
    private static partial Regex FeetAndInches();

    // A comma only where it parts thousands: 1,5 may be one and a half.
    [GeneratedRegex(
        @"^\s*(?<dn>DN\s*)?(?<number>[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)\s*(?<unit>[^\d\s.,+\-*~][^,~]*?)?\s*$",
        RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Written();
}
