using System.Globalization;
using System.Text.Json;
using Dapper;
using Npgsql;
using RiskMap.Api.Answers;

namespace RiskMap.Api.Hydrants.Entry;

/// <summary>
/// Writes what people enter: the row, the act with its fields, and what a delivery must leave alone, in one transaction. The area's row is
/// locked first, so that two people, or a person and an import, come one after the other. Long, for it is all of one transaction.
/// </summary>
public sealed class HydrantEntryStore(NpgsqlDataSource database)
{
    internal const string ByHand = "entered by hand";

    /// <summary>Names the state of a hydrant h: another text as soon as anything about it differs, whoever changed it.</summary>
    internal const string Version = """
        left(md5(ROW(h.number, h.kind, h.state, h.flow_lps, h.pressure_mpa, h.main_mm, h.outlet_mm, h.network, h.owner, h.address, h.note,
            h.installed_on, h.removed_on, h.tested_on, h.geom)::text), 16)
        """;

    private const string Touch = """
        UPDATE areas SET data_version = data_version + 1, bounds = b.box, local_srs = coalesce(local_srs, riskmap_fn.local_srs(b.box))
        FROM (SELECT area, CASE WHEN @x::float8 IS NULL OR bounds && p THEN bounds
                ELSE ST_MakeEnvelope(ST_XMin(e), ST_YMin(e), ST_XMax(e), ST_YMax(e), 4326) END AS box
            FROM areas, ST_SetSRID(ST_MakePoint(@x, @y), 4326) AS p, ST_Expand(p, 0.001) AS near, ST_Collect(coalesce(bounds, near), p) AS e
            WHERE area = @area) b
        WHERE areas.area = b.area
        """;

    /// <summary>Columns that a person may write, and what their texts are cast to.</summary>
    private static readonly Dictionary<string, string> Columns = new(StringComparer.Ordinal)
    {
        ["number"] = "text",
        ["kind"] = "text",
        ["state"] = "text",
        ["flow_lps"] = "double precision",
        ["pressure_mpa"] = "double precision",
        ["main_mm"] = "double precision",
        ["outlet_mm"] = "double precision",
        ["network"] = "text",
        ["owner"] = "text",
        ["address"] = "text",
        ["note"] = "text",
        ["installed_on"] = "date",
        ["removed_on"] = "date",
        ["tested_on"] = "date",
        ["location_precision"] = "text",
    };

    /// <summary>Asks for a plan under the lock, and carries it out.</summary>
    /// <param name="area">Code of the area.</param>
    /// <param name="hydrant">Which; null: a new one.</param>
    /// <param name="near">A place whose neighbours the plan wants to know, in degrees.</param>
    /// <param name="testDay">A day whose test the plan wants to know.</param>
    /// <param name="entry">Who, and how he knows.</param>
    /// <param name="plan">What shall be written, seeing what is there.</param>
    /// <param name="cancel">Nothing is written if stopped.</param>
    /// <exception cref="HydrantUnknown">There is no such hydrant.</exception>
    /// <exception cref="EntryKeyTaken">The key belongs to a change of another hydrant.</exception>
    internal async Task<HydrantEdit> WriteAsync(
        string area, Guid? hydrant, (double X, double Y)? near, DateOnly? testDay, HydrantEntry entry,
        Func<KnownHydrant?, IReadOnlyList<HydrantBeside>, HydrantPlan> plan, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var version = await connection.ExecuteScalarAsync<long>(Command(
            "SELECT data_version FROM areas WHERE area = @area FOR NO KEY UPDATE", new { area }, cancel));
        var written = (await connection.QueryAsync<(Guid Id, Guid Hydrant)>(Command(
            "SELECT id, hydrant FROM hydrant_acts WHERE area = @area AND client_key = @Key", new { area, entry.Key }, cancel))).FirstOrDefault();
        if (written.Id != Guid.Empty)
        {
            return hydrant is { } asked && asked != written.Hydrant
                ? throw new EntryKeyTaken()
                : new() { AreaCode = area, HydrantId = written.Hydrant, Outcome = HydrantOutcome.Repeated, Change = written.Id, DataVersion = version };
        }

        var known = hydrant is { } id ? await ReadAsync(connection, area, id, testDay, cancel) ?? throw new HydrantUnknown(id) : null;
        var beside = near is { } place ? await BesideAsync(connection, area, place, hydrant, cancel) : [];
        var planned = plan(known, beside);
        var edit = new HydrantEdit
        {
            AreaCode = area,
            HydrantId = hydrant,
            Outcome = planned.Outcome,
            Problems = planned.Problems,
            Warnings = planned.Warnings,
            Conflicts = planned.Conflicts,
            Beside = planned.Beside,
            DataVersion = version,
        };
        if (planned.Outcome != HydrantOutcome.Done)
        {
            return edit;
        }

        var act = Guid.CreateVersion7();
        var row = hydrant ?? await InsertAsync(connection, area, cancel);
        await connection.ExecuteAsync(Command(Touch, new { area, x = near?.X, y = near?.Y }, cancel));
        await connection.ExecuteAsync(Command("""
            INSERT INTO hydrant_acts (area, id, hydrant, kind, who, made_at, client_key, evidence, accuracy_m, undoes)
            VALUES (@area, @act, @row, @kind, @Who, @madeAt, @Key, @evidence, @AccuracyMetres, @Undoes);
            INSERT INTO hydrant_act_fields (area, act, field, before, after)
            SELECT @area, @act, f, b, a FROM unnest(@fields, @before, @after) AS c (f, b, a);
            """, new
        {
            area,
            act,
            row,
            kind = Snake.Of(planned.Kind),
            entry.Who,
            madeAt = entry.MadeAt?.UtcDateTime,
            entry.Key,
            evidence = Snake.Of(entry.Evidence),
            entry.AccuracyMetres,
            planned.Undoes,
            fields = planned.Changes.Select(c => c.Field).ToArray(),
            before = planned.Changes.Select(c => c.Before).ToArray(),
            after = planned.Changes.Select(c => c.After).ToArray(),
        }, cancel));
        await ApplyAsync(connection, area, row, act, planned, entry, cancel);
        await transaction.CommitAsync(cancel);
        return edit with { HydrantId = row, Change = act, DataVersion = version + 1 };
    }

