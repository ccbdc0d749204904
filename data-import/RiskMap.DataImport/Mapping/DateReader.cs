using System.Globalization;

namespace RiskMap.DataImport.Mapping;

/// <summary>Dates and times as files write them. A time without an offset is meant in the area's own time zone.</summary>
internal sealed class DateReader(IReadOnlyList<string>? formats, TimeZoneInfo zone)
{
    private const string YearOnly = "yyyy";

    private static readonly string[] UsualDays = ["yyyy-MM-dd", "yyyy/MM/dd", "yyyy/M/d", "yyyy-M-d", "yyyyMMdd"];

    private static readonly string[] UsualTimes =
    [
        "yyyy-MM-dd HH:mm:ss", "yyyy/MM/dd HH:mm:ss", "yyyy/M/d H:mm:ss", "yyyy-MM-dd HH:mm", "yyyy/M/d H:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF",
    ];

    private static readonly string[] WithOffset = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mm:sszzz", "yyyy/MM/dd HH:mm:sszz"];

    private readonly string[] _times = formats is null ? [.. UsualTimes, .. UsualDays] : [.. formats];

    /// <summary>A day; the time behind it, if there is one, is left out.</summary>
    public DateOnly? Day(string text)
    {
        if (formats?.Contains(YearOnly) == true && text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year > 0)
        {
            return new DateOnly(year, 12, 31);
        }

        return DateTime.TryParseExact(text, formats is null ? [.. UsualDays, .. UsualTimes] : [.. formats.Where(f => f != YearOnly)], CultureInfo.InvariantCulture,
            DateTimeStyles.None, out var day) ? DateOnly.FromDateTime(day) : null;
    }

    public DateTimeOffset? Instant(string text)
    {
        if (DateTime.TryParseExact(text, _times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) && local.Kind == DateTimeKind.Unspecified)
        {
            // In spring one hour does not exist: who writes it did not put the clock forward yet. In autumn one comes twice: the later is taken.
            local = zone.IsInvalidTime(local) ? local.AddHours(1) : local;
            return new DateTimeOffset(local, zone.GetUtcOffset(local));
        }

        return formats is null && DateTimeOffset.TryParseExact(text, WithOffset, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant : null;
    }
}
