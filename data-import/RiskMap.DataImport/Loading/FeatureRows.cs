using Dapper;
using Npgsql;
using RiskMap.DataImport.Layers;

namespace RiskMap.DataImport.Loading;

/// <summary>Rows that belong to a dataset: known by (area, dataset, source_id), changed when the content hash differs.</summary>
internal static class FeatureRows
{
    /// <summary>Below this the spatial indexes take rows one by one faster than they are built.</summary>
    private const int ManyRows = 20_000;

    public static async Task<(int Inserted, int Updated)> UpsertAsync(
        NpgsqlConnection connection, Layer layer, string area, Guid dataset, bool isNew, int staged)
    {
        var updated = 0;
        if (!isNew)
        {
            await connection.ExecuteAsync("ANALYZE staging");
            updated = await connection.ExecuteAsync(UpdateSql(layer), new { area, dataset });
        }

        // A load that is larger than all that the table holds builds the spatial indexes afterwards: several times faster, and whoever reads
        // the table meanwhile waits for the end of this import.
        var indexes = isNew && staged >= ManyRows && await CountUpToAsync(connection, layer, staged) < staged
            ? await SpatialIndexes.DropAsync(connection, layer.Name)
            : [];
        var inserted = await connection.ExecuteAsync(InsertSql(layer, isNew), new { area, dataset });
        foreach (var index in indexes)
        {
            await connection.ExecuteAsync(index);
        }

        return (inserted, updated);
    }

    public static Task<int> CountAsync(NpgsqlConnection connection, Layer layer, string area, Guid dataset) =>
        connection.ExecuteScalarAsync<int>(
            $"SELECT count(*)::int FROM {Sql.Name(layer.Name)} WHERE area = @area AND dataset = @dataset", new { area, dataset });

    private static Task<int> CountUpToAsync(NpgsqlConnection connection, Layer layer, int limit) =>
        connection.ExecuteScalarAsync<int>(
            $"SELECT count(*)::int FROM (SELECT FROM {Sql.Name(layer.Name)} LIMIT @limit) r", new { limit });

    private static string Measure(Layer layer) =>
        layer.Geometry == GeometryKind.Polygon ? "ST_Area(s.geom::geography)" : "ST_Length(s.geom::geography)";

    private static string InsertSql(Layer layer, bool isNew) => $"""
        INSERT INTO {Sql.Name(layer.Name)} (area, id, dataset, source_id, content_hash, feature_id, {Sql.List(layer.Columns.Select(f => f.Name))},
            {(layer.Measure is null ? "" : $"{layer.Measure}, ")}geom)
        SELECT @area, s.id, @dataset, s.source_id, s.content_hash,
            (SELECT coalesce(max(feature_id), 0) FROM {Sql.Name(layer.Name)} WHERE area = @area) + row_number() OVER (),
            {Sql.List(layer.Columns.Select(f => f.Name), "s.")}, {(layer.Measure is null ? "" : $"{Measure(layer)}, ")}s.geom
        FROM (SELECT * FROM staging {(isNew ? "" : $"""
            s WHERE NOT EXISTS (SELECT FROM {Sql.Name(layer.Name)} t
                WHERE t.area = @area AND t.dataset = @dataset AND t.source_id = s.source_id)
            """)} ORDER BY row_number) s
        """;

    private static string UpdateSql(Layer layer) => $"""
        UPDATE {Sql.Name(layer.Name)} t SET content_hash = s.content_hash, geom = s.geom,
            {string.Join(", ", layer.Columns.Select(f => $"{Sql.Name(f.Name)} = s.{Sql.Name(f.Name)}"))}
            {(layer.Measure is null ? "" : $", {layer.Measure} = {Measure(layer)}")}
        FROM staging s
        WHERE t.area = @area AND t.dataset = @dataset AND t.source_id = s.source_id AND t.content_hash <> s.content_hash
        """;
}
