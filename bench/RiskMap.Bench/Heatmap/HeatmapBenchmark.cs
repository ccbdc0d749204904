using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json.Nodes;
using Dapper;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using NetTopologySuite.IO;
using RiskMap.Bench.Load;

namespace RiskMap.Bench.Heatmap;

/// <summary>
/// 100,000 fires on a grid of 512 × 512 with a normal curve of 300 m: the whole way from the question over HTTP to the last byte of the
/// answer, each question another period, so that none was asked before. Beside it counts on a grid of 66 m in SQL, which smooth nothing,
/// and the bare counting and filtering in memory. The map is compared with the sum over all fires before anything is measured.
/// </summary>
public static class HeatmapBenchmark
{
    private const int Side = 512, Rounds = 15;
    private const double Sigma = 300, Bandwidth = 2.78 * Sigma, MostError = 0.025;

    private const string Counts = """
        SELECT count(*)::int FROM (
            SELECT floor(ST_X(geom_3857) / 66) AS x, floor(ST_Y(geom_3857) / 66) AS y, count(*) FROM incidents WHERE area = 'bench' GROUP BY 1, 2) AS cells
        """;

    /// <summary>Eight standard deviations from the edge of the ground, and more.</summary>
    private const string Inland = """
        SELECT ST_AsBinary(ST_Buffer(ST_Union(geom)::geography, -2400)::geometry) FROM zones WHERE area = 'bench' AND kind = 'neighbourhood'
        """;

    public static async Task<IReadOnlyList<Measured>> RunAsync(City city, Action<string> say)
    {
        double[] longitudes, latitudes;
        IPreparedGeometry inland;
        await using (var connection = await city.Source.OpenConnectionAsync())
        {
            var points = (await connection.QueryAsync<(double X, double Y)>("SELECT ST_X(geom), ST_Y(geom) FROM incidents WHERE area = 'bench' AND geom IS NOT NULL")).AsList();
            (longitudes, latitudes) = ([.. points.Select(p => p.X)], [.. points.Select(p => p.Y)]);
            inland = PreparedGeometryFactory.Prepare(new WKBReader().Read(await connection.ExecuteScalarAsync<byte[]>(Inland)));
        }

        var rows = new List<Measured>();
        await using var server = await ServerProcess.RiskMapAsync(city.Connection);
        using var client = new HttpClient { BaseAddress = new($"http://127.0.0.1:{server.Port}"), Timeout = TimeSpan.FromMinutes(2) };
        var clock = Stopwatch.StartNew();
        await AskAsync(client, new(2021, 1, 1));
        var cold = clock.Elapsed.TotalSeconds;

        var map = JsonNode.Parse(Encoding.UTF8.GetString(await AskAsync(client, null)))!["data"]!["area"]!["incidentDensity"]!;
        var frame = FrameOf(map["grid"]!);
        say($"{map["incidents"]} fires on {map["grid"]!["columns"]} × {map["grid"]!["rows"]} cells of {(double)map["grid"]!["cellMetres"]!:0.0} m.");
        var error = Error(map, frame, longitudes, latitudes, (x, y) => inland.Intersects(new Point(x, y)));
        say($"Beside the direct sum, cells above 1 % of the maximum: median {error.Median:P3}, largest {error.Largest:P2}.");
        if (error.Largest > MostError)
        {
            throw new BenchFailed($"The map is {error.Largest:P1} off the direct sum.");
        }

        // Every question is another one: a day less at the end each time.
        var day = new DateOnly(2025, 12, 1);
        for (var i = 0; i < 10; i++)
        {
            await AskAsync(client, day = day.AddDays(-1));
        }

        var (ours, peers, floors) = (new List<double>(), new List<double>(), new List<double>());
        var (perDegreeEast, perDegreeNorth) = (111_320 * Math.Cos((frame.North - (Side / 2 * frame.StepY)) * Math.PI / 180), 110_900.0);
        for (var round = 0; round < Rounds; round++)
        {
            clock.Restart();
            await AskAsync(client, day = day.AddDays(-1));
            ours.Add(clock.Elapsed.TotalMilliseconds);
            clock.Restart();
            await using (var connection = await city.Source.OpenConnectionAsync())
            {
                await connection.ExecuteScalarAsync<int>(Counts);
            }

            peers.Add(clock.Elapsed.TotalMilliseconds);
            clock.Restart();
            BareFilter.Run(longitudes, latitudes, frame, Side, Sigma / (frame.StepX * perDegreeEast), Sigma / (frame.StepY * perDegreeNorth));
            floors.Add(clock.Elapsed.TotalMilliseconds);
        }

        rows.Add(new(
            "100,000 fires to 512 × 512, 300 m, over HTTP", Median.Of(ours), Median.Of(peers), "counts in SQL, 66 m", Median.Of(floors), "count and filter in memory", "ms", false));
        rows.Add(await SliderAsync(server.Port, frame));
        rows.Add(new("first answer of a cold server, bandwidth chosen too", cold, null, null, null, null, "s", false));
        return rows;
    }

