using Dapper;
using Npgsql;

namespace RiskMap.Bench.Coverage;

/// <summary>
/// What the peers of the coverage benchmark work on, made once in the city's database: the street network (the city's roads meet in
/// their ends), and footprints and hydrants stored in the metres of the area's projection, indexed, which is the best PostGIS can be given.
/// </summary>
public static class Network
{
    public static async Task MakeAsync(City city, Action<string> say)
    {
        await using var connection = await city.Source.OpenConnectionAsync();
        await connection.ExecuteAsync("CREATE EXTENSION IF NOT EXISTS pgrouting");
        if (await connection.ExecuteScalarAsync<bool>("SELECT to_regclass('bench_planar_hydrants') IS NOT NULL AND EXISTS (SELECT FROM road_edges WHERE area = 'bench')"))
        {
            return;
        }

        say("Making the network and the planar tables: about half a minute, once.");
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync(Sql, commandTimeout: 600);
        await transaction.CommitAsync();
        await connection.ExecuteAsync("VACUUM ANALYZE road_edges, bench_planar_buildings, bench_planar_hydrants", commandTimeout: 600);
    }

    private const string Sql = """
        DELETE FROM road_edges WHERE area = 'bench';
        INSERT INTO road_edges (area, id, road, from_node, to_node, length_m, forward, backward, geom)
        WITH lines AS (SELECT id, feature_id, length_m, ST_GeometryN(geom, 1) AS line FROM roads WHERE area = 'bench'),
        ends AS (SELECT DISTINCT p FROM lines, LATERAL (VALUES (ST_StartPoint(line)), (ST_EndPoint(line))) AS e (p)),
        nodes AS (SELECT p, row_number() OVER (ORDER BY ST_X(p), ST_Y(p))::int AS node FROM ends)
        SELECT 'bench', feature_id + 1, id, a.node, b.node, length_m, true, true, line
        FROM lines JOIN nodes a ON a.p = ST_StartPoint(line) JOIN nodes b ON b.p = ST_EndPoint(line);
        DROP TABLE IF EXISTS bench_planar_buildings, bench_planar_hydrants;
        -- Whole batches are projected as one collection: a projection given as text is made ready once per call.
        CREATE TABLE bench_planar_buildings AS SELECT unnest(features) AS feature_id, (ST_Dump(all_of_them)).geom AS geom FROM (
            SELECT array_agg(feature_id ORDER BY feature_id) AS features, ST_Transform(ST_Collect(ST_GeometryN(geom, 1) ORDER BY feature_id), (SELECT local_srs FROM areas WHERE area = 'bench')) AS all_of_them
            FROM buildings WHERE area = 'bench' GROUP BY feature_id / 25000) AS batches;
        CREATE TABLE bench_planar_hydrants AS SELECT unnest(features) AS feature_id, unnest(states) AS state, (ST_Dump(all_of_them)).geom AS geom FROM (
            SELECT array_agg(feature_id ORDER BY feature_id) AS features, array_agg(state ORDER BY feature_id) AS states,
                ST_Transform(ST_Collect(geom ORDER BY feature_id), (SELECT local_srs FROM areas WHERE area = 'bench')) AS all_of_them
            FROM hydrants WHERE area = 'bench') AS batches;
        CREATE INDEX ON bench_planar_buildings USING gist (geom);
        CREATE INDEX ON bench_planar_hydrants USING gist (geom) WHERE state = 'in_service';
        """;
}
