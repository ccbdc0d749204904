using HotChocolate;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Incidents.Trends;

/// <summary>Why two periods cannot be compared without a word of warning.</summary>
public enum TrendBreakKind
{
    /// <summary>A standard redefined what is counted.</summary>
    CountingRule,

    /// <summary>The record begins after the earlier period does.</summary>
    RecordBegins,

    /// <summary>The record ends before the later period does: what is missing is unknown, not zero.</summary>
    RecordEnds,
}

/// <summary>A day on which the meaning of the numbers changes.</summary>
/// <param name="Kind">What happens on it.</param>
/// <param name="On">The day, YYYY-MM-DD.</param>
/// <param name="Parameter">What a standard redefined, in the reader's language; null: nothing.</param>
/// <param name="Before">Its value until then; null: there was none, or it was not found.</param>
/// <param name="After">Its value since; null: there is none, or it was not found.</param>
/// <param name="Unit">Unit of both values.</param>
/// <param name="Document">Document of the new rule.</param>
/// <param name="Affects">Measures that can no longer be compared; grades are affected wherever a grade's threshold is named.</param>
public sealed record TrendBreak(
    TrendBreakKind Kind, string On, string? Parameter, double? Before, double? After, string? Unit, string? Document, IReadOnlyList<TrendMeasure> Affects);

/// <summary>A period of fires against a baseline, with what the difference is worth.</summary>
public sealed class IncidentTrend
{
    private readonly Area _area;
    private readonly FireLedger _ledger;
    private readonly CountingRules? _rules;
    private readonly string _filter;
    private readonly DateTimeOffset _computedAt;
    private readonly Period _current;
    private readonly Period _baseline;
    private readonly Period _record;
    private readonly List<DateOnly> _days;

    internal IncidentTrend(
        Area area, FireLedger ledger, CountingRules? rules, string filter, Period current, Period baseline, Period record, DateTimeOffset computedAt)
    {
        (_area, _ledger, _rules, _filter, _current, _baseline, _record, _computedAt) = (area, ledger, rules, filter, current, baseline, record, computedAt);
        _days = [.. ledger.Fires.Select(f => f.On)];
        Dispersion = TrendAnalysis.Dispersion(_days, record);
        Breaks = [.. FindBreaks()];
        Measures = [.. Measure()];
        Grades = [.. CountGrades()];
    }

    /// <summary>First day of the period, YYYY-MM-DD.</summary>
    public string From => _current.From.Iso();

    /// <summary>Last day of the period, which counts.</summary>
    public string To => _current.To.Iso();

    /// <summary>First day of the baseline, YYYY-MM-DD.</summary>
    public string BaselineFrom => _baseline.From.Iso();

    /// <summary>Last day of the baseline, which counts.</summary>
    public string BaselineTo => _baseline.To.Iso();

    /// <summary>First day of the record, YYYY-MM-DD; null: there are no fires on it.</summary>
    public string? RecordFrom => _ledger.Record?.From.Iso();

    /// <summary>Last day that the record speaks of; null: there are no fires on it.</summary>
    public string? RecordTo => _ledger.Record?.To.Iso();

    /// <summary>Fires, deaths, injuries and loss of both periods.</summary>
    public IReadOnlyList<TrendComparison> Measures { get; }

    /// <summary>Fires by grade, each by the rule of its day; empty where no standard grades them.</summary>
    public IReadOnlyList<GradeCount> Grades { get; }

    /// <summary>What stands between the two periods.</summary>
    public IReadOnlyList<TrendBreak> Breaks { get; }

    /// <summary>How much more monthly counts vary than those of independent fires, month and year taken out: about 1 if they are; null: fewer than two full years.</summary>
    public double? Dispersion { get; }

    /// <summary>Months of the period.</summary>
    public IReadOnlyList<TrendMonth> GetMonths() => TrendAnalysis.Months(_days, _current);

    /// <summary>Months of the baseline.</summary>
    public IReadOnlyList<TrendMonth> GetBaselineMonths() => TrendAnalysis.Months(_days, _baseline);

    /// <summary>Months of the year over all full years of the record; empty: it holds none.</summary>
    public IReadOnlyList<SeasonMonth> GetSeason() => SeasonAnalysis.Months(_days, _record);

    /// <summary>Lunar new year and 清明 against the days around them; empty outside China.</summary>
    public IReadOnlyList<FestivalCount> GetFestivals() => Trends.IsInChina(_area) ? SeasonAnalysis.Festivals(_days, _record) : [];

