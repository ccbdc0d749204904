using Npgsql;
using RiskMap.DataImport.Layers;
using RiskMap.DataImport.Sources;

namespace RiskMap.DataImport.Loading;

/// <summary>What only the database can say and do about the staged geometry: other coordinate systems, invalid polygons.</summary>
internal static class GeometrySteps
{
    public static async Task RunAsync(NpgsqlConnection connection, Layer layer, Crs crs, CancellationToken cancel)
    {
        if (layer.Geometry == GeometryKind.None)
        {
            return;
        }

        var isWgs84 = crs.StagingSrid == 4326;
        if (!isWgs84)
        {
            await TransformAsync(connection, crs, layer.GeometryRequired ? "rejected" : "warned", cancel);
        }

        if (layer.Geometry == GeometryKind.Polygon)
        {
            await connection.RunAsync(MendSql(isWgs84 ? "valid" : "ST_IsValid(geom)"), cancel: cancel);
        }

        if (!isWgs84 || layer.Geometry == GeometryKind.Polygon)
        {
            await connection.RunAsync(
                "DELETE FROM staging s USING staging_outcomes o WHERE o.row_number = s.row_number AND o.outcome = 'rejected'");
        }
    }

    /// <param name="outcome">Of a row whose place its system does not have: rejected, or warned where a row may stand without a place.</param>
    private static async Task TransformAsync(NpgsqlConnection connection, Crs crs, string outcome, CancellationToken cancel)
    {
        await connection.RunAsync(TransformSql(outcome, crs.Proj), cancel: cancel);
        await connection.RunAsync(OutsideSql(outcome), cancel: cancel);
    }

    // One row that the projection cannot take would fail them all: then it is done row by row, and that one is named.
    private static string TransformSql(string outcome, string? proj) => $"""
        DO $$
        DECLARE
            one record;
        BEGIN
            BEGIN
                UPDATE staging SET geom = {Transformed("geom", proj)};
            EXCEPTION WHEN internal_error THEN
                FOR one IN SELECT row_number, source_id, geom FROM staging WHERE geom IS NOT NULL LOOP
                    BEGIN
                        UPDATE staging SET geom = {Transformed("one.geom", proj)} WHERE row_number = one.row_number;
                    EXCEPTION WHEN internal_error THEN
                        INSERT INTO staging_outcomes (row_number, outcome, source_id, field, value, reason)
                        VALUES (one.row_number, '{outcome}', one.source_id, 'geometry', left(ST_AsText(one.geom), 200), 'outside_world');
                        UPDATE staging SET geom = NULL WHERE row_number = one.row_number;
                    END;
                END LOOP;
            END;
        END $$
        """;

    // A block takes no parameters; the string is ours but for numbers that were read as such.
    private static string Transformed(string geometry, string? proj) =>
        proj is null ? $"ST_Transform({geometry}, 4326)" : $"ST_Transform({geometry}, '{proj}', 4326)";

    private static string OutsideSql(string outcome) => $"""
        WITH outside AS (UPDATE staging s SET geom = NULL FROM staging was
            WHERE was.row_number = s.row_number AND NOT (ST_XMin(s.geom) >= -180 AND ST_XMax(s.geom) <= 180 AND ST_YMin(s.geom) >= -85 AND ST_YMax(s.geom) <= 85)
            RETURNING s.row_number, s.source_id, was.geom)
        INSERT INTO staging_outcomes (row_number, outcome, source_id, field, value, reason)
        SELECT row_number, '{outcome}', source_id, 'geometry', left(ST_AsText(geom), 200), 'outside_world' FROM outside
        """;

    // A figure of eight becomes its two loops; what has no area left is rejected.
    private static string MendSql(string valid) => $"""
        WITH
        broken AS MATERIALIZED (SELECT row_number, ST_IsValidReason(geom) AS why, ST_Area(geom::geography) AS was
            FROM staging WHERE NOT {valid}),
        mended AS (UPDATE staging s SET geom = ST_Multi(ST_CollectionExtract(ST_MakeValid(s.geom), 3)), measure = NULL FROM broken b
            WHERE b.row_number = s.row_number
            RETURNING s.row_number, s.source_id, b.why, b.was, CASE WHEN ST_IsEmpty(s.geom) THEN 0 ELSE ST_Area(s.geom::geography) END AS became)
        INSERT INTO staging_outcomes (row_number, outcome, source_id, field, value, reason, detail)
        SELECT row_number, CASE WHEN became > 0 THEN 'mended' ELSE 'rejected' END, source_id, 'geometry', why, 'geometry_invalid',
            round(was::numeric, 1) || ' m² → ' || round(became::numeric, 1) || ' m²'
        FROM mended
        """;
}
