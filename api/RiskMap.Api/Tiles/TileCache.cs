using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Memory;

namespace RiskMap.Api.Tiles;

/// <summary>
/// The tiles asked for lately, for all readers. A tile that is kept never asks the database; readers who miss the same tile at the
/// same time share one question. The data version is part of the question, so that nothing has to be thrown out when data change:
/// tiles of an old version are no longer asked for, and leave first when room is needed.
/// </summary>
public sealed class TileCache : IDisposable
{
    private readonly TileStore _store;
    private readonly MemoryCache? _kept;
    private readonly ConcurrentDictionary<object, Task<Tile>> _underWay = new();

    public TileCache(TileStore store, Settings settings)
    {
        _store = store;
        if (settings.TileCacheMb > 0)
        {
            _kept = new(new MemoryCacheOptions { SizeLimit = settings.TileCacheMb * 1_048_576L, CompactionPercentage = 0.1 });
        }
    }

    public ValueTask<Tile> GetAsync(TileQuestion question, CancellationToken cancel) =>
        Kept(question) is { } tile ? new(tile) : new(ShareAsync(question, () => _store.MakeAsync(question), cancel));

    /// <summary>A tile that another room makes.</summary>
    /// <param name="question">All that its bytes depend on; equal to another if those are the same.</param>
    /// <param name="make">Makes it; not cancelled by a reader who goes away.</param>
    /// <param name="cancel">Stops the waiting.</param>
    public ValueTask<Tile> GetAsync(object question, Func<Task<byte[]>> make, CancellationToken cancel) =>
        Kept(question) is { } tile ? new(tile) : new(ShareAsync(question, make, cancel));

    /// <summary>The tile, if it is kept.</summary>
    public Tile? Kept(object question) => _kept is not null && _kept.TryGetValue(question, out Tile? tile) ? tile : null;

    public void Dispose() => _kept?.Dispose();

    private Task<Tile> ShareAsync(object question, Func<Task<byte[]>> make, CancellationToken cancel)
    {
        var mine = new TaskCompletionSource<Tile>(TaskCreationOptions.RunContinuationsAsynchronously);
        var shared = _underWay.GetOrAdd(question, mine.Task);
        if (ReferenceEquals(shared, mine.Task))
        {
            _ = FetchAsync(question, make, mine);
        }

        return shared.WaitAsync(cancel);
    }

    private async Task FetchAsync(object question, Func<Task<byte[]>> make, TaskCompletionSource<Tile> answer)
    {
        try
        {
            // It may have come in between the look at what is kept and this turn.
            answer.SetResult(Kept(question) ?? await MakeAsync(question, make));
        }
        catch (Exception e)
        {
            answer.SetException(e);
            // Every reader may have gone by now; the error is then nobody's.
            _ = answer.Task.Exception;
        }
        finally
        {
            _underWay.TryRemove(question, out _);
        }
    }

    private async Task<Tile> MakeAsync(object question, Func<Task<byte[]>> make)
    {
        var tile = new Tile(await make());
        _kept?.Set(question, tile, new MemoryCacheEntryOptions { Size = tile.Weight });
        return tile;
    }
}
