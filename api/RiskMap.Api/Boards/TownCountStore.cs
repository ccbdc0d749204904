using Npgsql;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Boards;

/// <summary>Counts rows of tables by town. What was counted is kept as long as its own tables stand: a hazard that is saved leaves the visits counted.</summary>
public sealed class TownCountStore(NpgsqlDataSource database)
{
    private const int Kept = 50_000;

    private readonly SharedAnswers<(string Area, string State, string Sql, object Values), IReadOnlyList<TownCounts>> _counts = new(Kept, c => c.Count + 1);

    /// <param name="area">The area; its code is bound to @Code.</param>
    /// <param name="tables">All tables that the statement reads.</param>
    /// <param name="rows">Rows t with a column division.</param>
    /// <param name="among">SQL of which of them any figure may count.</param>
    /// <param name="counted">The figures.</param>
    /// <param name="values">What is bound; equal if all its members are.</param>
    /// <param name="cancel">Stops it.</param>
    internal ValueTask<IReadOnlyList<TownCounts>> CountAsync(
        Area area, string[] tables, string rows, string among, Counted[] counted, object values, CancellationToken cancel)
    {
        var sql = $"SELECT t.division, {string.Join(", ", counted.Select(c => c.Columns))} FROM {rows} WHERE t.area = @Code AND ({among}) GROUP BY t.division";
        return _counts.GetAsync((area.Code, area.StateOf(tables), sql, values), async c => await database.ReadAsync(
            sql, values,
            row => new TownCounts(
                row.IsDBNull(0) ? null : row.GetGuid(0),
                counted.Select((c, i) => (c.Code, Value: row.Number((2 * i) + 1) ?? 0, Unknown: row.GetInt32((2 * i) + 2)))
                    .ToDictionary(c => c.Code, c => (c.Value, c.Unknown), StringComparer.Ordinal)), c), cancel);
    }
}
