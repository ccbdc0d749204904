using System.Net.Http.Json;
using System.Text.Json;
using RiskMap.Oracles;

namespace RiskMap.Api.Tests.GraphQL;

/// <summary>The schema as others' tools read it.</summary>
public sealed class IntrospectionTests(ApiServer server) : IClassFixture<ApiServer>
{
    [Fact]
    public async Task Graphql_js_finds_the_schema_valid_and_the_same_by_introspection_and_as_a_document()
    {
        var query = await Oracle.AskAsync("introspect.mjs", "", "query");
        using var answered = await server.Client.PostAsJsonAsync("/graphql", new { query });
        var answer = JsonElement.Parse(await answered.Content.ReadAsStringAsync());
        answer.TryGetProperty("errors", out _).ShouldBeFalse(answer.ToString());

        var sdl = await server.Client.GetStringAsync("/graphql?sdl");
        var opinion = JsonElement.Parse(
            await Oracle.AskAsync("introspect.mjs", JsonSerializer.Serialize(new { introspection = answer.GetProperty("data"), sdl })));

        opinion.GetProperty("errors").EnumerateArray().ShouldBeEmpty();
        opinion.GetProperty("one").GetString().ShouldBe(opinion.GetProperty("other").GetString());
    }
}
