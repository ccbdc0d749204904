using System.Text.Json;

namespace RiskMap.Bench.GraphQL;

/// <summary>Scripts for wrk: requests that are built before the first is sent, and figures in one line at the end.</summary>
public static class WrkScript
{
    /// <summary>Begins the line of figures.</summary>
    public const string Mark = "figures";

    /// <summary>Posts the bodies to /graphql, one after another and then from the first again.</summary>
    public static string Posts(string folder, string name, IEnumerable<string> bodies) =>
        Write(folder, name, bodies.Select(b => $$"""wrk.format("POST", "/graphql", { ["Content-Type"] = "application/json" }, {{Lua(b)}})"""));

    public static string Gets(string folder, string name, IEnumerable<string> paths) =>
        Write(folder, name, paths.Select(p => $"""wrk.format("GET", {Lua(p)})"""));

    private static string Write(string folder, string name, IEnumerable<string> requests)
    {
        var path = Path.Combine(folder, $"{name}.lua");
        File.WriteAllText(path, $$"""
            local requests = {}
            local turn = 0

            function init()
              requests = {
                {{string.Join(",\n    ", requests)}}
              }
            end

            function request()
              turn = turn % #requests + 1
              return requests[turn]
            end

            function done(summary, latency)
              local e = summary.errors
              io.write(string.format("{{Mark}} %d %d %d %d %d %d\n", summary.requests, summary.duration,
                e.connect + e.read + e.write + e.status + e.timeout, latency:percentile(50), latency:percentile(99), summary.bytes))
            end
            """);
        return path;
    }

    /// <summary>Text of ours, without control characters, is the same in JSON and in Lua.</summary>
    private static string Lua(string text) => JsonSerializer.Serialize(text, Plain);

    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
