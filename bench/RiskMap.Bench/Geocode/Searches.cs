using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Npgsql;
using RiskMap.Bench.Load;
using RiskMap.Geocoding.Matching;

namespace RiskMap.Bench.Geocode;

/// <summary>How often a search was done in a second, how long it took, and how often its first answer was the right street.</summary>
public sealed record Searched(double PerSecond, double P50, double P99, double Right);

/// <summary>The same texts asked of the gazetteer in this process, of the server by GraphQL, and of plain SQL.</summary>
public static class Searches
{
    private const int Connections = 8;
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(4);

    /// <summary>One after the other on one core.</summary>
    public static Searched InProcess(IReadOnlyList<Asked> asked, Func<string, string?> first)
    {
        var right = asked.Count(a => first(a.Text)?.Contains(a.Street, StringComparison.Ordinal) == true);
        var times = new List<long>();
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; Stopwatch.GetElapsedTime(started) < Long; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            first(asked[i % asked.Count].Text);
            times.Add(Stopwatch.GetTimestamp() - begun);
        }

        return Of(times, Stopwatch.GetElapsedTime(started), right / (double)asked.Count);
    }

    /// <summary>All cores at once, as a sheet is geocoded: texts per second.</summary>
    public static double InBulk(IReadOnlyList<Asked> asked, Geocoder geocoder)
    {
        var rounds = 40;
        var started = Stopwatch.GetTimestamp();
        Parallel.For(0, rounds * asked.Count, i => geocoder.Match(asked[i % asked.Count].Text, 1));
        return rounds * asked.Count / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    /// <summary>GraphQL by POST on eight connections, one request at a time on each.</summary>
    public static async Task<Searched> ByHttpAsync(ServerProcess server, IReadOnlyList<Asked> asked, string query)
    {
        byte[][] requests = [.. asked.Select(a => Request(query, a.Text))];
        await LoadClient.RunAsync(server.Port, requests, Connections, TimeSpan.FromSeconds(2));
        var loaded = await LoadClient.RunAsync(server.Port, requests, Connections, Long);
        using var client = new HttpClient { BaseAddress = new($"http://127.0.0.1:{server.Port}") };
        var right = 0;
        foreach (var one in asked)
        {
            using var body = new StringContent(Body(query, one.Text), Encoding.UTF8, "application/json");
            using var answer = JsonDocument.Parse(await (await client.PostAsync("/graphql", body)).Content.ReadAsStringAsync());
            var found = answer.RootElement.GetProperty("data").GetProperty("area").GetProperty("found");
            right += found.GetArrayLength() > 0 && found[0].GetProperty("label").GetString()!.Contains(one.Street, StringComparison.Ordinal) ? 1 : 0;
        }

        return new(loaded.PerSecond, loaded.P50, loaded.P99, right / (double)asked.Count);
    }

    /// <summary>One prepared statement on eight connections; its first column is the street found.</summary>
    public static async Task<Searched> BySqlAsync(string connection, IReadOnlyList<Asked> asked, string sql, Func<Asked, string> value)
    {
        await using var database = new NpgsqlDataSourceBuilder(new NpgsqlConnectionStringBuilder(connection) { MaxPoolSize = Connections, SearchPath = "peer,public" }.ConnectionString).Build();
        var next = -1;
        var right = 0;
        var started = Stopwatch.GetTimestamp();
        var times = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(AskAsync)));
        return Of([.. times.SelectMany(t => t)], Stopwatch.GetElapsedTime(started), right / (double)asked.Count);

        async Task<List<long>> AskAsync()
        {
            await using var open = await database.OpenConnectionAsync();
            await using var command = new NpgsqlCommand(sql, open) { Parameters = { new NpgsqlParameter<string>() } };
            await command.PrepareAsync();
            var spent = new List<long>();
            for (var turn = Interlocked.Increment(ref next); turn < asked.Count || Stopwatch.GetElapsedTime(started) < Long; turn = Interlocked.Increment(ref next))
            {
                var one = asked[turn % asked.Count];
                ((NpgsqlParameter<string>)command.Parameters[0]).TypedValue = value(one);
                var begun = Stopwatch.GetTimestamp();
                var found = (string?)await command.ExecuteScalarAsync();
                spent.Add(Stopwatch.GetTimestamp() - begun);
                if (turn < asked.Count && found == one.Street)
                {
                    Interlocked.Increment(ref right);
                }
            }

            return spent;
        }
    }

    private static Searched Of(List<long> ticks, TimeSpan took, double right)
    {
        ticks.Sort();
        double At(double share) => ticks[(int)(share * (ticks.Count - 1))] * 1000.0 / Stopwatch.Frequency;
        return new(ticks.Count / took.TotalSeconds, At(0.5), At(0.99), right);
    }

    private static string Body(string query, string text) => JsonSerializer.Serialize(new { query, variables = new { text } }, JsonSerializerOptions.Web);

    public static byte[] Request(string query, string text)
    {
        var body = Encoding.UTF8.GetBytes(Body(query, text));
        return
        [
            .. Encoding.ASCII.GetBytes(
                $"POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAccept: application/json\r\nContent-Length: {body.Length}\r\n\r\n"),
            .. body,
        ];
    }
}
