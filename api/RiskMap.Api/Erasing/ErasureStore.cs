using System.Text.Json;
using Dapper;
using Npgsql;
using RiskMap.Api.Accounts;
using RiskMap.Api.Answers;

namespace RiskMap.Api.Erasing;

/// <summary>Takes personal data out: of the record, of what was taken off it, of corrections and of the history, in one change with its line of the audit.</summary>
public sealed class ErasureStore(NpgsqlDataSource database, Caller caller)
{
    /// <summary>Where they stand. Those that must go on saying that there was something say it by ***.</summary>
    /// <param name="Table">Table of the rows.</param>
    /// <param name="Fields">Its personal columns.</param>
    /// <param name="Town">SQL of the town of a row t.</param>
    private sealed record Kept(string Table, string[] Fields, string Town)
    {
        /// <summary>Columns that keep a mark where they held something.</summary>
        public string[] Marked { get; init; } = [];

        /// <summary>Layer of the history.</summary>
        public string Layer { get; init; } = Table;

        /// <summary>The line of another record that it is: its parent's layer, which keeps it among what was taken off.</summary>
        public string? LineOf { get; init; }
    }

    private static Kept Of(PersonalRecord of) => of switch
    {
        PersonalRecord.Contact => new("premises_contacts", ["name", "phone"], "(SELECT p.division FROM premises p WHERE p.area = t.area AND p.id = t.premises)") { LineOf = "premises" },
        PersonalRecord.Household => new("households", ["name", "phone", "address", "note", "geom"], "t.division"),
        _ => new("inspections", ["signed_by", "signature"], "t.division") { Marked = ["signed_by"] },
    };

    /// <exception cref="PersonalRecordUnknown">There is none of that id.</exception>
    /// <exception cref="NotPermitted">Who asks does not administer its town.</exception>
    internal async Task<Erasure> EraseAsync(string area, PersonalRecord of, Guid id, CancellationToken cancel)
    {
        var kept = Of(of);
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var change = await connection.BeginTransactionAsync(cancel);
        CommandDefinition Command(string sql) => new(
            sql, new { area, id, kept.Table, kept.Layer, kept.LineOf, line = $"#{kept.Table}", kept.Fields, kept.Marked }, change, cancellationToken: cancel);

        // Whoever changes data of the area waits here, so that nothing is written back that was read before.
        await connection.ExecuteAsync(Command("UPDATE areas SET data_version = data_version + 1 WHERE area = @area"));
        var holds = string.Join(", ", kept.Fields.Select(f => kept.Marked.Contains(f)
            ? $"CASE WHEN {f} IS DISTINCT FROM '***' THEN {f} END" : $"{f}::text"));
        var found = (await connection.QueryAsync<(Guid? Division, string[]? Values)>(Command(
            $"SELECT {kept.Town}, ARRAY[{holds}] FROM {kept.Table} t WHERE t.area = @area AND t.id = @id"))).AsList();
        var off = (await connection.QueryAsync<(Guid? Division, string Content)>(Command("""
            SELECT (r.content ->> 'division')::uuid, CASE WHEN @LineOf IS NULL THEN r.content ELSE l.line END::text
            FROM removed_rows r LEFT JOIN LATERAL jsonb_array_elements(nullif(r.content -> @line, 'null')) l (line) ON (l.line ->> 'id')::uuid = @id
            WHERE r.area = @area AND r.layer = coalesce(@LineOf, @Table) AND (CASE WHEN @LineOf IS NULL THEN r.row = @id ELSE l.line IS NOT NULL END)
            """))).AsList();
        if (found.Count + off.Count == 0)
        {
            throw new PersonalRecordUnknown(id);
        }

        caller.Require(Permits.Administer, area, found.Select(f => f.Division).Concat(off.Select(o => o.Division)).First());
        string[] fields = [.. kept.Fields.Where((f, i) => found.Any(row => row.Values![i] is not null) || off.Any(o => Holds(o.Content, f, kept)))];
        var set = string.Join(", ", kept.Fields.Select(f => kept.Marked.Contains(f) ? $"{f} = CASE WHEN {string.Join(" OR ", kept.Fields.Select(o => $"{o} IS NOT NULL"))} THEN '***' END" : $"{f} = NULL"));
        await connection.ExecuteAsync(Command($"UPDATE {kept.Table} SET {set} WHERE area = @area AND id = @id"));
        await connection.ExecuteAsync(Command("""
            WITH emptied AS (
                SELECT jsonb_object_agg(f, CASE WHEN f = ANY(@Marked) THEN '"***"'::jsonb ELSE 'null'::jsonb END) AS fields FROM unnest(@Fields) f)
            UPDATE removed_rows r SET content = CASE WHEN @LineOf IS NULL THEN r.content || emptied.fields
                ELSE jsonb_set(r.content, ARRAY[@line], (SELECT jsonb_agg(CASE WHEN (l ->> 'id')::uuid = @id THEN l || emptied.fields ELSE l END) FROM jsonb_array_elements(r.content -> @line) l)) END
            FROM emptied WHERE r.area = @area AND r.layer = coalesce(@LineOf, @Table)
                AND (CASE WHEN @LineOf IS NULL THEN r.row = @id ELSE jsonb_typeof(r.content -> @line) = 'array' AND r.content -> @line @> jsonb_build_array(jsonb_build_object('id', @id::text)) END)
            """));
        await connection.ExecuteAsync(Command("UPDATE corrections SET seen = '***' WHERE area = @area AND layer = @Layer AND row = @id AND field = ANY(@Fields) AND seen IS NOT NULL"));
        // The lines stay, empty: an act that is taken back finds nothing to bring back, where none would let it take the mark for a name.
        var history = await connection.ExecuteScalarAsync<int>(Command("""
            WITH emptied AS (
                UPDATE act_personal p SET before = NULL, after = NULL FROM acts a
                WHERE a.area = @area AND a.layer = @Layer AND a.row = @id AND p.area = a.area AND p.act = a.id AND (p.before IS NOT NULL OR p.after IS NOT NULL)
                RETURNING 1)
            SELECT count(*)::int FROM emptied
            """));
        await AuditStore.WriteAsync(
            connection, caller.Audited(AuditDeed.PersonalErased) with { Area = area, Object = $"{kept.Table} {id:D}", After = new { of = Snake.Of(of), fields, history } }, cancel);
        await change.CommitAsync(cancel);
        return new(of, id, fields, history);
    }

    private static bool Holds(string content, string field, Kept kept)
    {
        using var row = JsonDocument.Parse(content);
        return row.RootElement.TryGetProperty(field, out var value) && value.ValueKind != JsonValueKind.Null && !(kept.Marked.Contains(field) && value.ValueEquals("***"));
    }
}
