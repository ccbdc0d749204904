using Dapper;
using Npgsql;
using RiskMap.DataImport.Layers;

namespace RiskMap.DataImport.Loading;

/// <summary>
/// What a new delivery does to facts that a person corrected (table corrections), by the rule that places have: a delivery that says nothing about
/// the fact, or repeats what the person saw, leaves the correction; one that says something new replaces it, and that is on record. Rows that a
/// person took off the record (table removed_rows) stay off it. The report names all of them.
/// </summary>
internal static class Corrections
{
    /// <summary>Days that follow each other, and that the tables hold to it.</summary>
    private static readonly (string First, string Last)[] InOrder = [("installed_on", "removed_on"), ("opened_on", "closed_on"), ("found_on", "closed_on"), ("from_on", "to_on")];

    /// <summary>What the history calls the outline of a row.</summary>
    private const string Outline = "location";

    /// <summary>What the steps of a hazard make of it.</summary>
    private static readonly string[] Course =
    [
        "state", "found_on", "ordered_on", "due_on", "recheck_asked_on", "closed_on", "on_spot", "sealed_on", "lifted_on", "stopped_on", "resumed_on", "penalty_on",
        "penalty_amount", "published_on", "supervised_by", "supervised_on", "transferred_to",
    ];

    /// <summary>Rows that a person took off the record do not come back by themselves.</summary>
    public static Task LeaveOutAsync(NpgsqlConnection connection, Layer layer, string area, Guid dataset) => connection.RunAsync("""
        WITH left_out AS (DELETE FROM staging s USING removed_rows r
            WHERE r.area = @area AND r.layer = @layer AND r.dataset = @dataset AND r.source_id = s.source_id RETURNING s.row_number, s.source_id, r.act)
        INSERT INTO staging_outcomes (row_number, outcome, source_id, reason, detail)
        SELECT o.row_number, 'warned', o.source_id, 'removed_here', a.who FROM left_out o JOIN acts a ON a.area = @area AND a.id = o.act
        """, new { area, dataset, layer = layer.Name });

    /// <summary>Runs before the rows are updated: what stays is written into staging, what goes is recorded.</summary>
    public static async Task KeepAsync(NpgsqlConnection connection, Layer layer, string area, Guid dataset)
    {
        var values = new { area, dataset, layer = layer.Name };
        if (await connection.CountAsync("SELECT count(*)::int FROM corrections WHERE area = @area AND layer = @layer", values) == 0)
        {
            return;
        }

        await connection.RunAsync("""
            CREATE TEMP TABLE corrections_met (row_number integer, source_id text, row uuid, field text, holds text, brings text, keep boolean, who text) ON COMMIT DROP
            """);
        var fields = layer.Columns.Where(f => f.Name != "location_precision").ToList();
        foreach (var field in fields)
        {
            await connection.RunAsync(MeetSql(layer, field), values);
        }

        if (layer.Geometry == GeometryKind.Polygon)
        {
            await connection.RunAsync(MeetOutlineSql(layer), values);
            await connection.RunAsync($"""
                UPDATE staging s SET geom = t.geom FROM corrections_met m JOIN {Sql.Name(layer.Name)} t ON t.area = @area AND t.id = m.row
                WHERE m.field = '{Outline}' AND m.keep AND s.row_number = m.row_number
                """, values);
        }

        foreach (var field in fields)
        {
            var name = Sql.Name(field.Name);
            await connection.RunAsync($"""
                UPDATE staging s SET {name} = CAST(m.holds AS {field.ColumnType}) FROM corrections_met m
                WHERE m.field = '{field.Name}' AND m.keep AND s.row_number = m.row_number
                """);
        }

        // A correction that holds beside a day that is new may turn time round: then the day that is on record holds too.
        foreach (var (first, last) in InOrder.Where(p => fields.Exists(f => f.Name == p.First) && fields.Exists(f => f.Name == p.Last)))
        {
            await connection.RunAsync($"""
                UPDATE staging s SET {first} = t.{first}, {last} = t.{last} FROM {Sql.Name(layer.Name)} t, corrections_met m
                WHERE m.row_number = s.row_number AND t.area = @area AND t.id = m.row AND s.{last} < s.{first}
                """, values);
        }

        await connection.RunAsync(TellSql, values);
        await connection.RunAsync(RecordSql(layer), values);
        await connection.RunAsync("DROP TABLE corrections_met");
    }

    /// <summary>A hazard whose course people follow here goes on as they left it: the ledger that it came from is older.</summary>
    public static Task KeepCourseAsync(NpgsqlConnection connection, string area, Guid dataset) => connection.RunAsync($"""
        WITH
        followed AS (SELECT t.* FROM hazards t WHERE t.area = @area AND t.dataset = @dataset AND EXISTS (
            SELECT FROM hazard_steps h JOIN acts a ON a.area = h.area AND a.id = h.id WHERE h.area = t.area AND h.hazard = t.id)),
        kept AS (UPDATE staging s SET {string.Join(", ", Course.Select(c => $"{c} = f.{c}"))} FROM followed f, staging was
            WHERE s.source_id = f.source_id AND was.row_number = s.row_number AND ({Sql.List(Course, "was.")}) IS DISTINCT FROM ({Sql.List(Course, "f.")})
            RETURNING s.row_number, s.source_id, was.state AS brings, f.state AS holds)
        INSERT INTO staging_outcomes (row_number, outcome, source_id, field, value, reason, detail)
        SELECT row_number, 'warned', source_id, 'state', brings, 'corrections_kept', holds FROM kept
        """, new { area, dataset });

