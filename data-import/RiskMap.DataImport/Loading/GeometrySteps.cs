using Npgsql;
using RiskMap.DataImport.Layers;

namespace RiskMap.DataImport.Loading;

/// <summary>What only the database can say and do about the staged geometry: other coordinate systems, invalid polygons.</summary>
internal static class GeometrySteps
{
    public static async Task RunAsync(NpgsqlConnection connection, Layer layer, int srid, CancellationToken cancel)
    {
        if (layer.Geometry == GeometryKind.None)
        {
            return;
        }

        if (srid != 4326)
        {
            await TransformAsync(connection, layer.GeometryRequired ? "rejected" : "warned", cancel);
        }

        if (layer.Geometry == GeometryKind.Polygon)
        {
            await connection.RunAsync(MendSql(srid == 4326 ? "valid" : "ST_IsValid(geom)"), cancel: cancel);
        }

        if (srid != 4326 || layer.Geometry == GeometryKind.Polygon)
        {
            await connection.RunAsync(
                "DELETE FROM staging s USING staging_outcomes o WHERE o.row_number = s.row_number AND o.outcome = 'rejected'");
        }
    }

    /// <param name="outcome">Of a row whose place its system does not have: rejected, or warned where a row may stand without a place.</param>
    private static async Task TransformAsync(NpgsqlConnection connection, string outcome, CancellationToken cancel)
    {
        await connection.RunAsync(TransformSql(outcome), cancel: cancel);
        await connection.RunAsync(OutsideSql(outcome), cancel: cancel);
    }

    // One row that the projection cannot take would fail them all: then it is done row by row, and that one is named.
    private static string TransformSql(string outcome) => $"""
        DO $$
        DECLARE
            one record;
        BEGIN
            BEGIN
                UPDATE staging SET geom = ST_Transform(geom, 4326);
            EXCEPTION WHEN internal_error THEN
                FOR one IN SELECT row_number, source_id, geom FROM staging WHERE geom IS NOT NULL LOOP
                    BEGIN
                        UPDATE staging SET geom = ST_Transform(one.geom, 4326) WHERE row_number = one.row_number;
                    EXCEPTION WHEN internal_error THEN
                        INSERT INTO staging_outcomes (row_number, outcome, source_id, field, value, reason)
                        VALUES (one.row_number, '{outcome}', one.source_id, 'geometry', left(ST_AsText(one.geom), 200), 'outside_world');
                        UPDATE staging SET geom = NULL WHERE row_number = one.row_number;
                    END;
                END LOOP;
            END;
        END $$
        """;

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
