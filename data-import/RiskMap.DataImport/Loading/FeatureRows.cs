using Dapper;
using Npgsql;
using RiskMap.DataImport.Layers;

namespace RiskMap.DataImport.Loading;

/// <summary>Rows that belong to a dataset: known by (area, dataset, source_id), changed when the content hash differs.</summary>
internal static class FeatureRows
{
    /// <param name="isNew">The dataset has no rows yet: nothing to compare with.</param>
    public static async Task<(int Inserted, int Updated)> UpsertAsync(NpgsqlConnection connection, Layer layer, string area, Guid dataset, bool isNew)
    {
        var updated = 0;
        if (!isNew)
        {
            await connection.RunAsync("ANALYZE staging");
            if (layer.PlaceMayCome)
            {
                await PlacesFound.KeepAsync(connection, layer, area, dataset);
            }

            await Corrections.KeepAsync(connection, layer, area, dataset);
            if (layer.Name == "hazards")
            {
                await Corrections.KeepCourseAsync(connection, area, dataset);
            }

            updated = await connection.RunAsync(UpdateSql(layer), new { area, dataset });
        }

        return (await connection.RunAsync(InsertSql(layer, isNew), new { area, dataset }), updated);
    }

    public static Task<int> CountAsync(NpgsqlConnection connection, Layer layer, string area, Guid dataset) =>
        connection.CountAsync(
            $"SELECT count(*)::int FROM {Sql.Name(layer.Name)} WHERE area = @area AND dataset = @dataset", new { area, dataset });

    /// <summary>Rows of this delivery that stand without a place now.</summary>
    public static Task<int> CountUnlocatedAsync(NpgsqlConnection connection, Layer layer, string area, Guid dataset) => connection.CountAsync($"""
        SELECT count(*)::int FROM {Sql.Name(layer.Name)} t JOIN staging s ON s.source_id = t.source_id
        WHERE t.area = @area AND t.dataset = @dataset AND t.geom IS NULL
        """, new { area, dataset });

    private static string Measure(Layer layer) =>
        layer.Geometry == GeometryKind.Polygon ? "coalesce(s.measure, ST_Area(s.geom::geography))" : "coalesce(s.measure, ST_Length(s.geom::geography))";

    // Rows lie in staging as they came, so that feature_id goes with the file's order; sorting wide rows to say so costs more than it is worth.
    private static string InsertSql(Layer layer, bool isNew) => $"""
        INSERT INTO {Sql.Name(layer.Name)} (area, id, dataset, source_id, content_hash, feature_id, {Sql.List(layer.Columns.Select(f => f.Name))}{(layer.Geometry == GeometryKind.None ? "" : ", ")}
            {(layer.Measure is null ? "" : $"{layer.Measure}, ")}{Geom(layer, "geom")})
        SELECT @area, s.id, @dataset, s.source_id, s.content_hash,
            (SELECT coalesce(max(feature_id), 0) FROM {Sql.Name(layer.Name)} WHERE area = @area) + row_number() OVER (),
            {Sql.List(layer.Columns.Select(f => f.Name), "s.")}{(layer.Geometry == GeometryKind.None ? "" : ", ")}{(layer.Measure is null ? "" : $"{Measure(layer)}, ")}{Geom(layer, "s.geom")}
        FROM staging s {(isNew ? "" : $"""
            WHERE NOT EXISTS (SELECT FROM {Sql.Name(layer.Name)} t WHERE t.area = @area AND t.dataset = @dataset AND t.source_id = s.source_id)
            """)}
        """;

    private static string UpdateSql(Layer layer) => $"""
        UPDATE {Sql.Name(layer.Name)} t SET content_hash = s.content_hash, {(layer.Geometry == GeometryKind.None ? "" : "geom = s.geom, ")}
            {string.Join(", ", layer.Columns.Select(f => $"{Sql.Name(f.Name)} = s.{Sql.Name(f.Name)}"))}
            {(layer.Measure is null ? "" : $", {layer.Measure} = {Measure(layer)}")}
        FROM staging s
        WHERE t.area = @area AND t.dataset = @dataset AND t.source_id = s.source_id AND {Differs(layer)}
        """;

    private static string Geom(Layer layer, string column) => layer.Geometry == GeometryKind.None ? "" : column;

    /// <summary>A row says something else than before, or what it names is found only now.</summary>
    public static string Differs(Layer layer) =>
        $"(t.content_hash <> s.content_hash{string.Concat(layer.References.Where(r => r.Name != "division").Select(r => $" OR (t.{Sql.Name(r.Name)} IS NULL AND s.{Sql.Name(r.Name)} IS NOT NULL)"))})";
}
