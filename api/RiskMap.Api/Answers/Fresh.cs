namespace RiskMap.Api.Answers;

/// <summary>
/// What is read from the database again and again, at most so long behind it. While fresh, it costs one volatile read: no lock, no query.
/// In the second half of that time the next question starts a reading behind the scenes; past it, the question waits for the reading,
/// and fails if the database is gone.
/// </summary>
public sealed class Fresh<T>(TimeSpan freshness, TimeProvider clock, Func<Task<T>> read)
    where T : class
{
    private volatile Reading? _last;
    private Task<Reading>? _running;

    /// <summary>What was read last, however old; null: nothing yet.</summary>
    public T? Last => _last?.Value;

    public ValueTask<T> GetAsync(CancellationToken cancel)
    {
        if (_last is not { } last || clock.GetElapsedTime(last.AskedAt) is var age && age > freshness)
        {
            return new(WaitAsync(cancel));
        }

        if (age > freshness / 2)
        {
            _ = Reread();
        }

        return new(last.Value);
    }

    /// <summary>Who has changed data through this server reads them anew at once, and so does everybody after them.</summary>
    public async Task RereadAsync(CancellationToken cancel)
    {
        // The first may join a reading that began before the change; the second cannot.
        await WaitAsync(cancel);
        await WaitAsync(cancel);
    }

    private async Task<T> WaitAsync(CancellationToken cancel) => (await Reread().WaitAsync(cancel)).Value;

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
            _last = new(askedAt, await read());
            answer.SetResult(_last);
        }
        catch (Exception e)
        {
            answer.SetException(e);
            // Nobody may be waiting for a reading behind the scenes; who asks next will hear of it.
            _ = answer.Task.Exception;
        }
    }

    private sealed record Reading(long AskedAt, T Value);
}
