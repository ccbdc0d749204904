using System.Text.Json;
using RiskMap.Oracles;
using RiskMap.Tests;

namespace RiskMap.Api.Tests.GraphQL;

public sealed class SchemaTests(ApiServer server) : IClassFixture<ApiServer>
{
    private static string Path => System.IO.Path.Combine(RealData.Checkout, "api", "RiskMap.Api", "GraphQL", "schema.graphql");

    /// <summary>
    /// What the world sees stands in the repository. A wanted change is accepted by running this test with RISKMAP_ACCEPT=1, which takes
    /// additions only; what breaks somebody's queries is taken with RISKMAP_ACCEPT=breaking. Read the diff of the file.
    /// </summary>
    [Fact]
    public async Task The_schema_is_the_one_in_the_repository_and_changes_only_on_purpose()
    {
        var known = await File.ReadAllTextAsync(Path);
        var served = (await server.Client.GetStringAsync("/graphql?sdl")).ReplaceLineEndings("\n").TrimEnd() + "\n";
        if (served == known)
        {
            return;
        }

        var breaks = await BreaksAsync(known, served);
        var accepted = Environment.GetEnvironmentVariable("RISKMAP_ACCEPT");
        if (accepted == "breaking" || (accepted == "1" && breaks.Length == 0))
        {
            await File.WriteAllTextAsync(Path, served);
            return;
        }

        Assert.Fail(breaks.Length == 0
            ? "The schema has grown. If that is meant, run this test with RISKMAP_ACCEPT=1."
            : $"The schema breaks its clients:\n{string.Join('\n', breaks)}\nIf that is meant, run this test with RISKMAP_ACCEPT=breaking.");
    }

    [Theory]
    [InlineData("  status: HydrantStatus!", "  state: HydrantStatus!", "Hydrant.status was removed.")]
    [InlineData("  number: String\n", "  number: Int\n", "Hydrant.number changed type from String to Int.")]
    [InlineData("  OBSTRUCTED\n", "  BURIED\n", "OBSTRUCTED was removed from enum type HydrantStatus.")]
    [InlineData("  failing: Boolean\n", "  failing: Boolean!\n", "BuildingVerdictFilter.failing changed type from Boolean to Boolean!.")]
    [InlineData("    metres: Float! = 50\n", "    metres: Float!\n", "Road.hydrants arg metres defaultValue was removed.")]
    public async Task A_change_that_breaks_clients_is_named(string before, string after, string named)
    {
        var known = await File.ReadAllTextAsync(Path);
        known.ShouldContain(before, Case.Sensitive);
        (await BreaksAsync(known, known.Replace(before, after, StringComparison.Ordinal))).ShouldContain(named);
    }

    [Fact]
    public async Task An_addition_breaks_nobody()
    {
        var known = await File.ReadAllTextAsync(Path);
        (await BreaksAsync(known, known.Replace("  coveredShare: Float\n", "  coveredShare: Float\n  motto(language: String): String\n", StringComparison.Ordinal)))
            .ShouldBeEmpty();
    }

    private static async Task<string[]> BreaksAsync(string before, string after) =>
        (await Oracle.AskAsync("breakingChanges.mjs", JsonSerializer.Serialize(new { before, after })))
        .Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
