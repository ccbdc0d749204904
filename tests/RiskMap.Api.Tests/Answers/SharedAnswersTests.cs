using RiskMap.Api.Answers;

namespace RiskMap.Api.Tests.Answers;

public sealed class SharedAnswersTests
{
    [Fact]
    public async Task Who_asks_the_same_at_the_same_time_shares_one_computation()
    {
        var computed = 0;
        var answers = new SharedAnswers<int, int>(10, _ => 1);
        var ready = new TaskCompletionSource();
        var asked = Enumerable.Range(0, 100).Select(_ => answers.GetAsync(7, async _ =>
        {
            Interlocked.Increment(ref computed);
            await ready.Task;
            return 42;
        }, default).AsTask()).ToList();
        ready.SetResult();
        (await Task.WhenAll(asked)).ShouldAllBe(a => a == 42);
        computed.ShouldBe(1);
    }

    [Fact]
    public async Task One_who_leaves_does_not_stop_it_for_the_others()
    {
        var answers = new SharedAnswers<int, int>(10, _ => 1);
        var ready = new TaskCompletionSource();
        async Task<int> ComputeAsync(CancellationToken cancel)
        {
            await ready.Task.WaitAsync(cancel);
            return 1;
        }

        using var leaving = new CancellationTokenSource();
        var leaver = answers.GetAsync(1, ComputeAsync, leaving.Token).AsTask();
        var stayer = answers.GetAsync(1, ComputeAsync, default).AsTask();
        await leaving.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => leaver);
        ready.SetResult();
        (await stayer).ShouldBe(1);
    }

    [Fact]
    public async Task When_the_last_one_leaves_it_stops_and_the_next_starts_anew()
    {
        var answers = new SharedAnswers<int, int>(10, _ => 1);
        var stopped = new TaskCompletionSource();
        using var leaving = new CancellationTokenSource();
        var leaver = answers.GetAsync(1, async cancel =>
        {
            using var told = cancel.Register(() => stopped.SetResult());
            await Task.Delay(Timeout.Infinite, cancel);
            return 1;
        }, leaving.Token).AsTask();
        await leaving.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => leaver);
        await stopped.Task.WaitAsync(TimeSpan.FromSeconds(10));
        (await answers.GetAsync(1, _ => Task.FromResult(2), default)).ShouldBe(2);
    }

    [Fact]
    public async Task A_failure_is_not_kept()
    {
        var answers = new SharedAnswers<int, int>(10, _ => 1);
        await Should.ThrowAsync<InvalidOperationException>(() => answers.GetAsync(1, _ => throw new InvalidOperationException(), default).AsTask());
        (await answers.GetAsync(1, _ => Task.FromResult(5), default)).ShouldBe(5);
    }

    [Fact]
    public async Task Past_the_capacity_the_one_unused_longest_goes()
    {
        var computed = new List<int>();
        var answers = new SharedAnswers<int, int>(20, _ => 10);
        async Task AskAsync(int question) => await answers.GetAsync(question, _ =>
        {
            computed.Add(question);
            return Task.FromResult(question);
        }, default);
        foreach (var question in new[] { 1, 2, 1, 3, 1, 2 })
        {
            await AskAsync(question);
        }

        computed.ShouldBe([1, 2, 3, 2]);
    }
}
