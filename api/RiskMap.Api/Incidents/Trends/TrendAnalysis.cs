using System.Runtime.InteropServices;
using RiskMap.Api.Answers;
using RiskMap.Api.Incidents.Heatmap;

namespace RiskMap.Api.Incidents.Trends;

/// <summary>What is compared between periods.</summary>
public enum TrendMeasure
{
    /// <summary>起数.</summary>
    Incidents,

    /// <summary>亡人, by the rule of the day of each fire.</summary>
    Deaths,

    /// <summary>伤人.</summary>
    Injuries,

    /// <summary>直接财产损失, in one currency.</summary>
    Loss,
}

/// <summary>How a difference was tested.</summary>
public enum TrendTest
{
    /// <summary>Two Poisson counts: Krishnamoorthy and Thomson 2004.</summary>
    ETest,

    /// <summary>Fires dealt anew to the periods, with what each cost.</summary>
    Randomization,

    /// <summary>Not tested: a few large fires decide such a sum.</summary>
    None,
}

/// <summary>A sum over the fires of a period.</summary>
/// <param name="Value">Sum over the fires of which it is on record.</param>
/// <param name="Known">Fires of which it is on record.</param>
/// <param name="Unknown">Fires of which it is not: the sum may be larger.</param>
/// <param name="Low">Least that chance would have brought about, at 95 % (Garwood); null: not a count of events.</param>
/// <param name="High">Most that chance would have brought about; null: not a count of events.</param>
public sealed record TrendSum(double Value, int Known, int Unknown, double? Low, double? High);

/// <summary>One measure in the period and in its baseline.</summary>
/// <param name="Measure">What is compared.</param>
/// <param name="Current">In the period.</param>
/// <param name="Baseline">In the baseline.</param>
/// <param name="Change">Rate by day against that of the baseline, minus 1: -0.111 is 下降11.1 %; null: the baseline has none.</param>
/// <param name="RatioLow">Least that the ratio of the rates may be, at 95 %; null: not computed for this measure, or nothing happened.</param>
/// <param name="RatioHigh">Most that it may be; null: no end, not computed for this measure, or nothing happened.</param>
/// <param name="Test">How the difference was tested.</param>
/// <param name="P">How often chance alone would make at least this difference; null: not tested.</param>
/// <param name="Comparable">False: a rule changed, the record does not hold both periods, or too much is unknown.</param>
/// <param name="Changed">True: both can be compared and chance alone is an unlikely reason (p below 0.05); false: no change can be told.</param>
/// <param name="Currencies">
/// Currencies of the losses of both periods, ISO 4217, the commonest first; empty: no loss, or none is told. The sums are of the first; where
/// there are others, the fires with those count neither as known nor as unknown, and nothing is compared.
/// </param>
public sealed record TrendComparison(
    TrendMeasure Measure, TrendSum Current, TrendSum Baseline, double? Change, double? RatioLow, double? RatioHigh, TrendTest Test, double? P,
    bool Comparable, bool Changed, IReadOnlyList<string> Currencies);

/// <summary>A month and its fires.</summary>
/// <param name="Month">YYYY-MM.</param>
/// <param name="Incidents">Fires in it, as far as the period reaches.</param>
/// <param name="Complete">Whether the record holds all of its days.</param>
public sealed record TrendMonth(string Month, int Incidents, bool Complete);

/// <summary>How many fires were of a grade.</summary>
/// <param name="Grade">By the rule of the day of each fire.</param>
/// <param name="Current">In the period.</param>
/// <param name="Baseline">In the baseline.</param>
public sealed record GradeCount(FireGrade Grade, int Current, int Baseline);

/// <summary>Where a year is heading, against a target.</summary>
/// <param name="Year">The year.</param>
/// <param name="Target">Most fires that meet the target.</param>
/// <param name="BaselineIncidents">Fires of the whole baseline year.</param>
/// <param name="SoFar">Fires until the last day that was asked for.</param>
/// <param name="ShareOfYear">Share of a year's fires that have usually happened by then, from 0 to 1.</param>
/// <param name="BySeason">True: that share is of the record's full years; false: of days, for the record is too short.</param>
/// <param name="DueByNow">Fires until then that a year on target has.</param>
/// <param name="Projected">Fires of the whole year if it goes on so.</param>
/// <param name="Low">Least of 95 % of futures.</param>
/// <param name="High">Most of 95 % of futures.</param>
/// <param name="ChanceOfReaching">Share of futures that meet the target, from 0 to 1.</param>
public sealed record TrendPace(
    int Year, int Target, int BaselineIncidents, int SoFar, double ShareOfYear, bool BySeason, double DueByNow, double Projected, int Low, int High,
    double ChanceOfReaching);

