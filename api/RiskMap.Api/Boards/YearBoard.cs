using System.Globalization;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Hosting;
using RiskMap.Api.Incidents.Trends;

namespace RiskMap.Api.Boards;

/// <summary>A year so far: against the same days of the year before, and against what it shall come to.</summary>
public sealed class YearBoard
{
    private readonly BoardScope _scope;
    private readonly Period _year;
    private readonly IReadOnlyList<TownCounts> _now, _before;
    private readonly TownCounts? _fires, _firesBefore;
    private readonly IReadOnlyDictionary<string, YearTarget> _targets;
    private readonly BoardRecords _records;

    internal YearBoard(
        BoardScope scope, Period year, Period before, (IReadOnlyList<TownCounts> Counts, TownCounts Fires) now, (IReadOnlyList<TownCounts> Counts, TownCounts Fires) then,
        IReadOnlyDictionary<string, YearTarget> targets, BoardRecords records)
    {
        (_scope, _year, Before, _targets, _records) = (scope, year, before, targets, records);
        (_now, _before) = (scope.Of(now.Counts), scope.Of(then.Counts));
        // Fires have no town: they are the whole area's or nobody's.
        (_fires, _firesBefore) = scope.IsWhole ? (now.Fires, then.Fires) : (null, null);
    }

    internal Period Before { get; }

    /// <summary>The year.</summary>
    public int Year => _year.From.Year;

    /// <summary>Its first day (YYYY-MM-DD).</summary>
    public string From => _year.From.Iso();

    /// <summary>Last day (YYYY-MM-DD) that counts.</summary>
    public string AsOf => _year.To.Iso();

    /// <summary>
    /// visits, visits_night, premises_visited, hazards_found, hazards_closed, major_closed, major_found, orders, penalties, penalty_amount, sealed, stopped (every act counts) and, of the whole
    /// area only, fires, deaths, injuries, loss.
    /// </summary>
    public IReadOnlyList<YearFigure> Figures =>
    [
        .. Of(p => [.. BoardStore.YearVisits(p), .. BoardStore.YearPremises(p), .. BoardStore.YearHazards(p), .. BoardStore.YearActs(p)], code => TownCounts.Total(_now, code), code => TownCounts.Total(_before, code)),
        .. _fires is null ? [] : Of(BoardStore.YearFires, code => _fires.Values.GetValueOrDefault(code), code => _firesBefore!.Values.GetValueOrDefault(code)),
    ];

    /// <summary>How this was computed.</summary>
    public Method Method => new(
        Words.Say("METHOD_YEAR_BOARD"),
        [
            new("from", From, null), new("to", AsOf, null), new("beforeFrom", Before.From.Iso(), null), new("beforeTo", Before.To.Iso(), null), new("timeZone", _scope.Area.TimeZone, null),
            MethodParameter.Of("shareOfYear", Math.Round(ShareOfYear, 4)), new("projection", "value ÷ share of the year; 95 % by the negative binomial (Jeffreys)", null),
            new("change", "conditional binomial (Clopper–Pearson), 95 %", null), .. _scope.Parameters,
        ],
        Standard: null, Clause: null, Words.Say("NEGLECTS_YEAR_BOARD"), _scope.Area.DataVersion, _scope.ComputedAt);

    private double ShareOfYear => (double)_year.Days / (DateTime.IsLeapYear(Year) ? 366 : 365);

    private IEnumerable<YearFigure> Of(Func<Period, Counted[]> counted, Func<string, (double Value, int Unknown)> now, Func<string, (double Value, int Unknown)> before)
    {
        var (these, those) = (counted(_year), counted(Before));
        for (var i = 0; i < these.Length; i++)
        {
            var code = these[i].Code;
            yield return FigureOf(
                Shown(these[i], _year, now(code), now(RowsOf(code)).Value), Shown(those[i], Before, before(code), before(RowsOf(code)).Value), these[i].Sum == "count(*)" && code != "premises_visited",
                _targets.GetValueOrDefault(code));
        }
    }

    /// <summary>What a sum is the sum of.</summary>
    private static string RowsOf(string code) => code == "penalty_amount" ? "penalties" : "fires";

    /// <summary>A sum of which no part is known is not known, nor is anything of a time that no record reaches.</summary>
    private Figure Shown(Counted counted, Period period, (double Value, int Unknown) value, double rows) => counted.Figure(
        !_records.Know(counted, period) || (counted.Sum != "count(*)" && value.Value == 0 && value.Unknown > 0 && value.Unknown >= rows) ? null : value.Value, value.Unknown, _scope.Narrowed);