    /// <summary>An act, and whether it can be taken back; null: there is none of that id.</summary>
    internal async Task<MadeAct?> FindActAsync(string area, Guid act, CancellationToken cancel) =>
        (await database.QueryAsync<MadeAct>("""
            SELECT a.id, a.hydrant, a.kind, EXISTS (SELECT FROM hydrant_acts u WHERE u.area = @area AND u.undoes = a.id) AS undone,
                array_agg(f.field ORDER BY f.field) FILTER (WHERE f.field IS NOT NULL) AS fields,
                array_agg(f.before ORDER BY f.field) FILTER (WHERE f.field IS NOT NULL) AS before,
                array_agg(f.after ORDER BY f.field) FILTER (WHERE f.field IS NOT NULL) AS after
            FROM hydrant_acts a LEFT JOIN hydrant_act_fields f ON f.area = a.area AND f.act = a.id
            WHERE a.area = @area AND a.id = @act GROUP BY a.area, a.id, a.hydrant, a.kind
            """, new { area, act }, cancel)).SingleOrDefault();

    private static async Task<KnownHydrant?> ReadAsync(NpgsqlConnection connection, string area, Guid id, DateOnly? testDay, CancellationToken cancel)
    {
        var row = (await connection.QueryAsync<KnownRow>(Command($"""
            SELECT to_jsonb(h)::text AS columns, {Version} AS version, ST_X(h.geom) AS x, ST_Y(h.geom) AS y,
                (SELECT max(checked_on) FROM hydrant_checks c WHERE c.area = @area AND c.hydrant = @id AND NOT c.undone) AS last_checked,
                (SELECT {TestText} FROM hydrant_tests t WHERE t.area = @area AND t.hydrant = @id AND t.tested_on = @testDay) AS test
            FROM hydrants h WHERE h.area = @area AND h.id = @id FOR UPDATE OF h
            """, new { area, id, testDay }, cancel))).SingleOrDefault();
        if (row is null)
        {
            return null;
        }

        var outages = await connection.QueryAsync<(DateOnly, DateOnly?, string?)>(Command(
            "SELECT from_on, to_on, reason FROM hydrant_outages WHERE area = @area AND hydrant = @id ORDER BY from_on", new { area, id }, cancel));
        var last = await connection.QueryAsync<(string Field, string Who)>(Command("""
            SELECT DISTINCT ON (f.field) f.field, a.who FROM hydrant_acts a JOIN hydrant_act_fields f ON f.area = a.area AND f.act = a.id
            WHERE a.area = @area AND a.hydrant = @id ORDER BY f.field, a.at DESC
            """, new { area, id }, cancel));
        using var columns = JsonDocument.Parse(row.Columns);
        return new()
        {
            Id = id,
            Version = row.Version,
            Columns = Columns.Keys.ToDictionary(c => c, c => TextOf(columns.RootElement.GetProperty(c)), StringComparer.Ordinal),
            Longitude = row.X,
            Latitude = row.Y,
            Outages = [.. outages],
            LastChecked = row.LastChecked,
            TestOnDay = row.Test,
            LastBy = last.ToDictionary(l => l.Field, l => l.Who, StringComparer.Ordinal),
        };
    }

