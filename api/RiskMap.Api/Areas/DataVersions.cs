using System.Collections.Frozen;
using Dapper;
using Npgsql;
using RiskMap.PostGis;

namespace RiskMap.Api.Areas;

/// <summary>
/// Which areas there are and how new their data is, at most <see cref="Settings.FreshnessMs"/> behind the database.
/// While fresh, an answer costs one volatile read: no lock, no query. In the second half of that time the next question
/// starts a reading behind the scenes; past it, the question waits for the reading, and fails if the database is gone.
/// It has a connection of its own: every answer begins here, and one that is kept must not stand in line behind those being computed.
/// </summary>
public sealed class DataVersions(Settings settings, TimeProvider clock) : IAsyncDisposable
{
    private readonly NpgsqlDataSource _database = RiskMapDatabase.Open(settings.Database, poolSize: 1);
    private readonly TimeSpan _freshness = TimeSpan.FromMilliseconds(settings.FreshnessMs);
    private volatile Reading? _last;
    private Task<Reading>? _running;

    /// <summary>The area of a code; null: there is no such area.</summary>
    public async ValueTask<Area?> FindAsync(string area, CancellationToken cancel) => (await AllAsync(cancel)).GetValueOrDefault(area);

    /// <exception cref="AreaUnknown">There is no such area.</exception>
    public async ValueTask<Area> RequireAsync(string area, CancellationToken cancel) => await FindAsync(area, cancel) ?? throw new AreaUnknown(area);

    /// <summary>All areas by code.</summary>
    public ValueTask<FrozenDictionary<string, Area>> AllAsync(CancellationToken cancel)
    {
        var last = _last;
        if (last is null)
        {
            return new(WaitAsync(cancel));
        }

        var age = clock.GetElapsedTime(last.AskedAt);
        if (age > _freshness)
        {
            return new(WaitAsync(cancel));
        }

        if (age > _freshness / 2)
        {
            _ = Reread();
        }

        return new(last.Areas);
    }

    /// <summary>Who has changed data through this server reads them anew at once, and so does everybody after them.</summary>
    public async Task RereadAsync(CancellationToken cancel)
    {
        // The first may join a reading that began before the change; the second cannot.
        await WaitAsync(cancel);
        await WaitAsync(cancel);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private async Task<FrozenDictionary<string, Area>> WaitAsync(CancellationToken cancel) => (await Reread().WaitAsync(cancel)).Areas;

    /// <summary>Joins the reading that is under way, or starts one. Its age counts from before it was asked for.</summary>
    private Task<Reading> Reread()
    {
        var running = Volatile.Read(ref _running);
        if (running is { IsCompleted: false })
        {
            return running;
        }

        var mine = new TaskCompletionSource<Reading>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (Interlocked.CompareExchange(ref _running, mine.Task, running) != running)
        {
            return Reread();
        }

        _ = ReadAsync(mine);
        return mine.Task;
    }

    private async Task ReadAsync(TaskCompletionSource<Reading> answer)
    {
        try
        {
            var askedAt = clock.GetTimestamp();
            await using var connection = await _database.OpenConnectionAsync();
            var areas = await connection.QueryAsync<Area>($"""
                SELECT area AS code, name_zh, name_en, time_zone, generated, data_version, local_srs, {BoundingBox.Sql("bounds")} AS box,
                    (extract(epoch FROM created_at) * 1000000)::bigint AS made
                FROM areas
                """);
            _last = new(askedAt, areas.ToFrozenDictionary(a => a.Code, StringComparer.Ordinal));
            answer.SetResult(_last);
        }
        catch (Exception e)
        {
            answer.SetException(e);
            // Nobody may be waiting for a reading behind the scenes; who asks next will hear of it.
            _ = answer.Task.Exception;
        }
    }

    private sealed record Reading(long AskedAt, FrozenDictionary<string, Area> Areas);
}
