using System.Collections.Concurrent;
using HotChocolate.Subscriptions;
using RiskMap.Api.Accounts;
using RiskMap.Api.Answers;

namespace RiskMap.Api.Work;

/// <summary>How far a request has come that named its work.</summary>
/// <param name="Stage">What is being done.</param>
/// <param name="Done">How much of it is done.</param>
/// <param name="Total">How much there is; null: not known.</param>
public sealed record WorkProgress(WorkStage Stage, double Done, double? Total);

/// <summary>Requests that named their work, by that name, for as long as they run: others see how far they have come, and may stop them.</summary>
public sealed class RunningWork(Caller caller, ITopicEventSender events, TimeProvider clock)
{
    /// <summary>No reader sees more.</summary>
    private static readonly TimeSpan BetweenEvents = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentDictionary<Guid, (CancellationTokenSource Stop, Guid? Owner)> _running = [];

    /// <summary>The topic that the progress of a work is told under.</summary>
    public static string TopicOf(Guid id) => $"work-{id:D}";

    /// <summary>Stops a work; false: none of that name runs, or somebody else signed in began it.</summary>
    public bool Cancel(Guid id)
    {
        if (!_running.TryGetValue(id, out var work) || (work.Owner is { } owner && owner != caller.Account))
        {
            return false;
        }

        work.Stop.Cancel();
        return true;
    }

    /// <param name="id">Name of the work.</param>
    /// <param name="aborted">The reader has gone.</param>
    /// <param name="work">The work; the token stops it.</param>
    public async Task RunAsync(Guid id, CancellationToken aborted, Func<CancellationToken, Task> work)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        if (!_running.TryAdd(id, (stop, caller.Account)))
        {
            // Somebody took the same name: this one runs unseen.
            await work(aborted);
            return;
        }

        var (last, lastStage) = (0L, (WorkStage?)null);
        var told = new Lock();
        Progress.Current = new Progress((stage, done, total) =>
        {
            lock (told)
            {
                if (stage == lastStage && done < total && clock.GetElapsedTime(last) < BetweenEvents)
                {
                    return;
                }

                (last, lastStage) = (clock.GetTimestamp(), stage);
            }

            _ = events.SendAsync(TopicOf(id), new WorkProgress(stage, done, total > 0 ? total : null), CancellationToken.None);
        });
        try
        {
            await work(stop.Token);
        }
        finally
        {
            _running.TryRemove(id, out _);
            await events.SendAsync(TopicOf(id), new WorkProgress(WorkStage.Ended, 0, null), CancellationToken.None);
        }
    }
}
