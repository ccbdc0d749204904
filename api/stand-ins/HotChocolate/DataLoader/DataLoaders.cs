namespace GreenDonut;

/// <summary>Loads values by key, many keys at a time.</summary>
public interface IDataLoader;

/// <summary>Loads values of one type by key, many keys at a time.</summary>
public interface IDataLoader<TKey, TValue> : IDataLoader
    where TKey : notnull
{
    /// <summary>The value of a key; null where the batch had none.</summary>
    Task<TValue?> LoadAsync(TKey key, CancellationToken cancellationToken = default);

    /// <summary>The values of keys, in their order.</summary>
    Task<IReadOnlyList<TValue?>> LoadAsync(IReadOnlyCollection<TKey> keys, CancellationToken cancellationToken = default);
}

/// <summary>Tells the engine that keys are waiting; it dispatches when no resolver can go on without them.</summary>
public interface IBatchScheduler
{
    void Schedule(Func<ValueTask> dispatch);
}

/// <summary>Injected into every loader.</summary>
public sealed class DataLoaderOptions
{
    /// <summary>The most keys one batch may hold.</summary>
    public int MaxBatchSize { get; set; } = 1024;
}
