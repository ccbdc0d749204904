using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Boards;

/// <summary>The tasks of a week, from Monday to Sunday; every figure opens the list of what it counts.</summary>
public sealed class WeekBoard
{
    private readonly BoardScope _scope;
    private readonly Period _week;
    private readonly DateOnly _asOf;
    private readonly IReadOnlyList<TownCounts> _counts;
    private readonly (double Value, int Unknown)? _rounds;
    private readonly Counted[] _counted;
    private readonly BoardRecords _records;

    internal WeekBoard(BoardScope scope, Period week, DateOnly asOf, IReadOnlyList<TownCounts> counts, (double Value, int Unknown)? rounds, BoardRecords records)
    {
        (_scope, _week, _asOf, _rounds, _records) = (scope, week, asOf, rounds, records);
        _counts = scope.Of(counts);
        _counted = [.. BoardStore.WeekHazards(week, asOf), .. BoardStore.WeekVisits(week), .. BoardStore.WeekPremises(week, asOf)];
    }

    /// <summary>Its Monday (YYYY-MM-DD).</summary>
    public string From => _week.From.Iso();

    /// <summary>Its Sunday (YYYY-MM-DD).</summary>
    public string To => _week.To.Iso();

    /// <summary>Day (YYYY-MM-DD) on which overdue is judged.</summary>
    public string AsOf => _asOf.Iso();

    /// <summary>
    /// recheck_due, due, overdue, no_due_date, hazards_found, hazards_closed, open, open_major, seals_ending, seals_past, visits_done, visits_planned, filings_due,
    /// filings_overdue and, of the whole area only, rounds_due.
    /// </summary>
    public IReadOnlyList<Figure> Figures =>
    [
        .. _counted.Select(c => TownCounts.Total(_counts, c.Code) is var (value, unknown) ? c.Figure(Known(c, value), unknown, _scope.Narrowed) : null!),
        .. _rounds is var (rounds, none) ? [BoardStore.WeekRounds(_week)[0] is var due ? due.Figure(Known(due, rounds), none, l => l) : null!] : (Figure[])[],
    ];

    /// <summary>The same by town, with a last line for what lies in no known town; together they are the figures above, but for rounds, which no town has.</summary>
    public IReadOnlyList<TownFigures> Towns => _scope.Lines(_counts, (town, counts) => new TownFigures(
        town, [.. _counted.Select(c => counts.Values.GetValueOrDefault(c.Code) is var (value, unknown) ? c.Figure(Known(c, value), unknown, l => l.In(town?.Id)) : null!)]));

    private double? Known(Counted counted, double value) => _records.Know(counted, _week) ? value : null;

    /// <summary>How this was counted.</summary>
    public Method Method => new(
        Words.Say("METHOD_WEEK_BOARD"),
        [
            new("from", From, null), new("to", To, null), new("asOf", AsOf, null), new("timeZone", _scope.Area.TimeZone, null),
            MethodParameter.Of("sealDays", BoardStore.SealDays, "d"), MethodParameter.Of("filedEarly", Buildings.PremisesStore.EarlyDays, "d"), .. _scope.Parameters,
        ],
        Standard: null, Clause: null, Words.Say("NEGLECTS_WEEK_BOARD"), _scope.Area.DataVersion, _scope.ComputedAt);
}

/// <summary>Figures of one town.</summary>
/// <param name="Division">The town; null: not known.</param>
/// <param name="Figures">In the order of the board.</param>
public sealed record TownFigures(Division? Division, IReadOnlyList<Figure> Figures);

/// <summary>What a board is of, and what of it the asker may look at.</summary>
/// <param name="Area">The area.</param>
/// <param name="Known">All its divisions.</param>
/// <param name="Division">Only this town; null: all.</param>
/// <param name="May">Towns that the asker may look at; null: all, and what lies in none.</param>
/// <param name="ComputedAt">When.</param>
internal sealed record BoardScope(Area Area, IReadOnlyDictionary<Guid, Division> Known, Guid? Division, IReadOnlySet<Guid>? May, DateTimeOffset ComputedAt)
{
    public bool IsWhole => Division is null && May is null;

    public IEnumerable<MethodParameter> Parameters => IsWhole ? [] : [new("division", Division?.ToString("D") ?? "scope", null)];

    /// <summary>Towns that lines are made of, by number.</summary>
    public IEnumerable<Division> Towns => Known.Values.Where(d => d.Level == "town" && Sees(d.Id)).OrderBy(d => d.FeatureId);

    public bool Sees(Guid? town) => (Division is null || town == Division) && (May is null || (town is { } id && May.Contains(id)));

    public IReadOnlyList<TownCounts> Of(IReadOnlyList<TownCounts> counts) => IsWhole ? counts : [.. counts.Where(c => Sees(c.Division))];

    /// <summary>The list of a figure, in what the asker looks at: who may look at some towns only is shown no other rows by any list.</summary>
    public FigureList Narrowed(FigureList list) => Division is { } one ? list.With(("division", one)) : list;

    public IReadOnlyList<T> Lines<T>(IReadOnlyList<TownCounts> counts, Func<Division?, TownCounts, T> line)
    {
        var byTown = counts.Where(c => c.Division is not null).ToDictionary(c => c.Division!.Value);
        // Rows may name a division that is no town (an area that has villages only), or one that is gone.
        var others = counts.Where(c => c.Division is { } id && Known.GetValueOrDefault(id) is not { Level: "town" }).ToList();
        List<T> lines = [.. Towns.Select(t => line(t, byTown.GetValueOrDefault(t.Id) ?? Nothing(t.Id)))];
        lines.AddRange(others.Where(o => Known.ContainsKey(o.Division!.Value)).Select(o => line(Known[o.Division!.Value], o)));
        if (May is null && Division is null)
        {
            lines.Add(line(null, counts.FirstOrDefault(c => c.Division is null) ?? Nothing(null)));
        }

        return lines;
    }

    private static TownCounts Nothing(Guid? town) => new(town, new Dictionary<string, (double, int)>());
}
