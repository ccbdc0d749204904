using System.Text.Json.Nodes;
using RiskMap.Oracles;

namespace RiskMap.Api.Tests.GraphQL;

public sealed class AuditTests(ApiServer server) : IClassFixture<ApiServer>
{
    /// <summary>With all that stands before the endpoint here: compression, problem pages, the client's fallback.</summary>
    [Fact]
    public async Task The_audits_of_GraphQL_over_HTTP_are_passed()
    {
        await using var host = ApiServer.StartOn(server.Connection, ("RISKMAP_BIND", "127.0.0.1"), ("RISKMAP_PORT", "0"));
        host.UseKestrel(0);
        host.StartServer();
        var address = host.ClientOptions.BaseAddress;
        var results = JsonNode.Parse(await Oracle.AskAsync("audit.mjs", arguments: address + "graphql"))!.AsArray();
        results.Count.ShouldBeGreaterThan(50);
        var failed = results.Where(r => r!["status"]!.GetValue<string>() != "ok")
            .ToDictionary(r => r!["id"]!.GetValue<string>(), r => $"{r!["name"]}: {r["reason"]}");
        // SHOULD answer application/json to who takes anything (47DE) or does not say (80D8): they get application/graphql-response+json, as
        // from HotChocolate since 13.
        string.Join(' ', failed.Keys.Order(StringComparer.Ordinal)).ShouldBe("47DE 80D8", string.Join('\n', failed));
    }
}
