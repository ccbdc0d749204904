using HotChocolate;
using Microsoft.Extensions.DependencyInjection;

namespace HotChocolateTests.Execution;

/// <summary>Specification, 6.4.4: a null where none may be makes null what holds it, and is told once.</summary>
public sealed class NullPropagationTests
{
    public sealed class Root
    {
        public Box? Box => new();

        public Box SureBox => new();

        public IReadOnlyList<Box?> Boxes => [new(), null, new()];

        public IReadOnlyList<int?> Numbers => [1, null, 3];

        public async Task<IReadOnlyList<Box>?> LaterAsync()
        {
            await Task.Yield();
            return [new()];
        }
    }

    public sealed class Box
    {
        public string Fine => "fine";

        /// <summary>Says it is never null, and is.</summary>
        public string Lies => null!;

        public string? Throws => throw new InvalidOperationException("secret");

        public double NotANumber => double.NaN;

        public double? MaybeANumber => double.PositiveInfinity;

        public async Task<string> LiesLater()
        {
            await Task.Yield();
            return null!;
        }

        public Box? Inner() => new();

        public Box SureInner() => new();

        public string Refuses() => throw new GraphQLException("no");
    }

    private static Task<string> Ask(string query) => Schemas.AskAsync(b => b.AddQueryType<Root>(), query);

    [Theory]
    [InlineData("{ box { fine lies } }", """{"errors":[{"message":"Cannot return null for non-nullable field \"lies\".","locations":[{"line":1,"column":14}],"path":["box","lies"],"extensions":{"code":"HC0018"}}],"data":{"box":null}}""")]
    [InlineData("{ box { liesLater } }", """{"errors":[{"message":"Cannot return null for non-nullable field \"liesLater\".","locations":[{"line":1,"column":9}],"path":["box","liesLater"],"extensions":{"code":"HC0018"}}],"data":{"box":null}}""")]
    [InlineData("{ box { fine throws } }", """{"errors":[{"message":"Unexpected Execution Error","locations":[{"line":1,"column":14}],"path":["box","throws"]}],"data":{"box":{"fine":"fine","throws":null}}}""")]
    [InlineData("{ box { inner { sureInner { refuses } } } }", """{"errors":[{"message":"no","locations":[{"line":1,"column":29}],"path":["box","inner","sureInner","refuses"]}],"data":{"box":{"inner":null}}}""")]
    [InlineData("{ sureBox { refuses } }", """{"errors":[{"message":"no","locations":[{"line":1,"column":13}],"path":["sureBox","refuses"]}],"data":null}""")]
    [InlineData("{ sureBox { lies } }", """{"errors":[{"message":"Cannot return null for non-nullable field \"lies\".","locations":[{"line":1,"column":13}],"path":["sureBox","lies"],"extensions":{"code":"HC0018"}}],"data":null}""")]
    [InlineData("{ numbers }", """{"data":{"numbers":[1,null,3]}}""")]
    [InlineData("{ box { maybeANumber } }", """{"errors":[{"message":"Float cannot represent the value `Infinity` of type Double.","locations":[{"line":1,"column":9}],"path":["box","maybeANumber"]}],"data":{"box":{"maybeANumber":null}}}""")]
    [InlineData("{ box { notANumber } }", """{"errors":[{"message":"Float cannot represent the value `NaN` of type Double.","locations":[{"line":1,"column":9}],"path":["box","notANumber"]}],"data":{"box":null}}""")]
    public async Task A_null_goes_up_to_where_it_may_be(string query, string answer) => (await Ask(query)).ShouldBe(answer);

    public sealed class Failing
    {
        public IEnumerable<Failing> Many() => Enumerable.Repeat(this, 5_000);

        public string? Text() => throw new GraphQLException("no");
    }

    [Fact]
    public async Task A_list_of_which_every_item_fails_is_not_told_to_its_end()
    {
        var answer = System.Text.Json.JsonElement.Parse(await Schemas.AskAsync(b => b.AddQueryType<Failing>(), "{ many { text } }"));
        var errors = answer.GetProperty("errors").EnumerateArray().ToList();
        errors.Count.ShouldBe(1_001);
        errors[^1].GetProperty("message").GetString().ShouldBe("There are more errors than 1000; the rest is not told.");
        answer.GetProperty("data").GetProperty("many").GetArrayLength().ShouldBe(5_000);
    }

    [Fact]
    public async Task Each_item_of_a_list_fails_for_itself()
    {
        var answer = await Ask("{ boxes { fine refuses } }");
        answer.ShouldContain("\"path\":[\"boxes\",0,\"refuses\"]");
        answer.ShouldContain("\"path\":[\"boxes\",2,\"refuses\"]");
        answer.ShouldEndWith("\"data\":{\"boxes\":[null,null,null]}}");
    }

    [Fact]
    public async Task A_list_of_what_may_not_be_null_is_null_as_a_whole()
    {
        var answer = await Ask("{ later { lies } }");
        answer.ShouldContain("\"path\":[\"later\",0,\"lies\"]");
        answer.ShouldEndWith("\"data\":{\"later\":null}}");
    }

    [Fact]
    public async Task What_an_exception_says_stays_inside_unless_details_are_wanted()
    {
        (await Ask("{ box { throws } }")).ShouldNotContain("secret");
        (await Schemas.AskAsync(b => b.AddQueryType<Root>().ModifyRequestOptions(o => o.IncludeExceptionDetails = true), "{ box { throws } }")).ShouldContain("secret");
    }

    [Fact]
    public async Task A_filter_sees_every_error_with_its_exception()
    {
        var answer = await Schemas.AskAsync(
            b => b.AddQueryType<Root>().AddErrorFilter(e => e.Exception is InvalidOperationException ? e.WithMessage("filtered").WithCode("X") : e),
            "{ box { throws } }");
        answer.ShouldContain("\"message\":\"filtered\"");
        answer.ShouldContain("\"extensions\":{\"code\":\"X\"}");
    }
}
