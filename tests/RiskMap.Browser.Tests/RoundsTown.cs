using Dapper;
using RiskMap.Tests;

namespace RiskMap.Browser.Tests;

/// <summary>Millbrook with three shops in its western half, for those who draw zones and examine them.</summary>
public sealed class RoundsTown : TestDatabase
{
    private MapServer? _server;

    public async Task<MapServer> ServerAsync() => _server ??= await MapServer.StartAsync(Connection, ("RISKMAP_FRESHNESS_MS", "20"));

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        if (HasServer)
        {
            await SmallTown.FillAsync(this);
            await using var connection = await Source.OpenConnectionAsync();
            await connection.ExecuteAsync("""
                INSERT INTO datasets (area, id, layer, name, crs_src) VALUES ('millbrook', md5('premises')::uuid, 'premises', 'Shops', 'EPSG:4326');
                INSERT INTO premises (area, id, dataset, source_id, content_hash, feature_id, name, geom)
                SELECT 'millbrook', md5('shop' || n)::uuid, md5('premises')::uuid, n::text, '', n, 'Shop ' || n, ST_SetSRID(ST_MakePoint(112.001 + n * 0.0006, 29.5001), 4326)
                FROM generate_series(1, 3) AS n;
                UPDATE areas SET data_version = data_version + 1;
                """);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        _server?.Dispose();
        await base.DisposeAsync();
    }
}
