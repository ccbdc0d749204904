using System.Text.Json.Nodes;

namespace RiskMap.Api.Tests.GraphQL;

/// <summary>What would be too much to answer is refused before any of it is asked of the database.</summary>
public sealed class LimitTests(Town town)
{
    private static readonly string Thousands = "areas { roads(first: 1000) { nodes { hydrants { id } } } zones(first: 1000) { nodes { id } } }";

    [Fact]
    public async Task Thousands_in_thousands_are_refused_and_the_refusal_says_what_they_cost()
    {
        var error = Refusal(await town.AskAsync($"{{ {Thousands} b: {Thousands} }}"));
        error["code"]!.GetValue<string>().ShouldBe("HC0047");
        error["maxFieldCost"]!.GetValue<double>().ShouldBe(50_000);
        error["fieldCost"]!.GetValue<double>().ShouldBeGreaterThan(200_000);
    }

    [Fact]
    public async Task A_page_size_that_is_a_variable_counts_as_sent()
    {
        const string Query = "query ($n: Int) { areas { buildings(first: $n) { nodes { id } } roads(first: $n) { nodes { hydrants { id } } } } }";
        (await town.AskAsync(Query, variables: new { n = 50 }))["errors"].ShouldBeNull();
        Refusal(await town.AskAsync(Query, variables: new { n = 500 }))["fieldCost"]!.GetValue<double>().ShouldBeGreaterThan(50_000);
        (await town.AskAsync(Query, variables: new { n = (int?)null }))["errors"].ShouldBeNull();
    }

    [Fact]
    public async Task The_largest_question_of_the_map_passes()
    {
        var answer = await town.AskAsync("{ area(code: \"town\") { hydrants(first: 500) { nodes { id } } zones(first: 5000) { nodes { id kind } } } }");
        answer["errors"].ShouldBeNull();
    }

    private static JsonNode Refusal(JsonNode answer)
    {
        answer["data"].ShouldBeNull();
        return answer["errors"]![0]!["extensions"]!;
    }
}
