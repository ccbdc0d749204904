using System.Text.Json;
using HotChocolate.CostAnalysis;
using HotChocolateTests.Execution;
using HotChocolateTests.Sample;
using Microsoft.Extensions.DependencyInjection;

namespace HotChocolateTests.CostAnalysis;

/// <summary>What an operation costs is known, and what costs too much is refused, before anything runs.</summary>
public sealed class CostTests
{
    private static Task<string> Ask(Action<CostOptions> options, string query, string variables = "{}") =>
        Schemas.AskAsync(b => SampleSchema.Add(b.Services).ModifyCostOptions(options), query, variables);

    private static async Task<double> Cost(string kind, string query, string variables)
    {
        var answer = await Ask(o => (o.MaxFieldCost, o.MaxTypeCost) = kind == "fieldCost" ? (-1, 0) : (double.MaxValue, -1), query, variables);
        return JsonElement.Parse(answer).GetProperty("errors")[0].GetProperty("extensions").GetProperty(kind).GetDouble();
    }

    [Theory]
    [InlineData("{ __typename }", 0, 1)]
    [InlineData("{ apiVersion }", 0, 1)]
    [InlineData("{ hydrantById(id: 1) { id } }", 10, 2)]
    [InlineData("{ hydrantById(id: 1) { station { id name } } }", 20, 3)]
    [InlineData("{ a: hydrantById(id: 1) { id } b: hydrantById(id: 1) { id } }", 20, 3)]
    [InlineData("{ hydrants { nodes { id } } }", 10 + 20, 2 + 20)]
    [InlineData("{ hydrants(first: 5) { nodes { id } } }", 10 + 5, 2 + 5)]
    [InlineData("{ hydrants(last: 7) { edges { node { id } } pageInfo { endCursor } totalCount } }", 10 + (7 * 2) + 1, 2 + (7 * 2) + 1)]
    [InlineData("{ hydrants(first: 100) { ...P } } fragment P on HydrantsConnection { nodes { ...H ...H } } fragment H on Hydrant { station { id } }", 10 + (100 * 21), 2 + (100 * 3))]
    [InlineData("{ hydrants(first: -3) { nodes { id } } }", 10, 2)]
    [InlineData("{ hydrants(first: null) { nodes { id } } }", 10 + 20, 2 + 20)]
    [InlineData("{ __schema { types { fields { name } } } }", 0, 1)]
    public async Task An_operation_costs_what_it_may_come_to(string query, double field, double type)
    {
        (await Cost("fieldCost", query, "{}")).ShouldBe(field);
        (await Cost("typeCost", query, "{}")).ShouldBe(type);
    }

    [Theory]
    [InlineData("""{ "n": 3 }""", 10 + 3)]
    [InlineData("""{ "n": null }""", 10 + 20)]
    [InlineData("{ }", 10 + 7)]
    [InlineData("""{ "n": 2147483647 }""", 10 + 2147483647.0)]
    public async Task The_page_size_may_be_a_variable(string variables, double field) =>
        (await Cost("fieldCost", "query ($n: Int = 7) { hydrants(first: $n) { nodes { id } } }", variables)).ShouldBe(field);

    [Fact]
    public async Task The_refusal_says_cost_and_limit()
    {
        var refusal = await Ask(_ => { }, "{ hydrants(first: 100) { nodes { station { id } } } }");
        refusal.ShouldContain("The maximum allowed field cost was exceeded: the operation costs 1110, the limit is 1000.");
        refusal.ShouldContain("\"extensions\":{\"code\":\"HC0047\",\"fieldCost\":1110,\"maxFieldCost\":1000}");
        refusal.ShouldNotContain("\"data\"");
        (await Ask(o => o.MaxTypeCost = 10, "{ hydrants { nodes { id } } }")).ShouldContain("\"typeCost\":22,\"maxTypeCost\":10");
    }

    [Fact]
    public async Task A_larger_page_is_weighed_anew_and_a_smaller_one_passes()
    {
        const string Query = "query ($n: Int!) { hydrants(first: $n) { nodes { station { id } } } }";
        var executor = await Schemas.BuildAsync(b => SampleSchema.Add(b.Services));
        foreach (var (size, passes) in new[] { (50, true), (80, true), (20, true), (95, false), (80, true) })
        {
            var answer = await Schemas.AskAsync(executor, Query, $$"""{"n":{{size}}}""");
            answer.Contains("HC0047", StringComparison.Ordinal).ShouldBe(!passes, $"{size}");
        }
    }

    [Fact]
    public async Task Limits_are_a_choice()
    {
        const string Query = "{ hydrants(first: 100) { nodes { station { id } } } }";
        (await Ask(o => o.MaxFieldCost = 1_110, Query)).ShouldStartWith("{\"data\"");
        (await Ask(o => o.EnforceCostLimits = false, Query)).ShouldStartWith("{\"data\"");
        (await Ask(o => o.DefaultResolverCost = 5, Query)).ShouldStartWith("{\"data\"");
        (await Ask(o => (o.ApplyCostDefaults, o.MaxFieldCost) = (false, 200), Query)).ShouldContain("\"fieldCost\":201");
    }
}