    /// <summary>Standing hydrants within 5 m of a place, the nearest first.</summary>
    private static async Task<IReadOnlyList<HydrantBeside>> BesideAsync(
        NpgsqlConnection connection, string area, (double X, double Y) place, Guid? but, CancellationToken cancel) =>
        (await connection.QueryAsync<HydrantBeside>(Command("""
            SELECT h.id, h.feature_id, h.number, ST_Distance(h.geom::geography, p::geography) AS distance_metres
            FROM hydrants h, ST_SetSRID(ST_MakePoint(@X, @Y), 4326) AS p
            WHERE h.area = @area AND h.id IS DISTINCT FROM @but AND (h.removed_on IS NULL OR h.removed_on > current_date)
                AND h.geom && ST_Expand(p, 0.0001 / greatest(cos(radians(@Y)), 0.01), 0.0001) AND ST_DWithin(h.geom::geography, p::geography, 5)
            ORDER BY 4 LIMIT 10
            """, new { area, place.X, place.Y, but }, cancel))).AsList();

    /// <summary>A row of the dataset of what people entered, which is made with the first of them.</summary>
    private static Task<Guid> InsertAsync(NpgsqlConnection connection, string area, CancellationToken cancel) =>
        connection.ExecuteScalarAsync<Guid>(Command("""
            INSERT INTO datasets (area, id, layer, name, source, crs_src) VALUES (@area, @dataset, 'hydrants', @ByHand, @ByHand, 'EPSG:4326')
            ON CONFLICT (area, layer, name) DO UPDATE SET changed_at = now();
            INSERT INTO hydrants (area, id, dataset, source_id, content_hash, feature_id)
            SELECT @area, @id, d.id, @id::text, '', (SELECT coalesce(max(feature_id), 0) + 1 FROM hydrants WHERE area = @area)
            FROM datasets d WHERE d.area = @area AND d.layer = 'hydrants' AND d.name = @ByHand
            RETURNING id
            """, new { area, id = Guid.CreateVersion7(), dataset = Guid.CreateVersion7(), ByHand }, cancel));

    private static async Task ApplyAsync(
        NpgsqlConnection connection, string area, Guid hydrant, Guid act, HydrantPlan plan, HydrantEntry entry, CancellationToken cancel)
    {
        var columns = plan.Changes.Where(c => Columns.ContainsKey(c.Field)).ToList();
        if (columns.Count > 0)
        {
            var values = new DynamicParameters(new { area, hydrant });
            columns.ForEach(c => values.Add("to_" + c.Field, c.After));
            await connection.ExecuteAsync(Command($"""
                UPDATE hydrants SET {string.Join(", ", columns.Select(c => $"{c.Field} = CAST(@to_{c.Field} AS {Columns[c.Field]})"))}
                WHERE area = @area AND id = @hydrant
                """, values, cancel));
        }

        await HoldAsync(connection, area, hydrant, act, [.. columns.Where(c => c.Field != "location_precision")], cancel);
        foreach (var change in plan.Changes.Where(c => c.Field == "place"))
        {
            await MoveAsync(connection, area, hydrant, act, change, plan, entry, cancel);
        }

        foreach (var change in plan.Changes)
        {
            if (change.Field.StartsWith("outage:", StringComparison.Ordinal))
            {
                await WriteOutageAsync(connection, area, hydrant, change, entry.Who, cancel);
            }
            else if (change.Field.StartsWith("test:", StringComparison.Ordinal))
            {
                await WriteTestAsync(connection, area, hydrant, change, entry.Who, cancel);
            }
        }

        if (plan.Check is var (on, state, finding))
        {
            await connection.ExecuteAsync(Command("""
                INSERT INTO hydrant_checks (area, id, hydrant, checked_on, state, missing, flow_lps, static_mpa, residual_mpa, who, note, geom, accuracy_m)
                VALUES (@area, @act, @hydrant, @on, @state, @Missing, @FlowLps, @StaticMpa, @ResidualMpa, @Who, nullif(btrim(@Note), ''),
                    ST_SetSRID(ST_MakePoint(@Longitude, @Latitude), 4326), @AccuracyMetres)
                """, new
            {
                area,
                act,
                hydrant,
                on,
                state,
                finding.Missing,
                finding.FlowLps,
                finding.StaticMpa,
                finding.ResidualMpa,
                entry.Who,
                finding.Note,
                finding.Longitude,
                finding.Latitude,
                entry.AccuracyMetres,
            }, cancel));
        }

        if (plan.Undoes is { } undone)
        {
            await connection.ExecuteAsync(Command("UPDATE hydrant_checks SET undone = true WHERE area = @area AND id = @undone", new { area, undone }, cancel));
        }
    }

