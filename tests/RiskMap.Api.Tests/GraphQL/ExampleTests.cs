using System.Text.RegularExpressions;
using RiskMap.Tests;

namespace RiskMap.Api.Tests.GraphQL;

/// <summary>The example queries stand beside the schema and in GraphiQL's tabs: they must work.</summary>
public sealed partial class ExampleTests(Town town)
{
    private static readonly string Folder = Path.Combine(RealData.Checkout, "api", "RiskMap.Api", "GraphQL", "examples");

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Folder, "*.graphql").Select(f => Path.GetFileName(f)).Order()];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task An_example_says_in_both_languages_what_it_asks_and_is_answered(string file)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Folder, file));
        var lines = text.Split('\n');
        lines[0].ShouldMatch(@"^# .*\p{IsCJKUnifiedIdeographs}");
        lines[1].ShouldMatch(@"^# [A-Z].*[.?]$");
        var answer = await town.AskAsync(text, variables: AsksForArea().IsMatch(text) ? new { area = "town" } : null);
        answer["errors"].ShouldBeNull(answer.ToJsonString());
        (answer["data"]!["area"] ?? answer["data"]!["areas"]).ShouldNotBeNull();
    }

    [GeneratedRegex(@"\$area\s*:", RegexOptions.None, 1000)]
    private static partial Regex AsksForArea();
}