    /// <summary>How many facts were kept and replaced, for the report as a whole.</summary>
    public static async Task<IReadOnlyList<Finding>> FindingsAsync(NpgsqlConnection connection) =>
    [
        .. (await connection.QueryAsync<(string Reason, int Rows, string[] Ids)>("""
            SELECT reason, count(*)::int, (array_agg(source_id || coalesce(' (' || field || ')', '') ORDER BY row_number))[1:5]
            FROM staging_outcomes WHERE reason IN ('corrections_kept', 'corrections_replaced', 'removed_here') GROUP BY reason ORDER BY reason
            """, commandTimeout: 0)).Select(f => new Finding(f.Reason, Finding.Warning, f.Rows, string.Join("; ", f.Ids))),
    ];

    private static string MeetSql(Layer layer, Field field)
    {
        var name = Sql.Name(field.Name);
        var silent = field.Type == FieldType.Choice ? $"(s.{name} IS NULL OR s.{name} = 'unknown')" : $"s.{name} IS NULL";
        return $"""
            INSERT INTO corrections_met
            SELECT s.row_number, s.source_id, t.id, '{field.Name}', t.{name}::text, s.{name}::text,
                {silent} OR s.{name} IS NOT DISTINCT FROM CAST(c.seen AS {field.ColumnType}), a.who
            FROM corrections c
            JOIN {Sql.Name(layer.Name)} t ON t.area = c.area AND t.id = c.row
            JOIN staging s ON s.source_id = t.source_id
            JOIN acts a ON a.area = c.area AND a.id = c.act
            WHERE c.area = @area AND c.layer = @layer AND c.field = '{field.Name}' AND t.dataset = @dataset AND s.{name} IS DISTINCT FROM t.{name}
            """;
    }

    /// <summary>An outline that a person drew anew, as well-known text: places of points have a table of their own (locations).</summary>
    private static string MeetOutlineSql(Layer layer) => $"""
        INSERT INTO corrections_met
        SELECT s.row_number, s.source_id, t.id, '{Outline}', ST_AsText(t.geom, 15), ST_AsText(ST_Multi(s.geom), 15), ST_AsText(ST_Multi(s.geom), 15) = c.seen, a.who
        FROM corrections c
        JOIN {Sql.Name(layer.Name)} t ON t.area = c.area AND t.id = c.row
        JOIN staging s ON s.source_id = t.source_id
        JOIN acts a ON a.area = c.area AND a.id = c.act
        WHERE c.area = @area AND c.layer = @layer AND c.field = '{Outline}' AND t.dataset = @dataset AND ST_AsText(ST_Multi(s.geom), 15) <> ST_AsText(t.geom, 15)
        """;

    private const string TellSql = """
        INSERT INTO staging_outcomes (row_number, outcome, source_id, field, value, reason, detail)
        SELECT row_number, 'warned', source_id, string_agg(field, '; ' ORDER BY field), string_agg(left(coalesce(brings, ''), 200), '; ' ORDER BY field),
            CASE WHEN keep THEN 'corrections_kept' ELSE 'corrections_replaced' END,
            string_agg(left(coalesce(holds, ''), 200) || ' (' || who || ')', '; ' ORDER BY field)
        FROM corrections_met GROUP BY row_number, source_id, keep
        """;

    /// <summary>Names of fields with personal data, of which the history says that they changed; an empty name is none's.</summary>
    private static string Personal(Layer layer) => string.Join(", ", layer.Fields.Where(f => f.Personal).Select(f => $"'{f.Name}'").DefaultIfEmpty("''"));

    /// <summary>One act for each row whose corrections go, by the name of the file.</summary>
    private static string RecordSql(Layer layer) => $"""
        WITH
        goes AS (SELECT m.*, t.content_hash <> s.content_hash AS lands FROM corrections_met m
            JOIN {Sql.Name(layer.Name)} t ON t.area = @area AND t.id = m.row JOIN staging s ON s.row_number = m.row_number WHERE NOT m.keep),
        told_by AS (INSERT INTO acts (area, id, layer, row, kind, who, client_key, evidence)
            SELECT @area, i.id, @layer, i.row, 'import', coalesce(nullif(d.file_name, ''), d.name), 'import:' || i.id, 'import'
            FROM (SELECT row, gen_random_uuid() AS id FROM goes WHERE lands GROUP BY row) i, datasets d WHERE d.area = @area AND d.id = @dataset
            RETURNING id, row),
        changed AS (SELECT told_by.id AS act, goes.field, goes.holds, goes.brings, goes.field IN ({Personal(layer)}) AS personal FROM goes JOIN told_by ON told_by.row = goes.row),
        told AS (INSERT INTO act_fields (area, act, field, before, after)
            SELECT @area, act, field, CASE WHEN personal AND holds IS NOT NULL THEN '***' ELSE holds END, CASE WHEN personal AND brings IS NOT NULL THEN '***' ELSE brings END FROM changed),
        told_apart AS (INSERT INTO act_personal (area, act, field, before, after) SELECT @area, act, field, holds, brings FROM changed WHERE personal)
        DELETE FROM corrections c USING goes WHERE goes.lands AND c.area = @area AND c.layer = @layer AND c.row = goes.row AND c.field = goes.field
        """;
}
