using RiskMap.Tests;

namespace RiskMap.Api.Tests.GraphQL;

public sealed class SchemaTests(ApiServer server) : IClassFixture<ApiServer>
{
    private static string Path => System.IO.Path.Combine(RealData.Checkout, "api", "RiskMap.Api", "GraphQL", "schema.graphql");

    /// <summary>What the world sees stands in the repository. A wanted change: run this test with RISKMAP_ACCEPT=1 and read the diff.</summary>
    [Fact]
    public async Task The_schema_is_the_one_in_the_repository()
    {
        var served = (await server.Client.GetStringAsync("/graphql?sdl")).ReplaceLineEndings("\n").TrimEnd() + "\n";
        if (Environment.GetEnvironmentVariable("RISKMAP_ACCEPT") == "1")
        {
            await File.WriteAllTextAsync(Path, served);
        }

        served.ShouldBe(await File.ReadAllTextAsync(Path));
    }
}
