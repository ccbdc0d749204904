using Dapper;

namespace RiskMap.Api.Tests.Tiles;

/// <summary>25,600 houses and as many fires, 25 m apart, round 112.2° E, 29.6° N: twice as many as one tile may show.</summary>
public sealed class CrowdedTown : ApiServer
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await using var connection = await Source.OpenConnectionAsync();
        await connection.ExecuteAsync("""
            INSERT INTO areas (area, name_zh, data_version) VALUES ('town', '密城', 1);
            INSERT INTO datasets (area, id, layer, name, crs_src) VALUES
                ('town', gen_random_uuid(), 'buildings', 'test', 'EPSG:4326'), ('town', gen_random_uuid(), 'incidents', 'test', 'EPSG:4326');
            CREATE TEMP TABLE plots AS
            SELECT row_number() OVER () - 1 AS n, 112.2 + i * 25 / 96900.0 AS east, 29.6 + j * 25 / 110900.0 AS north
            FROM generate_series(-80, 79) AS i, generate_series(-80, 79) AS j;
            INSERT INTO buildings (area, id, dataset, source_id, content_hash, feature_id, name, use, storeys, height_m, area_m2, geom)
            SELECT 'town', gen_random_uuid(), d.id, n::text, '\x00', n, CASE WHEN n % 50 = 0 THEN '第' || n || '号' END, 'residential', 1 + n % 30, 3.1 * (1 + n % 30), 100,
                   ST_Multi(ST_MakeEnvelope(east, north, east + 0.0001, north + 0.0001, 4326))
            FROM plots, datasets AS d WHERE d.layer = 'buildings';
            INSERT INTO incidents (area, id, dataset, source_id, content_hash, feature_id, started_at, kind, geom)
            SELECT 'town', gen_random_uuid(), d.id, n::text, '\x00', n, timestamptz '2020-01-01' + n * interval '1 hour', 'fire',
                   ST_SetSRID(ST_MakePoint(east, north), 4326)
            FROM plots, datasets AS d WHERE d.layer = 'incidents';
            """);
    }
}
