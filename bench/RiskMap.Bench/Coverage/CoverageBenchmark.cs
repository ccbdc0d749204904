using System.Diagnostics;
using Dapper;
using RiskMap.Api;
using RiskMap.Api.Areas;
using RiskMap.Api.Hydrants.Coverage;
using RiskMap.Api.Standards;

namespace RiskMap.Bench.Coverage;

/// <summary>
/// Coverage of the whole city from memory, beside the best plain PostGIS and pgRouting can do with their own tables in the same run. The
/// answers are compared before anything is measured: the same uncovered buildings, the same sum of distances, the same nodes within reach.
/// </summary>
public static class CoverageBenchmark
{
    private const double Radius = 150, Hose = 300;
    private const int Rounds = 5;

    private const string Uncovered = """
        SELECT count(*)::int FROM bench_planar_buildings b
        WHERE NOT EXISTS (SELECT FROM bench_planar_hydrants h WHERE h.state = 'in_service' AND ST_DWithin(b.geom, h.geom, 150))
        """;

    private const string Nearest = """
        SELECT sum(near.metres) FROM bench_planar_buildings b
        CROSS JOIN LATERAL (SELECT b.geom <-> h.geom AS metres FROM bench_planar_hydrants h WHERE h.state = 'in_service' ORDER BY b.geom <-> h.geom LIMIT 1) AS near
        """;

    private const string Driving = """
        SELECT count(*)::int, sum(agg_cost) FROM pgr_drivingDistance(
            'SELECT id, from_node AS source, to_node AS target, length_m AS cost, length_m AS reverse_cost FROM road_edges WHERE area = ''bench''', @starts, 300, directed => false)
        """;

    public static async Task<IReadOnlyList<Measured>> RunAsync(City city, Action<string> say)
    {
        // As the web host sets it.
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        await Network.MakeAsync(city, say);
        var settings = new Settings { Database = city.Connection };
        await using var areas = new DataVersions(settings, TimeProvider.System);
        var area = (await areas.FindAsync(City.Area, default))!;
        var store = new CoverageStore(city.Source);
        var reaches = new Reaches(store, new ReachStore(city.Source), areas, settings);

        var before = GC.GetTotalMemory(forceFullCollection: true);
        var clock = Stopwatch.StartNew();
        var reach = await reaches.OfAsync(area, Radius, Hose, default);
        var loading = clock.Elapsed.TotalSeconds;
        var memory = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1_048_576.0;
        var model = reach.Model;
        say($"Model: {loading:0.0} s with reading, {memory:0} MB; {reach.Pairs.Hydrant.Length:N0} pairs, {model.Streets.Nodes:N0} nodes, {model.Streets.Count:N0} edges.");
        var rows = new List<Measured>();
        var day = new DateOnly(2026, 1, 1);
        var hydrants = await store.HydrantsAsync(area, [], 0, day, default);

        // Uncovered, exact from footprint edges.
        var uncovered = await SqlAsync<int>(city, Uncovered);
        var (_, metres) = CoverageAnalysis.Nearest(model.Footprints, hydrants.X, hydrants.Y, default);
        Same("uncovered buildings", uncovered, metres.Count(m => m > Radius));
        var nearestSum = await SqlAsync<double>(city, Nearest);
        Same("sum of distances to the nearest, decimetres", (long)Math.Round(nearestSum * 10), (long)Math.Round(metres.Sum() * 10));
        var ours = Time(() => CoverageAnalysis.Nearest(model.Footprints, hydrants.X, hydrants.Y, default).Metres.Count(m => m > Radius));
        rows.Add(Row(say, "uncovered buildings by radius, exact", ours, await TimeSqlAsync(city, Uncovered), "PostGIS planar ST_DWithin", null, null, goal: 4));
        rows.Add(Row(say, "distance to the nearest, every building", ours, await TimeSqlAsync(city, Nearest), "PostGIS KNN lateral", null, null, goal: 10));

        // Gaps, cold: the land round every building that no circle has. PostGIS is not asked: united, the circles alone take it a second.
        var open = await new GapStore(city.Source).OpenLandAsync(area, default);
        int[] standing = [.. Enumerable.Range(0, model.Footprints.Count)];
        int[] failing = [.. standing.Where(s => metres[s] > Radius)];
        var gaps = GapAnalysis.Find(model.Footprints, standing, failing, (hydrants.X, hydrants.Y), Radius, settings.BuiltUpMetres, open, default);
        Same("failing buildings in gaps", failing.Length, gaps.Sum(g => g.Buildings.Length));
        var drawing = Time(() => GapAnalysis.Find(model.Footprints, standing, failing, (hydrants.X, hydrants.Y), Radius, settings.BuiltUpMetres, open, default));
        say($"  gaps: {gaps.Count:N0} pieces, {gaps.Sum(g => g.SquareMetres) / 10_000:N1} ha, {drawing:0} ms (goal 10,000).");
        rows.Add(new("gaps of coverage, drawn anew", drawing, null, null, null, null, "ms", false));

        // Hose along the streets from every hydrant: the nodes within 300 m of each.
        int[] starts = [.. reach.StreetOf.Where(s => s.Edge >= 0).Select(s => model.Streets.From[s.Edge]).Distinct()];
        var edgeOf = Enumerable.Range(0, model.Streets.Count).GroupBy(e => model.Streets.From[e]).ToDictionary(g => g.Key, g => g.First());
        StreetPlace[] places = [.. starts.Select(n => new StreetPlace(edgeOf[n], 0, 0))];
        var nodeNumbers = await NodesAsync(city, model.Streets);
        int[] sqlStarts = [.. starts.Select(n => nodeNumbers[n])];
        var (count, sum) = await DrivingAsync(city, sqlStarts);
        var found = Search(model.Streets, places);
        Same("nodes within 300 m of each hydrant", count, found.Count);
        Same("their metres", (long)Math.Round(sum), (long)Math.Round(found.Metres));
        var floor = Time(() => BareDijkstra.Run(model.Streets, starts, Hose));
        rows.Add(Row(say, "hose lay from all hydrants to all nodes", Time(() => Search(model.Streets, places)),
            await TimeAsync(() => DrivingAsync(city, sqlStarts)), "pgRouting multi-start", floor, "one search, nearest only", goal: 10));

        // Everything that a verdict needs, and one change of it.
        var pairs = Time(() => model.OfPoints(reach.Hydrants.X, reach.Hydrants.Y, 250, Hose, default));
        rows.Add(new("pairs of all hydrants and buildings, straight and by hose", pairs, null, null, null, null, "ms", false));
        var by = new JudgedBy(StandardBook.All["cn-gb50974-2014+gb55036-2022"], day, 180, 180);
        var facts = await new FactStore(city.Source).BuildingsAsync(area, default);
        VerdictAnswer Judge() => VerdictAnswer.Compute(new(reach, day, reach.Hydrants.UsableOn(day)), by, facts, WaterWithin.None, DateTimeOffset.UnixEpoch, default);
        var verdicts = Judge();
        var full = Time(Judge);
        rows.Add(new("verdicts of all buildings, five tests", full, null, null, null, null, "ms", false));
        var far = Array.IndexOf(metres, metres.Max());
        var (west, south, _, _) = model.Footprints.BoxOf(far);
        var scenario = new Scenario([7], [west - 20], [south - 20], [-1], []);
        var change = Time(() => ScenarioAnalysis.Compute(verdicts, scenario, default));
        rows.Add(Row(say, "one what-if change (a hydrant added, one removed)", change, pairs + full, "the full run", null, null, goal: 100));
        rows.Add(new("model, reading and computing", loading * 1_000, null, null, null, null, "ms", false));
        rows.Add(new("model, memory", memory, null, null, null, null, "MB", false));
        return rows;
    }

