using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace RiskMap.Bench.GraphQL;

/// <summary>Compares what the entrants answer before they are measured: who answers less would win for doing less.</summary>
public sealed class Answers(int riskMap, int peer, int floor)
{
    private static readonly HttpClient Client = new();

    /// <exception cref="BenchFailed">They do not answer the same, but for the order of properties and white space.</exception>
    public async Task CompareAsync(Question question)
    {
        foreach (var (body, path) in question.Bodies().Zip(question.FloorPaths()).Take(20))
        {
            var ours = await PostAsync(riskMap, body);
            var peers = await PostAsync(peer, body);
            var floors = await Client.GetStringAsync($"http://127.0.0.1:{floor}{path}");
            foreach (var other in (string[])[peers, floors])
            {
                if (!JsonElement.DeepEquals(JsonElement.Parse(ours), JsonElement.Parse(other)))
                {
                    throw new BenchFailed($"The answers to \"{question.Name}\" differ:\n{ours}\n{other}");
                }
            }
        }
    }

    /// <summary>What RiskMap's hello says, for the others to say too.</summary>
    public static async Task<string> VersionAsync(int port) =>
        JsonElement.Parse(await PostAsync(port, Question.Hello.Bodies()[0])).GetProperty("data").GetProperty("version").GetString()!;

    /// <summary>Makes the document known as an automatic persisted query does; null: the server takes no documents by id.</summary>
    public async Task<string?> RegisterAsync(Question question)
    {
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(question.Query)));
        var first = JsonElement.Parse(question.Bodies()[0]);
        var variables = first.TryGetProperty("variables", out var sent) ? sent : (JsonElement?)null;
        await PostAsync(riskMap, JsonSerializer.Serialize(new
        {
            query = question.Query,
            variables,
            extensions = new { persistedQuery = new { version = 1, sha256Hash = id } },
        }));
        return JsonElement.Parse(await PostAsync(riskMap, question.Bodies(id)[0])).TryGetProperty("data", out _) ? id : null;
    }

    private static async Task<string> PostAsync(int port, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        var answer = await Client.PostAsync($"http://127.0.0.1:{port}/graphql", content);
        return await answer.Content.ReadAsStringAsync();
    }
}
