using System.Globalization;
using RiskMap.Api.Answers;
using RiskMap.Api.Standards;

namespace RiskMap.Api.Inspections.Hazards;

/// <summary>A year of the calendar by which offices work, as it was announced.</summary>
/// <param name="Year">The year.</param>
/// <param name="Source">The announcement.</param>
/// <param name="Certainty">How it was read.</param>
/// <param name="Holidays">Days off that it names.</param>
/// <param name="MakeUpDays">Weekend days that are worked on.</param>
internal sealed record CalendarYear(int Year, string Source, Certainty Certainty, IReadOnlyList<DateOnly> Holidays, IReadOnlyList<DateOnly> MakeUpDays);

/// <summary>
/// Which days are worked on. Of a year that is on record: Monday to Friday without the holidays, with the weekend days that are made up. Of any other:
/// Monday to Friday, and whoever counts is told so. A period of so many working days begins on the day after the one it counts from (行政处罚法 85 speaks
/// of working days; the day itself does not count).
/// </summary>
internal sealed class WorkCalendar(IReadOnlyList<CalendarYear> years)
{
    private readonly Dictionary<int, (HashSet<DateOnly> Off, HashSet<DateOnly> On, CalendarYear Year)> _years =
        years.ToDictionary(y => y.Year, y => (y.Holidays.ToHashSet(), y.MakeUpDays.ToHashSet(), y));

    public bool IsKnown(int year) => _years.ContainsKey(year);

    public CalendarYear? YearOf(int year) => _years.TryGetValue(year, out var known) ? known.Year : null;

    public bool IsWorkedOn(DateOnly day) => _years.TryGetValue(day.Year, out var year)
        ? year.On.Contains(day) || (!IsWeekend(day) && !year.Off.Contains(day))
        : !IsWeekend(day);

    /// <summary>The day that lies so many working days after another, or before it if negative; none: the day itself.</summary>
    public DateOnly After(DateOnly from, int days)
    {
        var (day, step) = (from, Math.Sign(days));
        for (var left = Math.Abs(days); left > 0;)
        {
            day = day.AddDays(step);
            left -= IsWorkedOn(day) ? 1 : 0;
        }

        return day;
    }

    /// <summary>Working days after the first day up to and with the second; negative if that lies before.</summary>
    public int Between(DateOnly from, DateOnly to)
    {
        if (to < from)
        {
            return -Between(to, from);
        }

        var days = 0;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
        {
            days += IsWorkedOn(day) ? 1 : 0;
        }

        return days;
    }

    /// <summary>Years of a time that are not on record, in their order.</summary>
    public IReadOnlyList<int> Unknown(DateOnly from, DateOnly to) =>
        [.. Enumerable.Range(Math.Min(from.Year, to.Year), Math.Abs(to.Year - from.Year) + 1).Where(y => !IsKnown(y))];

    public WorkingDays Count(DateOnly from, int days, DateTimeOffset now)
    {
        var to = After(from, days);
        var (first, last) = from <= to ? (from, to) : (to, from);
        var between = Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(first.AddDays).Where(d => d != from).ToList();
        return new()
        {
            From = from.Iso(),
            Days = days,
            To = to.Iso(),
            DaysOff = [.. between.Where(d => !IsWorkedOn(d)).Select(d => d.Iso())],
            MakeUpDays = [.. between.Where(d => IsWorkedOn(d) && IsWeekend(d)).Select(d => d.Iso())],
            YearsUnknown = Unknown(first, last),
            Sources = [.. Enumerable.Range(first.Year, last.Year - first.Year + 1).Select(YearOf).OfType<CalendarYear>().Select(y => $"{y.Year.ToString(CultureInfo.InvariantCulture)}: {y.Source}")],
            ComputedAt = now,
        };
    }

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}

/// <summary>The day that lies some working days after another, and how that was counted.</summary>
public sealed record WorkingDays
{
    internal IReadOnlyList<string> Sources { get; init; } = [];

    internal DateTimeOffset ComputedAt { get; init; }

    /// <summary>Day (YYYY-MM-DD) that is counted from; it does not count itself.</summary>
    public string From { get; init; } = "";

    /// <summary>Working days; negative: before.</summary>
    public int Days { get; init; }

    /// <summary>The day (YYYY-MM-DD) that was found.</summary>
    public string To { get; init; } = "";

    /// <summary>Days (YYYY-MM-DD) between them that did not count: weekends and holidays.</summary>
    public IReadOnlyList<string> DaysOff { get; init; } = [];

    /// <summary>Weekend days (YYYY-MM-DD) that did count, for they are worked on.</summary>
    public IReadOnlyList<string> MakeUpDays { get; init; } = [];

    /// <summary>Years of which the calendar is not on record: counted Monday to Friday.</summary>
    public IReadOnlyList<int> YearsUnknown { get; init; } = [];

    /// <summary>How this was counted.</summary>
    public Method Method => new(
        Hosting.Words.Say("METHOD_WORKING_DAYS"), [.. Sources.Select(s => new MethodParameter("calendar", s, null))], Standard: null, Clause: null,
        YearsUnknown.Count > 0 ? Hosting.Words.Say("NEGLECTS_WORKING_DAYS", string.Join(", ", YearsUnknown)) : null, DataVersion: 0, ComputedAt);
}
