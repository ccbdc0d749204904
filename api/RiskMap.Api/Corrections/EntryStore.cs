using System.Text.Json;
using Dapper;
using Npgsql;
using RiskMap.Api.Accounts;
using RiskMap.Api.Answers;

namespace RiskMap.Api.Corrections;

/// <summary>What people and deliveries did to rows: read back, whatever the table.</summary>
public sealed class EntryStore(NpgsqlDataSource database, Caller caller)
{
    /// <summary>Begins a change of a row: the area's row is locked first, so that two people, or a person and an import, come one after the other.</summary>
    /// <param name="table">The table.</param>
    /// <param name="area">Code of the area.</param>
    /// <param name="row">Which row; null: a new one.</param>
    /// <param name="entry">Who, and how he knows.</param>
    /// <param name="cancel">Nothing is written if stopped.</param>
    /// <exception cref="EntryKeyTaken">The key belongs to a change of another row.</exception>
    internal async Task<EntryTransaction> BeginAsync(EnteredTable table, string area, Guid? row, EntryInput entry, CancellationToken cancel)
    {
        var connection = await database.OpenConnectionAsync(cancel);
        try
        {
            return await EntryTransaction.BeginAsync(connection, caller, table, area, row, entry, cancel);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>An act, and whether it can be taken back.</summary>
    /// <exception cref="ChangeUnknown">There is none of that id in the table.</exception>
    internal async Task<MadeAct> ActAsync(EnteredTable table, string area, Guid act, CancellationToken cancel) =>
        (await database.QueryAsync<MadeAct>("""
            SELECT a.id, a.row, a.kind, EXISTS (SELECT FROM acts u WHERE u.area = @area AND u.undoes = a.id) AS undone,
                array_agg(f.field ORDER BY f.field) FILTER (WHERE f.field IS NOT NULL) AS fields,
                array_agg(CASE WHEN p.act IS NULL THEN f.before ELSE p.before END ORDER BY f.field) FILTER (WHERE f.field IS NOT NULL) AS before,
                array_agg(CASE WHEN p.act IS NULL THEN f.after ELSE p.after END ORDER BY f.field) FILTER (WHERE f.field IS NOT NULL) AS after
            FROM acts a LEFT JOIN act_fields f ON f.area = a.area AND f.act = a.id
                LEFT JOIN act_personal p ON p.area = f.area AND p.act = f.act AND p.field = f.field
            WHERE a.area = @area AND a.layer = @Name AND a.id = @act GROUP BY a.area, a.id, a.row, a.kind
            """, new { area, table.Name, act }, cancel)).SingleOrDefault() ?? throw new ChangeUnknown(act);

    /// <summary>What was done to a row, or to all rows of a table, newest first.</summary>
    /// <param name="table">The table.</param>
    /// <param name="area">Code of the area.</param>
    /// <param name="row">Which row; null: all of them.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="shown">A change as clients read it.</param>
    /// <param name="cancel">Stops it.</param>
    /// <param name="divisions">Only of rows that lie there, or lay there when they were taken off the record; null: of all.</param>
    internal async Task<IReadOnlyList<(Guid Row, HistoryEntry Entry)>> HistoryAsync(
        EnteredTable table, string area, Guid? row, int limit, Func<PlannedChange, FieldChange> shown, CancellationToken cancel, Guid[]? divisions = null) =>
    [
        .. (await database.QueryAsync<Act>($"""
            SELECT a.id, a.row, replace(a.kind, '_', '') AS kind, a.who, a.at AS at_utc, a.made_at AS made_at_utc, nullif(a.evidence, 'import') AS evidence,
                a.accuracy_m AS accuracy_metres, a.why, EXISTS (SELECT FROM acts u WHERE u.area = a.area AND u.undoes = a.id) AS undone,
                (SELECT jsonb_agg(jsonb_build_array(f.field, f.before, f.after) ORDER BY f.field) FROM act_fields f
                    WHERE f.area = a.area AND f.act = a.id)::text AS fields
            FROM acts a WHERE a.area = @area AND a.layer = @Name {(row is null ? "" : "AND a.row = @row")}
                {(divisions is null ? "" : $"""
                AND (EXISTS (SELECT FROM {table.Name} t WHERE t.area = a.area AND t.id = a.row AND t.division = ANY(@divisions))
                    OR EXISTS (SELECT FROM removed_rows r WHERE r.area = a.area AND r.layer = a.layer AND r.row = a.row AND (r.content ->> 'division')::uuid = ANY(@divisions)))
                """)}
            ORDER BY a.at DESC, a.id DESC LIMIT @limit
            """, new { area, table.Name, row, limit, divisions }, cancel)).Select(a => (a.Row, a.Entry(shown))),
    ];

    internal async Task<IReadOnlyDictionary<Guid, string>> VersionsAsync(EnteredTable table, string area, Guid[] rows, CancellationToken cancel) =>
        (await database.QueryAsync<(Guid Id, string Version)>(
            $"SELECT t.id, {table.Version} FROM {table.Name} t WHERE t.area = @area AND t.id = ANY(@rows)", new { area, rows }, cancel))
        .ToDictionary(v => v.Id, v => v.Version);

    private sealed record Act
    {
        public Guid Id { get; init; }

        public Guid Row { get; init; }

        public ActKind Kind { get; init; }

        public string Who { get; init; } = "";

        public DateTime AtUtc { get; init; }

        public DateTime? MadeAtUtc { get; init; }

        public Evidence? Evidence { get; init; }

        public double? AccuracyMetres { get; init; }

        public string? Why { get; init; }

        public bool Undone { get; init; }

        public string? Fields { get; init; }

        public HistoryEntry Entry(Func<PlannedChange, FieldChange> shown) => new()
        {
            Id = Id,
            Kind = Kind,
            Who = Who,
            AtUtc = AtUtc,
            MadeAtUtc = MadeAtUtc,
            Evidence = Evidence,
            AccuracyMetres = AccuracyMetres,
            Why = Why,
            Undone = Undone,
            Changes = Fields is null ? [] : [.. JsonSerializer.Deserialize<string?[][]>(Fields)!.Select(f => shown(new(f[0]!, f[1], f[2])))],
        };
    }
}
