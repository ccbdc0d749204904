using System.Globalization;
using System.Text.RegularExpressions;
using RiskMap.DataImport.Layers;
using RiskMap.DataImport.Mapping;

namespace RiskMap.DataImport.Recognition;

/// <summary>What the values of one column look like, from a sample of rows.</summary>
/// <param name="words">Its different values in the whole file, where they are few.</param>
internal sealed partial class ColumnContent(IReadOnlyList<string> values, IReadOnlyCollection<string>? words = null)
{
    public const int MostWords = 200;

    private readonly IReadOnlyList<string> _known = [.. values.Select(v => v.Trim()).Where(v => v.Length > 0 && !Synonyms.IsUnknown(v) && !Figure.IsMasked(v))];

    /// <summary>No value that says anything.</summary>
    public bool IsEmpty => _known.Count == 0;

    public int Count => _known.Count;

    public IReadOnlyList<string> Samples => [.. _known.Distinct().Take(3).Select(v => v.Length > 40 ? v[..40] + "…" : v)];

    public IReadOnlyList<string> Distinct =>
        [.. (words is { Count: <= MostWords } ? words.Where(w => w.Length > 0 && !Synonyms.IsUnknown(w)) : _known.Distinct()).Take(MostWords)];

    /// <summary>Share of different values, 0 to 1.</summary>
    public double Variety => IsEmpty ? 0 : _known.Distinct().Count() / (double)_known.Count;

    public double Share(Func<string, bool> test) => IsEmpty ? 0 : _known.Count(test) / (double)_known.Count;

    public double NumberShare => Share(v => Figure.Read(v) is not null);

    public IReadOnlyList<double> Numbers => [.. _known.Select(v => Figure.Read(v)?.Number).Where(n => n is not null).Select(n => n!.Value)];

    /// <summary>Middle one of the numbers; NaN if there is none.</summary>
    public double Median
    {
        get
        {
            var numbers = Numbers.Order().ToList();
            return numbers.Count == 0 ? double.NaN : numbers[numbers.Count / 2];
        }
    }

    public double CoordinateShare => Share(v => CoordinateText.Read(v) is not null);

    public double AddressShare => Share(v => Address().IsMatch(v));

    /// <summary>The forms in which all of it reads as dates: null when the usual ones do or none does; 2/3/2020 is either, so it needs one beyond the 12th.</summary>
    public (double Share, IReadOnlyList<string>? Formats, bool Sure) Dates(bool instant)
    {
        var usual = new DateReader(null, TimeZoneInfo.Utc);
        var share = Share(v => instant ? usual.Instant(v) is not null : usual.Day(v) is not null);
        if (share >= 0.5)
        {
            return (share, null, true);
        }

        if (!instant && Share(v => YearOnly().IsMatch(v)) is >= 0.5 and var years)
        {
            return (years, ["yyyy", "yyyy-MM-dd", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd"], true);
        }

        var monthFirst = Reads(["M/d/yyyy", "M/d/yyyy H:mm", "M/d/yyyy H:mm:ss", "M/d/yy"], instant);
        var dayFirst = Reads(["d/M/yyyy", "d/M/yyyy H:mm", "d/M/yyyy H:mm:ss", "d.M.yyyy", "d/M/yy"], instant);
        var (best, formats) = monthFirst.Share >= dayFirst.Share ? monthFirst : dayFirst;
        return best >= 0.5 ? (best, formats, Math.Abs(monthFirst.Share - dayFirst.Share) > 0.01) : (share, null, true);
    }

    /// <summary>Share of the values that a number of the field can be, in that unit.</summary>
    public double InRange(Field field, decimal factor) => Share(v => Figure.Read(v) is { } figure
        && (figure.Unit is null ? factor : Units.Factor(figure.Unit, field.Unit)) is { } times
        && figure.Number * (double)times is var n && ((n >= field.Min && n <= field.Max) || n == 0));

    private (double Share, IReadOnlyList<string> Formats) Reads(string[] formats, bool instant)
    {
        var reader = new DateReader(formats, TimeZoneInfo.Utc);
        return (Share(v => instant ? reader.Instant(v) is not null : reader.Day(v) is not null), formats);
    }

    public static string Text(double number) => number.ToString("0.######", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?:1[6-9]|20)\d\d$", RegexOptions.None, 1000)]
    private static partial Regex YearOnly();

    // 车胤大道118号, 中山北路1段8巷, 반회서6길 14, 100 Main St, 3rd St. NE 108
    [GeneratedRegex(
        @"[路街道巷弄里村镇鎮區区](.*\d|.{0,8}$)|\d+\s*[号號]|[로길읍면동리]\s*\d|^\d+[A-Za-z]?\s+\p{L}.*\s|\b(St|Ave|Rd|Dr|Ln|Blvd|Way|Ct|Pl|Street|Road|Avenue)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Address();
}