/// <summary>
/// Lengths of two periods, in one unit. The same days of two years count as equally long, leap day or not: 同比 compares numbers, and a reader
/// must find the change that division gives.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Lengths(double Current, double Baseline)
{
    public static Lengths Of(Period current, Period baseline) => SameDays(current, baseline) ? new(1, 1) : new(current.Years, baseline.Years);

    private static bool SameDays(Period one, Period other)
    {
        var years = other.From.Year - one.From.Year;
        return one.From.AddYears(years) == other.From && one.To.AddYears(years) == other.To
            // 29 February has no other day a year before; the end of the month stands for it.
            || (one.From.AddYears(years) == other.From && one.To.AddDays(1).AddYears(years) == other.To.AddDays(1));
    }
}

/// <summary>Two periods side by side, and what the difference is worth.</summary>
public static class TrendAnalysis
{
    /// <summary>Differences that chance alone makes less often than this are called changes.</summary>
    public const double Significance = 0.05;

    /// <summary>Dispersion from which events no longer count as independent.</summary>
    public const double Overdispersed = 1.5;

    /// <summary>Share of fires whose figure may be unknown before sums are no longer compared.</summary>
    public const double MostUnknown = 0.2;

    private const int SeasonYears = 3;
    private const int SeasonFires = 100;

    /// <summary>Fires of both periods; p allows for fires that come in clusters where the record shows that they do.</summary>
    public static TrendComparison Incidents(int current, int baseline, Lengths times, double? dispersion, bool comparable)
    {
        var p = CountAnalysis.Widened(CountAnalysis.ETest(current, baseline, times.Current, times.Baseline), dispersion > Overdispersed ? dispersion.Value : 1);
        var ratio = CountAnalysis.RatioInterval(current, baseline, times.Current, times.Baseline);
        return new(
            TrendMeasure.Incidents, Counted(current), Counted(baseline), Change(current, baseline, times), ratio?.Low,
            ratio is { } r && double.IsFinite(r.High) ? r.High : null, TrendTest.ETest, p, comparable, comparable && p < Significance, []);

        static TrendSum Counted(int count) => new(count, count, 0, CountAnalysis.Garwood(count).Low, CountAnalysis.Garwood(count).High);
    }

    /// <summary>Deaths or injuries of both periods, one figure for each fire; null where it is not on record.</summary>
    public static TrendComparison People(
        TrendMeasure measure, IReadOnlyList<int?> current, IReadOnlyList<int?> baseline, Lengths times, bool comparable)
    {
        var (ours, theirs) = (Costly(current), Costly(baseline));
        var known = comparable && MostlyKnown(current.Count(c => c is null), current.Count) && MostlyKnown(baseline.Count(c => c is null), baseline.Count);
        double? p = known ? CountAnalysis.RandomizationTest(ours, theirs, times.Current, times.Baseline) : null;
        return new(
            measure, Sum(current), Sum(baseline), Change(ours.Sum(), theirs.Sum(), times), null, null,
            known ? TrendTest.Randomization : TrendTest.None, p, known, p < Significance, []);

        static List<int> Costly(IReadOnlyList<int?> figures) => [.. figures.OfType<int>().Where(f => f > 0)];

        static TrendSum Sum(IReadOnlyList<int?> figures) =>
            new(figures.Sum() ?? 0, figures.Count(f => f is not null), figures.Count(f => f is null), null, null);
    }

    /// <summary>Loss of both periods, of the commonest currency; never tested, for one large fire decides it.</summary>
    public static TrendComparison Loss(IReadOnlyList<FireCost> current, IReadOnlyList<FireCost> baseline, Lengths times, bool comparable)
    {
        var currencies = current.Concat(baseline).Where(c => c.Loss is not null).Select(c => c.Currency).OfType<string>()
            .CountBy(c => c).OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Select(c => c.Key).ToList();
        var (ours, theirs) = (InOne(current), InOne(baseline));
        var known = comparable && currencies.Count < 2 && MostlyKnown(ours.Count(c => c is null), ours.Count) && MostlyKnown(theirs.Count(c => c is null), theirs.Count);
        return new(
            TrendMeasure.Loss, Sum(ours), Sum(theirs), currencies.Count > 1 ? null : Change((double)(ours.Sum() ?? 0), (double)(theirs.Sum() ?? 0), times),
            null, null, TrendTest.None, null, known, Changed: false, currencies);

        // An amount whose currency is not told is unknown among those whose is.
        List<decimal?> InOne(IReadOnlyList<FireCost> costs) =>
            [.. costs.Where(c => c.Loss is null || c.Currency is null || c.Currency == currencies[0])
                .Select(c => c.Currency == currencies.FirstOrDefault() ? c.Loss : null)];

        static TrendSum Sum(IReadOnlyList<decimal?> figures) =>
            new((double)(figures.Sum() ?? 0), figures.Count(f => f is not null), figures.Count(f => f is null), null, null);
    }

