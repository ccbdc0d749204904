using RiskMap.Api.Answers;

namespace RiskMap.Api.Boards;

/// <summary>What a figure of a board counts, said twice at one place: as SQL and as the filter of the list that it opens. A test compares them.</summary>
/// <param name="Code">Code of the figure.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Kind">The list.</param>
/// <param name="When">SQL of which rows count.</param>
/// <param name="Filter">The filter that lists them.</param>
internal sealed record Counted(string Code, string Unit, FigureListKind Kind, string When, params (string Name, object? Value)[] Filter)
{
    /// <summary>SQL of what is added up.</summary>
    public string Sum { get; init; } = "count(*)";

    /// <summary>SQL of which rows cannot be counted, for something about them is not known; null: none.</summary>
    public string? Unknown { get; init; }

    /// <summary>The filter that lists those; null: no list tells them apart.</summary>
    public (string Name, object? Value)[]? UnknownFilter { get; init; }

    /// <summary>Two columns: what counts, and what cannot be counted.</summary>
    public string Columns => $"{Sum} FILTER (WHERE {When})::float8, {(Unknown is null ? "0" : $"count(*) FILTER (WHERE {Unknown})::int")}";

    public Figure Figure(double? value, int unknown, Func<FigureList, FigureList> narrowed) => new(
        Code, value, Unit, unknown, narrowed(FigureList.Of(Kind, Filter)),
        unknown > 0 && UnknownFilter is { } filter ? narrowed(FigureList.Of(Kind, filter)) : null);
}

/// <summary>What was counted of one town.</summary>
/// <param name="Division">The town; null: not known.</param>
/// <param name="Values">By code: what counts, and what cannot be counted.</param>
public sealed record TownCounts(Guid? Division, IReadOnlyDictionary<string, (double Value, int Unknown)> Values)
{
    public double Value(string code) => Values.TryGetValue(code, out var counted) ? counted.Value : 0;

    /// <summary>Counts of the same towns from several tables.</summary>
    internal static IReadOnlyList<TownCounts> Joined(params IEnumerable<IReadOnlyList<TownCounts>> parts) =>
    [
        .. parts.SelectMany(p => p).GroupBy(t => t.Division)
            .Select(g => new TownCounts(g.Key, g.SelectMany(t => t.Values).ToDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal))),
    ];

    /// <summary>All of them together.</summary>
    internal static (double Value, int Unknown) Total(IEnumerable<TownCounts> towns, string code)
    {
        var (value, unknown) = (0.0, 0);
        foreach (var town in towns)
        {
            if (town.Values.TryGetValue(code, out var counted))
            {
                value += counted.Value;
                unknown += counted.Unknown;
            }
        }

        return (value, unknown);
    }
}

/// <summary>From which day to which the tables know anything: what lies wholly outside is not known, and no zero.</summary>
internal sealed record BoardRecords(IReadOnlyDictionary<FigureListKind, Period> Of)
{
    /// <summary>Whether the table behind a list may know of anything in a period.</summary>
    public bool Know(Counted counted, Period period)
    {
        FigureListKind? kind = counted.Code switch
        {
            // Who was visited stands in the record of visits, and who shall be in the rounds.
            "premises_visited" => FigureListKind.Inspections,
            "visits_planned" => FigureListKind.Rounds,
            // Premises are counted as they are; their filings are a record that an area may not keep.
            _ when counted.Kind == FigureListKind.Premises && !counted.Code.StartsWith("filings", StringComparison.Ordinal) => null,
            _ => counted.Kind,
        };
        return kind is null || (Of.TryGetValue(kind.Value, out var record) && record.And(period) is not null);
    }
}
