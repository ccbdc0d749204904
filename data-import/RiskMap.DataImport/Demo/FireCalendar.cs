namespace RiskMap.DataImport.Demo;

/// <summary>
/// When fires break out: evenings rather than mornings, winter rather than summer, new year's eve and the days of the tombs most of all.
/// </summary>
public sealed class FireCalendar(Dice dice)
{
    private static readonly double[] Months = [1.35, 1.3, 1.0, 1.05, 0.8, 0.75, 0.9, 0.92, 0.78, 0.85, 1.0, 1.28];
    private static readonly double[] Hours = [0.6, 0.5, 0.45, 0.4, 0.35, 0.4, 0.55, 0.75, 0.9, 1.0, 1.1, 1.25, 1.15, 1.0, 1.05, 1.1, 1.25,
        1.5, 1.75, 1.8, 1.65, 1.35, 1.05, 0.8];
    private static readonly DateOnly[] NewYears = [new(2022, 2, 1), new(2023, 1, 22), new(2024, 2, 10), new(2025, 1, 29), new(2026, 2, 17)];
    private const double Highest = 1.35 * 3.2 * 1.8;

    /// <summary>A moment within the five years, by China's clock.</summary>
    public DateTimeOffset Moment()
    {
        while (true)
        {
            var day = dice.Day(Fires.First, Fires.First.AddYears(Fires.Years).AddDays(-1));
            var hour = dice.Whole(0, 23);
            if (dice.Next() * Highest < Months[day.Month - 1] * Festival(day) * Hours[hour])
            {
                return new DateTimeOffset(day, new TimeOnly(hour, dice.Whole(0, 59), 0), TimeSpan.FromHours(8));
            }
        }
    }

    private static double Festival(DateOnly day)
    {
        var sinceNewYear = NewYears.Select(n => day.DayNumber - n.DayNumber).MinBy(Math.Abs);
        return sinceNewYear switch
        {
            -1 or 0 => 3.2,
            >= -3 and <= 6 => 2.0,
            14 => 2.4, // lantern festival
            _ => day is { Month: 4, Day: >= 2 and <= 6 } ? 1.9 : 1,
        };
    }
}
