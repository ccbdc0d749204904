using Dapper;
using RiskMap.Tests;

namespace RiskMap.Browser.Tests;

/// <summary>
/// Millbrook, a town that fits in the head: twenty houses in a row every 60 m, one hydrant 40 m before the first, one out of
/// service at the far end. So 2 of 20 lie within 150 m, 5 within 300 m; the western zone holds the first ten, the eastern the
/// rest, and all thirteen fires were in the eastern one, one of them without a place.
/// </summary>
public sealed class SmallTown : TestDatabase
{
    private readonly Lock _starting = new();
    private Task<MapServer>? _server;

    /// <summary>One server for all classes, which run side by side. Asked for by a test, so that a missing database skips that test.</summary>
    public Task<MapServer> ServerAsync()
    {
        lock (_starting)
        {
            return _server ??= MapServer.StartAsync(Connection);
        }
    }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        if (HasServer)
        {
            await FillAsync(this);
        }
    }

    /// <summary>Puts the town into any migrated database.</summary>
    public static async Task FillAsync(TestDatabase database)
    {
        await using var connection = await database.Source.OpenConnectionAsync();
        await connection.ExecuteAsync(Sql);
    }

    public override async ValueTask DisposeAsync()
    {
        if (_server is { IsCompletedSuccessfully: true })
        {
            (await _server).Dispose();
        }

        await base.DisposeAsync();
    }

    private const string Sql = """
        -- Metres east and north of the first house, as longitude and latitude.
        CREATE FUNCTION pg_temp.here(metres geometry) RETURNS geometry LANGUAGE sql AS $$
            SELECT ST_Transform(metres, '+proj=tmerc +lat_0=29.5 +lon_0=112 +k=1 +x_0=0 +y_0=0 +ellps=WGS84 +units=m +no_defs', 4326) $$;

        INSERT INTO areas (area, name_zh, name_en, generated, data_version) VALUES ('millbrook', '磨溪', 'Millbrook', true, 1);

        INSERT INTO datasets (area, id, layer, name, crs_src, as_of)
        SELECT 'millbrook', md5(layer)::uuid, layer, layer, 'EPSG:4326', '2026-01-01'
        FROM unnest(ARRAY['hydrants', 'buildings', 'roads', 'land_cover', 'incidents', 'zones', 'stations']) AS layer;

        INSERT INTO hydrants (area, id, dataset, source_id, content_hash, feature_id, number, kind, state, geom)
        VALUES ('millbrook', gen_random_uuid(), md5('hydrants')::uuid, '1', '', 1, 'XH-001', 'pillar', 'in_service', pg_temp.here(ST_MakePoint(-40, 10))),
               ('millbrook', gen_random_uuid(), md5('hydrants')::uuid, '2', '', 2, 'XH-002', 'pillar', 'no_water', pg_temp.here(ST_MakePoint(1180, 10)));

        INSERT INTO buildings (area, id, dataset, source_id, content_hash, feature_id, name, use, storeys, area_m2, geom)
        SELECT 'millbrook', gen_random_uuid(), md5('buildings')::uuid, n::text, '', n, format('House %s', n), 'residential', 3, 400,
            ST_Multi(pg_temp.here(ST_MakeEnvelope(60 * (n - 1), 0, 60 * (n - 1) + 20, 20)))
        FROM generate_series(1, 20) AS n;

        INSERT INTO roads (area, id, dataset, source_id, content_hash, feature_id, name, class, length_m, geom)
        VALUES ('millbrook', gen_random_uuid(), md5('roads')::uuid, '1', '', 1, '磨溪路', 'primary', 1300, ST_Multi(pg_temp.here(ST_MakeLine(ST_MakePoint(-60, -15), ST_MakePoint(1240, -15)))));

        INSERT INTO land_cover (area, id, dataset, source_id, content_hash, feature_id, name, kind, area_m2, geom)
        VALUES ('millbrook', gen_random_uuid(), md5('land_cover')::uuid, '1', '', 1, '磨溪', 'water', 65000, ST_Multi(pg_temp.here(ST_MakeEnvelope(-60, -120, 1240, -70)))),
               ('millbrook', gen_random_uuid(), md5('land_cover')::uuid, '2', '', 2, NULL, 'green', 65000, ST_Multi(pg_temp.here(ST_MakeEnvelope(-60, 70, 1240, 120))));

        INSERT INTO zones (area, id, dataset, source_id, content_hash, feature_id, name_zh, name_en, kind, check_up, geom)
        VALUES ('millbrook', gen_random_uuid(), md5('zones')::uuid, '1', '', 1, '西片', 'West End', 'old_quarter', true, ST_Multi(pg_temp.here(ST_MakeEnvelope(-60, -50, 590, 50)))),
               ('millbrook', gen_random_uuid(), md5('zones')::uuid, '2', '', 2, '东片', 'East End', 'market', true, ST_Multi(pg_temp.here(ST_MakeEnvelope(590, -50, 1240, 50))));

        INSERT INTO incidents (area, id, dataset, source_id, content_hash, feature_id, number, started_at, kind, geom)
        SELECT 'millbrook', gen_random_uuid(), md5('incidents')::uuid, n::text, '', n, format('F-%s', n), '2024-01-15 08:00+08'::timestamptz + n * interval '50 days', '建筑火灾',
            CASE WHEN n < 13 THEN pg_temp.here(ST_MakePoint(900 + 15 * n, 10)) END
        FROM generate_series(1, 13) AS n;

        INSERT INTO stations (area, id, dataset, source_id, content_hash, feature_id, name, kind, state, geom)
        VALUES ('millbrook', gen_random_uuid(), md5('stations')::uuid, '1', '', 1, '磨溪消防站', 'brigade', 'in_service', pg_temp.here(ST_MakePoint(200, 40)));

        -- Every layer's box together, as an import leaves it.
        UPDATE areas SET bounds = ST_Envelope(pg_temp.here(ST_MakeEnvelope(-60, -120, 1240, 120))),
            local_srs = riskmap_fn.local_srs(pg_temp.here(ST_MakeEnvelope(-60, -120, 1240, 120)));
        """;
}
