using Dapper;
using RiskMap.Tests;

namespace RiskMap.Browser.Tests;

/// <summary>
/// Millbrook with a review desk: Shops 1 and 2 of one address that is not found, Shop 3 with two candidates, Shop 4 at a doubtful place. A
/// database for each test class; each test takes a row of its own.
/// </summary>
public sealed class DeskTown : TestDatabase
{
    private MapServer? _server;

    public async Task<MapServer> ServerAsync() => _server ??= await MapServer.StartAsync(Connection, ("RISKMAP_FRESHNESS_MS", "20"));

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        if (HasServer)
        {
            await SmallTown.FillAsync(this);
            await RefillAsync();
        }
    }

    /// <summary>The desk as it was.</summary>
    public async Task RefillAsync()
    {
        await using var connection = await Source.OpenConnectionAsync();
        await connection.ExecuteAsync("""
            DELETE FROM premises; DELETE FROM locations; DELETE FROM location_changes; DELETE FROM address_aliases;
            INSERT INTO datasets (area, id, layer, name, crs_src) VALUES ('millbrook', md5('premises')::uuid, 'premises', '单位台账', 'GCJ-02') ON CONFLICT DO NOTHING;
            INSERT INTO premises (area, id, dataset, source_id, content_hash, feature_id, name, address, geom)
            SELECT 'millbrook', md5('shop' || n)::uuid, md5('premises')::uuid, n::text, '', n, name, address,
                CASE WHEN n = 4 THEN ST_SetSRID(ST_MakePoint(112.0065, 29.5001), 4326) END
            FROM (VALUES (1, '福来饭店', '磨溪路88号'), (2, '平安旅社', '磨溪路 ８８号'), (3, '兴旺超市', '磨溪路12号'), (4, '诚信五金', '磨溪路6号附近')) AS p (n, name, address);
            INSERT INTO locations (area, layer, row, located_by, who, address, match_level, confidence, radius_m, doubtful, candidates)
            VALUES ('millbrook', 'premises', md5('shop1')::uuid, 'geocoder', 'riskmap', '磨溪路88号', 'none', 0, 0, true, '[]'),
                ('millbrook', 'premises', md5('shop3')::uuid, 'geocoder', 'riskmap', '磨溪路12号', 'none', 0, 0, true,
                    '[{"label": "磨溪路12-1号", "longitude": 112.003, "latitude": 29.5001, "level": "door_number", "confidence": 0.47, "radiusMetres": 30, "source": "area"},
                      {"label": "磨溪路", "longitude": 112.009, "latitude": 29.4999, "level": "street", "confidence": 0.4, "radiusMetres": 180, "source": "area"}]'),
                ('millbrook', 'premises', md5('shop4')::uuid, 'geocoder', 'riskmap', '磨溪路6号附近', 'street', 0.62, 120, true, '[]');
            UPDATE areas SET data_version = data_version + 1;
            """);
    }

    public async Task<T> SqlAsync<T>(string sql)
    {
        await using var connection = await Source.OpenConnectionAsync();
        return (await connection.ExecuteScalarAsync<T>(sql))!;
    }

    public override async ValueTask DisposeAsync()
    {
        _server?.Dispose();
        await base.DisposeAsync();
    }
}
