using System.Globalization;
using System.Text.Json;
using Dapper;
using Npgsql;
using RiskMap.Api.Answers;

namespace RiskMap.Api.Corrections;

/// <summary>What people and deliveries did to rows: read back, whatever the table.</summary>
public sealed class EntryStore(NpgsqlDataSource database)
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
            return await EntryTransaction.BeginAsync(connection, table, area, row, entry, cancel);
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
                array_agg(f.before ORDER BY f.field) FILTER (WHERE f.field IS NOT NULL) AS before,
                array_agg(f.after ORDER BY f.field) FILTER (WHERE f.field IS NOT NULL) AS after
            FROM acts a LEFT JOIN act_fields f ON f.area = a.area AND f.act = a.id
            WHERE a.area = @area AND a.layer = @Name AND a.id = @act GROUP BY a.area, a.id, a.row, a.kind
            """, new { area, table.Name, act }, cancel)).SingleOrDefault() ?? throw new ChangeUnknown(act);

    /// <summary>What was done to a row, or to all rows of a table, newest first.</summary>
    /// <param name="table">The table.</param>
    /// <param name="area">Code of the area.</param>
    /// <param name="row">Which row; null: all of them.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="shown">A change as clients read it.</param>
    /// <param name="cancel">Stops it.</param>
    internal async Task<IReadOnlyList<(Guid Row, HistoryEntry Entry)>> HistoryAsync(
        EnteredTable table, string area, Guid? row, int limit, Func<PlannedChange, FieldChange> shown, CancellationToken cancel) =>
    [
        .. (await database.QueryAsync<Act>($"""
            SELECT a.id, a.row, replace(a.kind, '_', '') AS kind, a.who, a.at AS at_utc, a.made_at AS made_at_utc, nullif(a.evidence, 'import') AS evidence,
                a.accuracy_m AS accuracy_metres, a.why, EXISTS (SELECT FROM acts u WHERE u.area = a.area AND u.undoes = a.id) AS undone,
                (SELECT jsonb_agg(jsonb_build_array(f.field, f.before, f.after) ORDER BY f.field) FROM act_fields f
                    WHERE f.area = a.area AND f.act = a.id)::text AS fields
            FROM acts a WHERE a.area = @area AND a.layer = @Name {(row is null ? "" : "AND a.row = @row")} ORDER BY a.at DESC, a.id DESC LIMIT @limit
            """, new { area, table.Name, row, limit }, cancel)).Select(a => (a.Row, a.Entry(shown))),
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

/// <summary>
/// One change in one transaction: what a row is, then the row anew, the act with its fields, and what a delivery must leave alone. Nothing stands
/// until it is committed.
/// </summary>
internal sealed class EntryTransaction : IAsyncDisposable
{
    private const string ByHand = "entered by hand";

    /// <summary>The area's data are newer, and its bounds hold the place.</summary>
    private const string Touch = """
        UPDATE areas SET data_version = data_version + 1, bounds = b.box, local_srs = coalesce(local_srs, riskmap_fn.local_srs(b.box))
        FROM (SELECT area, CASE WHEN @x::float8 IS NULL OR bounds && p THEN bounds
                ELSE ST_MakeEnvelope(ST_XMin(e), ST_YMin(e), ST_XMax(e), ST_YMax(e), 4326) END AS box
            FROM areas, ST_SetSRID(ST_MakePoint(@x, @y), 4326) AS p, ST_Expand(p, 0.001) AS near, ST_Collect(coalesce(bounds, near), p) AS e
            WHERE area = @area) b
        WHERE areas.area = b.area
        """;

    private readonly EnteredTable _table;
    private readonly EntryInput _entry;
    private readonly NpgsqlTransaction _transaction;
    private readonly CancellationToken _cancel;

    private EntryTransaction(NpgsqlConnection connection, NpgsqlTransaction transaction, EnteredTable table, string area, EntryInput entry, CancellationToken cancel) =>
        (Connection, _transaction, _table, Area, _entry, _cancel) = (connection, transaction, table, area, entry, cancel);

    public NpgsqlConnection Connection { get; }

    public string Area { get; }

    /// <summary>Version of the area's data.</summary>
    public long DataVersion { get; private set; }

    /// <summary>The row; null: a new one.</summary>
    public Guid? Row { get; private set; }

    /// <summary>The change that the same key wrote before; null: it is new.</summary>
    public Guid? Repeated { get; private set; }

    public static async Task<EntryTransaction> BeginAsync(
        NpgsqlConnection connection, EnteredTable table, string area, Guid? row, EntryInput entry, CancellationToken cancel)
    {
        var begun = new EntryTransaction(connection, await connection.BeginTransactionAsync(cancel), table, area, entry, cancel);
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
            SELECT to_jsonb(t)::text AS columns, {_table.Version} AS version, ST_X(t.geom) AS x, ST_Y(t.geom) AS y, NULL::uuid AS taken_off_by
            FROM {_table.Name} t WHERE t.area = @area AND t.id = @id FOR UPDATE OF t
            """, values))).SingleOrDefault()
            ?? (await Connection.QueryAsync<FoundRow>(Command("""
                SELECT content::text AS columns, '' AS version, ST_X((content ->> 'geom')::geometry) AS x, ST_Y((content ->> 'geom')::geometry) AS y, act AS taken_off_by
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
            TakenOffBy = row.TakenOffBy,
            LastBy = last.ToDictionary(l => l.Field, l => l.Who, StringComparer.Ordinal),
        };
    }

    /// <summary>Carries out a plan; the lines of other tables are the caller's.</summary>
    /// <returns>Id of the act.</returns>
    public async Task<Guid> WriteAsync(EntryPlan plan)
    {
        var act = Guid.CreateVersion7();
        PlannedChange[] columns = [.. plan.Changes.Where(c => _table.Columns.ContainsKey(c.Field))];
        var isNew = Row is null;
        var row = Row ??= await InsertAsync(columns);
        var place = plan.Changes.FirstOrDefault(c => c.Field == PlannedChange.Location);
        var (x, y) = ReadPlace(place?.After);
        await Connection.ExecuteAsync(Command(Touch, new { area = Area, x, y }));
        DataVersion++;
        await Connection.ExecuteAsync(Command("""
            INSERT INTO acts (area, id, layer, row, kind, who, made_at, client_key, evidence, accuracy_m, undoes, why)
            VALUES (@area, @act, @Name, @row, @kind, @Who, @madeAt, @Key, @evidence, @AccuracyMetres, @Undoes, @Why);
            INSERT INTO act_fields (area, act, field, before, after)
            SELECT @area, @act, f, b, a FROM unnest(@fields, @before, @after) AS c (f, b, a);
            """, new
        {
            area = Area,
            act,
            _table.Name,
            row,
            kind = Snake.Of(plan.Kind),
            _entry.Who,
            madeAt = _entry.MadeAt?.UtcDateTime,
            _entry.Key,
            evidence = Snake.Of(_entry.Evidence),
            _entry.AccuracyMetres,
            plan.Undoes,
            _entry.Why,
            fields = plan.Changes.Select(c => c.Field).ToArray(),
            before = plan.Changes.Select(c => c.Before).ToArray(),
            after = plan.Changes.Select(c => c.After).ToArray(),
        }));
        // A row that comes back is there before it is written to, and one that goes takes with it what was written.
        var stays = plan.Changes.FirstOrDefault(c => c.Field == PlannedChange.OnRecord);
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
            await MoveAsync(row, act, x, y, plan);
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
        await _transaction.DisposeAsync();
        await Connection.DisposeAsync();
    }

    /// <summary>A row of the dataset of what people entered, which is made with the first of them.</summary>
    private Task<Guid> InsertAsync(IReadOnlyList<PlannedChange> columns)
    {
        var values = Values(columns, new { area = Area, id = Guid.CreateVersion7(), dataset = Guid.CreateVersion7(), _table.Name, ByHand });
        return Connection.ExecuteScalarAsync<Guid>(Command($"""
            INSERT INTO datasets (area, id, layer, name, source, crs_src) VALUES (@area, @dataset, @Name, @ByHand, @ByHand, 'EPSG:4326')
            ON CONFLICT (area, layer, name) DO UPDATE SET changed_at = now();
            INSERT INTO {_table.Name} (area, id, dataset, source_id, content_hash, feature_id{string.Concat(columns.Select(c => $", {c.Field}"))})
            SELECT @area, @id, d.id, @id::text, '', {NextFeature}{string.Concat(columns.Select(c => $", {Cast(c)}"))}
            FROM datasets d WHERE d.area = @area AND d.layer = @Name AND d.name = @ByHand
            RETURNING id
            """, values));
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
            await HoldAsync(row, act, [.. columns.Where(c => c.Field != "location_precision")]);
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

    /// <summary>A place by a person, as the review desk writes it: table locations says so, and a delivery that repeats the old place leaves it.</summary>
    private async Task MoveAsync(Guid row, Guid act, double? x, double? y, EntryPlan plan)
    {
        var precision = plan.Changes.FirstOrDefault(c => c.Field == "location_precision");
        await Connection.ExecuteAsync(Command($"""
            INSERT INTO location_changes (area, id, layer, row, at, who, how, before_geom, after_geom, before_precision, after_precision, undoes, before_location)
            SELECT @area, @act, @Name, t.id, clock_timestamp(), @Who, CASE WHEN @Undoes::uuid IS NULL THEN 'pin' ELSE 'undo' END, t.geom,
                ST_SetSRID(ST_MakePoint(@x, @y), 4326), @before, @precision, @Undoes,
                (SELECT to_jsonb(l) FROM locations l WHERE l.area = @area AND l.layer = @Name AND l.row = t.id)
            FROM {_table.Name} t WHERE t.area = @area AND t.id = @row;
            UPDATE {_table.Name} SET geom = ST_SetSRID(ST_MakePoint(@x, @y), 4326) WHERE area = @area AND id = @row;
            """, new { area = Area, _table.Name, row, act, _entry.Who, plan.Undoes, x, y, before = precision?.Before, precision = precision?.After }));
        if (plan.Undoes is { } undone)
        {
            await Connection.ExecuteAsync(Command("""
                DELETE FROM locations WHERE area = @area AND layer = @Name AND row = @row;
                INSERT INTO locations SELECT l.* FROM location_changes c, jsonb_populate_record(NULL::locations, c.before_location) l
                WHERE c.area = @area AND c.id = @undone AND c.before_location IS NOT NULL;
                """, new { area = Area, _table.Name, row, undone }));
            return;
        }

        await Connection.ExecuteAsync(Command(x is null
            ? "DELETE FROM locations WHERE area = @area AND layer = @Name AND row = @row"
            : $"""
              INSERT INTO locations (area, layer, row, located_by, who, address, match_level, confidence, radius_m, doubtful)
              SELECT @area, @Name, t.id, 'person', @Who, t.address, 'point', 1, @radius, false FROM {_table.Name} t WHERE t.area = @area AND t.id = @row
              ON CONFLICT (area, layer, row) DO UPDATE SET located_by = 'person', who = @Who, at = now(), address = excluded.address,
                  match_level = 'point', confidence = 1, radius_m = @radius, doubtful = false
              """, new { area = Area, _table.Name, row, _entry.Who, radius = _entry.AccuracyMetres ?? Entered.MapErrorMetres }));
    }

    /// <summary>The row leaves its table whole, so that nothing counts or draws it; a delivery that has it again leaves it out (data-import).</summary>
    private Task TakeOffAsync(Guid row, Guid act) => Connection.ExecuteAsync(Command($"""
        INSERT INTO removed_rows (area, layer, row, dataset, source_id, act, content)
        SELECT @area, @Name, t.id, t.dataset, t.source_id, @act, to_jsonb(t) - 'geom_3857' || jsonb_build_object('geom', encode(ST_AsEWKB(t.geom), 'hex'))
        FROM {_table.Name} t WHERE t.area = @area AND t.id = @row;
        DELETE FROM {_table.Name} WHERE area = @area AND id = @row;
        """, new { area = Area, _table.Name, row, act }));

    private async Task BringBackAsync(Guid row)
    {
        var columns = (await Connection.QueryAsync<string>(Command("""
            SELECT quote_ident(column_name) FROM information_schema.columns
            WHERE table_schema = current_schema() AND table_name = @Name AND is_generated = 'NEVER' AND column_name <> 'feature_id'
                -- columns that the table got later have their defaults
                AND EXISTS (SELECT FROM removed_rows r WHERE r.area = @area AND r.layer = @Name AND r.row = @row AND r.content ? column_name)
            """, new { area = Area, _table.Name, row }))).AsList();
        // A delivery may have given its number to another row meanwhile.
        await Connection.ExecuteAsync(Command($"""
            INSERT INTO {_table.Name} (feature_id, {string.Join(", ", columns)})
            SELECT CASE WHEN EXISTS (SELECT FROM {_table.Name} o WHERE o.area = @area AND o.feature_id = b.feature_id) THEN {NextFeature} ELSE b.feature_id END,
                {string.Join(", ", columns.Select(c => "b." + c))}
            FROM removed_rows r, jsonb_populate_record(NULL::{_table.Name}, r.content) b
            WHERE r.area = @area AND r.layer = @Name AND r.row = @row;
            DELETE FROM removed_rows WHERE area = @area AND layer = @Name AND row = @row;
            """, new { area = Area, _table.Name, row }));
    }

    private static (double? X, double? Y) ReadPlace(string? text)
    {
        var parts = text?.Split(' ');
        return parts is null ? (null, null) : (double.Parse(parts[0], CultureInfo.InvariantCulture), double.Parse(parts[1], CultureInfo.InvariantCulture));
    }

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

        public Guid? TakenOffBy { get; init; }
    }
}