    /// <summary>Tiles while the slider plays: sixty windows of a year, a month on each time, twelve tiles of each as a screen has them.</summary>
    private static async Task<Measured> SliderAsync(int port, (double West, double North, double StepX, double StepY) frame)
    {
        const int Zoom = 13;
        var scale = Math.Pow(2, Zoom);
        var x = (int)((frame.West + (Side / 2 * frame.StepX) + 180) / 360 * scale);
        var latitude = (frame.North - (Side / 2 * frame.StepY)) * Math.PI / 180;
        var y = (int)((1 - (Math.Asinh(Math.Tan(latitude)) / Math.PI)) / 2 * scale);
        var requests = new List<byte[]>();
        for (var month = 0; month < 48; month++)
        {
            var from = new DateOnly(2021, 1, 1).AddMonths(month);
            for (var tile = 0; tile < 12; tile++)
            {
                requests.Add(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture,
                    $"GET /tiles/bench/density/{Zoom}/{x - 2 + (tile % 4)}/{y - 1 + (tile / 4)}.png?from={from:O}&to={from.AddYears(1).AddDays(-1):O}&bandwidth={Bandwidth} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")));
            }
        }

        var loaded = await LoadClient.RunAsync(port, requests, connections: 6, TimeSpan.MaxValue, requests.Count);
        return new($"tiles while the slider plays (p99 {loaded.P99:0} ms)", loaded.PerSecond, null, null, null, null, "tiles/s", true);
    }

    private static async Task<byte[]> AskAsync(HttpClient client, DateOnly? to)
    {
        var answer = await client.PostAsJsonAsync("/graphql", new
        {
            query = """
                query ($to: String, $bandwidth: Float) { area(code: "bench") { incidentDensity(filter: { to: $to }, bandwidth: $bandwidth, cellMetres: 1) {
                  incidents years grid { columns rows west south east north cellMetres values } } } }
                """,
            variables = new { to = to?.ToString("O", CultureInfo.InvariantCulture), bandwidth = Bandwidth },
        });
        return await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
    }

    private static (double West, double North, double StepX, double StepY) FrameOf(JsonNode grid) => (
        (double)grid["west"]!, (double)grid["north"]!,
        ((double)grid["east"]! - (double)grid["west"]!) / (int)grid["columns"]!, ((double)grid["north"]! - (double)grid["south"]!) / (int)grid["rows"]!);

    /// <summary>
    /// How far some hundreds of cells are off the sum over all fires, with metres by the radii of the ellipsoid at the fire. Only cells so far inland
    /// that no fire which reaches them is near the edge of the ground, where kernels are corrected.
    /// </summary>
    private static (double Median, double Largest) Error(
        JsonNode map, (double West, double North, double StepX, double StepY) frame, double[] longitudes, double[] latitudes, Func<double, double, bool> isInland)
    {
        var cells = MemoryMarshal.Cast<byte, float>(Convert.FromBase64String((string)map["grid"]!["values"]!)).ToArray();
        var (columns, years, maximum) = ((int)map["grid"]!["columns"]!, (double)map["years"]!, cells.Max());
        var errors = new List<double>();
        for (var i = 17; i < cells.Length; i += 521)
        {
            var (row, column) = Math.DivRem(i, columns);
            var (x, y) = (frame.West + ((column + 0.5) * frame.StepX), frame.North - ((row + 0.5) * frame.StepY));
            if (cells[i] <= maximum / 100 || !isInland(x, y))
            {
                continue;
            }

            var sum = 0d;
            for (var f = 0; f < longitudes.Length; f++)
            {
                var (sin, cos) = Math.SinCos(latitudes[f] * Math.PI / 180);
                var w = 1 - (0.00669437999014 * sin * sin);
                var dx = (longitudes[f] - x) * Math.PI / 180 * 6378137 * cos / Math.Sqrt(w);
                var dy = (latitudes[f] - y) * Math.PI / 180 * 6378137 * (1 - 0.00669437999014) / (w * Math.Sqrt(w));
                sum += Math.Exp(-((dx * dx) + (dy * dy)) / (2 * Sigma * Sigma));
            }

            sum *= 1e6 / (2 * Math.PI * Sigma * Sigma) / years;
            errors.Add(Math.Abs(cells[i] - sum) / sum);
        }

        return (Median.Of(errors), errors.Max());
    }
}