    private static (int Count, double Metres) Search(StreetGraph streets, StreetPlace[] starts)
    {
        var (count, metres, gate) = (0, 0d, new Lock());
        Parallel.For(0, 16, () => (Search: new StreetSearch(streets), Count: 0, Metres: 0d), (share, _, mine) =>
        {
            for (var i = starts.Length * share / 16; i < starts.Length * (share + 1) / 16; i++)
            {
                mine.Search.From(starts[i], Hose);
                foreach (var node in mine.Search.Reached)
                {
                    mine = (mine.Search, mine.Count + 1, mine.Metres + mine.Search.MetresTo(node));
                }
            }

            return mine;
        }, mine =>
        {
            lock (gate)
            {
                (count, metres) = (count + mine.Count, metres + mine.Metres);
            }
        });
        return (count, metres);
    }

    /// <summary>The database's numbers of our nodes, found by the edges that they begin and end.</summary>
    private static async Task<int[]> NodesAsync(City city, StreetGraph streets)
    {
        await using var connection = await city.Source.OpenConnectionAsync();
        var edges = (await connection.QueryAsync<(int From, int To)>("SELECT from_node, to_node FROM road_edges WHERE area = 'bench' ORDER BY id")).AsList();
        var numbers = new int[streets.Nodes];
        for (var edge = 0; edge < edges.Count; edge++)
        {
            (numbers[streets.From[edge]], numbers[streets.To[edge]]) = edges[edge];
        }

        return numbers;
    }

    private static async Task<(int Count, double Metres)> DrivingAsync(City city, int[] starts)
    {
        await using var connection = await city.Source.OpenConnectionAsync();
        return await connection.QuerySingleAsync<(int, double)>(Driving, new { starts }, commandTimeout: 120);
    }

    private static async Task<T> SqlAsync<T>(City city, string sql)
    {
        await using var connection = await city.Source.OpenConnectionAsync();
        return (await connection.ExecuteScalarAsync<T>(sql, commandTimeout: 120))!;
    }

    private static Task<double> TimeSqlAsync(City city, string sql) => TimeAsync(() => SqlAsync<object>(city, sql));

    private static double Time<T>(Func<T> work) => Median.Of(Enumerable.Range(0, Rounds + 1).Select(_ =>
    {
        var begun = Stopwatch.GetTimestamp();
        GC.KeepAlive(work());
        return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
    }).Skip(1));

    private static async Task<double> TimeAsync<T>(Func<Task<T>> work)
    {
        var times = new List<double>();
        for (var i = 0; i <= 3; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            await work();
            times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        return Median.Of(times.Skip(1));
    }

    private static Measured Row(Action<string> say, string work, double ours, double peer, string peerName, double? floor, string? floorName, double goal)
    {
        say($"  {work}: {ours:0.0} ms, {peerName} {peer:0} ms, {peer / ours:0.0} × (goal {goal}){(peer / ours < goal ? " MISSED" : "")}");
        return new(work, ours, peer, peerName, floor, floorName, "ms", false);
    }

    private static void Same(string what, long peer, long ours)
    {
        if (peer != ours)
        {
            throw new BenchFailed($"{what}: the peer says {peer}, RiskMap {ours}.");
        }
    }
}
