using Dapper;
using RiskMap.Tests;

namespace RiskMap.Browser.Tests;

/// <summary>Millbrook with one shop whose blocked exit should have been cleared ten days ago: a door to knock at today.</summary>
public sealed class InspectionTown : TestDatabase
{
    private MapServer? _server;

    public async Task<MapServer> ServerAsync() => _server ??= await MapServer.StartAsync(Connection, ("RISKMAP_FRESHNESS_MS", "20"));

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        if (HasServer)
        {
            await SmallTown.FillAsync(this);
            await SqlAsync<int>("""
                INSERT INTO datasets (area, id, layer, name, crs_src, as_of)
                SELECT 'millbrook', md5(layer)::uuid, layer, layer, 'EPSG:4326', '2026-01-01' FROM unnest(ARRAY['premises', 'hazards']) AS layer;
                INSERT INTO premises (area, id, dataset, source_id, content_hash, feature_id, name, kind, geom)
                VALUES ('millbrook', md5('shop')::uuid, md5('premises')::uuid, '1', '', 1, 'Corner Shop', 'shop', ST_SetSRID(ST_MakePoint(112.001, 29.5001), 4326));
                INSERT INTO hazards (area, id, dataset, source_id, content_hash, feature_id, number, premises, kind, grade, state, found_on, ordered_on, due_on, officer, geom)
                VALUES ('millbrook', md5('exit')::uuid, md5('hazards')::uuid, '1', '', 1, 'H-1', md5('shop')::uuid, 'exit_blocked', 'ordinary', 'ordered',
                    current_date - 30, current_date - 30, current_date - 10, 'Wang', ST_SetSRID(ST_MakePoint(112.001, 29.5001), 4326));
                UPDATE areas SET data_version = data_version + 1 RETURNING 1;
                """);
        }
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