    private YearFigure FigureOf(Figure now, Figure before, bool isCount, YearTarget? target)
    {
        var (value, last) = (now.Value, before.Value);
        var change = isCount && value is { } a && last is { } b ? CountAnalysis.RatioInterval((int)a, (int)b, _year.Days, Before.Days) : null;
        var rest = (1 - ShareOfYear) / ShareOfYear;
        var projected = value / ShareOfYear;
        (double Low, double High)? interval = !isCount || value is not { } n ? null
            : rest <= 0 ? (n, n) : (n + CountAnalysis.FurtherAtMost((int)n, rest, 0.025), n + CountAnalysis.FurtherAtMost((int)n, rest, 0.975));
        var isCeiling = now.Code is "fires" or "deaths" or "injuries" or "loss";
        return new(
            now, before, value is { } v && last is > 0 ? (v / _year.Days / (last / Before.Days)) - 1 : null,
            change?.Low - 1, change is { } c && double.IsFinite(c.High) ? c.High - 1 : null,
            target?.Value, target?.From, isCeiling, now.Code == "premises_visited" ? null : projected, interval?.Low, interval?.High, PaceOf(value, target?.Value, isCeiling, interval, projected, rest <= 0));
    }

    private static Pace PaceOf(double? value, double? target, bool isCeiling, (double Low, double High)? interval, double? projected, bool isOver) => (value, target) switch
    {
        (_, null) or (null, _) => Pace.NoTarget,
        ({ } v, { } t) when isCeiling && v > t => Pace.Missed,
        ({ } v, { } t) when !isCeiling && v >= t => Pace.Met,
        ({ }, { }) when isOver => isCeiling ? Pace.Met : Pace.Missed,
        (_, { } t) when (interval ?? (projected, projected)) is var (low, high) => isCeiling
            ? (high <= t ? Pace.OnPace : low > t ? Pace.OffPace : Pace.Open)
            : (low >= t ? Pace.OnPace : high < t ? Pace.OffPace : Pace.Open),
        _ => Pace.NoTarget,
    };
}

/// <summary>What a figure shall come to by the end of the year.</summary>
/// <param name="Value">In the figure's unit.</param>
/// <param name="From">Who set it, or how it was computed.</param>
internal sealed record YearTarget(double Value, string? From);

/// <summary>A figure of the year so far.</summary>
/// <param name="Figure">The year so far.</param>
/// <param name="LastYear">The same days of the year before.</param>
/// <param name="ChangeShare">How much more by day than then, as a share (-0.11: 11 % less); null: nothing to compare with.</param>
/// <param name="ChangeLow">Low end of its interval of 95 %; null: of sums and of units that were visited several times there is none.</param>
/// <param name="ChangeHigh">High end of its interval of 95 %; null: none, or it is open.</param>
/// <param name="Target">What the year shall come to; null: nobody set it.</param>
/// <param name="TargetFrom">Where that stands; null: nobody said, or there is none.</param>
/// <param name="TargetIsCeiling">True: it shall not be more (fires); false: it shall not be less (visits).</param>
/// <param name="Projected">What the pace so far comes to by 31 December; null: it cannot be told that way (a unit is visited twice but counted once).</param>
/// <param name="ProjectedLow">Low end of its interval of 95 %; null: of sums there is none.</param>
/// <param name="ProjectedHigh">High end of its interval of 95 %; null: of sums there is none.</param>
/// <param name="Pace">How it stands to the target.</param>
public sealed record YearFigure(
    Figure Figure, Figure LastYear, double? ChangeShare, double? ChangeLow, double? ChangeHigh, double? Target, string? TargetFrom, bool TargetIsCeiling,
    double? Projected, double? ProjectedLow, double? ProjectedHigh, Pace Pace);

/// <summary>How a figure stands to its target.</summary>
public enum Pace
{
    /// <summary>It has come to it, or the year is over below its ceiling.</summary>
    Met,

    /// <summary>The whole interval of the projection is on the good side.</summary>
    OnPace,

    /// <summary>The interval holds the target: it is not decided.</summary>
    Open,

    /// <summary>The whole interval of the projection is on the bad side.</summary>
    OffPace,

    /// <summary>It can no longer be met.</summary>
    Missed,

    /// <summary>Nobody set one, or the figure is not known.</summary>
    NoTarget,
}
