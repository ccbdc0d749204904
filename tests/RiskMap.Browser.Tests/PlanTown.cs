using Dapper;
using RiskMap.Tests;

namespace RiskMap.Browser.Tests;

/// <summary>Millbrook with a street network, so that places for hydrants can be proposed along its streets; scenarios are kept in it.</summary>
public sealed class PlanTown : TestDatabase
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
                INSERT INTO road_edges (area, id, road, from_node, to_node, length_m, forward, backward, geom)
                SELECT area, n, id, 2 * n, 2 * n + 1, ST_Length(geom::geography), true, true, geom
                FROM (SELECT area, id, row_number() OVER (ORDER BY id) AS n, (ST_Dump(geom)).geom FROM roads) AS pieces;
                UPDATE areas SET data_version = data_version + 1,
                    local_srs = COALESCE(local_srs, '+proj=tmerc +lat_0=29.5 +lon_0=112 +k=1 +x_0=0 +y_0=0 +ellps=WGS84 +units=m +no_defs');
                """);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        _server?.Dispose();
        await base.DisposeAsync();
    }
}
