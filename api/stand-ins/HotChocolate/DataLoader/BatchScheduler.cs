namespace GreenDonut;

/// <summary>The loaders of one request that have keys waiting.</summary>
internal sealed class BatchScheduler : IBatchScheduler
{
    private readonly Lock _lock = new();
    private List<Func<ValueTask>> _waiting = [];

    /// <summary>Called when something waits, so that an idle engine wakes up.</summary>
    public Action? Wake { get; set; }

    /// <summary>Ends with the request.</summary>
    public CancellationToken Aborted { get; set; }

    public bool HasWaiting
    {
        get
        {
            lock (_lock)
            {
                return _waiting.Count > 0;
            }
        }
    }

    public void Schedule(Func<ValueTask> dispatch)
    {
        lock (_lock)
        {
            _waiting.Add(dispatch);
        }

        Wake?.Invoke();
    }

    public IReadOnlyList<Func<ValueTask>> Take()
    {
        lock (_lock)
        {
            (var taken, _waiting) = (_waiting, []);
            return taken;
        }
    }
}
