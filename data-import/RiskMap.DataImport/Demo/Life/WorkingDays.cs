namespace RiskMap.DataImport.Demo.Life;

/// <summary>Working days of the demo's two years: weekdays without the State Council's holidays, and the weekend days worked in their stead.</summary>
public static class WorkingDays
{
    private static readonly (DateOnly First, DateOnly Last)[] Holidays =
    [
        Off(2025, 1, 1, 1), Off(2025, 1, 28, 8), Off(2025, 4, 4, 3), Off(2025, 5, 1, 5), Off(2025, 5, 31, 3), Off(2025, 10, 1, 8),
        Off(2026, 1, 1, 3), Off(2026, 2, 15, 9), Off(2026, 4, 4, 3), Off(2026, 5, 1, 5), Off(2026, 6, 19, 3), Off(2026, 9, 25, 3), Off(2026, 10, 1, 7),
    ];

    private static readonly HashSet<DateOnly> Worked =
    [
        new(2025, 1, 26), new(2025, 2, 8), new(2025, 4, 27), new(2025, 9, 28), new(2025, 10, 11),
        new(2026, 1, 4), new(2026, 2, 14), new(2026, 2, 28), new(2026, 5, 9), new(2026, 9, 20), new(2026, 10, 10),
    ];

    public static bool Is(DateOnly day) => Worked.Contains(day)
        || (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !Holidays.Any(h => day >= h.First && day <= h.Last));

    /// <summary>The day itself, or the next one that is worked.</summary>
    public static DateOnly OnOrAfter(DateOnly day)
    {
        while (!Is(day))
        {
            day = day.AddDays(1);
        }

        return day;
    }

    /// <summary>So many working days after that day; 0: the day itself.</summary>
    public static DateOnly After(DateOnly day, int days)
    {
        for (; days > 0; days--)
        {
            day = OnOrAfter(day.AddDays(1));
        }

        return day;
    }

    private static (DateOnly, DateOnly) Off(int year, int month, int day, int days) => (new(year, month, day), new DateOnly(year, month, day).AddDays(days - 1));
}
