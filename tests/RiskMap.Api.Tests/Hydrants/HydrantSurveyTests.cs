using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;
using Npgsql;
using RiskMap.Api.Tests.Hosting;
using RiskMap.DataImport.Layers;
using RiskMap.DataImport.Loading;

namespace RiskMap.Api.Tests.Hydrants;

/// <summary>A survey's round, a day of it as a table, and what a delivery does to what was found.</summary>
public sealed class HydrantSurveyTests(Town town) : IClassFixture<Town>
{
    private static int _key;

    [Fact]
    public async Task A_round_lists_who_was_not_looked_at_lately_the_nearest_first()
    {
        // 20 m between hydrants: 2 is the nearest to the place of 2, then 1 and 3.
        await DrawnTown.DrawAsync(town, "round", "1 2   3");
        (await RoundAsync("")).ShouldBe("3: 2 0 m, 1 20 m, 3 40 m");
        await CheckAsync("round", 1, "state: IN_SERVICE, on: \"2025-05-31\"");
        (await RoundAsync(", notCheckedSince: \"2025-06-01\"")).ShouldBe("3: 2 0 m, 1 20 m, 3 40 m");
        await CheckAsync("round", 1, "state: IN_SERVICE, on: \"2025-06-01\"");
        (await RoundAsync(", notCheckedSince: \"2025-06-01\"")).ShouldBe("2: 2 0 m, 3 40 m");
        (await RoundAsync(", limit: 1")).ShouldBe("3: 2 0 m");
        (await RoundAsync(""", within: { type: "Polygon", coordinates: [[[10.0005, 29], [11, 29], [11, 31], [10.0005, 31], [10.0005, 29]]] }""")).ShouldBe("1: 3 40 m");
        await town.SqlAsync<int>("UPDATE hydrants SET removed_on = '2020-01-01' WHERE area = 'round' AND feature_id = 3; SELECT 1");
        (await RoundAsync("")).ShouldBe("2: 2 0 m, 1 20 m");

        (await CodeAsync("hydrantRound(longitude: 10, latitude: 30, limit: 501) { count }")).ShouldBe("LIMIT_OUT_OF_RANGE");
        (await CodeAsync("hydrantRound(longitude: 1000, latitude: 30) { count }")).ShouldBe("PLACE_OUT_OF_RANGE");
        (await CodeAsync("hydrantRound(longitude: 10, latitude: 30, notCheckedSince: \"June\") { count }")).ShouldBe("DATE_INVALID");
    }

