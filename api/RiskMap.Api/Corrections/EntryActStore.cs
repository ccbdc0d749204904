using System.Text.Json;
using Dapper;
using Npgsql;
using RiskMap.Api.Accounts;
using RiskMap.Api.Answers;

namespace RiskMap.Api.Corrections;

/// <summary>
/// One change in one transaction: what a row is, then the row anew, the act with its fields, and what a delivery must leave alone. Nothing stands
/// until it is committed.
/// </summary>
internal sealed partial class EntryTransaction : IAsyncDisposable
{
    private const string ByHand = "entered by hand";

    /// <summary>The area's data are newer, and its bounds hold the place. Where the bounds stay, nothing changed but the table.</summary>
    private string Touch => $"""
        UPDATE areas SET data_version = data_version + 1, bounds = b.box, local_srs = coalesce(local_srs, riskmap_fn.local_srs(b.box)),
            own_changes = CASE WHEN local_srs IS NOT NULL AND bounds IS NOT DISTINCT FROM b.box THEN {OwnChange(_table.Name)} ELSE own_changes END
        FROM (SELECT area, CASE WHEN p IS NULL OR bounds ~ p THEN bounds
                ELSE ST_MakeEnvelope(ST_XMin(e), ST_YMin(e), ST_XMax(e), ST_YMax(e), 4326) END AS box
            FROM areas, ST_GeomFromText(@place, 4326) AS p, ST_Expand(p, 0.001) AS near, ST_Collect(coalesce(bounds, near), p) AS e
            WHERE area = @area) b
        WHERE areas.area = b.area
        """;

    /// <summary>SQL of own_changes with one change more of a table.</summary>
    internal static string OwnChange(string table) => $"jsonb_set(own_changes, ARRAY['{table}'], to_jsonb(coalesce((own_changes ->> '{table}')::bigint, 0) + 1))";

    private readonly EnteredTable _table;
    private readonly EntryInput _entry;
    private readonly NpgsqlTransaction _transaction;
    private readonly Caller _caller;
    private readonly CancellationToken _cancel;
    private bool _isPart;

    private EntryTransaction(
        NpgsqlConnection connection, NpgsqlTransaction transaction, Caller caller, EnteredTable table, string area, EntryInput entry, CancellationToken cancel) =>
        (Connection, _transaction, _caller, _table, Area, _entry, _cancel) = (connection, transaction, caller, table, area, entry, cancel);

    public NpgsqlConnection Connection { get; }

    public string Area { get; }

    /// <summary>Version of the area's data.</summary>
    public long DataVersion { get; private set; }

    /// <summary>The row; null: a new one.</summary>
    public Guid? Row { get; private set; }

    /// <summary>The change that the same key wrote before; null: it is new.</summary>
    public Guid? Repeated { get; private set; }

    public static async Task<EntryTransaction> BeginAsync(
        NpgsqlConnection connection, Caller caller, EnteredTable table, string area, Guid? row, EntryInput entry, CancellationToken cancel)
    {
        var begun = new EntryTransaction(connection, await connection.BeginTransactionAsync(cancel), caller, table, area, entry, cancel);
        begun.DataVersion = await connection.ExecuteScalarAsync<long>(begun.Command(
            "SELECT data_version FROM areas WHERE area = @area FOR NO KEY UPDATE", new { area }));
        var written = (await connection.QueryAsync<(Guid Id, string Layer, Guid Row)>(begun.Command(
            "SELECT id, layer, row FROM acts WHERE area = @area AND client_key = @Key", new { area, entry.Key }))).FirstOrDefault();
        if (written.Id != Guid.Empty && (written.Layer != table.Name || (row is { } asked && asked != written.Row)))
        {
            throw new EntryKeyTaken();
        }

        begun.Repeated = written.Id == Guid.Empty ? null : written.Id;
        begun.Row = begun.Repeated is null ? row : written.Row;
        return begun;
    }

    public CommandDefinition Command(string sql, object values) => new(sql, values, cancellationToken: _cancel);

