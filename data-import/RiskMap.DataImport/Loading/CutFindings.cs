using System.Globalization;
using Dapper;
using Npgsql;
using RiskMap.DataImport.Layers;

namespace RiskMap.DataImport.Loading;

/// <summary>
/// What the edge of an OpenStreetMap extract cuts, told of the file as a whole: lines of which a part is kept, lines of which no two nodes that follow
/// each other are there, and outlines, of which half would be wrong.
/// </summary>
internal static class CutFindings
{
    public static async Task<IReadOnlyList<Finding>> ReadAsync(NpgsqlConnection connection, Layer layer)
    {
        var found = await connection.QueryAsync<(string Outcome, int Rows, string[] Objects)>("""
            SELECT outcome, count(DISTINCT row_number)::int, (array_agg(source_id || coalesce(' (' || value || ')', '') ORDER BY row_number))[1:5]
            FROM staging_outcomes WHERE reason IN ('osm_nodes_missing', 'osm_members_missing') GROUP BY outcome ORDER BY outcome DESC
            """, commandTimeout: 0);
        return [.. found.Where(f => f.Outcome == "rejected" || layer.Geometry == GeometryKind.Line).Select(f => new Finding(
            layer.Geometry != GeometryKind.Line ? "osm_outlines_cut" : f.Outcome == "rejected" ? "osm_lines_lost" : "osm_lines_cut",
            Finding.Warning, f.Rows,
            string.Join("; ", f.Objects) + (f.Rows > f.Objects.Length ? string.Create(CultureInfo.InvariantCulture, $"; … {f.Rows - f.Objects.Length}") : "")))];
    }
}
