using Dapper;
using Npgsql;
using RiskMap.DataImport.Layers;

namespace RiskMap.DataImport.Loading;

/// <summary>Rows that hang on a parent (outages on hydrants, obstructions on lanes): known by the parent and the layer's key.</summary>
internal static class ChildRows
{
    /// <summary>
    /// Writes the parent's id into the staged rows. The parent with that source id in the dataset of the same name is meant, else the only one
    /// in the area, else the only premises, hazard or town of that number or name; without it, or with several, the row is rejected. Afterwards the source id is parent and key, by which repeats are found.
    /// </summary>
    public static async Task FindParentsAsync(NpgsqlConnection connection, Layer layer, string area, string dataset)
    {
        await connection.RunAsync(ByIdSql(layer), new { area, dataset });
        if (layer.Parent is "premises" or "hazards" or "divisions")
        {
            await References.FindAsync(connection, layer.Parent, Sql.Name(layer.ParentColumn!), "parent", area);
        }

        await connection.RunAsync(OrphansSql(layer));
    }

    private static string ByIdSql(Layer layer) => $"""
        ALTER TABLE staging ADD COLUMN parent uuid;
        WITH
        parents AS (SELECT p.source_id, min(p.id::text) FILTER (WHERE d.name = @dataset) AS here, min(p.id::text) AS anywhere, count(*) AS times
            FROM {Sql.Name(layer.Parent!)} p JOIN datasets d ON d.area = p.area AND d.id = p.dataset
            WHERE p.area = @area GROUP BY p.source_id)
        UPDATE staging s SET parent = coalesce(p.here, CASE WHEN p.times = 1 THEN p.anywhere END)::uuid
        FROM parents p WHERE p.source_id = s.{Sql.Name(layer.ParentColumn!)}
        """;

    private static string OrphansSql(Layer layer) => $"""
        INSERT INTO staging_outcomes (row_number, outcome, source_id, field, value, reason)
        SELECT row_number, 'rejected', source_id, '{layer.ParentColumn}', {Sql.Name(layer.ParentColumn!)}, 'parent_unknown'
        FROM staging WHERE parent IS NULL;
        DELETE FROM staging WHERE parent IS NULL;
        UPDATE staging SET named = true, source_id = concat_ws('/', parent, {Sql.List(layer.Key)});
        """;

    public static async Task<(int Inserted, int Updated)> UpsertAsync(NpgsqlConnection connection, Layer layer, string area, string dataset)
    {
        var table = Sql.Name(layer.Name);
        string[] columns = [.. layer.Columns.Select(f => f.Name), .. layer.Geometry == GeometryKind.None ? Array.Empty<string>() : ["geom"]];
        var match = $"t.area = @area AND t.{Sql.Name(layer.ParentColumn!)} = s.parent"
            + string.Concat(layer.Constants.Where(c => c.Column == "layer").Select(c => $" AND t.{Sql.Name(c.Column)} = {c.Sql}"))
            + string.Concat(layer.Key.Select(k => Required(layer, k) ? $" AND t.{Sql.Name(k)} = s.{Sql.Name(k)}" : $" AND t.{Sql.Name(k)} IS NOT DISTINCT FROM s.{Sql.Name(k)}"));
        var updated = await connection.RunAsync($"""
            UPDATE {table} t SET {string.Join(", ", columns.Select(c => $"{Sql.Name(c)} = s.{Sql.Name(c)}"))} FROM staging s
            WHERE {match} AND {NotByHand(layer)} ({Sql.List(columns, "t.")}) IS DISTINCT FROM ({Sql.List(columns, "s.")})
            """, new { area });
        var inserted = await connection.RunAsync($"""
            INSERT INTO {table} (area, {(layer.HasId ? "id, " : "")}{Sql.Name(layer.ParentColumn!)}, {string.Concat(layer.Constants.Select(c => $"{Sql.Name(c.Column)}, "))}{Sql.List(columns)})
            SELECT @area, {(layer.HasId ? "s.id, " : "")}s.parent, {string.Concat(layer.Constants.Select(c => $"{c.Sql}, "))}{Sql.List(columns, "s.")} FROM staging s
            WHERE NOT EXISTS (SELECT FROM {table} t WHERE {match}) ORDER BY s.row_number
            """, new { area, dataset });
        return (inserted, updated);
    }

    private static bool Required(Layer layer, string key) => layer.Fields.FirstOrDefault(f => f.Name == key) is not { Required: false };

    /// <summary>What a person wrote or ended stays as he left it.</summary>
    private static string NotByHand(Layer layer) => layer.Name == "hydrant_outages" ? "t.who IS NULL AND"
        : layer.MayChange is { } may ? $"({may}) AND" : "";
}