    /// <summary>The row as it is, on record or off it, locked.</summary>
    public async Task<KnownRow> ReadAsync()
    {
        var values = new { area = Area, id = Row, _table.Name };
        var row = (await Connection.QueryAsync<FoundRow>(Command($"""
            SELECT to_jsonb(t)::text AS columns, {_table.Version} AS version, {PlaceOf("t.geom")}, NULL::uuid AS taken_off_by
            FROM {_table.Name} t WHERE t.area = @area AND t.id = @id FOR UPDATE OF t
            """, values))).SingleOrDefault()
            ?? (await Connection.QueryAsync<FoundRow>(Command($"""
                SELECT content::text AS columns, '' AS version, {PlaceOf("(content ->> 'geom')::geometry")}, act AS taken_off_by
                FROM removed_rows WHERE area = @area AND layer = @Name AND row = @id
                """, values))).SingleOrDefault()
            ?? throw _table.Unknown(Row!.Value);
        var last = await Connection.QueryAsync<(string Field, string Who)>(Command("""
            SELECT DISTINCT ON (f.field) f.field, a.who FROM acts a JOIN act_fields f ON f.area = a.area AND f.act = a.id
            WHERE a.area = @area AND a.layer = @Name AND a.row = @id ORDER BY f.field, a.at DESC
            """, values));
        using var columns = JsonDocument.Parse(row.Columns);
        return new()
        {
            Id = Row!.Value,
            Version = row.Version,
            Columns = _table.Columns.ToDictionary(c => c.Key, c => TextOf(columns.RootElement, c.Key, c.Value.Type), StringComparer.Ordinal),
            Longitude = row.X,
            Latitude = row.Y,
            Outline = row.Outline,
            Lines = await LinesAsync(),
            Division = _table.InDivision && TextOf(columns.RootElement, "division", "uuid") is { } division ? Guid.Parse(division) : null,
            TakenOffBy = row.TakenOffBy,
            LastBy = last.ToDictionary(l => l.Field, l => l.Who, StringComparer.Ordinal),
        };
    }

    /// <summary>Carries out a plan; the lines of other tables are the caller's.</summary>
    /// <returns>Id of the act.</returns>
    public async Task<Guid> WriteAsync(EntryPlan plan)
    {
        var act = Guid.CreateVersion7();
        PlannedChange[] personal = [.. plan.Changes.Where(IsPersonal)];
        PlannedChange[] columns = [.. plan.Changes.Where(c => _table.Columns.ContainsKey(c.Field))];
        var isNew = Row is null;
        var place = plan.Changes.FirstOrDefault(c => c.Field == PlannedChange.Location);
        var stays = plan.Changes.FirstOrDefault(c => c.Field == PlannedChange.OnRecord);
        if (!isNew)
        {
            await RequirePermitAsync(comesBack: stays is { After: "true" });
        }

        var row = Row ??= await InsertAsync(columns, place?.After, plan.NewRow);
        await Connection.ExecuteAsync(Command(Touch, new { area = Area, place = PointText(place?.After) }));
        DataVersion++;
        await Connection.ExecuteAsync(Command("""
            INSERT INTO acts (area, id, layer, row, kind, who, account, made_at, client_key, evidence, accuracy_m, undoes, why)
            VALUES (@area, @act, @Name, @row, @kind, @Who, @Account, @madeAt, @Key, @evidence, @AccuracyMetres, @Undoes, @Why);
            INSERT INTO act_fields (area, act, field, before, after)
            SELECT @area, @act, f, b, a FROM unnest(@fields, @before, @after) AS c (f, b, a);
            INSERT INTO act_personal (area, act, field, before, after)
            SELECT @area, @act, f, b, a FROM unnest(@personal, @was, @becomes) AS c (f, b, a);
            """, new
        {
            area = Area,
            act,
            _table.Name,
            row,
            kind = Snake.Of(plan.Kind),
            _entry.Who,
            _entry.Account,
            madeAt = _entry.MadeAt?.UtcDateTime,
            _entry.Key,
            evidence = Snake.Of(_entry.Evidence),
            _entry.AccuracyMetres,
            plan.Undoes,
            _entry.Why,
            fields = plan.Changes.Select(c => c.Field).ToArray(),
            before = plan.Changes.Select(c => Told(c, c.Before)).ToArray(),
            after = plan.Changes.Select(c => Told(c, c.After)).ToArray(),
            personal = personal.Select(c => c.Field).ToArray(),
            was = personal.Select(c => c.Before).ToArray(),
            becomes = personal.Select(c => c.After).ToArray(),
        }));
        // A row that comes back is there before it is written to, and one that goes takes with it what was written.
        if (stays is { After: "true" })
        {
            await BringBackAsync(row);
        }

        if (!isNew)
        {
            await UpdateAsync(row, act, columns);
        }

        if (place is not null)
        {
            await MoveAsync(row, act, place, plan);
        }

        await WriteLinesAsync(row, plan);
        if (_table.InDivision && (isNew || place is not null || stays is not null || columns.Any(c => c.Field == "premises")))
        {
            await DivideAsync(row);
        }

        if (stays is not { After: "false" })
        {
            await RequirePermitAsync();
        }

        if (stays is { After: "false" })
        {
            await TakeOffAsync(row, act);
        }

        return act;
    }