    /// <summary>What a delivery must leave alone from now on; a value that is the source's own again is nobody's correction any more.</summary>
    private static Task HoldAsync(
        NpgsqlConnection connection, string area, Guid hydrant, Guid act, IReadOnlyList<PlannedChange> changes, CancellationToken cancel) =>
        connection.ExecuteAsync(Command("""
            INSERT INTO hydrant_corrections (area, hydrant, field, seen, act)
            SELECT @area, @hydrant, f, b, @act FROM unnest(@fields, @before) AS c (f, b)
            WHERE NOT EXISTS (SELECT FROM hydrants h JOIN datasets d ON d.area = h.area AND d.id = h.dataset
                WHERE h.area = @area AND h.id = @hydrant AND d.name = @ByHand)
            ON CONFLICT (area, hydrant, field) DO UPDATE SET act = @act;
            DELETE FROM hydrant_corrections c USING unnest(@fields, @after) AS n (f, a)
            WHERE c.area = @area AND c.hydrant = @hydrant AND c.field = n.f AND c.seen IS NOT DISTINCT FROM n.a;
            """, new
        {
            area,
            hydrant,
            act,
            ByHand,
            fields = changes.Select(c => c.Field).ToArray(),
            before = changes.Select(c => c.Before).ToArray(),
            after = changes.Select(c => c.After).ToArray(),
        }, cancel));

    /// <summary>A place by a person, as the review desk writes it: table locations says so, and a delivery that repeats the old place leaves it.</summary>
    private static async Task MoveAsync(
        NpgsqlConnection connection, string area, Guid hydrant, Guid act, PlannedChange change, HydrantPlan plan, HydrantEntry entry, CancellationToken cancel)
    {
        var (x, y) = change.After is { } after ? ReadPlace(after) : (null, null);
        await connection.ExecuteAsync(Command("""
            INSERT INTO location_changes (area, id, layer, row, at, who, how, before_geom, after_geom, before_precision, after_precision, undoes, before_location)
            SELECT @area, @act, 'hydrants', h.id, clock_timestamp(), @Who, CASE WHEN @Undoes::uuid IS NULL THEN 'pin' ELSE 'undo' END, h.geom,
                ST_SetSRID(ST_MakePoint(@x, @y), 4326), @before, @precision, @Undoes,
                (SELECT to_jsonb(l) FROM locations l WHERE l.area = @area AND l.layer = 'hydrants' AND l.row = h.id)
            FROM hydrants h WHERE h.area = @area AND h.id = @hydrant;
            UPDATE hydrants SET geom = ST_SetSRID(ST_MakePoint(@x, @y), 4326) WHERE area = @area AND id = @hydrant;
            """, new
        {
            area,
            hydrant,
            act,
            entry.Who,
            plan.Undoes,
            x,
            y,
            before = plan.Changes.FirstOrDefault(c => c.Field == "location_precision")?.Before,
            precision = plan.Changes.FirstOrDefault(c => c.Field == "location_precision")?.After,
        }, cancel));
        if (plan.Undoes is { } undone)
        {
            await connection.ExecuteAsync(Command("""
                DELETE FROM locations WHERE area = @area AND layer = 'hydrants' AND row = @hydrant;
                INSERT INTO locations SELECT l.* FROM location_changes c, jsonb_populate_record(NULL::locations, c.before_location) l
                WHERE c.area = @area AND c.id = @undone AND c.before_location IS NOT NULL;
                """, new { area, hydrant, undone }, cancel));
            return;
        }

        await connection.ExecuteAsync(Command("""
            INSERT INTO locations (area, layer, row, located_by, who, address, match_level, confidence, radius_m, doubtful)
            SELECT @area, 'hydrants', h.id, 'person', @Who, h.address, 'point', 1, @radius, false FROM hydrants h WHERE h.area = @area AND h.id = @hydrant
            ON CONFLICT (area, layer, row) DO UPDATE SET located_by = 'person', who = @Who, at = now(), address = excluded.address,
                match_level = 'point', confidence = 1, radius_m = @radius, doubtful = false
            """, new { area, hydrant, entry.Who, radius = entry.AccuracyMetres ?? HydrantEntries.MapErrorMetres }, cancel));
    }

