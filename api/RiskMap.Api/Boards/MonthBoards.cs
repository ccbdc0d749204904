using System.Globalization;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Boards;

/// <summary>Rankings of towns by month.</summary>
public sealed class MonthBoards(BoardStore store, Towns towns, TimeProvider clock)
{
    /// <summary>Premises that a town must have to be ranked.</summary>
    public const int LeastPremises = 10;

    /// <summary>Seed of the draws.</summary>
    public const int Seed = 20260101;

    /// <summary>The rates with the weights that hold unless others are sent: deadlines first, then work done, then what comes back.</summary>
    internal static readonly RankMeasure[] Usual =
    [
        new("visits_per_100", "per_100", true, 0.25) { Events = "visits", Of = "premises", Per = 100 },
        new("closed_on_time", "share", true, 0.25) { Events = "closed_on_time", Of = "due_in_month" },
        new("overdue", "share", false, 0.25) { Events = "overdue_then", Of = "open_then" },
        new("relapse", "share", false, 0.15) { Events = "returned", Of = "found_followed" },
        new("night", "share", true, 0.10) { Events = "visits_night", Of = "visits_timed" },
    ];

    private const int Kept = 20_000;

    /// <summary>A thousand draws are worth keeping.</summary>
    private readonly SharedAnswers<(string Area, string State, Period Month, DateOnly DueTo, string Weights), (Ranked? Ranked, NotRanked? Why)[]> _ranks = new(Kept, r => r.Length + 1);

    internal async Task<MonthBoard> OfAsync(Area area, string? asked, IReadOnlyList<MeasureWeight>? weights, IReadOnlySet<Guid>? may, CancellationToken cancel)
    {
        var today = Day.Today(area.TimeZone, clock);
        var first = asked is null ? new DateOnly(today.Year, today.Month, 1).AddMonths(-1) : ReadMonth(asked);
        var measures = Weighted(weights);
        var scope = new BoardScope(area, await towns.OfAsync(area, cancel), null, may, clock.GetUtcNow());
        var (month, counts, onRecord) = await CountsAsync(area, first, today, cancel);
        var (_, before, beforeOnRecord) = await CountsAsync(area, first.AddMonths(-1), today, cancel);
        var all = scope.Known.Values.Where(d => d.Level == "town").OrderBy(d => d.FeatureId).ToList();
        var dueTo = DueTo(month, first, today);
        var now = await _ranks.GetAsync(
            (area.Code, area.StateOf("hazards", "inspections", "premises"), month, dueTo, string.Join(' ', measures.Select(m => m.Weight.ToString("R", CultureInfo.InvariantCulture)))),
            _ => Task.FromResult(Ranks(all, counts, onRecord, measures, RankAnalysis.Draws)), cancel);
        var then = Ranks(all, before, beforeOnRecord, measures, 0);
        var counted = Counted(month, dueTo).ToDictionary(c => c.Code, StringComparer.Ordinal);
        // All towns stand in the order; who may look at some only sees the places of those.
        var rows = all.Select((town, i) => RowOf(town, counts, measures, counted, now[i], then[i].Ranked?.Rank)).Where(r => scope.Sees(r.Division.Id))
            .OrderBy(r => r.Rank ?? int.MaxValue).ThenBy(r => r.Division.FeatureId);
        IReadOnlyList<Figure> unplaced = may is null && counts.FirstOrDefault(c => c.Division is null) is { } nowhere
            ? [.. counted.Values.Select(c => nowhere.Values.GetValueOrDefault(c.Code) is var (value, unknown) ? c.Figure(value, unknown, l => l.In(null)) : null!)] : [];
        return new(area, first, month, measures, [.. rows], unplaced, scope.ComputedAt);
    }

    private static Counted[] Counted(Period month, DateOnly dueTo) =>
        [.. BoardStore.MonthVisits(month), .. BoardStore.MonthHazards(month, dueTo), .. BoardStore.MonthPremises(month)];

    /// <summary>Of a month that goes on only deadlines that have passed are judged.</summary>
    private static DateOnly DueTo(Period month, DateOnly first, DateOnly today) => month.To < first.AddMonths(1).AddDays(-1) ? today.AddDays(-1) : month.To;

