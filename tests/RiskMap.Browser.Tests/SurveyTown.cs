using Dapper;
using RiskMap.Tests;

namespace RiskMap.Browser.Tests;

/// <summary>Millbrook for those who enter and correct hydrants: as it was before every test, and changes are seen at once.</summary>
public sealed class SurveyTown : TestDatabase
{
    private MapServer? _server;

    public async Task<MapServer> ServerAsync() => _server ??= await MapServer.StartAsync(Connection, ("RISKMAP_FRESHNESS_MS", "20"));

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        if (HasServer)
        {
            await SmallTown.FillAsync(this);
        }
    }

    /// <summary>The hydrants as they were: XH-001 that works, 40 m before the first house, and XH-002 without water at the far end.</summary>
    public async Task RefillAsync()
    {
        await using var connection = await Source.OpenConnectionAsync();
        await connection.ExecuteAsync("""
            -- What was done is never taken out, but by tests.
            SET session_replication_role = replica; DELETE FROM act_fields; DELETE FROM acts; RESET session_replication_role;
            DELETE FROM corrections; DELETE FROM hydrant_checks; DELETE FROM removed_rows;
            DELETE FROM hydrant_outages; DELETE FROM hydrant_tests; DELETE FROM locations; DELETE FROM location_changes;
            DELETE FROM hydrants WHERE feature_id > 2;
            UPDATE hydrants SET number = 'XH-00' || feature_id, state = CASE feature_id WHEN 1 THEN 'in_service' ELSE 'no_water' END, flow_lps = NULL,
                pressure_mpa = NULL, owner = NULL, note = NULL, tested_on = NULL, removed_on = NULL, location_precision = 'unknown',
                geom = ST_SetSRID(ST_MakePoint(CASE feature_id WHEN 1 THEN 111.99959 ELSE 112.01217 END, 29.50009), 4326);
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
