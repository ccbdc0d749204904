namespace RiskMap.Api.Answers;

/// <summary>
/// Answers that are worth keeping, by question. Whoever asks the same at the same time waits for one computation; it goes on while
/// anybody waits, and stops when the last one has been gone for <paramref name="goesOn"/>. Failures are not kept. Together the answers weigh at most
/// <paramref name="capacity"/>; past that the one asked for longest ago goes first.
/// </summary>
/// <param name="capacity">Most that all kept answers weigh together, in the unit of <paramref name="weigh"/>.</param>
/// <param name="weigh">What one answer weighs, for example its bytes.</param>
/// <param name="goesOn">How long a computation that nobody waits for any more goes on: long work is joined by whoever asks again.</param>
public sealed class SharedAnswers<TQuestion, TAnswer>(long capacity, Func<TAnswer, long> weigh, TimeSpan goesOn = default)
    where TQuestion : notnull
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TQuestion, LinkedListNode<Entry>> _entries = [];
    private readonly LinkedList<Entry> _byLastUse = [];
    private long _weight;

    public async ValueTask<TAnswer> GetAsync(
        TQuestion question, Func<CancellationToken, Task<TAnswer>> compute, CancellationToken cancel)
    {
        Entry entry;
        lock (_lock)
        {
            if (_entries.TryGetValue(question, out var node) && node.Value is { Done: false, Stop.IsCancellationRequested: true } stopped)
            {
                Forget(stopped);
                node = null;
            }

            if (node is not null)
            {
                _byLastUse.Remove(node);
                _byLastUse.AddFirst(node);
            }
            else
            {
                node = _byLastUse.AddFirst(new Entry(question));
                _entries[question] = node;
                var started = node.Value;
                started.Answer = Task.Run(() => ComputeAsync(started, compute), CancellationToken.None);
            }

            entry = node.Value;
            entry.Waiting++;
            if (goesOn > TimeSpan.Zero && !entry.Done)
            {
                entry.Stop.CancelAfter(Timeout.InfiniteTimeSpan);
            }
        }

        var listener = Progress.Current;
        entry.Progress.Add(listener);

        try
        {
            return await entry.Answer.WaitAsync(cancel);
        }
        finally
        {
            entry.Progress.Remove(listener);
            Leave(entry);
        }
    }

    private async Task<TAnswer> ComputeAsync(Entry entry, Func<CancellationToken, Task<TAnswer>> compute)
    {
        // It tells all who wait, not the one alone who asked first.
        Progress.Current = entry.Progress;
        try
        {
            var answer = await compute(entry.Stop.Token);
            Keep(entry, weigh(answer));
            return answer;
        }
        catch
        {
            Forget(entry);
            throw;
        }
    }

    private void Leave(Entry entry)
    {
        lock (_lock)
        {
            if (--entry.Waiting > 0 || entry.Done)
            {
                return;
            }

            if (goesOn > TimeSpan.Zero)
            {
                entry.Stop.CancelAfter(goesOn);
                return;
            }

            // Nobody waits for it any more. Who asks from now on starts anew.
            Forget(entry);
        }

        entry.Stop.Cancel();
    }

    private void Keep(Entry entry, long weight)
    {
        lock (_lock)
        {
            entry.Done = true;
            if (!Known(entry))
            {
                return;
            }

            entry.Weight = weight;
            _weight += weight;
            // What others still wait for stays: dropped, it would be computed again for the next who asks, and its answer kept by nobody.
            for (var oldest = _byLastUse.Last; _weight > capacity && oldest is not null;)
            {
                var newer = oldest.Previous;
                if (oldest.Value.Done && oldest.Value != entry)
                {
                    _weight -= oldest.Value.Weight;
                    _entries.Remove(oldest.Value.Question);
                    _byLastUse.Remove(oldest);
                }

                oldest = newer;
            }
        }
    }

    private void Forget(Entry entry)
    {
        lock (_lock)
        {
            if (Known(entry) && _entries.Remove(entry.Question, out var node))
            {
                _byLastUse.Remove(node);
                _weight -= entry.Weight;
            }
        }
    }

    private bool Known(Entry entry) => _entries.TryGetValue(entry.Question, out var node) && node.Value == entry;

    private sealed class Entry(TQuestion question)
    {
        public TQuestion Question { get; } = question;

        public CancellationTokenSource Stop { get; } = new();

        public Progress Progress { get; } = new();

        public Task<TAnswer> Answer { get; set; } = null!;

        public int Waiting { get; set; }

        public bool Done { get; set; }

        public long Weight { get; set; }
    }
}
