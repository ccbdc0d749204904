using System.Text.Json;
using HotChocolate.Execution;
using HotChocolateTests.Sample;
using Microsoft.Extensions.DependencyInjection;
using RiskMap.Oracles;

namespace HotChocolateTests.Types;

public sealed class IntrospectionTests
{
    [Fact]
    public async Task Graphql_js_makes_the_same_schema_of_the_introspection_and_of_the_document()
    {
        var executor = await SampleSchema.Add(new ServiceCollection()).BuildRequestExecutorAsync();
        var query = await Oracle.AskAsync("introspect.mjs", "", "query");
        var answer = JsonDocument.Parse((await executor.ExecuteAsync(query)).ToJson()).RootElement;
        answer.TryGetProperty("errors", out _).ShouldBeFalse(answer.ToString());

        var input = JsonSerializer.Serialize(new { introspection = answer.GetProperty("data"), sdl = executor.Schema.ToString() });
        var opinion = JsonDocument.Parse(await Oracle.AskAsync("introspect.mjs", input)).RootElement;

        opinion.GetProperty("errors").EnumerateArray().ShouldBeEmpty();
        opinion.GetProperty("one").GetString().ShouldBe(opinion.GetProperty("other").GetString());
    }

    [Fact]
    public async Task A_type_describes_itself()
    {
        (await SampleSchema.AskAsync("""{ __type(name: "HydrantsConnection") { kind name fields { name type { kind name ofType { name } } } } }""")).ShouldBe(
            """{"data":{"__type":{"kind":"OBJECT","name":"HydrantsConnection","fields":["""
            + """{"name":"pageInfo","type":{"kind":"NON_NULL","name":null,"ofType":{"name":"PageInfo"}}},"""
            + """{"name":"edges","type":{"kind":"LIST","name":null,"ofType":{"name":null}}},"""
            + """{"name":"nodes","type":{"kind":"LIST","name":null,"ofType":{"name":null}}},"""
            + """{"name":"totalCount","type":{"kind":"NON_NULL","name":null,"ofType":{"name":"Int"}}}]}}}""");
    }

    [Theory]
    [InlineData("""{ __type(name: "Nothing") { name } }""", """{"data":{"__type":null}}""")]
    [InlineData("""{ __schema { queryType { name } mutationType { name } subscriptionType { name } } }""", """{"data":{"__schema":{"queryType":{"name":"Query"},"mutationType":{"name":"Mutation"},"subscriptionType":{"name":"Subscription"}}}}""")]
    [InlineData("""{ __type(name: "HydrantKind") { enumValues { name isDeprecated } fields { name } } }""", """{"data":{"__type":{"enumValues":[{"name":"UNDERGROUND","isDeprecated":false},{"name":"PILLAR_TYPE","isDeprecated":false}],"fields":null}}}""")]
    [InlineData("""{ __type(name: "Station") { description fields { name description } } }""", """{"data":{"__type":{"description":"A fire station.","fields":[{"name":"id","description":"Its number."},{"name":"name","description":"What it is called."}]}}}""")]
    public async Task The_schema_answers_about_itself(string query, string answer) => (await SampleSchema.AskAsync(query)).ShouldBe(answer);
}
