using System.Globalization;
using RiskMap.Api.Answers;

namespace RiskMap.Api.Incidents.Trends;

/// <summary>A feast that moves through the calendar, and at which people burn things.</summary>
public enum Festival
{
    /// <summary>春节: from the eve of the lunar new year to its seventh day.</summary>
    LunarNewYear,

    /// <summary>清明: the day and its neighbours.</summary>
    Qingming,
}

/// <summary>A month of the year over all full years of a record.</summary>
/// <param name="Month">From 1 to 12.</param>
/// <param name="Incidents">Fires in it, over all these years.</param>
/// <param name="Index">Fires by day against those of an average day; 1 is average.</param>
/// <param name="Low">Least that the index may be, at 95 %, by the exact interval of the count.</param>
/// <param name="High">Most that the index may be, at 95 %.</param>
public sealed record SeasonMonth(int Month, int Incidents, double Index, double Low, double High);

/// <summary>Fires about a feast, over all years of a record that hold the whole of it.</summary>
/// <param name="Festival">The feast.</param>
/// <param name="Years">How many of it the record holds.</param>
/// <param name="Days">Days of the feast, over all years.</param>
/// <param name="Incidents">Fires on them.</param>
/// <param name="DaysAround">Days within 30 of the feast that are not part of it.</param>
/// <param name="IncidentsAround">Fires on those.</param>
/// <param name="Ratio">Fires by day of the feast against days around it; null: none around it.</param>
/// <param name="RatioLow">Least that the ratio may be, at 95 %; null: no fires in either.</param>
/// <param name="RatioHigh">Most that the ratio may be, at 95 %; null: no end, or no fires in either.</param>
/// <param name="P">E-test of one rate on both kinds of day.</param>
public sealed record FestivalCount(
    Festival Festival, int Years, int Days, int Incidents, int DaysAround, int IncidentsAround, double? Ratio, double? RatioLow, double? RatioHigh, double P);

/// <summary>What months and feasts have to do with fires.</summary>
public static class SeasonAnalysis
{
    /// <summary>Days on either side of a feast that it is compared with.</summary>
    private const int Around = 30;

    private static readonly ChineseLunisolarCalendar Lunar = new();

    /// <summary>First and last year of which a record holds every day; null: none.</summary>
    public static (int First, int Last)? FullYears(Period record)
    {
        var first = record.From is { Month: 1, Day: 1 } ? record.From.Year : record.From.Year + 1;
        var last = record.To is { Month: 12, Day: 31 } ? record.To.Year : record.To.Year - 1;
        return first <= last ? (first, last) : null;
    }

    /// <summary>Twelve months, corrected for their lengths; empty where the record holds no full year, or no fires in them.</summary>
    /// <param name="days">Days of fires, one for each.</param>
    /// <param name="record">Days that the record holds.</param>
    public static IReadOnlyList<SeasonMonth> Months(IReadOnlyList<DateOnly> days, Period record)
    {
        if (FullYears(record) is not var (first, last) || days.Where(d => d.Year >= first && d.Year <= last).ToList() is not { Count: > 0 } within)
        {
            return [];
        }

        var allDays = new DateOnly(last, 12, 31).DayNumber - new DateOnly(first, 1, 1).DayNumber + 1;
        return [.. Enumerable.Range(1, 12).Select(month =>
        {
            var count = within.Count(d => d.Month == month);
            var usual = (double)within.Count / allDays * Enumerable.Range(first, last - first + 1).Sum(y => DateTime.DaysInMonth(y, month));
            var interval = CountAnalysis.Garwood(count);
            return new SeasonMonth(month, count, count / usual, interval.Low / usual, interval.High / usual);
        })];
    }

    /// <summary>Both feasts; those that the record does not wholly hold even once are left out.</summary>
    /// <param name="days">Days of fires, one for each.</param>
    /// <param name="record">Days that the record holds.</param>
    public static IReadOnlyList<FestivalCount> Festivals(IReadOnlyList<DateOnly> days, Period record)
    {
        var perDay = days.CountBy(d => d.DayNumber).ToDictionary();
        return [.. Enum.GetValues<Festival>().Select(Count).OfType<FestivalCount>()];

        FestivalCount? Count(Festival festival)
        {
            var feasts = Enumerable.Range(record.From.Year, record.To.Year - record.From.Year + 1).Select(y => DaysOf(festival, y)).OfType<Period>()
                .Where(f => f.From.AddDays(-Around) >= record.From && f.To.AddDays(Around) <= record.To).ToList();
            if (feasts.Count == 0)
            {
                return null;
            }

            var on = feasts.Sum(f => Within(f.From.DayNumber, f.To.DayNumber));
            var near = feasts.Sum(f => Within(f.From.DayNumber - Around, f.To.DayNumber + Around)) - on;
            var daysOn = feasts.Sum(f => f.To.DayNumber - f.From.DayNumber + 1);
            var daysNear = feasts.Count * 2 * Around;
            var interval = CountAnalysis.RatioInterval(on, near, daysOn, daysNear);
            return new(
                festival, feasts.Count, daysOn, on, daysNear, near, near == 0 ? null : (double)on / daysOn / ((double)near / daysNear), interval?.Low,
                interval is { } i && double.IsFinite(i.High) ? i.High : null, CountAnalysis.ETest(on, near, daysOn, daysNear));
        }

        int Within(int first, int last)
        {
            var sum = 0;
            for (var day = first; day <= last; day++)
            {
                sum += perDay.GetValueOrDefault(day);
            }

            return sum;
        }
    }

    /// <summary>Days of a feast in a year of our calendar; null: outside the years that can be computed.</summary>
    public static Period? DaysOf(Festival festival, int year)
    {
        if (festival == Festival.LunarNewYear)
        {
            if (year < Lunar.MinSupportedDateTime.Year + 1 || year >= Lunar.MaxSupportedDateTime.Year)
            {
                return null;
            }

            var newYear = DateOnly.FromDateTime(Lunar.ToDateTime(year, 1, 1, 0, 0, 0, 0));
            return new(newYear.AddDays(-1), newYear.AddDays(6));
        }

        // Day of April on which the sun stands at 15°: the usual rule of thumb for one century, right for every year from 2000 to 2099.
        if (year is < 2000 or > 2099)
        {
            return null;
        }

        var ofCentury = year % 100;
        var day = new DateOnly(year, 4, (int)((ofCentury * 0.2422) + 4.81) - (ofCentury / 4));
        return new(day.AddDays(-1), day.AddDays(1));
    }
}
