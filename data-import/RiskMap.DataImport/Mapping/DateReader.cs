using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace RiskMap.DataImport.Mapping;

/// <summary>Dates and times as files write them. A time without an offset is meant in the area's own time zone.</summary>
internal sealed partial class DateReader(IReadOnlyList<string>? formats, TimeZoneInfo zone)
{
    private const string YearOnly = "yyyy";

    private static readonly string[] UsualDays =
    [
        "yyyy-MM-dd", "yyyy/MM/dd", "yyyy/M/d", "yyyy-M-d", "yyyy.M.d", "yyyyMMdd", "yyyy年M月d日", "yyyy年M月d号",
    ];

    private static readonly string[] UsualTimes =
    [
        "yyyy-MM-dd HH:mm:ss", "yyyy/MM/dd HH:mm:ss", "yyyy/M/d H:mm:ss", "yyyy-M-d H:mm:ss", "yyyy-MM-dd HH:mm", "yyyy/M/d H:mm", "yyyy-M-d H:mm",
        "yyyy.M.d H:mm", "yyyy年M月d日H:mm:ss", "yyyy年M月d日H:mm", "yyyy年M月d日H时m分", "yyyy年M月d日H时m分s秒", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF",
    ];

    private static readonly string[] WithOffset = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mm:sszzz", "yyyy/MM/dd HH:mm:sszz"];

    private readonly string[] _times = formats is null ? [.. UsualTimes, .. UsualDays] : [.. formats];

    /// <summary>A day; the time behind it, if there is one, is left out.</summary>
    public DateOnly? Day(string text)
    {
        text = Plain(text);
        if (formats is null && Serial(text) is { } serial)
        {
            return DateOnly.FromDateTime(serial);
        }

        if (formats?.Contains(YearOnly) == true && text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year > 0)
        {
            return new DateOnly(year, 12, 31);
        }

        return DateTime.TryParseExact(text, formats is null ? [.. UsualDays, .. UsualTimes] : [.. formats.Where(f => f != YearOnly)], CultureInfo.InvariantCulture,
            DateTimeStyles.None, out var day) ? DateOnly.FromDateTime(day) : null;
    }

    public DateTimeOffset? Instant(string text)
    {
        text = Plain(text);
        var local = formats is null ? Serial(text) ?? default : default;
        if (local != default
            || (DateTime.TryParseExact(text, _times, CultureInfo.InvariantCulture, DateTimeStyles.None, out local) && local.Kind == DateTimeKind.Unspecified))
        {
            // In spring one hour does not exist: who writes it did not put the clock forward yet. In autumn one comes twice: the later is taken.
            local = zone.IsInvalidTime(local) ? local.AddHours(1) : local;
            return new DateTimeOffset(local, zone.GetUtcOffset(local));
        }

        return formats is null && DateTimeOffset.TryParseExact(text, WithOffset, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant : null;
    }

    /// <summary>２０２５年 ３月 １日 in plain digits, without the blanks that people put between its parts.</summary>
    private static string Plain(string text)
    {
        var plain = Ascii.IsValid(text) ? text : text.Normalize(NormalizationForm.FormKC);
        return plain.Contains('年', StringComparison.Ordinal) ? Blanks().Replace(plain, "") : plain;
    }

    /// <summary>
    /// A day as spreadsheets count them, from 1899-12-30, with the time behind the point: 45717.5 is noon of 2025-03-01. From 1954 to 2079.
    /// </summary>
    private static DateTime? Serial(string text) =>
        text.Length is >= 5 and <= 20 && double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var days)
        && days is >= 20_000 and < 65_400
            ? DateTime.FromOADate(Math.Round(days * 86_400) / 86_400) : null;

    [GeneratedRegex(@"(?<=[年月日时分])\s+", RegexOptions.None, 1000)]
    private static partial Regex Blanks();
}
