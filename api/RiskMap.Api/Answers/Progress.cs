namespace RiskMap.Api.Answers;

/// <summary>What long work is at.</summary>
public enum WorkStage
{
    /// <summary>读取: reading buildings, streets, water and hydrants.</summary>
    Reading,

    /// <summary>街道: finding what every hydrant, or every place for one, reaches; counts hydrants or places.</summary>
    Reach,

    /// <summary>判定: judging; counts buildings.</summary>
    Judging,

    /// <summary>划界: drawing the gaps of coverage; counts groups of buildings.</summary>
    Gaps,

    /// <summary>选址: choosing places for new hydrants; counts hundredths of the work.</summary>
    Siting,

    /// <summary>写出: writing a file; counts rows.</summary>
    Writing,

    /// <summary>完成: done, or stopped.</summary>
    Ended,
}

/// <summary>
/// How far work has come, for whoever waits for it. The work tells what flows with it, and knows nobody; an answer that several wait
/// for (<see cref="SharedAnswers{TQuestion,TAnswer}"/>) tells all of them.
/// </summary>
public sealed class Progress
{
    private static readonly AsyncLocal<Progress?> Flowing = new();
    private readonly Lock _lock = new();
    private readonly List<Progress> _listeners = [];
    private readonly Action<WorkStage, long, long>? _tell;

    public Progress(Action<WorkStage, long, long>? tell = null) => _tell = tell;

    /// <summary>What work that runs now tells; null: nobody asked.</summary>
    public static Progress? Current
    {
        get => Flowing.Value;
        set => Flowing.Value = value;
    }

    /// <param name="stage">What is done.</param>
    /// <param name="done">How much of it is done.</param>
    /// <param name="total">How much there is; 0: not known.</param>
    public void Tell(WorkStage stage, long done = 0, long total = 0)
    {
        _tell?.Invoke(stage, done, total);
        Progress[] listeners;
        lock (_lock)
        {
            listeners = [.. _listeners];
        }

        Array.ForEach(listeners, l => l.Tell(stage, done, total));
    }

    internal void Add(Progress? listener)
    {
        if (listener is not null)
        {
            lock (_lock)
            {
                _listeners.Add(listener);
            }
        }
    }

    internal void Remove(Progress? listener)
    {
        if (listener is not null)
        {
            lock (_lock)
            {
                _listeners.Remove(listener);
            }
        }
    }
}