    public Task CommitAsync() => _transaction.CommitAsync(_cancel);

    public async ValueTask DisposeAsync()
    {
        if (_isPart)
        {
            return;
        }

        await _transaction.DisposeAsync();
        await Connection.DisposeAsync();
    }

    private static DynamicParameters Values(IReadOnlyList<PlannedChange> columns, object others)
    {
        var values = new DynamicParameters(others);
        foreach (var column in columns)
        {
            values.Add("to_" + column.Field, column.After);
        }

        return values;
    }

    private bool IsPersonal(PlannedChange change) => _table.Columns.GetValueOrDefault(change.Field) is { IsPersonal: true };

    /// <summary>What the history says of a value: it only grows, so what must be able to go stands beside it.</summary>
    private string? Told(PlannedChange change, string? value) => value is not null && IsPersonal(change) ? EnteredColumn.Masked : value;

    private string Cast(PlannedChange column) => $"CAST(@to_{column.Field} AS {_table.Columns[column.Field].Type})";

    /// <summary>A number that neither a row on record has nor one that was taken off it.</summary>
    private string NextFeature => $"""
        (SELECT greatest((SELECT coalesce(max(feature_id), 0) FROM {_table.Name} WHERE area = @area),
            (SELECT coalesce(max((content ->> 'feature_id')::int), 0) FROM removed_rows WHERE area = @area AND layer = @Name)) + 1)
        """;

    private async Task UpdateAsync(Guid row, Guid act, IReadOnlyList<PlannedChange> columns)
    {
        if (columns.Count > 0)
        {
            await Connection.ExecuteAsync(Command(
                $"UPDATE {_table.Name} SET {string.Join(", ", columns.Select(c => $"{c.Field} = {Cast(c)}"))} WHERE area = @area AND id = @row",
                Values(columns, new { area = Area, row })));
            if (_table.Delivered)
            {
                await HoldAsync(row, act, [.. columns.Where(c => c.Field != "location_precision")]);
            }
        }
    }

    /// <summary>What a delivery must leave alone from now on; a value that is the source's own again is nobody's correction any more.</summary>
    private Task HoldAsync(Guid row, Guid act, IReadOnlyList<PlannedChange> changes) => Connection.ExecuteAsync(Command($"""
        INSERT INTO corrections (area, layer, row, field, seen, act)
        SELECT @area, @Name, @row, f, b, @act FROM unnest(@fields, @before) AS c (f, b)
        WHERE NOT EXISTS (SELECT FROM {_table.Name} t JOIN datasets d ON d.area = t.area AND d.id = t.dataset
            WHERE t.area = @area AND t.id = @row AND d.name = @ByHand)
        ON CONFLICT (area, layer, row, field) DO UPDATE SET act = @act;
        DELETE FROM corrections c USING unnest(@fields, @after) AS n (f, a)
        WHERE c.area = @area AND c.layer = @Name AND c.row = @row AND c.field = n.f AND c.seen IS NOT DISTINCT FROM n.a;
        """, new
    {
        area = Area,
        _table.Name,
        row,
        act,
        ByHand,
        fields = changes.Select(c => c.Field).ToArray(),
        before = changes.Select(c => c.Before).ToArray(),
        after = changes.Select(c => c.After).ToArray(),
    }));

    private static string? TextOf(JsonElement row, string column, string type)
    {
        // A row that was taken off the record before the table had the column.
        if (!row.TryGetProperty(column, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        var text = value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText();
        return type == "timestamptz" && Instant.Read(text) is { } at ? Instant.Write(at) : text;
    }

    private sealed record FoundRow
    {
        public string Columns { get; init; } = "";

        public string Version { get; init; } = "";

        public double? X { get; init; }

        public double? Y { get; init; }

        public string? Outline { get; init; }

        public Guid? TakenOffBy { get; init; }
    }
}
