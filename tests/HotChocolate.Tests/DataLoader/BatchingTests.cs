using System.Collections.Concurrent;
using GreenDonut;
using HotChocolate;
using HotChocolate.Execution;
using HotChocolate.Types;
using HotChocolateTests.Execution;
using Microsoft.Extensions.DependencyInjection;

namespace HotChocolateTests.DataLoader;

/// <summary>Loaders dispatch once per level, however the resolvers come to wait.</summary>
public sealed class BatchingTests
{
    public sealed record Node(int Id);

    public sealed class Log
    {
        public ConcurrentQueue<string> Batches { get; } = new();
    }

    public sealed class Root
    {
        public IEnumerable<Node> GetNodes(int count) => Enumerable.Range(1, count).Select(i => new Node(i));

        public async Task<IEnumerable<Node>> GetLaterAsync(int count, CancellationToken cancel)
        {
            // Ends after the other fields have begun, as an answer of a database does.
            await Task.Delay(1, cancel);
            return GetNodes(count);
        }
    }

    [ExtendObjectType(typeof(Node))]
    public sealed class NodeFields
    {
        public async Task<Node?> GetNextAsync([Parent] Node node, NextNode next, CancellationToken cancel) => await next.LoadAsync(node.Id, cancel);

        public async Task<IReadOnlyList<Node>> GetChildrenAsync([Parent] Node node, ChildNodes children, CancellationToken cancel) =>
            await children.LoadAsync(node.Id, cancel) ?? [];

        public async Task<int> GetTwoStepsAsync([Parent] Node node, NextNode next, ChildNodes children, CancellationToken cancel)
        {
            var first = await next.LoadAsync(node.Id, cancel);
            return (await children.LoadAsync(first!.Id, cancel))!.Length;
        }
    }

    public sealed class NextNode(Log log, IBatchScheduler scheduler, DataLoaderOptions options) : BatchDataLoader<int, Node>(scheduler, options)
    {
        protected override async Task<IReadOnlyDictionary<int, Node>> LoadBatchAsync(IReadOnlyList<int> keys, CancellationToken cancellationToken)
        {
            log.Batches.Enqueue($"next {keys.Count}");
            await Task.Delay(2, cancellationToken);
            return keys.Count == 13 ? throw new InvalidOperationException("unlucky") : keys.ToDictionary(k => k, k => new Node(k + 100));
        }
    }

    public sealed class ChildNodes(Log log, IBatchScheduler scheduler, DataLoaderOptions options) : GroupedDataLoader<int, Node>(scheduler, options)
    {
        protected override Task<ILookup<int, Node>> LoadGroupedBatchAsync(IReadOnlyList<int> keys, CancellationToken cancellationToken)
        {
            log.Batches.Enqueue($"children {keys.Count}");
            return Task.FromResult(keys.SelectMany(k => new[] { (k, new Node(k * 2)), (k, new Node((k * 2) + 1)) }).ToLookup(p => p.k, p => p.Item2));
        }
    }

    private static async Task<(string Answer, string[] Batches)> Ask(string query)
    {
        var log = new Log();
        var services = new ServiceCollection().AddSingleton(log);
        services.AddGraphQL().AddQueryType<Root>().AddTypeExtension<NodeFields>().AddDataLoader<NextNode>().AddDataLoader<ChildNodes>()
            .ModifyCostOptions(o => o.EnforceCostLimits = false);
        await using var provider = services.BuildServiceProvider();
        var answer = await provider.GetRequiredService<IRequestExecutor>().ExecuteAsync(query);
        return (answer.ToJson(withIndentations: false), [.. log.Batches]);
    }

    [Theory]
    [InlineData("{ nodes(count: 50) { next { id } } }", new[] { "next 50" })]
    [InlineData("{ nodes(count: 50) { next { next { next { id } } } } }", new[] { "next 50", "next 50", "next 50" })]
    [InlineData("{ nodes(count: 50) { next { id } children { id } } }", new[] { "next 50", "children 50" })]
    [InlineData("{ nodes(count: 10) { children { next { children { id } } } } }", new[] { "children 10", "next 20", "children 20" })]
    [InlineData("{ a: nodes(count: 5) { next { id } } b: nodes(count: 9) { next { id } } }", new[] { "next 9" })]
    [InlineData("{ nodes(count: 50) { twoSteps } }", new[] { "next 50", "children 50" })]
    [InlineData("{ later(count: 50) { next { children { next { id } } } } }", new[] { "next 50", "children 50", "next 100" })]
    public async Task A_level_is_one_batch_of_each_loader(string query, string[] batches)
    {
        for (var run = 0; run < 20; run++)
        {
            var (answer, made) = await Ask(query);
            answer.ShouldNotContain("errors");
            made.ShouldBe(batches);
        }
    }

    [Fact]
    public async Task A_key_asked_for_twice_is_loaded_once() =>
        (await Ask("{ nodes(count: 3) { a: next { id } b: next { id } } }")).Batches.ShouldBe(["next 3"]);

    [Fact]
    public async Task A_batch_that_fails_fails_its_fields_only()
    {
        var (answer, _) = await Ask("{ nodes(count: 13) { id next { id } } }");
        answer.ShouldContain("\"path\":[\"nodes\",12,\"next\"]");
        answer.ShouldContain("{\"id\":13,\"next\":null}");
    }

    [Fact]
    public async Task Batches_are_no_larger_than_allowed()
    {
        var log = new Log();
        var loader = new NextNode(log, new Direct(), new DataLoaderOptions { MaxBatchSize = 4 });
        var values = await loader.LoadAsync([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], CancellationToken.None);
        values.Select(v => v!.Id).ShouldBe(Enumerable.Range(101, 10));
        log.Batches.Count.ShouldBeGreaterThan(2);
    }

    [Fact]
    public async Task Who_waits_with_a_token_of_its_own_stops_waiting_with_it()
    {
        using var enough = new CancellationTokenSource();
        var waiting = new NextNode(new Log(), new Never(), new DataLoaderOptions()).LoadAsync(1, enough.Token);
        await enough.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => waiting.WaitAsync(TimeSpan.FromSeconds(10)));
    }

    private sealed class Never : IBatchScheduler
    {
        public void Schedule(Func<ValueTask> dispatch)
        {
        }
    }

    /// <summary>Dispatches as soon as the caller has gone on.</summary>
    private sealed class Direct : IBatchScheduler
    {
        public void Schedule(Func<ValueTask> dispatch) => _ = Task.Run(async () =>
        {
            await Task.Delay(5);
            await dispatch();
        });
    }
}
