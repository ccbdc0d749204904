using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace RiskMap.Bench.Boards;

/// <summary>Somebody corrects the note of a hazard, as the client sends it.</summary>
public sealed class Saving(HttpClient client, ClientDocuments documents)
{
    private const int Hazard = 4711;

    private int _saves;

    /// <returns>Milliseconds that it took.</returns>
    public async Task<double> SaveAsync()
    {
        var hazard = (await AskAsync("hazard", new { code = City.Area, featureId = Hazard }))["area"]!["hazard"]!;
        var key = Guid.NewGuid().ToString("N");
        var clock = Stopwatch.StartNew();
        var done = (await AskAsync("correctHazard", new
        {
            area = City.Area,
            hazard = (string)hazard["id"]!,
            version = (string)hazard["version"]!,
            facts = new { note = $"{key} {++_saves}" },
            entry = new { key, who = "bench" },
        }))["done"]!;
        return (string)done["outcome"]! == "DONE" ? clock.Elapsed.TotalMilliseconds : throw new BenchFailed($"A save came to nothing: {done}");
    }

    private async Task<JsonNode> AskAsync(string operation, object variables)
    {
        using var answer = await client.PostAsJsonAsync("/graphql", new { query = documents.Of(operation), variables });
        var read = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        return read["errors"] is null ? read["data"]! : throw new BenchFailed($"{operation}: {read["errors"]}");
    }
}
