using System.Globalization;
using Dapper;
using RiskMap.Api.Accounts;

namespace RiskMap.Api.Corrections;

/// <summary>How rows of every shape are put in, moved, taken off and brought back: with a place, an outline or neither, with lines of other tables.</summary>
internal sealed partial class EntryTransaction
{
    /// <summary>
    /// Another row that is written in the same transaction, under the same entry: a visit and the hazards that it found stand whole or not at all.
    /// </summary>
    /// <param name="table">Its table.</param>
    /// <param name="row">Which; null: a new one.</param>
    /// <param name="part">Tells the acts of one entry apart: a short text, another for each of them.</param>
    public EntryTransaction And(EnteredTable table, Guid? row, string part) =>
        // No key that a client may send has this character.
        new(Connection, _transaction, _caller, table, Area, _entry with { Key = $"{_entry.Key}\u001f{part}" }, _cancel)
        {
            _isPart = true,
            Row = row,
            DataVersion = DataVersion,
        };

    /// <summary>What names the state of a row t: everything about it that a person may write, its place and its lines.</summary>
    internal static string VersionOf(EnteredTable table) => $"left(md5(ROW({string.Join(", ", [
        .. table.Columns.Keys.Select(c => "t." + c),
        .. table.Geometry == EnteredGeometry.None ? (string[])[] : ["t.geom"],
        .. table.Lines.Where(l => l.Key is not null)
            .Select(l => $"(SELECT string_agg(l::text, ';' ORDER BY l.{l.Key}) FROM {l.Table} l WHERE l.area = t.area AND l.{l.Parent} = t.id)"),
    ])})::text), 16)";

    private string PlaceOf(string geometry) => _table.Geometry switch
    {
        EnteredGeometry.Point => $"ST_X({geometry}) AS x, ST_Y({geometry}) AS y, NULL::text AS outline",
        EnteredGeometry.Polygon => $"NULL::float8 AS x, NULL::float8 AS y, ST_AsText({geometry}, 15) AS outline",
        _ => "NULL::float8 AS x, NULL::float8 AS y, NULL::text AS outline",
    };

    /// <summary>A place as well-known text; null: there is none.</summary>
    private string? PointText(string? place) => place is null || _table.Geometry != EnteredGeometry.Point ? place : $"POINT({place})";

    /// <summary>A new row. What files bring too belongs to the dataset of what people entered, which is made with the first of it.</summary>
    private Task<Guid> InsertAsync(IReadOnlyList<PlannedChange> columns, string? place, Guid? newRow)
    {
        var values = Values(columns, new
        {
            area = Area,
            id = newRow ?? Guid.CreateVersion7(),
            dataset = Guid.CreateVersion7(),
            _table.Name,
            ByHand,
            outline = place,
        });
        var names = string.Concat(columns.Select(c => $", {c.Field}"));
        var casts = string.Concat(columns.Select(c => $", {Cast(c)}"));
        // An outline is part of its row from the beginning; a place comes by the way that places have (MoveAsync).
        if (_table.Geometry == EnteredGeometry.Polygon)
        {
            (names, casts) = (names + ", geom", casts + ", ST_Multi(ST_GeomFromText(@outline, 4326))");
        }

        return Connection.ExecuteScalarAsync<Guid>(Command(
            _table.Delivered
                ? $"""
                  INSERT INTO datasets (area, id, layer, name, source, crs_src) VALUES (@area, @dataset, @Name, @ByHand, @ByHand, 'EPSG:4326')
                  ON CONFLICT (area, layer, name) DO UPDATE SET changed_at = now();
                  INSERT INTO {_table.Name} (area, id, dataset, source_id, content_hash, feature_id{names})
                  SELECT @area, @id, d.id, @id::text, '', {NextFeature}{casts}
                  FROM datasets d WHERE d.area = @area AND d.layer = @Name AND d.name = @ByHand
                  RETURNING id
                  """
                : $"INSERT INTO {_table.Name} (area, id{names}) SELECT @area, @id{casts} RETURNING id", values));
    }

    /// <summary>A place by a person, as the review desk writes it: table locations says so, and a delivery that repeats the old place leaves it.</summary>
    private async Task MoveAsync(Guid row, Guid act, PlannedChange place, EntryPlan plan)
    {
        if (_table.Geometry == EnteredGeometry.Polygon)
        {
            await Connection.ExecuteAsync(Command(
                $"UPDATE {_table.Name} SET geom = ST_Multi(ST_GeomFromText(@After, 4326)) WHERE area = @area AND id = @row", new { area = Area, row, place.After }));
            if (_table.Delivered)
            {
                await HoldAsync(row, act, [place]);
            }

            return;
        }

        var (x, y) = ReadPlace(place.After);
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

    /// <summary>The town that it lies in; of a row without a place, that of its premises. The same as refresh_divisions writes after an import.</summary>
    private Task DivideAsync(Guid row) => Connection.ExecuteAsync(Command(
        $"UPDATE {_table.Name} t SET division = {TownOf} WHERE t.area = @area AND t.id = @row", new { area = Area, row }));

    /// <summary>The town in whose outline a row t lies; where outlines overlap, the smaller. Outlines have no dates: it is that of today, whenever the row is from.</summary>
    private string TownOf => $"""
        CASE WHEN t.geom IS NOT NULL THEN (
            SELECT d.id FROM divisions d WHERE d.area = t.area AND d.level = 'town' AND ST_Intersects(d.geom, t.geom) ORDER BY ST_Area(d.geom), d.feature_id LIMIT 1)
        {(_table.Columns.ContainsKey("premises") ? "ELSE (SELECT p.division FROM premises p WHERE p.area = t.area AND p.id = t.premises)" : "")} END
        """;

    /// <summary>
    /// Whoever writes a row may do so where it lies, and where it comes to lie: asked before anything is committed. A row that is off the record
    /// lies nowhere; who brings it back is asked when it stands there again.
    /// </summary>
    private async Task RequirePermitAsync(bool comesBack = false)
    {
        if (_table.Permit is not { } permit)
        {
            return;
        }

        var town = _table.InDivision ? "t.division" : _table.Geometry == EnteredGeometry.Point ? TownOf : "NULL::uuid";
        var lies = (await Connection.QueryAsync<Guid?>(Command($"SELECT {town} FROM {_table.Name} t WHERE t.area = @area AND t.id = @row", new { area = Area, row = Row }))).AsList();
        if (lies.Count > 0 || !comesBack)
        {
            _caller.Require(permit, Area, lies.FirstOrDefault());
        }
    }

    private async Task<Dictionary<string, string>> LinesAsync()
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var lines in _table.Lines.Where(l => l.Key is not null))
        {
            foreach (var (key, content) in await Connection.QueryAsync<(string Key, string Content)>(Command($"""
                SELECT l.{lines.Key}::text, jsonb_build_object({string.Join(", ", lines.Columns.Select(c => $"'{c}', l.{c}"))})::text
                FROM {lines.Table} l WHERE l.area = @area AND l.{lines.Parent} = @row
                """, new { area = Area, row = Row })))
            {
                found[lines.FieldOf(key)] = content;
            }
        }

        return found;
    }

    private async Task WriteLinesAsync(Guid row, EntryPlan plan)
    {
        foreach (var change in plan.Changes)
        {
            if (_table.LineOf(change.Field) is not { } lines)
            {
                continue;
            }

            var values = new { area = Area, row, key = change.Field[(lines.Name.Length + 1)..], change.After };
            await Connection.ExecuteAsync(Command($"DELETE FROM {lines.Table} WHERE area = @area AND {lines.Parent} = @row AND {lines.Key}::text = @key", values));
            if (change.After is not null)
            {
                var columns = string.Join(", ", [lines.Parent, lines.Key!, .. lines.Columns]);
                await Connection.ExecuteAsync(Command($"""
                    INSERT INTO {lines.Table} (area, {columns})
                    SELECT @area, {columns} FROM jsonb_populate_record(NULL::{lines.Table},
                        CAST(@After AS jsonb) || jsonb_build_object('{lines.Parent}', CAST(@row AS uuid), '{lines.Key}', @key))
                    """, values));
            }
        }
    }

    /// <summary>The row leaves its table whole, with its lines, so that nothing counts or draws it; a delivery that has it again leaves it out (data-import).</summary>
    private Task TakeOffAsync(Guid row, Guid act) => Connection.ExecuteAsync(Command($"""
        INSERT INTO removed_rows (area, layer, row, dataset, source_id, act, content)
        SELECT @area, @Name, t.id, {(_table.Delivered ? "t.dataset, t.source_id" : "CAST(@none AS uuid), t.id::text")}, @act, to_jsonb(t) - 'geom_3857'
            {(_table.Geometry == EnteredGeometry.None ? "" : "|| jsonb_build_object('geom', encode(ST_AsEWKB(t.geom), 'hex'))")}
            {string.Concat(_table.Lines.Select(l => $"""
                || jsonb_build_object('#{l.Table}', (SELECT jsonb_agg(to_jsonb(l)) FROM {l.Table} l WHERE l.area = t.area AND l.{l.Parent} = t.id))
                """))}
        FROM {_table.Name} t WHERE t.area = @area AND t.id = @row;
        DELETE FROM {_table.Name} WHERE area = @area AND id = @row;
        """, new { area = Area, _table.Name, row, act, none = Guid.Empty }));

    private async Task BringBackAsync(Guid row)
    {
        var values = new { area = Area, _table.Name, row };
        var columns = (await Connection.QueryAsync<string>(Command("""
            SELECT quote_ident(column_name) FROM information_schema.columns
            WHERE table_schema = current_schema() AND table_name = @Name AND is_generated = 'NEVER' AND column_name <> 'feature_id'
                -- columns that the table got later have their defaults
                AND EXISTS (SELECT FROM removed_rows r WHERE r.area = @area AND r.layer = @Name AND r.row = @row AND r.content ? column_name)
            """, values))).AsList();
        var list = string.Join(", ", columns.Select(c => "b." + c));
        // A delivery may have given its number to another row meanwhile.
        var (number, numbered) = _table.Delivered
            ? ("feature_id, ", $"CASE WHEN EXISTS (SELECT FROM {_table.Name} o WHERE o.area = @area AND o.feature_id = b.feature_id) THEN {NextFeature} ELSE b.feature_id END, ")
            : ("", "");
        await Connection.ExecuteAsync(Command($"""
            INSERT INTO {_table.Name} ({number}{string.Join(", ", columns)})
            SELECT {numbered}{list}
            FROM removed_rows r, jsonb_populate_record(NULL::{_table.Name}, r.content) b
            WHERE r.area = @area AND r.layer = @Name AND r.row = @row;
            {string.Concat(_table.Lines.Select(l => $"""
                INSERT INTO {l.Table} SELECT b.* FROM removed_rows r, jsonb_populate_recordset(NULL::{l.Table}, nullif(r.content -> '#{l.Table}', 'null')) b
                WHERE r.area = @area AND r.layer = @Name AND r.row = @row;

                """))}
            DELETE FROM removed_rows WHERE area = @area AND layer = @Name AND row = @row;
            """, values));
    }

    private static (double? X, double? Y) ReadPlace(string? text)
    {
        var parts = text?.Split(' ');
        return parts is null ? (null, null) : (double.Parse(parts[0], CultureInfo.InvariantCulture), double.Parse(parts[1], CultureInfo.InvariantCulture));
    }
}
