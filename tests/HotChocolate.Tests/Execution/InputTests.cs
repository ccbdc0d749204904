using HotChocolate;
using HotChocolate.Types;
using Microsoft.Extensions.DependencyInjection;

namespace HotChocolateTests.Execution;

/// <summary>What is sent, what the resolver receives: the same by literal and by variable.</summary>
public sealed class InputTests
{
    public enum Colour
    {
        Red,
        DarkBlue,
    }

    public readonly record struct Metres(double Value);

    public sealed record Box(double West, double East);

    public sealed record Filter(Box? Within, IReadOnlyList<Colour>? Colours, Optional<int?> Limit, string Order = "name");

    public sealed class Loose
    {
        public int Number { get; set; }

        public string? Text { get; init; }
    }

    public sealed class Root
    {
        public string Int(int a) => $"{a + 1}";

        public string Default(int a = 5, Colour colour = Colour.DarkBlue, double radius = 150) => $"{a} {colour} {radius}";

        public string Nullable(int? a) => a?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "none";

        public string Given(Optional<int?> a) => $"{a.HasValue} {a.Value?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "null"}";

        public string List(int[] a) => string.Join('+', a);

        public string Nested(IReadOnlyList<List<string?>?> a) => string.Join('|', a.Select(i => i is null ? "null" : string.Join('+', i)));

        public string Id([GraphQLType(typeof(NonNullType<IdType>))] string a) => a;

        public string Uuid(Guid a) => a.ToString("N")[..4];

        public string Long(long a) => a.ToString(System.Globalization.CultureInfo.InvariantCulture);

        public string Instant(DateTimeOffset a) => a.ToString("O");

        public string Day([GraphQLType(typeof(DateType))] DateOnly a) => a.ToString("O");

        public string Far(Metres a) => $"{a.Value:0.0}";

        public string Filtered(Filter filter) =>
            $"{filter.Within?.East} {string.Join(',', filter.Colours ?? [])} {filter.Limit.HasValue}:{filter.Limit.Value} {filter.Order}";

        public string Loosely(Loose a) => $"{a.Number} {a.Text}";

        [GraphQLType(typeof(AnyType))]
        public object? Any([GraphQLType(typeof(AnyType))] object? a) => a;
    }

    private static Task<string> Ask(string query, string variables = "{}") => Schemas.AskAsync(
        b => b.AddQueryType<Root>().BindRuntimeType<Metres, FloatType>().AddTypeConverter<double, Metres>(d => new Metres(d)), query, variables);

    [Theory]
    [InlineData("int(a: 1)", "2")]
    [InlineData("default", "5 DarkBlue 150")]
    [InlineData("default(colour: RED, radius: 2)", "5 Red 2")]
    [InlineData("nullable", "none")]
    [InlineData("nullable(a: null)", "none")]
    [InlineData("given", "False null")]
    [InlineData("given(a: null)", "True null")]
    [InlineData("given(a: 3)", "True 3")]
    [InlineData("list(a: [1, 2])", "1+2")]
    [InlineData("list(a: 7)", "7")]
    [InlineData("nested(a: [[\"x\", null], null])", "x+|null")]
    [InlineData("nested(a: \"x\")", "x")]
    [InlineData("id(a: 12)", "12")]
    [InlineData("id(a: \"x\")", "x")]
    [InlineData("uuid(a: \"0193b0f0-0000-7000-8000-000000000000\")", "0193")]
    [InlineData("long(a: 9007199254740993)", "9007199254740993")]
    [InlineData("instant(a: \"2020-01-02T03:04:05+08:00\")", "2020-01-02T03:04:05.0000000+08:00")]
    [InlineData("day(a: \"2020-02-29\")", "2020-02-29")]
    [InlineData("far(a: 2)", "2.0")]
    [InlineData("filtered(filter: { })", "  False: name")]
    [InlineData("filtered(filter: { within: { west: 1, east: 2.5 }, colours: [RED, DARK_BLUE], limit: null, order: \"no\" })", "2.5 Red,DarkBlue True: no")]
    [InlineData("loosely(a: { number: 4 })", "4 ")]
    public async Task A_literal_arrives(string field, string value) => (await Ask($"{{ it: {field} }}")).ShouldBe($"{{\"data\":{{\"it\":\"{value}\"}}}}");

