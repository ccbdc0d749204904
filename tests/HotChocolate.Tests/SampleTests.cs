using HotChocolate.Execution;
using HotChocolateTests.Sample;
using Microsoft.Extensions.DependencyInjection;

namespace HotChocolateTests;

/// <summary>The worked example: the same schema gave the same answers on the real package.</summary>
public sealed class SampleTests
{
    [Fact]
    public async Task The_schema_is_named_and_nullable_as_its_classes_say()
    {
        var schema = await SampleSchema.Add(new ServiceCollection()).BuildSchemaAsync();
        var sdl = schema.ToString()!;
        sdl.ShouldContain("hydrantById(id: Int!): Hydrant\n");
        sdl.ShouldContain("hydrants(");
        sdl.ShouldContain("): HydrantsConnection");
        sdl.ShouldContain("reportDefect(input: DefectInput!): Defect!");
        sdl.ShouldContain("UNDERGROUND");
        sdl.ShouldContain("PILLAR_TYPE");
        sdl.ShouldContain("checkedAt: DateTime!");
        sdl.ShouldContain("remark: String\n");
        sdl.ShouldContain("station: Station\n");
        sdl.ShouldContain("hydrant: Int!");
        sdl.ShouldContain("\"\"\"All hydrants, by id.\"\"\"");
    }

    [Fact]
    public async Task A_page_of_hydrants_loads_their_stations_at_once()
    {
        var services = new ServiceCollection();
        SampleSchema.Add(services);
        await using var provider = services.BuildServiceProvider();
        var answer = await provider.GetRequiredService<IRequestExecutor>()
            .ExecuteAsync("{ hydrants(first: 2) { totalCount pageInfo { hasNextPage endCursor } nodes { id kind checkedAt station { name } } } }");

        answer.ToJson(withIndentations: false).ShouldBe(
            """{"data":{"hydrants":{"totalCount":7,"pageInfo":{"hasNextPage":true,"endCursor":"MQ=="},"nodes":["""
            + """{"id":1,"kind":"PILLAR_TYPE","checkedAt":"2020-01-02T03:04:05.006+08:00","station":{"name":"Station 2"}},"""
            + """{"id":2,"kind":"UNDERGROUND","checkedAt":"2020-01-02T03:04:05.006+08:00","station":{"name":"Station 1"}}]}}}""");
        provider.GetRequiredService<FireStore>().Batches.ShouldBe([[2, 1]]);
    }

    [Fact]
    public async Task An_error_thrown_by_a_resolver_keeps_its_code()
    {
        (await SampleSchema.AskAsync("""mutation { reportDefect(input: { hydrantId: 1, text: "" }) { text } }""")).ShouldBe(
            """{"errors":[{"message":"Text is empty.","locations":[{"line":1,"column":12}],"path":["reportDefect"],"extensions":{"code":"TEXT_EMPTY"}}],"data":null}""");
    }

    [Fact]
    public async Task A_mutation_answers_with_what_it_made()
    {
        (await SampleSchema.AskAsync("""mutation { reportDefect(input: { hydrantId: 1, text: "leak" }) { text hydrant } }""")).ShouldBe(
            """{"data":{"reportDefect":{"text":"leak","hydrant":1}}}""");
    }

    [Theory]
    [InlineData("{ hydrants(last: 2) { nodes { id } pageInfo { hasPreviousPage } } }", """{"data":{"hydrants":{"nodes":[{"id":6},{"id":7}],"pageInfo":{"hasPreviousPage":true}}}}""")]
    [InlineData("{ hydrants(first: 2, after: \"MQ==\") { nodes { id } edges { cursor } } }", """{"data":{"hydrants":{"nodes":[{"id":3},{"id":4}],"edges":[{"cursor":"Mg=="},{"cursor":"Mw=="}]}}}""")]
    [InlineData("{ hydrants(first: 0) { nodes { id } totalCount } }", """{"data":{"hydrants":{"nodes":[],"totalCount":7}}}""")]
    [InlineData("{ hydrants(kind: UNDERGROUND) { nodes { id } } }", """{"data":{"hydrants":{"nodes":[{"id":2},{"id":4},{"id":6}]}}}""")]
    [InlineData("{ hydrantById(id: 3) { id remark } }", """{"data":{"hydrantById":{"id":3,"remark":null}}}""")]
    [InlineData("{ hydrantById(id: 99) { id } }", """{"data":{"hydrantById":null}}""")]
    [InlineData("{ a: apiVersion __typename }", """{"data":{"a":"1","__typename":"Query"}}""")]
    public async Task A_question_has_one_answer(string query, string answer) => (await SampleSchema.AskAsync(query)).ShouldBe(answer);

    [Fact]
    public async Task A_page_larger_than_allowed_is_refused()
    {
        var answer = await SampleSchema.AskAsync("{ hydrants(first: 500) { nodes { id } } }");
        answer.ShouldContain("HC0051");
        answer.ShouldContain("\"path\":[\"hydrants\"]");
        answer.ShouldEndWith("\"data\":{\"hydrants\":null}}");
    }

    [Fact]
    public async Task A_document_that_cannot_be_read_says_where() =>
        (await SampleSchema.AskAsync("{")).ShouldBe(
            """{"errors":[{"message":"Syntax Error: Expected Name, found <EOF>.","locations":[{"line":1,"column":2}],"extensions":{"code":"HC0014"}}]}""");
}