    /// <summary>
    /// Whether fires come one by one or in clusters: Pearson's chi-square of the table of months by years, by its degrees of freedom. What
    /// a month and a year have for themselves is taken out, so neither season nor trend counts as a cluster. About 1 for independent fires.
    /// </summary>
    /// <param name="days">Days of fires, one for each.</param>
    /// <param name="record">Days that the record holds.</param>
    /// <returns>Null: fewer than two full years with fires.</returns>
    public static double? Dispersion(IReadOnlyList<DateOnly> days, Period record)
    {
        var (first, last) = SeasonAnalysis.FullYears(record) ?? (1, 0);
        var within = days.Where(d => d.Year >= first && d.Year <= last).ToList();
        var (cells, years, months) = (
            within.CountBy(d => (d.Year, d.Month)).ToDictionary(), within.CountBy(d => d.Year).ToList(), within.CountBy(d => d.Month).ToList());
        var freedom = (years.Count - 1) * (months.Count - 1);
        if (freedom <= 0)
        {
            return null;
        }

        var chi = (from year in years
                   from month in months
                   let expected = (double)year.Value * month.Value / within.Count
                   let difference = cells.GetValueOrDefault((year.Key, month.Key)) - expected
                   select difference * difference / expected).Sum();
        return chi / freedom;
    }

    /// <summary>Every month of a period, those without fires too.</summary>
    public static IReadOnlyList<TrendMonth> Months(IReadOnlyList<DateOnly> days, Period period)
    {
        var counts = days.Where(d => d >= period.From && d <= period.To).CountBy(d => (d.Year, d.Month)).ToDictionary();
        var months = new List<TrendMonth>();
        for (var month = new DateOnly(period.From.Year, period.From.Month, 1); month <= period.To; month = month.AddMonths(1))
        {
            months.Add(new(
                month.Iso()[..7], counts.GetValueOrDefault((month.Year, month.Month)), month >= period.From && month.AddMonths(1).AddDays(-1) <= period.To));
        }

        return months;
    }

    /// <summary>Where the year of a day is heading.</summary>
    /// <param name="days">Days of fires, one for each, of the whole record.</param>
    /// <param name="record">Days that the record holds.</param>
    /// <param name="today">Last day that counts as known.</param>
    /// <param name="baselineYear">Year that the target is a change from.</param>
    /// <param name="change">The change, -0.11 for 下降11 %.</param>
    /// <returns>Null: the record does not hold the baseline year, or not the beginning of this one.</returns>
    public static TrendPace? Pace(IReadOnlyList<DateOnly> days, Period record, DateOnly today, int baselineYear, double change)
    {
        if (record.From > new DateOnly(baselineYear, 1, 1) || record.To < new DateOnly(baselineYear, 12, 31)
            || record.From > new DateOnly(today.Year, 1, 1) || record.To < today)
        {
            return null;
        }

        var baseline = days.Count(d => d.Year == baselineYear);
        // A hundred times 0.89 must not come to 88.99 and be told as 88.
        var target = (int)Math.Floor(Math.Round(baseline * (1 + change), 6));
        var soFar = days.Count(d => d.Year == today.Year && d <= today);
        var past = days.Where(d => d.Year < today.Year && SeasonAnalysis.FullYears(record) is var (first, _) && d.Year >= first).ToList();
        var bySeason = past.Select(d => d.Year).Distinct().Count() >= SeasonYears && past.Count >= SeasonFires;
        var share = bySeason
            ? (double)past.Count(d => (d.Month, d.Day).CompareTo((today.Month, today.Day)) <= 0) / past.Count
            : today.DayOfYear / (DateTime.IsLeapYear(today.Year) ? 366.0 : 365.0);
        if (share <= 0)
        {
            return null;
        }

        var ratio = Math.Max(0, (1 - share) / share);
        return new(
            today.Year, target, baseline, soFar, share, bySeason, target * share, soFar + (ratio * (soFar + 0.5)),
            soFar + Further(CountAnalysis.Alpha / 2), soFar + Further(1 - (CountAnalysis.Alpha / 2)),
            CountAnalysis.ChanceOfAtMost(target - soFar, soFar, ratio));

        int Further(double quantile) => ratio <= 0 ? 0 : CountAnalysis.FurtherAtMost(soFar, ratio, quantile);
    }

    private static bool MostlyKnown(int unknown, int fires) => fires == 0 || unknown <= MostUnknown * fires;

    private static double? Change(double current, double baseline, Lengths times) =>
        baseline == 0 ? null : (current / times.Current / (baseline / times.Baseline)) - 1;
}
