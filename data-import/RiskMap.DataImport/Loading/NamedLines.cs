using System.Globalization;
using System.Text.Json;
using Dapper;
using Npgsql;
using RiskMap.DataImport.Layers;
using RiskMap.Geocoding.Addresses;

namespace RiskMap.DataImport.Loading;

/// <summary>
/// A list of lanes without lines, as offices keep it: 漢口街2段109巷, 3.5 m. A fire lane takes the line of the area's road that bears exactly its name; when
/// the list says only some of its doors it is the whole road all the same, and its row says so. What finds no such road, or several apart from each
/// other, is kept with the rejected rows, name, width and the parts of its name readable: a line is never made up.
/// </summary>
internal static class NamedLines
{
    /// <summary>Roads of one name that lie further apart are two streets, degrees (some 100 m).</summary>
    private const double Together = 0.001;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Web)
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static async Task<IReadOnlyList<Finding>> RunAsync(NpgsqlConnection connection, Layer layer, string area)
    {
        var rows = (await connection.QueryAsync<(int Row, string Name)>("SELECT row_number, name FROM staging WHERE geom IS NULL ORDER BY row_number", commandTimeout: 0)).AsList();
        if (rows.Count == 0)
        {
            return [];
        }

        // A road that took another's line would be there twice.
        var roads = (await connection.QueryAsync<string>(
            "SELECT DISTINCT name FROM roads WHERE area = @area AND name IS NOT NULL AND @Wanted", new { area, Wanted = layer.Name != "roads" }, commandTimeout: 0)).ToLookup(n => StreetOf(AddressParser.ParseMany(n)));
        var names = rows.ConvertAll(r => (r.Row, Parts: AddressParser.ParseMany(r.Name)));
        await connection.RunAsync("CREATE TEMP TABLE named_lines (row_number integer, roads text[], parts jsonb) ON COMMIT DROP");
        await connection.ExecuteAsync("""
            INSERT INTO named_lines SELECT row_number, string_to_array(roads, chr(1)), parts::jsonb
            FROM unnest(@Rows, @Roads, @Parts) AS n (row_number, roads, parts)
            """, new
        {
            Rows = names.Select(n => n.Row).ToArray(),
            Roads = names.Select(n => StreetOf(n.Parts) is { } street && roads[street].Any() ? string.Join('\u0001', roads[street]) : null).ToArray(),
            Parts = names.Select(n => JsonSerializer.Serialize(n.Parts, Json)).ToArray(),
        }, commandTimeout: 0);
        var located = await connection.RunAsync(LocateSql, new { area, Together });
        var missing = (await connection.QuerySingleAsync<(int Rows, int Widths, double? Least, double? Most, string[]? Names)>(
            "SELECT count(*)::int, count(width_m)::int, min(width_m), max(width_m), (array_agg(name ORDER BY row_number))[1:5] FROM staging WHERE geom IS NULL", commandTimeout: 0));
        await connection.RunAsync(KeepSql);
        return
        [
            .. located == 0 ? Array.Empty<Finding>() : [new("lines_of_streets", Finding.Warning, located, $"{located} / {rows.Count}")],
            .. missing.Rows == 0 ? Array.Empty<Finding>() :
            [
                new("lines_unlocated", Finding.Warning, missing.Rows, string.Join("; ", missing.Names!)
                    + (missing.Widths == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"; width_m {missing.Least} … {missing.Most} m ({missing.Widths})"))),
            ],
        ];
    }

    /// <summary>Street and lane in matching form; null: several, or none. Doors do not count: they are part of it.</summary>
    private static string? StreetOf(IReadOnlyList<Address> addresses) =>
        addresses is [{ Street: not null, CrossStreet: null, Estate: null } only] ? only.Street + only.Lane : null;

    private const string LocateSql = """
        WITH
        lines AS (SELECT n.row_number, n.roads, ST_Multi(ST_LineMerge(ST_Union(r.geom))) AS geom, cardinality(ST_ClusterWithin(r.geom, @Together)) AS places
            FROM named_lines n JOIN roads r ON r.area = @area AND r.name = ANY (n.roads) GROUP BY n.row_number, n.roads),
        located AS (UPDATE staging s SET geom = l.geom FROM lines l WHERE l.row_number = s.row_number AND l.places = 1
            RETURNING s.row_number, s.source_id, s.name, l.roads)
        INSERT INTO staging_outcomes (row_number, outcome, source_id, field, value, reason, detail)
        SELECT row_number, 'warned', source_id, 'geometry', name, 'line_of_street', array_to_string(roads, '; ') FROM located
        """;

    private const string KeepSql = """
        WITH kept AS (DELETE FROM staging WHERE geom IS NULL RETURNING *)
        INSERT INTO staging_outcomes (row_number, outcome, source_id, field, value, reason, detail, raw)
        SELECT k.row_number, 'rejected', k.source_id, 'geometry', k.name, 'line_unlocated', k.width_m || ' m',
            jsonb_strip_nulls(to_jsonb(k) - '{id,geom,content_hash,named,measure,valid}'::text[]) || jsonb_build_object('parts', n.parts)
        FROM kept k JOIN named_lines n USING (row_number)
        """;
}
