using System.Globalization;
using Dapper;
using Microsoft.Playwright;
using RiskMap.Bench.Load;

namespace RiskMap.Bench.WhatIf;

/// <summary>
/// A hydrant of the city dragged in a real browser: from the pointer's move to the frame that shows what it changes. First one move at a
/// time, with a rest between, then sixty a second, where a move waits for the answer before it. The browser, the server and the database
/// share this machine.
/// </summary>
public static class WhatIfBenchmark
{
    private const double GoalMilliseconds = 100;
    private const double East = 122.4, North = 52.5;
    private const int Zoom = 16, Width = 1_440, Height = 900;
    private static readonly string[] Programs = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    /// <summary>
    /// Watches the page: when the pointer moved last, when a preview was asked for and answered, and when the frame after it was there.
    /// The page paints in the turn in which it reads the answer; the frame is over when a task runs after the next animation frame.
    /// </summary>
    private const string Watch = """
        () => {
          window.seen = [];
          let moved = null;
          addEventListener('pointermove', (event) => { if (event.buttons) moved = event.timeStamp; }, true);
          const { fetch: plain } = window;
          window.fetch = async (...request) => {
            const from = moved;
            moved = null;
            const asked = performance.now();
            const answer = await plain(...request);
            if (from !== null && String(request[1]?.body ?? '').includes('"changes"')) {
              answer.clone().arrayBuffer().then(() => {
                const came = performance.now();
                setTimeout(() => requestAnimationFrame(() => setTimeout(() => {
                  window.seen.push([asked - from, came - asked, performance.now() - came, performance.now() - from]);
                })));
              });
            }
            return answer;
          };
        }
        """;

    public static async Task<IReadOnlyList<Measured>> RunAsync(City city, Action<string> say)
    {
        var program = Environment.GetEnvironmentVariable("RISKMAP_CHROMIUM") is { Length: > 0 } own ? own : Programs.FirstOrDefault(File.Exists);
        if (program is null)
        {
            throw new BenchFailed("There is no Chromium: install the package chromium, or set RISKMAP_CHROMIUM.");
        }

        await using var server = await ServerProcess.RiskMapAsync(city.Connection);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = program,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update", "--no-first-run"],
        });
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = Width, Height = Height }, Locale = "en" });
        page.SetDefaultTimeout(120_000);
        await page.GotoAsync(FormattableString.Invariant($"http://localhost:{server.Port}/?area={City.Area}&q=plan&test=RADIUS&lang=en&at={Zoom}/{North}/{East}"));
        await page.GetByTestId("plan-figures").WaitForAsync();
        // The map's own tiles are drawn before a hydrant is taken. The network is never idle: the page listens for changes.
        await page.WaitForFunctionAsync(NothingFetched);
        await page.GetByTestId("tool-look").ClickAsync();
        await page.EvaluateAsync(Watch);

        var (x, y) = await HydrantAsync(city);
        await page.Mouse.MoveAsync(x, y);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(x + 10, y + 6);
        await page.WaitForFunctionAsync("() => window.seen.length > 0");
        var single = await DragAsync(page, x, y, moves: 60, every: 160);
        var steady = await DragAsync(page, x, y, moves: 300, every: 16);
        await page.Mouse.UpAsync();
        return [.. Rows("one move", single, say), .. Rows("60 moves a second", steady, say)];
    }

    /// <summary>Whether nothing came for a second.</summary>
    private const string NothingFetched = """
        () => {
          const fetched = performance.getEntriesByType('resource').length;
          if (window.fetched !== fetched) [window.fetched, window.fetchedAt] = [fetched, performance.now()];
          return performance.now() - window.fetchedAt > 1000;
        }
        """;

    /// <summary>Milliseconds of every answer: before it was asked for, until it came, until its frame was over, and in all.</summary>
    private static async Task<double[][]> DragAsync(IPage page, float x, float y, int moves, int every)
    {
        await page.EvaluateAsync("() => { window.seen.length = 0; }");
        for (var i = 0; i < moves; i++)
        {
            var begun = Environment.TickCount64;
            await page.Mouse.MoveAsync(x + 10 + (150 * MathF.Sin(i / 9f)), y + 6 + (100 * MathF.Cos(i / 7f)));
            await Task.Delay(Math.Max(1, every - (int)(Environment.TickCount64 - begun)));
        }

        await Task.Delay(1_000);
        return await page.EvaluateAsync<double[][]>("() => window.seen");
    }

    private static IEnumerable<Measured> Rows(string what, double[][] seen, Action<string> say)
    {
        if (seen.Length == 0)
        {
            throw new BenchFailed($"Nothing came back while the hydrant was dragged ({what}).");
        }

        double At(int column, double share)
        {
            var sorted = seen.Select(s => s[column]).Order().ToArray();
            return Math.Round(sorted[(int)Math.Min(sorted.Length - 1, share * sorted.Length)], 1);
        }

        say(string.Create(CultureInfo.InvariantCulture,
            $"  what-if, {what}: n {seen.Length}; request p50 {At(1, 0.5)} p95 {At(1, 0.95)} ms; then to the frame p50 {At(2, 0.5)} p95 {At(2, 0.95)} ms; "
            + $"pointer to frame p50 {At(3, 0.5)} p95 {At(3, 0.95)} ms (goal {GoalMilliseconds}){(At(3, 0.95) > GoalMilliseconds ? " MISSED" : "")}"));
        string[] columns = ["", "request", "answer to frame", "pointer to frame (goal 100)"];
        foreach (var column in new[] { 1, 2, 3 })
        {
            yield return new($"what-if, {what}, n {seen.Length}: {columns[column]}, p50", At(column, 0.5), null, null, null, null, "ms", false);
            yield return new($"what-if, {what}, n {seen.Length}: {columns[column]}, p95", At(column, 0.95), null, null, null, null, "ms", false);
        }
    }

    /// <summary>Where on the page the hydrant nearest to the middle stands, in pixels.</summary>
    private static async Task<(float X, float Y)> HydrantAsync(City city)
    {
        await using var connection = await city.Source.OpenConnectionAsync();
        var (east, north) = await connection.QuerySingleAsync<(double, double)>("""
            SELECT ST_X(geom), ST_Y(geom) FROM hydrants WHERE area = 'bench' AND state = 'in_service' AND removed_on IS NULL
            ORDER BY geom <-> ST_SetSRID(ST_MakePoint(@East, @North), 4326) LIMIT 1
            """, new { East, North });
        return ((float)((Width / 2) + Column(east) - Column(East)), (float)((Height / 2) + Row(north) - Row(North)));
    }

    private static double Column(double east) => (east + 180) / 360 * 256 * (1 << Zoom);

    private static double Row(double north) => (1 - (Math.Asinh(Math.Tan(north * Math.PI / 180)) / Math.PI)) / 2 * 256 * (1 << Zoom);
}
