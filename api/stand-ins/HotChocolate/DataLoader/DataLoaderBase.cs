using System.Runtime.InteropServices;

namespace GreenDonut;

/// <summary>Keeps one promise per key for the length of a request and hands the waiting keys over in batches.</summary>
public abstract class DataLoaderBase<TKey, TValue> : IDataLoader<TKey, TValue>
    where TKey : notnull
{
    private readonly IBatchScheduler _scheduler;
    private readonly int _maxBatchSize;
    private readonly Dictionary<TKey, TaskCompletionSource<TValue?>> _promises = [];
    private List<TKey> _waiting = [];

    private protected DataLoaderBase(IBatchScheduler scheduler, DataLoaderOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _scheduler = scheduler;
        _maxBatchSize = options.MaxBatchSize;
    }

    public Task<TValue?> LoadAsync(TKey key, CancellationToken cancellationToken = default)
    {
        var first = false;
        Task<TValue?> promise;
        lock (_promises)
        {
            ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_promises, key, out var exists);
            if (!exists)
            {
                // Not asynchronous on purpose: the resolvers that wait must have run on, and asked for their next keys, before the
                // engine looks for the next batch.
                known = new TaskCompletionSource<TValue?>();
                _waiting.Add(key);
                first = _waiting.Count == 1;
            }

            promise = known!.Task;
        }

        if (first)
        {
            _scheduler.Schedule(DispatchAsync);
        }

        // With the request's own end nobody waits for its fields: only another token needs to end the waiting.
        return cancellationToken.CanBeCanceled && !promise.IsCompleted && cancellationToken != RequestAborted
            ? promise.WaitAsync(cancellationToken)
            : promise;
    }

    public async Task<IReadOnlyList<TValue?>> LoadAsync(IReadOnlyCollection<TKey> keys, CancellationToken cancellationToken = default) =>
        await Task.WhenAll(keys.Select(key => LoadAsync(key, cancellationToken)));

    /// <summary>Fills in the values of one batch; keys without a value are left out.</summary>
    private protected abstract Task<Func<TKey, TValue?>> FetchAsync(IReadOnlyList<TKey> keys, CancellationToken cancellationToken);

    private CancellationToken RequestAborted => (_scheduler as BatchScheduler)?.Aborted ?? CancellationToken.None;

    private ValueTask DispatchAsync()
    {
        List<TKey> keys;
        lock (_promises)
        {
            (keys, _waiting) = (_waiting, []);
        }

        return new(keys.Count <= _maxBatchSize ? FetchBatchAsync(keys) : FetchBatchesAsync(keys));
    }

    private async Task FetchBatchesAsync(List<TKey> keys)
    {
        foreach (var batch in keys.Chunk(_maxBatchSize))
        {
            await FetchBatchAsync(batch);
        }
    }

    private async Task FetchBatchAsync(IReadOnlyList<TKey> keys)
    {
        Func<TKey, TValue?>? values = null;
        Exception? failure = null;
        try
        {
            values = await FetchAsync(keys, RequestAborted);
        }
        catch (Exception e)
        {
            failure = e;
        }

        foreach (var key in keys)
        {
            var promise = PromiseOf(key);
            if (failure is not null)
            {
                promise.TrySetException(failure);
            }
            else
            {
                promise.TrySetResult(values!(key));
            }
        }
    }

    private TaskCompletionSource<TValue?> PromiseOf(TKey key)
    {
        lock (_promises)
        {
            return _promises[key];
        }
    }
}

/// <summary>One value per key.</summary>
public abstract class BatchDataLoader<TKey, TValue>(IBatchScheduler batchScheduler, DataLoaderOptions options)
    : DataLoaderBase<TKey, TValue>(batchScheduler, options)
    where TKey : notnull
{
    /// <summary>Loads the values of distinct keys; a key that is missing in the answer has no value.</summary>
    protected abstract Task<IReadOnlyDictionary<TKey, TValue>> LoadBatchAsync(IReadOnlyList<TKey> keys, CancellationToken cancellationToken);

    private protected sealed override async Task<Func<TKey, TValue?>> FetchAsync(IReadOnlyList<TKey> keys, CancellationToken cancellationToken)
    {
        var values = await LoadBatchAsync(keys, cancellationToken);
        return key => values.TryGetValue(key, out var value) ? value : default;
    }
}

/// <summary>Many values per key; a key without any has an empty array.</summary>
public abstract class GroupedDataLoader<TKey, TValue>(IBatchScheduler batchScheduler, DataLoaderOptions options)
    : DataLoaderBase<TKey, TValue[]>(batchScheduler, options)
    where TKey : notnull
{
    /// <summary>Loads the values of distinct keys, grouped by key.</summary>
    protected abstract Task<ILookup<TKey, TValue>> LoadGroupedBatchAsync(IReadOnlyList<TKey> keys, CancellationToken cancellationToken);

    private protected sealed override async Task<Func<TKey, TValue[]?>> FetchAsync(IReadOnlyList<TKey> keys, CancellationToken cancellationToken)
    {
        var values = await LoadGroupedBatchAsync(keys, cancellationToken);
        return key => [.. values[key]];
    }
}
