using System.Text.Json;
using HotChocolate;
using HotChocolate.Execution;
using HotChocolate.Types;
using Microsoft.Extensions.DependencyInjection;

namespace HotChocolateTests.Types;

/// <summary>Scalars of a schema's own: one class reads variables and literals and writes answers.</summary>
public sealed class CustomScalarTests
{
    [Theory]
    [InlineData("""{ middle(of: { west: 1, east: 3 }) }""", """{"data":{"middle":{"west":2,"east":2}}}""")]
    [InlineData("""{ middle(of: null) }""", """{"data":{"middle":null}}""")]
    [InlineData("""query($west: Int = 5) { middle(of: { west: $west, east: 7 }) }""", """{"data":{"middle":{"west":6,"east":6}}}""")]
    [InlineData("""query($s: Span = { west: 0, east: 1 }) { middle(of: $s) }""", """{"data":{"middle":{"west":0.5,"east":0.5}}}""")]
    [InlineData("""{ all(of: [{ west: 0, east: 1 }, { west: 1, east: 2 }]) }""", """{"data":{"all":[{"west":0,"east":1},{"west":1,"east":2}]}}""")]
    [InlineData("""{ held(in: { span: { west: 0, east: 4 } }) { span } }""", """{"data":{"held":{"span":{"west":0,"east":4}}}}""")]
    public async Task Literals_are_read_and_answers_written(string query, string answer) => (await AskAsync(query)).ShouldBe(answer);

    [Fact]
    public async Task A_refused_literal_is_told_with_reason_code_and_place()
    {
        var answer = await AskAsync("{ middle(\n  of: { west: 3, east: 1 }) }");
        answer.ShouldContain("A span runs from west to east.");
        answer.ShouldContain("\"code\":\"SPAN_BACKWARDS\"");
        answer.ShouldContain("\"line\":2,\"column\":7");
    }

    [Fact]
    public async Task What_a_variable_makes_of_a_literal_is_judged_when_it_is_known()
    {
        var answer = await AskAsync("query($west: Int = 9) { middle(of: { west: $west, east: 1 }) }");
        answer.ShouldContain("A span runs from west to east.");
        answer.ShouldContain("\"path\":[\"middle\"]");
    }

    [Fact]
    public async Task Deep_nesting_is_refused_and_not_followed()
    {
        var answer = await AskAsync($"{{ middle(of: {string.Concat(Enumerable.Repeat('[', 90))}{string.Concat(Enumerable.Repeat(']', 90))}) }}");
        answer.ShouldContain("nests deeper than 64 levels");
    }

    [Fact]
    public async Task The_schema_says_where_it_is_specified() =>
        (await Executor()).Schema.ToString()!.ShouldContain("scalar Span @specifiedBy(url: \"https://example.org/span\")");

    private static ValueTask<IRequestExecutor> Executor() => new ServiceCollection().AddGraphQL().AddQueryType<Query>()
        .AddType(new SpanType("west")).BindRuntimeType<Span, SpanType>().BuildRequestExecutorAsync();

    private static async Task<string> AskAsync(string query) => (await (await Executor()).ExecuteAsync(query)).ToJson(withIndentations: false);

    public sealed record Span(double West, double East);

    public sealed record Holder(Span Span);

    public sealed class Query
    {
        public Span? Middle(Span? of) => of is null ? null : new((of.West + of.East) / 2, (of.West + of.East) / 2);

        public IReadOnlyList<Span> All(IReadOnlyList<Span> of) => of;

        public Holder Held(Holder @in) => @in;
    }

    private sealed class SpanType : ScalarType<Span>
    {
        private readonly string _first;

        public SpanType(string first)
            : base("Span")
        {
            _first = first;
            SpecifiedBy = new("https://example.org/span");
        }

        protected override Span OnCoerceInputValue(JsonElement inputValue)
        {
            if (inputValue.ValueKind != JsonValueKind.Object)
            {
                throw new LeafCoercionException("A span is an object.", this);
            }

            var span = new Span(inputValue.GetProperty(_first).GetDouble(), inputValue.GetProperty("east").GetDouble());
            return span.West <= span.East
                ? span
                : throw new LeafCoercionException(
                    ErrorBuilder.New().SetMessage("A span runs from west to east.").SetCode("SPAN_BACKWARDS").Build(), this);
        }

        protected override void OnCoerceOutputValue(Span runtimeValue, Utf8JsonWriter resultValue)
        {
            resultValue.WriteStartObject();
            resultValue.WriteNumber("west", runtimeValue.West);
            resultValue.WriteNumber("east", runtimeValue.East);
            resultValue.WriteEndObject();
        }
    }
}