    private async Task<(Period Month, IReadOnlyList<TownCounts> Counts, IReadOnlySet<Guid> OnRecord)> CountsAsync(Area area, DateOnly first, DateOnly today, CancellationToken cancel)
    {
        var end = first.AddMonths(1).AddDays(-1);
        var month = new Period(first, end > today && today >= first ? today : end);
        var dueTo = DueTo(month, first, today);
        return (month, await store.MonthAsync(area, month, dueTo, cancel), await store.OnRecordAsync(area, new(month.To.AddYears(-1), month.To), cancel));
    }

    private static (Ranked? Ranked, NotRanked? Why)[] Ranks(
        IReadOnlyList<Division> towns, IReadOnlyList<TownCounts> counts, IReadOnlySet<Guid> onRecord, IReadOnlyList<RankMeasure> measures, int draws)
    {
        var weights = measures.Select(m => m.Counts).ToList();
        var byTown = counts.Where(c => c.Division is not null).ToDictionary(c => c.Division!.Value);
        var rates = towns.Select(t => (IReadOnlyList<Rate>)[.. measures.Select(m => RateOf(byTown.GetValueOrDefault(t.Id), m))]).ToList();
        var why = towns.Select((t, i) => (NotRanked?)(!onRecord.Contains(t.Id) ? NotRanked.NothingOnRecord
            : (byTown.GetValueOrDefault(t.Id)?.Value("premises") ?? 0) < LeastPremises ? NotRanked.TooFewPremises
            : !RankAnalysis.IsRankable(rates[i], weights) ? NotRanked.TooFewHazards : null)).ToArray();
        var ranked = Enumerable.Range(0, towns.Count).Where(i => why[i] is null).ToList();
        var ranks = RankAnalysis.Rank([.. ranked.Select(i => rates[i])], weights, Seed, draws);
        var result = why.Select(w => ((Ranked?)null, w)).ToArray();
        for (var i = 0; i < ranked.Count; i++)
        {
            result[ranked[i]] = (ranks[i], null);
        }

        return result;
    }

    private static Rate RateOf(TownCounts? counts, RankMeasure measure) => counts is null ? default : new(counts.Value(measure.Events), counts.Value(measure.Of));

    private static TownRank RowOf(
        Division town, IReadOnlyList<TownCounts> counts, IReadOnlyList<RankMeasure> measures, Dictionary<string, Counted> counted, (Ranked? Ranked, NotRanked? Why) place, int? previous)
    {
        var of = counts.FirstOrDefault(c => c.Division == town.Id);
        return new(
            town, place.Ranked?.Rank, place.Ranked?.Low, place.Ranked?.High, previous, place.Ranked is { } r ? Math.Round(r.Score, 1) : null, place.Why,
            [.. measures.Select(m =>
            {
                var rate = RateOf(of, m);
                var interval = RankAnalysis.Interval(rate, m.Unit == "share");
                return new RankValue(
                    m.Code, rate.Of > 0 ? rate.Events / rate.Of * m.Per : null, interval?.Low * m.Per, interval?.High * m.Per, RankAnalysis.IsKnown(rate),
                    FigureOf(m.Events), FigureOf(m.Of));
            })]);

        Figure FigureOf(string code) => (of?.Values.GetValueOrDefault(code) ?? default) is var (value, unknown) ? counted[code].Figure(value, unknown, l => l.In(town.Id)) : null!;
    }

    private static RankMeasure[] Weighted(IReadOnlyList<MeasureWeight>? weights)
    {
        if (weights is null or [])
        {
            return Usual;
        }

        if (weights.FirstOrDefault(w => !Usual.Any(u => u.Code == w.Code) || !(w.Weight >= 0 && w.Weight <= 1e6)) is { } wrong)
        {
            throw new WeightInvalid(wrong.Code, wrong.Weight);
        }

        var asked = Usual.Select(u => weights.LastOrDefault(w => w.Code == u.Code)?.Weight ?? 0).ToArray();
        return asked.Sum() > 0 ? [.. Usual.Select((u, i) => u with { Weight = asked[i] / asked.Sum() })] : throw new WeightInvalid(weights[0].Code, 0);
    }

    private static DateOnly ReadMonth(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) && month.Year is >= 1900 and <= 2100
            ? month : throw new MonthInvalid(text);
}

public sealed class MonthInvalid(string text) : Refused("MONTH_INVALID", 400, text);

public sealed class WeightInvalid(string code, double weight) : Refused("WEIGHT_INVALID", 400, code, weight);
