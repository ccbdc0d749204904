using System.Globalization;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Answers;

/// <summary>Days: read from YYYY-MM-DD, counted in an area's own time zone.</summary>
public static class Day
{
    private const string Format = "yyyy-MM-dd";

    /// <exception cref="DateInvalid">The text is not a day of the calendar.</exception>
    public static DateOnly Read(string text, string argument) =>
        DateOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1000 and < 3000
            ? day
            : throw new DateInvalid(argument, text);

    public static DateOnly? ReadOptional(string? text, string argument) => text is null ? null : Read(text, argument);

    public static string Iso(this DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>The day it is now where clocks show a time zone.</summary>
    public static DateOnly Today(string timeZone, TimeProvider clock) => DateOnly.FromDateTime(Local(clock.GetUtcNow(), timeZone).DateTime);

    /// <summary>An instant with the offset that the area's clocks showed; an unknown time zone leaves it in UTC.</summary>
    public static DateTimeOffset Local(DateTimeOffset instant, string timeZone) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var zone) ? TimeZoneInfo.ConvertTime(instant, zone) : instant;
}

public sealed class DateInvalid(string argument, string text) : Refused("DATE_INVALID", 400, argument, text);
