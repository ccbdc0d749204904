using System.Runtime.InteropServices;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Answers;

/// <summary>Days from a first to a last one, both counted.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Period(DateOnly From, DateOnly To)
{
    private const double DaysOfYear = 365.2425;

    /// <summary>All days that a record can hold.</summary>
    public static readonly Period Ever = new(new(1000, 1, 1), new(2999, 12, 31));

    public int Days => To.DayNumber - From.DayNumber + 1;

    public double Years => Days / DaysOfYear;

    /// <summary>The days that another period holds too; null: none.</summary>
    public Period? And(Period other)
    {
        var both = new Period(From > other.From ? From : other.From, To < other.To ? To : other.To);
        return both.From <= both.To ? both : null;
    }

    /// <summary>How many of its days are left out because nobody knows of them, for a method.</summary>
    /// <param name="known">Those that are not left out; null: all are.</param>
    public MethodParameter NotIn(Period? known) => MethodParameter.Of("daysNotOnRecord", Days - (known?.Days ?? 0), "d");

    /// <summary>The period that was asked for; an end that is left out is that of the record.</summary>
    /// <exception cref="DateInvalid">A text is not a day.</exception>
    /// <exception cref="PeriodInverted">It would begin after it ends.</exception>
    public static Period Of(string? from, string? to, Period record)
    {
        var period = new Period(Day.ReadOptional(from, "from") ?? record.From, Day.ReadOptional(to, "to") ?? record.To);
        return period.From <= period.To ? period
            : from is not null && to is not null ? throw new PeriodInverted(period.From.Iso(), period.To.Iso())
            // Asked for a time past the end of the record, or before its beginning: one day in which nothing is known to have happened.
            : from is not null ? new(period.From, period.From) : new(period.To, period.To);
    }
}

public sealed class PeriodInverted(string from, string to) : Refused("PERIOD_INVERTED", 400, from, to);