    [Fact]
    public async Task A_day_of_a_survey_is_a_table_that_a_spreadsheet_opens()
    {
        await DrawnTown.DrawAsync(town, "day", "1 2");
        await CheckAsync("day", 1, """state: NO_WATER, on: "2025-06-01", note: "=1+1", longitude: 10.00001, latitude: 30""", ", accuracyMetres: 12, evidence: GPS, madeAt: \"2025-06-01T02:30:00Z\"");
        await CheckAsync("day", 2, """state: LOW_PRESSURE, on: "2025-06-01", flowLps: 7.5, note: "near \"the gate\", left" """, ", madeAt: \"2025-06-01T03:00:00Z\"");
        await CheckAsync("day", 2, """state: IN_SERVICE, on: "2025-06-02" """);
        await DoAsync("""addHydrant(area: "day", place: { longitude: 10.001, latitude: 30 }, facts: { number: "N1", state: IN_SERVICE },""" + Entry(", madeAt: \"2025-06-01T04:00:00Z\"") + ")");

        var bytes = await town.Client.GetByteArrayAsync("/surveys/day/2025-06-01.csv");
        bytes.AsSpan(0, 3).ToArray().ShouldBe([0xEF, 0xBB, 0xBF], "spreadsheets take text for another alphabet without the mark");
        var lines = Encoding.UTF8.GetString(bytes.AsSpan(3)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(4);
        lines[1].ShouldBe("Check,2025-06-01 10:30,Li,1,1,,10.000000,30.000000,No water,,,,'=1+1,10.000010,30.000000,12");
        lines[2].ShouldBe("Check,2025-06-01 11:00,Li,2,2,,10.000207,30.000000,Low pressure,7.5,,,\"near \"\"the gate\"\", left\",,,");
        lines[3].ShouldBe("Entered,2025-06-01 12:00,Li,N1,3,,10.001000,30.000000,In service,,,,,,,");

        using var chinese = new HttpRequestMessage(HttpMethod.Get, "/surveys/day/2025-06-01.csv") { Headers = { { "Accept-Language", "zh-CN" } } };
        (await (await town.Client.SendAsync(chinese)).Content.ReadAsStringAsync()).ShouldContain("无水");
        (await town.Client.GetAsync("/surveys/day/yesterday.csv")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await town.Client.GetAsync("/surveys/nowhere/2025-06-01.csv")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await town.AreaAsync("hydrantChecks(on: \"2025-06-01\") { hydrant { number } state }", "day"))["hydrantChecks"]!.AsArray()
            .Select(c => $"{c!["hydrant"]!["number"]} {c["state"]}").ShouldBe(["2 LOW_PRESSURE", "1 NO_WATER"]);
    }

    [Fact]
    public async Task What_was_corrected_here_stays_when_the_same_source_delivers_again()
    {
        await LoadAsync(15, "old");
        var hydrant = (await town.AreaAsync("hydrant(featureId: 1) { id version }", "again"))["hydrant"]!;
        await DoAsync($$"""editHydrant(area: "again", hydrant: "{{hydrant["id"]}}", version: "{{hydrant["version"]}}", facts: { flowLps: 20, owner: "Waterworks" }, {{Entry()}})""");
        await CheckAsync("again", 1, "state: DAMAGED");
        var moved = (await town.AreaAsync("hydrant(featureId: 1) { version }", "again"))["hydrant"]!["version"];
        await DoAsync($$"""moveHydrant(area: "again", hydrant: "{{hydrant["id"]}}", version: "{{moved}}", place: { longitude: 112.0005, latitude: 29 }, {{Entry()}})""");

        var report = await LoadAsync(15, "new");
        report.Updated.ShouldBe(1);
        report.Findings.Select(f => f.Code).ShouldContain("corrections_kept");
        (await town.SqlAsync<string>("SELECT concat_ws(' ', flow_lps, owner, state, note, ST_X(geom)) FROM hydrants WHERE area = 'again'"))
            .ShouldBe("20 Waterworks damaged new 112.0005");

        // Back to what the source says: nobody's correction any more, and the next delivery is free.
        await town.VisibleAsync("again");
        hydrant = (await town.AreaAsync("hydrant(featureId: 1) { id version }", "again"))["hydrant"]!;
        await DoAsync($$"""editHydrant(area: "again", hydrant: "{{hydrant["id"]}}", version: "{{hydrant["version"]}}", facts: { flowLps: 15 }, {{Entry()}})""");
        (await town.SqlAsync<string>("SELECT string_agg(field, ' ' ORDER BY field) FROM corrections WHERE area = 'again'")).ShouldBe("owner state");
    }

    [Fact]
    public async Task Without_the_database_an_entry_is_told_so_and_can_be_sent_again()
    {
        await DrawnTown.DrawAsync(town, "gone", "1  A");
        var address = new NpgsqlConnectionStringBuilder(town.Connection);
        using var gate = new TcpGate(address.Host!, address.Port);
        gate.Open();
        address.Host = "127.0.0.1";
        address.Port = gate.Port;
        address.Timeout = 5;
        await using var host = ApiServer.StartOn(address.ConnectionString);
        using var client = host.CreateClient();
        var query = $$"""mutation { addHydrant(area: "gone", place: { longitude: 10.001, latitude: 30 }, {{Entry()}}) { outcome } }""";
        (await client.GetAsync("/health")).StatusCode.ShouldBe(HttpStatusCode.OK);
        gate.Shut();
        (await client.PostAsJsonAsync("/graphql", new { query })).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        gate.Open();
        string? outcome = null;
        for (var i = 0; i < 200 && outcome is null; i++)
        {
            var answer = await client.PostAsJsonAsync("/graphql", new { query });
            outcome = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["data"]?["addHydrant"]?["outcome"]?.GetValue<string>();
            // The server comes back by itself; nothing tells when.
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        outcome.ShouldBe("DONE");
        (await town.SqlAsync<int>("SELECT count(*)::int FROM hydrants WHERE area = 'gone'")).ShouldBe(2);
    }

    private async Task<LoadReport> LoadAsync(double flow, string note) => await Loader.LoadAsync(
        town.Source, new("again", null, "Again", "Asia/Shanghai"), new("works"), LayerCatalogue.Get("hydrants"),
        new[] { new Row("h1", new Point(112, 29), new Dictionary<string, object?> { ["flow_lps"] = flow, ["note"] = note }) }.ToAsyncEnumerable(),
        cancel: TestContext.Current.CancellationToken);

    private static string Entry(string more = "") => $$"""entry: { who: "Li", key: "survey-{{Interlocked.Increment(ref _key):D6}}"{{more}} }""";

    private async Task<string> RoundAsync(string more)
    {
        await town.VisibleAsync("round");
        var round = (await town.AreaAsync($"hydrantRound(longitude: 10.000207, latitude: 30{more}) {{ count hydrants {{ distanceMetres hydrant {{ number }} }} }}", "round"))["hydrantRound"]!;
        return $"{round["count"]}: " + string.Join(", ", round["hydrants"]!.AsArray().Select(h => $"{h!["hydrant"]!["number"]} {h["distanceMetres"]!.GetValue<double>():0} m"));
    }

    private async Task CheckAsync(string area, int featureId, string finding, string entry = "")
    {
        var id = (await town.AreaAsync($"hydrant(featureId: {featureId}) {{ id }}", area))["hydrant"]!["id"];
        await DoAsync($$"""recordHydrantCheck(area: "{{area}}", hydrant: "{{id}}", finding: { {{finding}} }, {{Entry(entry)}})""");
    }

    private async Task DoAsync(string mutation)
    {
        var answer = await town.AskAsync($$"""mutation { done: {{mutation}} { outcome problems { message } } }""");
        answer["data"]?["done"]?["outcome"]?.GetValue<string>().ShouldBe("DONE", answer.ToJsonString());
    }

    private async Task<string?> CodeAsync(string field) =>
        (await town.AskAsync($"{{ area(code: \"round\") {{ {field} }} }}"))["errors"]?[0]?["extensions"]?["code"]?.GetValue<string>();
}
