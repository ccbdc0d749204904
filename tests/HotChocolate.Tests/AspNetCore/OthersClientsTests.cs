using System.Text.Json.Nodes;
using RiskMap.Oracles;

namespace HotChocolateTests.AspNetCore;

/// <summary>Others' software against a server of ours: the audits of GraphQL over HTTP, and the clients of the two streaming protocols.</summary>
public sealed class OthersClientsTests
{
    [Fact]
    public async Task The_audits_of_GraphQL_over_HTTP_are_passed()
    {
        await using var server = await EventServer.StartAsync();
        var results = JsonNode.Parse(await Oracle.AskAsync("audit.mjs", arguments: server.Client.BaseAddress + "graphql"))!.AsArray();
        results.Count.ShouldBeGreaterThan(50);
        var failed = results.Where(r => r!["status"]!.GetValue<string>() != "ok")
            .ToDictionary(r => r!["id"]!.GetValue<string>(), r => $"{r!["name"]}: {r["reason"]}");
        // SHOULD accept */* and use application/json for the content-type (47DE): who takes anything gets application/graphql-response+json,
        // as from HotChocolate since 13; SHOULD assume application/json when accept is missing (80D8): the same for who does not say.
        string.Join(' ', failed.Keys.Order(StringComparer.Ordinal)).ShouldBe("47DE 80D8", string.Join('\n', failed));
    }

    [Theory]
    [InlineData("ws")]
    [InlineData("sse")]
    public async Task A_client_subscribes_hears_unsubscribes_and_comes_back_when_it_was_cut_off(string kind)
    {
        await using var server = await EventServer.StartAsync();
        var asked = Oracle.AskAsync("subscribe.mjs", "", kind, server.Client.BaseAddress!.ToString().TrimEnd('/'));
        var seen = JsonNode.Parse(await asked.WaitAsync(TimeSpan.FromSeconds(60)))!;

        seen["received"]!.ToJsonString().ShouldBe("""["leak","rust"]""");
        seen["ended"]!.GetValue<bool>().ShouldBeTrue();
        seen["query"]!.ToJsonString().ShouldBe("""{"values":[{"data":{"hydrantById":{"id":3}}}],"end":"complete"}""");
        seen["mutation"]!.ToJsonString().ShouldBe("""{"values":[{"data":{"reportDefect":{"text":"ice"}}}],"end":"complete"}""");
        seen["fieldError"]!["values"]![0]!["errors"]![0]!["extensions"]!["code"]!.GetValue<string>().ShouldBe("TEXT_EMPTY");
        foreach (var refused in new[] { seen["invalid"]!, seen["invalidSubscription"]! })
        {
            refused.ToJsonString().ShouldContain("does not exist");
            refused.ToJsonString().ShouldNotContain("\"data\"");
        }

        seen["reconnected"]!.GetValue<bool>().ShouldBeTrue();
        seen["closed"]!.GetValue<bool>().ShouldBeTrue();
    }
}