    private static Task WriteOutageAsync(
        NpgsqlConnection connection, string area, Guid hydrant, PlannedChange change, string who, CancellationToken cancel)
    {
        var from = HydrantValues.ReadDay(change.Field["outage:".Length..]);
        var line = change.After is { } text ? JsonSerializer.Deserialize<OutageText>(text) : null;
        return connection.ExecuteAsync(Command(
            line is null
                ? "DELETE FROM hydrant_outages WHERE area = @area AND hydrant = @hydrant AND from_on = @from"
                : """
                  INSERT INTO hydrant_outages (area, id, hydrant, from_on, to_on, reason, who) VALUES (@area, @id, @hydrant, @from, @to, @reason, @who)
                  ON CONFLICT (area, hydrant, from_on) DO UPDATE SET to_on = @to, reason = @reason, who = @who
                  """,
            new { area, hydrant, from, id = Guid.CreateVersion7(), to = HydrantValues.ReadDay(line?.To), reason = line?.Reason, who }, cancel));
    }

    private static Task WriteTestAsync(
        NpgsqlConnection connection, string area, Guid hydrant, PlannedChange change, string who, CancellationToken cancel)
    {
        var on = HydrantValues.ReadDay(change.Field["test:".Length..]);
        var line = change.After is { } text ? JsonSerializer.Deserialize<TestLine>(text) : null;
        return connection.ExecuteAsync(Command(
            line is null
                ? "DELETE FROM hydrant_tests WHERE area = @area AND hydrant = @hydrant AND tested_on = @on"
                : """
                  INSERT INTO hydrant_tests (area, id, hydrant, tested_on, flow_lps, static_mpa, residual_mpa, tester, who)
                  VALUES (@area, @id, @hydrant, @on, @Flow, @Static, @Residual, @Tester, @who)
                  ON CONFLICT (area, hydrant, tested_on) DO UPDATE SET flow_lps = @Flow, static_mpa = @Static, residual_mpa = @Residual,
                      tester = @Tester, who = @who
                  """,
            new { area, hydrant, on, id = Guid.CreateVersion7(), line?.Flow, line?.Static, line?.Residual, line?.Tester, who }, cancel));
    }

    private const string TestText = """
        jsonb_build_object('Flow', t.flow_lps, 'Static', t.static_mpa, 'Residual', t.residual_mpa, 'Tester', t.tester)::text
        """;

    private static (double? X, double? Y) ReadPlace(string text)
    {
        var parts = text.Split(' ');
        return (double.Parse(parts[0], CultureInfo.InvariantCulture), double.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    private static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString(),
        _ => value.GetRawText(),
    };

    private static CommandDefinition Command(string sql, object values, CancellationToken cancel) => new(sql, values, cancellationToken: cancel);

    internal sealed record MadeAct
    {
        public Guid Id { get; init; }

        public Guid Hydrant { get; init; }

        public string Kind { get; init; } = "";

        public bool Undone { get; init; }

        public string[]? Fields { get; init; }

        public string?[]? Before { get; init; }

        public string?[]? After { get; init; }
    }

    private sealed record KnownRow
    {
        public string Columns { get; init; } = "";

        public string Version { get; init; } = "";

        public double? X { get; init; }

        public double? Y { get; init; }

        public DateOnly? LastChecked { get; init; }

        public string? Test { get; init; }
    }
}

/// <summary>An outage as the history keeps it.</summary>
internal sealed record OutageText(string? To, string? Reason);

/// <summary>A test as the history keeps it: litres per second, megapascal.</summary>
internal sealed record TestLine(double? Flow, double? Static, double? Residual, string? Tester);