    /// <summary>Where the year of the period's last day is heading; null: the record does not hold the baseline year and this year so far.</summary>
    public TrendPace? GetPace(
        [GraphQLDescription("The target as a change of the baseline year's fires; -0.11 is 下降11 %.")] double change = -0.11,
        [GraphQLDescription("Year that the target is a change from; the year in which the baseline ends if none is named.")] int? baselineYear = null) =>
        change is > -1 and <= 10 ? TrendAnalysis.Pace(_days, _record, _current.To, baselineYear ?? _baseline.To.Year, change) : throw new TargetOutOfRange(change);

    /// <summary>How this was computed.</summary>
    public Method Method => new(
        Words.Say("METHOD_TREND"),
        [
            new("from", From, null), new("to", To, null), new("baselineFrom", BaselineFrom, null), new("baselineTo", BaselineTo, null),
            new("timeZone", _area.TimeZone, null), new("filter", _filter, null),
            MethodParameter.Of("folded", _ledger.Folded), MethodParameter.Of("gradedWithoutHouseholds", GradedWithoutHouseholds),
            MethodParameter.Of("significance", TrendAnalysis.Significance), MethodParameter.Of("confidence", 1 - CountAnalysis.Alpha),
            MethodParameter.Of("overdispersedFrom", TrendAnalysis.Overdispersed), MethodParameter.Of("mostUnknown", TrendAnalysis.MostUnknown),
        ],
        _rules?.Standard.Id, Clause: null, Words.Say("NEGLECTS_TREND"), _area.DataVersion, _computedAt);

    private IEnumerable<TrendComparison> Measure()
    {
        var (now, then, times) = (_ledger.In(_current), _ledger.In(_baseline), Lengths.Of(_current, _baseline));
        yield return TrendAnalysis.Incidents(now.Count, then.Count, times, Dispersion, Comparable(TrendMeasure.Incidents));
        yield return TrendAnalysis.People(
            TrendMeasure.Deaths, [.. now.Select(Deaths)], [.. then.Select(Deaths)], times, Comparable(TrendMeasure.Deaths));
        yield return TrendAnalysis.People(
            TrendMeasure.Injuries, [.. now.Select(f => f.Cost.Injuries)], [.. then.Select(f => f.Cost.Injuries)], times, Comparable(TrendMeasure.Injuries));
        yield return TrendAnalysis.Loss([.. now.Select(f => f.Cost)], [.. then.Select(f => f.Cost)], times, Comparable(TrendMeasure.Loss));
    }

    private int GradedWithoutHouseholds => _rules is null ? 0 : _ledger.In(_current).Concat(_ledger.In(_baseline)).Count(_rules.LeavesOutHouseholds);

    private int? Deaths(CountedFire fire) => _rules is null ? fire.Cost.Deaths30D ?? fire.Cost.Deaths7D : _rules.Deaths(fire);

    private bool Comparable(TrendMeasure measure) => !Breaks.Any(b => b.Affects.Contains(measure));

    private IEnumerable<GradeCount> CountGrades()
    {
        if (_rules is null)
        {
            return [];
        }

        var (now, then) = (_ledger.In(_current).CountBy(_rules.Grade).ToDictionary(), _ledger.In(_baseline).CountBy(_rules.Grade).ToDictionary());
        return Enum.GetValues<FireGrade>().Select(g => new GradeCount(g, now.GetValueOrDefault(g), then.GetValueOrDefault(g)));
    }

    private IEnumerable<TrendBreak> FindBreaks()
    {
        var all = Enum.GetValues<TrendMeasure>();
        var (first, last) = (_baseline.From < _current.From ? _baseline.From : _current.From, _baseline.To > _current.To ? _baseline.To : _current.To);
        if (_ledger.Record is not { } record || first < record.From)
        {
            yield return new(TrendBreakKind.RecordBegins, _record.From.Iso(), null, null, null, null, null, all);
        }

        if (_ledger.Record is { } until && last > until.To)
        {
            yield return new(TrendBreakKind.RecordEnds, until.To.Iso(), null, null, null, null, null, all);
        }

        foreach (var change in _rules?.Changes(first, last) ?? [])
        {
            yield return new(
                TrendBreakKind.CountingRule, change.On.Iso(), Standards.StandardBook.Parameters[change.Parameter].Name.ToString(), change.Before, change.After,
                change.Rule?.Unit, change.Rule?.Document, change.Parameter switch { CountingRules.DeathWindow => [TrendMeasure.Deaths], CountingRules.Counting => [TrendMeasure.Incidents], _ => [] });
        }
    }
}

public sealed class TargetOutOfRange(double change) : Refused("TARGET_OUT_OF_RANGE", 400, change);