    [Theory]
    [InlineData("Int!", "int", "1", "2")]
    [InlineData("Int!", "int", "1.0", "2")]
    [InlineData("[Int!]!", "list", "[1,2]", "1+2")]
    [InlineData("[Int!]!", "list", "7", "7")]
    [InlineData("Int", "given", "null", "True null")]
    [InlineData("ID!", "id", "12", "12")]
    [InlineData("Long!", "long", "9007199254740993", "9007199254740993")]
    [InlineData("FilterInput!", "filtered", "{\"colours\":[\"RED\"],\"limit\":3}", " Red True:3 name")]
    [InlineData("Float!", "far", "2", "2.0")]
    public async Task A_variable_arrives(string type, string field, string json, string value)
    {
        var argument = field == "filtered" ? "filter" : "a";
        (await Ask($"query ($v: {type}) {{ it: {field}({argument}: $v) }}", $"{{\"v\":{json}}}")).ShouldBe($"{{\"data\":{{\"it\":\"{value}\"}}}}");
    }

    [Theory]
    [InlineData("Int!", "int", "1.5")]
    [InlineData("Int!", "int", "\"1\"")]
    [InlineData("Int!", "int", "3000000000")]
    [InlineData("Int!", "int", "null")]
    [InlineData("[Int!]!", "list", "[1,null]")]
    [InlineData("UUID!", "uuid", "\"x\"")]
    [InlineData("DateTime!", "instant", "\"2020-01-02\"")]
    [InlineData("Date!", "day", "\"2021-02-29\"")]
    public async Task A_variable_that_does_not_fit_is_refused(string type, string field, string json)
    {
        var answer = await Ask($"query ($v: {type}) {{ it: {field}(a: $v) }}", $"{{\"v\":{json}}}");
        answer.ShouldContain("\"code\":\"HC00");
        answer.ShouldNotContain("\"data\"");
    }

    [Fact]
    public async Task Of_a_name_that_any_value_has_twice_the_last_counts()
    {
        (await Ask("query ($v: Any) { any(a: $v) }", """{"v":{"x":1,"x":2}}""")).ShouldBe("""{"data":{"any":{"x":2}}}""");
        (await Ask("{ any(a: { x: 1, x: 2 }) }")).ShouldContain("There can be only one input field named");
    }

    [Theory]
    [InlineData("ID!", "id", "\"\\ud83d\"")]
    [InlineData("[[String]]!", "nested", "[[\"a\", \"\\ude92\"]]")]
    [InlineData("Any", "any", "{\"\\ud83d\": 1}")]
    [InlineData("DateTime!", "instant", "\"\\ud83d\"")]
    public async Task Half_a_surrogate_pair_is_no_text(string type, string field, string json)
    {
        var selection = field == "any" ? "any(a: $v)" : $"{field}(a: $v)";
        (await Ask($"query ($v: {type}) {{ {selection} }}", $"{{\"v\":{json}}}")).ShouldContain("HC0016");
    }

    [Fact]
    public async Task A_variable_that_was_not_sent_is_not_given() => (await Ask("query ($v: Int) { given(a: $v) }")).ShouldContain("False null");

    [Fact]
    public async Task A_variable_inside_an_object_that_was_not_sent_leaves_its_field_out() =>
        (await Ask("query ($v: Int, $o: String! = \"x\") { filtered(filter: { limit: $v, order: $o }) }")).ShouldContain("False: x");

    [Fact]
    public async Task Any_passes_through_as_it_is() =>
        (await Ask("query ($v: Any) { any(a: { list: [1, 2.5, $v, WORD], none: null }) }", """{"v":{"deep":[true]}}"""))
        .ShouldBe("""{"data":{"any":{"list":[1,2.5,{"deep":[true]},"WORD"],"none":null}}}""");
}
