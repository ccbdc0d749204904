using Dapper;
using Npgsql;
using RiskMap.DataImport.Layers;

namespace RiskMap.DataImport.Loading;

/// <summary>Ten rows as they are about to land, spread over the file, a doubtful one among them if there is any.</summary>
internal static class SampleRows
{
    public static async Task<string> ReadAsync(NpgsqlConnection connection, Layer layer) => await connection.ExecuteScalarAsync<string>($"""
        WITH
        marked AS (SELECT s.*, row_number() OVER (ORDER BY row_number) - 1 AS nth, ceil(count(*) OVER () / 10.0)::int AS every,
            (SELECT jsonb_agg(o.reason ORDER BY o.reason) FROM staging_outcomes o WHERE o.row_number = s.row_number AND o.outcome = 'warned') AS warnings
            FROM staging s),
        chosen AS (SELECT m.*, warnings IS NOT NULL AND row_number = min(row_number) FILTER (WHERE warnings IS NOT NULL) OVER () AS doubtful FROM marked m)
        SELECT jsonb_build_object('type', 'FeatureCollection', 'features', coalesce(jsonb_agg(jsonb_build_object(
            'type', 'Feature', 'geometry', {(layer.Geometry == GeometryKind.None || layer.Name == "households" ? "NULL" : "ST_AsGeoJSON(c.geom)::jsonb")},
            'properties', jsonb_strip_nulls(to_jsonb(c) {Shown(layer)} - '{"{id,geom,content_hash,named,measure,valid,nth,every,doubtful}"}'::text[])) ORDER BY c.row_number), '[]'))::text
        FROM (SELECT * FROM chosen WHERE doubtful OR nth % every = 0 ORDER BY doubtful DESC, row_number LIMIT 10) c
        """, commandTimeout: 0) ?? "";

    /// <summary>A reference as the file has it, and of what is personal no more than that it is there.</summary>
    private static string Shown(Layer layer)
    {
        var said = layer.References.Select(r => $"'{r.Name}', c.{References.Said(r)}, '{r.Name}_said', NULL")
            .Concat(layer.Fields.Where(f => f.Personal).Select(f => $"'{f.Name}', {PersonalData.MaskSql($"c.{Sql.Name(f.Name)}")}")).ToList();
        return said.Count == 0 ? "" : $"|| jsonb_build_object({string.Join(", ", said)})";
    }
}
