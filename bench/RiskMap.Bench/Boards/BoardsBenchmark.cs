using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Dapper;
using RiskMap.Bench.Load;

namespace RiskMap.Bench.Boards;

/// <summary>
/// Every board, list and card of the check-ups over HTTP, asked in the client's own words: from a warm server, and first after somebody saved a hazard, when nothing
/// that depends on hazards may be kept. Beside each the bare SQL of its main figures; a figure of both is compared before anything is measured.
/// </summary>
public static class BoardsBenchmark
{
    private const double Goal = 300, GoalAfterSave = 1000;

    private const int Warm = 15, Saves = 3, FloorRounds = 3;

    private const string Key = "a key for measuring that nobody else has";

    public static async Task<IReadOnlyList<Measured>> RunAsync(City city, Action<string> say)
    {
        var documents = new ClientDocuments(Path.Combine(ServerProcess.Checkout, "web", "src"));
        var floors = await FloorsAsync();
        await using var server = await ServerProcess.RiskMapAsync(city.Connection, ("RISKMAP_ADMIN_KEY", Key));
        using var client = new HttpClient { BaseAddress = new($"http://127.0.0.1:{server.Port}"), Timeout = TimeSpan.FromMinutes(3) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Key);
        var saving = new Saving(client, documents);
        await saving.SaveAsync();
        var rows = new List<Measured>();
        List<double> saved = [];
        foreach (var board in Board.All)
        {
            var asked = new { query = documents.Of(board.Operation), variables = board.Variables };
            var (cold, answer) = await AskAsync(client, asked);
            var (floor, expected) = await FloorAsync(city, floors[board.Name]);
            if (board.Figure is { } figure && Math.Abs(figure(answer) - expected) > 0.01)
            {
                throw new BenchFailed($"{board.Name}: the board says {figure(answer)}, bare SQL {expected}.");
            }

            List<double> warm = [], after = [];
            for (var i = 0; i < Warm; i++)
            {
                warm.Add((await AskAsync(client, asked)).Milliseconds);
            }

            for (var i = 0; i < Saves; i++)
            {
                saved.Add(await saving.SaveAsync());
                after.Add((await AskAsync(client, asked)).Milliseconds);
            }

            warm.Sort();
            var (p50, p95, p50After) = (Median.Of(warm), warm[^1], Median.Of(after));
            say(string.Create(CultureInfo.InvariantCulture, $"  {board.Name}: {p50:0.0} ms, p95 {p95:0.0}{Missed(p95 > Goal)}; after a save {p50After:0}{Missed(p50After > GoalAfterSave)}; first {cold:0}; SQL {floor:0.0}"));
            rows.Add(new(board.Name, p50, null, null, floor, "bare SQL", "ms", false));
            rows.Add(new($"{board.Name}, p95", p95, null, null, floor, "bare SQL", "ms", false));
            rows.Add(new($"{board.Name}, after a save", p50After, null, null, floor, "bare SQL", "ms", false));
        }

        rows.Add(new("saving a hazard", Median.Of(saved), null, null, null, null, "ms", false));
        return rows;

        static string Missed(bool missed) => missed ? " MISSED" : "";
    }

    private static async Task<(double Milliseconds, JsonNode Area)> AskAsync(HttpClient client, object asked)
    {
        var clock = Stopwatch.StartNew();
        using var answer = await client.PostAsJsonAsync("/graphql", asked);
        var text = await answer.Content.ReadAsStringAsync();
        var milliseconds = clock.Elapsed.TotalMilliseconds;
        var read = JsonNode.Parse(text)!;
        return read["errors"] is null && read["data"]?["area"] is { } area ? (milliseconds, area) : throw new BenchFailed($"A board was refused: {text[..Math.Min(text.Length, 1000)]}");
    }

    private static async Task<(double Milliseconds, double Figure)> FloorAsync(City city, string sql)
    {
        await using var connection = await city.Source.OpenConnectionAsync();
        List<double> times = [];
        double figure = 0;
        for (var i = 0; i < FloorRounds; i++)
        {
            var clock = Stopwatch.StartNew();
            var row = (IDictionary<string, object>)await connection.QuerySingleAsync(sql);
            times.Add(clock.Elapsed.TotalMilliseconds);
            figure = Convert.ToDouble(row["n"], CultureInfo.InvariantCulture);
        }

        return (Median.Of(times), figure);
    }

    /// <summary>floors.sql by its headings: what stands under "-- week" is the floor of the board of that name.</summary>
    private static async Task<Dictionary<string, string>> FloorsAsync()
    {
        using var reader = new StreamReader(typeof(BoardsBenchmark).Assembly.GetManifestResourceStream("floors.sql")!);
        return (await reader.ReadToEndAsync()).Split("\n\n-- ", StringSplitOptions.TrimEntries).Skip(1).Select(part => part.Split('\n', 2))
            .ToDictionary(part => part[0].Trim(), part => part[1]);
    }
}
