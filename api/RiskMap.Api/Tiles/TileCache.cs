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
    private readonly ConcurrentDictionary<TileQuestion, Task<Tile>> _underWay = new();

    public TileCache(TileStore store, Settings settings)
    {
        _store = store;
        if (settings.TileCacheMb > 0)
        {
            _kept = new(new MemoryCacheOptions { SizeLimit = settings.TileCacheMb * 1_048_576L, CompactionPercentage = 0.1 });
        }
    }

    public ValueTask<Tile> GetAsync(TileQuestion question, CancellationToken cancel) =>
        Kept(question) is { } tile ? new(tile) : new(ShareAsync(question, cancel));

    public void Dispose() => _kept?.Dispose();

    private Tile? Kept(TileQuestion question) => _kept is not null && _kept.TryGetValue(question, out Tile? tile) ? tile : null;

    private Task<Tile> ShareAsync(TileQuestion question, CancellationToken cancel)
    {
        var mine = new TaskCompletionSource<Tile>(TaskCreationOptions.RunContinuationsAsynchronously);
        var shared = _underWay.GetOrAdd(question, mine.Task);
        if (ReferenceEquals(shared, mine.Task))
        {
            _ = FetchAsync(question, mine);
        }

        return shared.WaitAsync(cancel);
    }

    private async Task FetchAsync(TileQuestion question, TaskCompletionSource<Tile> answer)
    {
        try
        {
            // It may have come in between the look at what is kept and this turn.
            answer.SetResult(Kept(question) ?? await MakeAsync(question));
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

    private async Task<Tile> MakeAsync(TileQuestion question)
    {
        var tile = new Tile(await _store.MakeAsync(question));
        _kept?.Set(question, tile, new MemoryCacheEntryOptions { Size = tile.Weight });
        return tile;
    }
}
