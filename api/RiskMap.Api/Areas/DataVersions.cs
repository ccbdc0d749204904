using System.Collections.Frozen;
using System.Text.Json;
using Dapper;
using Npgsql;
using RiskMap.Api.Answers;
using RiskMap.PostGis;

namespace RiskMap.Api.Areas;

/// <summary>
/// Which areas there are and how new their data is, at most <see cref="Settings.FreshnessMs"/> behind the database.
/// It has a connection of its own: every answer begins here, and one that is kept must not stand in line behind those being computed.
/// </summary>
public sealed class DataVersions : IAsyncDisposable
{
    private readonly NpgsqlDataSource _database;
    private readonly Fresh<FrozenDictionary<string, Area>> _areas;

    public DataVersions(Settings settings, TimeProvider clock)
    {
        _database = RiskMapDatabase.Open(settings.Database, poolSize: 1);
        _areas = new(TimeSpan.FromMilliseconds(settings.FreshnessMs), clock, ReadAsync);
    }

    /// <summary>The area of a code; null: there is no such area.</summary>
    public async ValueTask<Area?> FindAsync(string area, CancellationToken cancel) => (await AllAsync(cancel)).GetValueOrDefault(area);

    /// <exception cref="AreaUnknown">There is no such area.</exception>
    public async ValueTask<Area> RequireAsync(string area, CancellationToken cancel) => await FindAsync(area, cancel) ?? throw new AreaUnknown(area);

    /// <summary>All areas by code.</summary>
    public ValueTask<FrozenDictionary<string, Area>> AllAsync(CancellationToken cancel) => _areas.GetAsync(cancel);

    /// <summary>Who has changed data through this server reads them anew at once, and so does everybody after them.</summary>
    public Task RereadAsync(CancellationToken cancel) => _areas.RereadAsync(cancel);

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private async Task<FrozenDictionary<string, Area>> ReadAsync()
    {
        await using var connection = await _database.OpenConnectionAsync();
        var areas = await connection.QueryAsync<Area, string, Area>($"""
            SELECT area AS code, name_zh, name_en, time_zone, generated, data_version, local_srs, {BoundingBox.Sql("bounds")} AS box,
                (extract(epoch FROM created_at) * 1000000)::bigint AS made, own_changes::text AS own_changes
            FROM areas
            """, (area, own) => area with { OwnChanges = JsonSerializer.Deserialize<Dictionary<string, long>>(own)! }, splitOn: "own_changes");
        return areas.ToFrozenDictionary(a => a.Code, StringComparer.Ordinal);
    }
}
