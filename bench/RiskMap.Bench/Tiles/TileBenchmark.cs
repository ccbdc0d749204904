using RiskMap.Bench.Load;

namespace RiskMap.Bench.Tiles;

/// <summary>
/// Tiles of the city's buildings at 8 connections. Uncached: each is made anew, over a pool as large as the machine has cores;
/// beside pgbench with the same SQL, and a bare Kestrel that hands the bytes through. Cached: beside a dictionary under Kestrel.
/// </summary>
public static class TileBenchmark
{
    private const int Connections = 8;
    private const int Rounds = 5;
    private const string Verdicts = "verdicts";
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(6);

    public static async Task<IReadOnlyList<Measured>> RunAsync(City city, Action<string> say)
    {
        await Pgbench.PrepareAsync(city);
        await using var anew = await ServerProcess.RiskMapAsync(city.Connection, ("RISKMAP_TILE_CACHE_MB", "0"));
        await using var kept = await ServerProcess.RiskMapAsync(city.Connection);
        await using var passThrough = await ServerProcess.FloorAsync(TileFloors.PassThrough, city.Connection);
        await using var dictionary = await ServerProcess.FloorAsync(TileFloors.Dictionary, city.Connection);

        var mix = TileMix.Wire();
        var tag = await TagAsync(kept.Port, TileMix.Path(TileMix.Tiles[0]));
        var verdicts = TileMix.Verdicts("overall");
        // The city is judged before anything is measured.
        await TagAsync(anew.Port, TileMix.VerdictPath(TileMix.Tiles[0], "overall"));
        await TagAsync(kept.Port, TileMix.VerdictPath(TileMix.Tiles[0], "overall"));
        var known = TileMix.Wire(_ => $"If-None-Match: {tag}\r\n");
        say($"{mix.Count} requests for {TileMix.Tiles.Distinct().Count()} tiles of zoom 13 to 16, {Connections} connections, " +
            $"{Rounds} rounds of {Round.TotalSeconds} s each in turn; the middle round counts.");

        var uncached = new Contest("uncached", say,
            ("RiskMap", async t => await LoadClient.RunAsync(anew.Port, mix, Connections, t)),
            ("pass-through", async t => await LoadClient.RunAsync(passThrough.Port, mix, Connections, t)),
            ("pgbench", async t => await Pgbench.RunAsync(city, Connections, t)),
            (Verdicts, async t => await LoadClient.RunAsync(anew.Port, verdicts, Connections, t)));
        await uncached.RunAsync(WarmUp, Round, Rounds);

        // The reader chooses another test: the outlines are kept, every tile is judged anew.
        await LoadClient.RunAsync(kept.Port, verdicts, Connections, TimeSpan.MaxValue, verdicts.Count);
        string[] tests = ["radius", "hose_lay", "combined", "supply", "state"];
        var others = new List<Loaded>();
        foreach (var wire in tests.Select(TileMix.Verdicts))
        {
            others.Add(await LoadClient.RunAsync(kept.Port, wire, Connections, TimeSpan.MaxValue, wire.Count));
            say($"  verdict tiles, another test: {others[^1].PerSecond:N0}/s  p50 {others[^1].P50:0.00} ms  p99 {others[^1].P99:0.00} ms");
        }

        // Every tile once, so that all that follow are kept ones.
        await LoadClient.RunAsync(kept.Port, mix, Connections, TimeSpan.MaxValue, mix.Count);
        await LoadClient.RunAsync(dictionary.Port, mix, Connections, TimeSpan.MaxValue, mix.Count);
        var cached = new Contest("cached", say,
            ("RiskMap", async t => await LoadClient.RunAsync(kept.Port, mix, Connections, t)),
            ("dictionary", async t => await LoadClient.RunAsync(dictionary.Port, mix, Connections, t)),
            ("RiskMap 304", async t => await LoadClient.RunAsync(kept.Port, known, Connections, t)));
        await cached.RunAsync(WarmUp, Round, Rounds);

        const string Floor = "Kestrel + Npgsql pass-through";
        const string Kept = "dictionary under Kestrel";
        return
        [
            Row("tiles made anew", uncached, l => l.PerSecond, "requests/s", true, "RiskMap", "pgbench", "pass-through", Floor),
            Row("tiles made anew, p50", uncached, l => l.P50, "ms", false, "RiskMap", "pgbench", "pass-through", Floor),
            Row("tiles made anew, p99", uncached, l => l.P99, "ms", false, "RiskMap", "pgbench", "pass-through", Floor),
            Row("verdict tiles made anew, p50", uncached, l => l.P50, "ms", false, Verdicts, null, "pass-through", Floor),
            Row("verdict tiles made anew, p99 (goal 60)", uncached, l => l.P99, "ms", false, Verdicts, null, "pass-through", Floor),
            new("verdict tiles, another test, p99 (goal 60)", Math.Round(Median.Of(others.Select(l => l.P99)), 3), null, null, null, null, "ms", false),
            Row("tiles kept", cached, l => l.PerSecond, "requests/s", true, "RiskMap", null, "dictionary", Kept),
            Row("tiles kept, p50", cached, l => l.P50, "ms", false, "RiskMap", null, "dictionary", Kept),
            Row("tiles kept, p99", cached, l => l.P99, "ms", false, "RiskMap", null, "dictionary", Kept),
            Row("tiles the reader has (304)", cached, l => l.PerSecond, "requests/s", true, "RiskMap 304", null, "dictionary", Kept),
        ];
    }

    private static Measured Row(
        string work, Contest contest, Func<Loaded, double> figure, string unit, bool higherIsBetter, string riskMap, string? peer, string floor, string floorName)
    {
        var peerFigure = peer is null ? null : contest.Middle(peer, figure);
        return new(
            work, Math.Round(contest.Middle(riskMap, figure)!.Value, 3), Rounded(peerFigure), peerFigure is null ? null : $"{peer}, {Connections} clients",
            Rounded(contest.Middle(floor, figure)), floorName, unit, higherIsBetter);
    }

    private static double? Rounded(double? value) => value is { } v ? Math.Round(v, 3) : null;

    private static async Task<string> TagAsync(int port, string path)
    {
        using var client = new HttpClient();
        var answer = await client.GetAsync($"http://127.0.0.1:{port}{path}");
        return answer.EnsureSuccessStatusCode().Headers.ETag!.ToString();
    }
}
