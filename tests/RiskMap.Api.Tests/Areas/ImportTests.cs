using System.Text.Json.Nodes;
using Dapper;

namespace RiskMap.Api.Tests.Areas;

public sealed class ImportTests(Town town) : IClassFixture<Town>
{
    [Fact]
    public async Task Runs_come_newest_first_and_every_reject_of_every_row_comes_once()
    {
        await using (var connection = await town.Source.OpenConnectionAsync())
        {
            // Three runs, the middle one with two rejects in each of its 60 bad rows.
            await connection.ExecuteAsync("""
                INSERT INTO import_runs SELECT d.area, ('01a00000-0000-7000-8000-00000000000' || n)::uuid, d.id, 'file' || n || '.csv', '', now(), now(), 100, 40, 0, 0, 0, 0, 60
                    FROM datasets d, generate_series(1, 3) n WHERE d.area = 'town' AND d.layer = 'hydrants';
                INSERT INTO import_rejects (area, run, row_number, outcome, field, value, reason)
                    SELECT 'town', '01a00000-0000-7000-8000-000000000002', n, 'rejected', 'geom', '?', reason
                    FROM generate_series(1, 60) n, unnest('{geometry_missing,number_invalid}'::text[]) reason;
                """);
        }

        var first = (await town.AreaAsync("importRuns(first: 2) { totalCount pageInfo { endCursor hasNextPage } nodes { fileName rejected dataset { layer } } }"))["importRuns"]!;
        first["totalCount"]!.GetValue<int>().ShouldBe(3);
        first["nodes"]!.AsArray().Select(n => n!["fileName"]!.GetValue<string>()).ShouldBe(["file3.csv", "file2.csv"]);
        first["nodes"]![0]!["dataset"]!["layer"]!.GetValue<string>().ShouldBe("hydrants");
        var cursor = first["pageInfo"]!["endCursor"]!.GetValue<string>();
        var rest = (await town.AreaAsync($"importRuns(after: \"{cursor}\") {{ pageInfo {{ hasNextPage }} nodes {{ fileName }} }}"))["importRuns"]!;
        rest["nodes"]!.AsArray().Select(n => n!["fileName"]!.GetValue<string>()).ShouldBe(["file1.csv"]);
        rest["pageInfo"]!["hasNextPage"]!.GetValue<bool>().ShouldBeFalse();

        var seen = new List<string>();
        string? after = null;
        do
        {
            var rejects = (await RejectsAsync(after))!;
            rejects["totalCount"]!.GetValue<int>().ShouldBe(120);
            seen.AddRange(rejects["nodes"]!.AsArray().Select(r => $"{r!["rowNumber"]} {r["reason"]}"));
            after = rejects["pageInfo"]!["hasNextPage"]!.GetValue<bool>() ? rejects["pageInfo"]!["endCursor"]!.GetValue<string>() : null;
        }
        while (after is not null);
        seen.ShouldBe(Enumerable.Range(1, 60).SelectMany(n => new[] { $"{n} geometry_missing", $"{n} number_invalid" }));
    }

    private async Task<JsonNode?> RejectsAsync(string? after) => (await town.AreaAsync($$"""
        importRuns(first: 2) { nodes { rejects(first: 7{{(after is null ? "" : $", after: \"{after}\"")}}) { totalCount pageInfo { hasNextPage endCursor } nodes { rowNumber reason } } } }
        """))["importRuns"]!["nodes"]![1]!["rejects"];
}
