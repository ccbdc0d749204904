using System.Diagnostics;
using HotChocolate;
using HotChocolate.Resolvers;
using Microsoft.Extensions.DependencyInjection;

namespace HotChocolateTests.Execution;

public sealed class RequestTests
{
    public sealed class Root
    {
        private static readonly TaskCompletionSource Left = new();
        private static readonly TaskCompletionSource Right = new();

        public string Hello => "world";

        /// <summary>Ends only when <see cref="GetRightAsync"/> runs at the same time.</summary>
        public async Task<bool> GetLeftAsync()
        {
            Left.TrySetResult();
            await Right.Task.WaitAsync(TimeSpan.FromSeconds(10));
            return true;
        }

        public async Task<bool> GetRightAsync()
        {
            Right.TrySetResult();
            await Left.Task.WaitAsync(TimeSpan.FromSeconds(10));
            return true;
        }

        public async Task<bool> GetForeverAsync(CancellationToken cancel)
        {
            await Task.Delay(Timeout.Infinite, cancel);
            return true;
        }

        /// <summary>Begins to wait after the request does, and so hears of its end before it.</summary>
        public async Task<bool?> GetAtLastAsync(CancellationToken cancel)
        {
            // Long enough that the request waits already.
            await Task.Delay(20, CancellationToken.None);
            await new TaskCompletionSource().Task.WaitAsync(cancel);
            return true;
        }

        public async Task<bool> GetBrieflyAsync(int wait, CancellationToken cancel)
        {
            await Task.Delay(wait, cancel);
            return true;
        }

        public async Task<bool> GetDeafAsync()
        {
            await Task.Delay(TimeSpan.FromSeconds(20));
            return true;
        }

        public string? Complains(IResolverContext context, string word)
        {
            context.ReportError($"{word} at {context.Path}");
            context.ReportError(ErrorBuilder.New().SetMessage("second").SetCode("TWO").SetExtension("n", 2).Build());
            return context.ArgumentValue<string>("word") + context.ResponseName;
        }

        public string? Given(IResolverContext context, string? word) => context.ArgumentOptional<string?>("word").HasValue ? "given" : "not given";

        public ValueTask<int> GetNumberAsync() => new(4);

        public string State([GlobalState("none")] string? state) => state ?? "absent";
    }

    public sealed class Changes
    {
        private readonly List<string> _done = [];

        public async Task<string> AddAsync(string name, int wait, CancellationToken cancel)
        {
            await Task.Delay(wait, cancel);
            _done.Add(name);
            return string.Join(',', _done);
        }

        public string Count() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{_done.Count}");
    }

    private static Task<string> Ask(string query, CancellationToken cancel = default) =>
        Schemas.AskAsync(b => b.AddQueryType<Root>().ModifyRequestOptions(o => o.ExecutionTimeout = TimeSpan.FromMilliseconds(300)), query, cancel);

    [Fact]
    public async Task Fields_of_a_query_run_side_by_side() => (await Ask("{ left right }")).ShouldBe("""{"data":{"left":true,"right":true}}""");

    [Fact]
    public async Task Fields_of_a_mutation_run_one_after_the_other() =>
        (await Schemas.AskAsync(
            b => b.AddQueryType<Root>().AddMutationType<Changes>(),
            """mutation { a: add(name: "a", wait: 30) count b: add(name: "b", wait: 1) c: add(name: "c", wait: 10) }"""))
        .ShouldBe("""{"data":{"a":"a","count":"1","b":"a,b","c":"a,b,c"}}""");

    [Theory]
    [InlineData("{ hello forever }")]
    [InlineData("{ hello atLast }")]
    [InlineData("{ hello deaf }")]
    public async Task A_request_that_takes_too_long_is_ended(string query)
    {
        var clock = Stopwatch.StartNew();
        (await Ask(query)).ShouldBe("""{"errors":[{"message":"The request exceeded the configured timeout.","extensions":{"code":"HC0045"}}]}""");
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_request_whose_client_has_gone_is_ended()
    {
        using var gone = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        (await Ask("{ forever }", gone.Token)).ShouldContain("HC0049");
    }

    [Fact]
    public async Task A_client_that_goes_after_its_answer_takes_no_other_request_along()
    {
        for (var run = 0; run < 3; run++)
        {
            using var gone = new CancellationTokenSource();
            (await Ask("{ briefly(wait: 1) }", gone.Token)).ShouldBe("""{"data":{"briefly":true}}""");
            var other = Ask("{ briefly(wait: 100) }");
            await gone.CancelAsync();
            (await other).ShouldBe("""{"data":{"briefly":true}}""");
        }
    }

    [Fact]
    public async Task A_request_that_ran_out_of_time_takes_none_of_the_next_ones_time()
    {
        (await Ask("{ forever }")).ShouldContain("HC0045");
        for (var run = 0; run < 4; run++)
        {
            (await Ask("{ briefly(wait: 100) }")).ShouldBe("""{"data":{"briefly":true}}""");
        }
    }

    [Fact]
    public async Task A_resolver_may_report_and_still_answer() =>
        (await Ask("{ x: complains(word: \"w\") }")).ShouldBe(
            """{"errors":[{"message":"w at /x","locations":[{"line":1,"column":3}],"path":["x"]},{"message":"second","locations":[{"line":1,"column":3}],"path":["x"],"extensions":{"code":"TWO","n":2}}],"data":{"x":"wx"}}""");

    [Theory]
    [InlineData("{ given }", "not given")]
    [InlineData("{ given(word: null) }", "given")]
    [InlineData("query ($w: String) { given(word: $w) }", "not given")]
    [InlineData("{ given: state }", "absent")]
    public async Task A_resolver_can_tell_what_was_sent(string query, string answer) => (await Ask(query)).ShouldBe($"{{\"data\":{{\"given\":\"{answer}\"}}}}");

    [Fact]
    public async Task A_value_task_is_as_good_as_a_task() => (await Ask("{ number }")).ShouldBe("""{"data":{"number":4}}""");

    [Theory]
    [InlineData("query A { hello } query B { hello }", "Must provide operation name")]
    [InlineData("fragment F on Root { hello }", "F")]
    public async Task A_document_must_say_what_to_run(string query, string words) => (await Ask(query)).ShouldContain(words);
}
