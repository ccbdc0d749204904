using HotChocolate;
using HotChocolate.Execution;
using HotChocolate.Execution.Configuration;
using HotChocolate.Types;
using HotChocolateTests.AspNetCore;
using Microsoft.Extensions.DependencyInjection;

namespace HotChocolateTests.Subset;

/// <summary>The public API that RiskMap may use, member by member: what all versions of HotChocolate from 12.0 to 15 mean by it.</summary>
public sealed class SubsetTests
{
    private static IRequestExecutorBuilder Build(IRequestExecutorBuilder graphQL) => graphQL
        .AddQueryType<StationQuery>().AddMutationType<StationMutation>().AddSubscriptionType<StationSubscription>() // 3, 5, 7
        .AddTypeExtension<StationPages>().AddTypeExtension(typeof(RankFields)) // 9, 10
        .AddType<Engine>().AddObjectType<Ladder>().AddInterfaceType<IVehicle>().AddInputObjectType<Order>().AddEnumType<Shift>() // 11 to 15
        .AddDataLoader<LengthOfName>().AddDataLoader<LettersOfName>().AddInMemorySubscriptions() // 16, 17
        .AddErrorFilter(e => e.SetExtension("seen", true)).AddErrorFilter<Shouting>() // 18, 19
        .ModifyRequestOptions(o =>
        {
            o.ExecutionTimeout = TimeSpan.FromSeconds(9); // 20
            o.IncludeExceptionDetails = true; // 21
        })
        .AddMaxExecutionDepthRule(15) // 22
        .BindRuntimeType<Grade, StringType>() // 24
        .AddTypeConverter<Grade, string>(grade => grade.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)) // 23
        .AddTypeConverter<string, Grade>(text => new Grade(int.Parse(text, System.Globalization.CultureInfo.InvariantCulture)))
        .AddAuthorization(); // 25

    private static async Task<string> AskAsync(string query)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton<Clock>().AddAuthorization();
        var executor = await Build(services.AddGraphQL()).BuildRequestExecutorAsync(); // 2, 67
        return (await executor.ExecuteAsync(query)).ToJson(withIndentations: false);
    }

    [Theory]
    [InlineData("{ vehicle { __typename seats ... on FireEngine { litres number load crew plate } } }",
        """{"data":{"vehicle":{"__typename":"FireEngine","seats":6,"litres":2000,"number":"7","load":{"hose":[1,"b"]},"crew":["A","B"],"plate":"R 1"}}}""")]
    [InlineData("{ findings { ... on FireEngine { seats } ... on Ladder { height } } }", """{"data":{"findings":[{"seats":6},{"height":30.5}]}}""")]
    [InlineData("{ a: describe(order: {}) b: describe(order: { seats: null, colour: \"blue\" }) c: describe(order: { seats: 3 }) }",
        """{"data":{"a":"absent red","b":"null blue","c":"3 red"}}""")]
    [InlineData("{ shift night: shift(of: NIGHT) }", """{"data":{"shift":"EARLY_SHIFT","night":"NIGHT"}}""")]
    [InlineData("{ grade(grade: \"3\") }", """{"data":{"grade":"4"}}""")]
    [InlineData("{ ranks { totalCount nodes { name upper length letters } pageInfo { hasNextPage } } }",
        """{"data":{"ranks":{"totalCount":5,"nodes":[{"name":"R1","upper":"R112","length":2,"letters":["R","1"]},{"name":"R2","upper":"R212","length":2,"letters":["R","2"]}],"pageInfo":{"hasNextPage":true}}}}""")]
    [InlineData("{ officers(first: 1, after: \"x\") { edges { cursor node { name } } pageInfo { hasNextPage endCursor } } }",
        """{"data":{"officers":{"edges":[{"cursor":"cx","node":{"name":"O1"}}],"pageInfo":{"hasNextPage":true,"endCursor":"d"}}}}""")]
    [InlineData("mutation { ring(text: \"a\") }", """{"data":{"ring":true}}""")]
    public async Task Each_member_means_what_it_means(string query, string answer) => (await AskAsync(query)).ShouldBe(answer);

    [Fact]
    public async Task Errors_are_collected_filtered_and_told()
    {
        var answer = await AskAsync("{ remember recall vault }");
        answer.ShouldContain("\"message\":\"noted!\",\"locations\":[{\"line\":1,\"column\":3}],\"path\":[\"remember\"],\"extensions\":{\"seen\":true}");
        answer.ShouldContain("\"message\":\"coded!\"");
        answer.ShouldContain("\"extensions\":{\"code\":\"X\",\"n\":1,\"seen\":true}");
        answer.ShouldContain("AUTH_POLICY_NOT_FOUND");
        answer.ShouldEndWith("""{"remember":"/remember True True 12","recall":"none","vault":null}}""");

        (await AskAsync("{ fail }")).ShouldStartWith("""{"errors":[{"message":"one!","locations":[{"line":1,"column":3}],"path":["fail"],"extensions":{"seen":true}},{"message":"two!",""");
    }

    [Fact]
    public async Task The_schema_says_it_in_the_schemas_words()
    {
        var schema = await Build(new ServiceCollection().AddSingleton<Clock>().AddGraphQL()).BuildSchemaAsync();
        var sdl = schema.ToString()!; // 68
        sdl.ShouldContain("interface Vehicle {");
        sdl.ShouldContain("type FireEngine implements Vehicle {");
        sdl.ShouldContain("union Finding = FireEngine | Ladder");
        sdl.ShouldContain("input OrderInput {");
        sdl.ShouldContain("colour: String! = \"red\"");
        sdl.ShouldContain("number: ID!");
        sdl.ShouldContain("plate: String!");
        sdl.ShouldContain("crew: [String!]");
        sdl.ShouldContain("load: Any\n");
        sdl.ShouldContain("@deprecated(reason: \"Use seats.\")");
        sdl.ShouldContain("@deprecated(reason: \"Nobody works then.\")");
        sdl.ShouldContain("\"\"\"Until eight.\"\"\"");
        sdl.ShouldContain("): RanksConnection");
        sdl.ShouldContain("): OfficerConnection");
        sdl.ShouldNotContain("secret", Case.Insensitive);
        sdl[sdl.IndexOf("officers(", StringComparison.Ordinal)..sdl.IndexOf("): OfficerConnection", StringComparison.Ordinal)].ShouldNotContain("last");
    }

    /// <summary>Roots without a class of their own: 4, 6, 8; a server: 1; endpoints and WebSockets: 26, 27.</summary>
    [Fact]
    public async Task Roots_may_be_made_of_extensions_alone()
    {
        await using var server = await Served.StartAsync(
            graphQL => graphQL.AddQueryType().AddMutationType().AddSubscriptionType().AddInMemorySubscriptions()
                .AddTypeExtension<Questions>().AddTypeExtension<Changes>().AddTypeExtension<News>(),
            bare: true);
        (await server.PostAsync("""{"query":"{ one }"}""")).Body.ShouldBe("""{"data":{"one":1}}""");
        (await server.PostAsync("""{"query":"mutation { one }"}""")).Body.ShouldBe("""{"data":{"one":1}}""");
        (await server.GetAsync("?sdl")).Body.ShouldContain("type Subscription {");
    }

    [ExtendObjectType("Query")]
    public sealed class Questions
    {
        public int One => 1;
    }

    [ExtendObjectType("Mutation")]
    public sealed class Changes
    {
        public int One() => 1;
    }

    [ExtendObjectType("Subscription")]
    public sealed class News
    {
        [Subscribe, Topic("One")]
        public int One([EventMessage] int one) => one;
    }
}
