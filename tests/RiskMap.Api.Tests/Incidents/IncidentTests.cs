using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace RiskMap.Api.Tests.Incidents;

public sealed class IncidentTests(Town town)
{
    [Fact]
    public async Task Fires_come_newest_first_with_the_offset_of_their_area()
    {
        var nodes = (await town.AreaAsync("incidents(first: 3) { nodes { startedAt featureId } }"))["incidents"]!["nodes"]!.AsArray();
        nodes.Select(n => n!["featureId"]!.GetValue<int>()).ShouldBe([399, 398, 397]);
        nodes[0]!["startedAt"]!.GetValue<string>().ShouldEndWith("+08:00");
    }

    [Fact]
    public async Task A_day_begins_at_midnight_of_the_areas_own_clocks()
    {
        // The first fire began at half past midnight in Shanghai, which is still the day before in UTC.
        var found = (await town.AreaAsync("""incidents(filter: { from: "2018-01-01", to: "2018-01-01" }) { totalCount nodes { featureId } }"""))["incidents"]!;
        found["totalCount"]!.GetValue<int>().ShouldBe(1);
        (await town.AreaAsync("""incidents(filter: { to: "2017-12-31" }) { totalCount }"""))["incidents"]!["totalCount"]!.GetValue<int>().ShouldBe(0);
    }

    [Fact]
    public async Task Paging_gives_every_fire_once()
    {
        var seen = new List<int>();
        string? cursor = null;
        do
        {
            var page = (await town.AreaAsync($$"""incidents(first: 70{{(cursor is null ? "" : $", after: \"{cursor}\"")}}) { pageInfo { hasNextPage endCursor hasPreviousPage } nodes { featureId } }"""))["incidents"]!;
            seen.AddRange(page["nodes"]!.AsArray().Select(n => n!["featureId"]!.GetValue<int>()));
            cursor = page["pageInfo"]!["hasNextPage"]!.GetValue<bool>() ? page["pageInfo"]!["endCursor"]!.GetValue<string>() : null;
        }
        while (cursor is not null);
        seen.ShouldBe(Enumerable.Range(0, 400).Reverse());
    }

    [Fact]
    public async Task A_zone_filters_by_place()
    {
        var zone = await town.SqlAsync<Guid>("SELECT id FROM zones WHERE area = 'town' AND feature_id = 4");
        var truth = await town.SqlAsync<int>("SELECT count(*)::int FROM incidents i JOIN zones z ON z.id = @zone AND ST_Intersects(z.geom, i.geom) WHERE i.area = 'town'", new { zone });
        (await town.AreaAsync($"incidents(filter: {{ zone: \"{zone}\" }}) {{ totalCount }}"))["incidents"]!["totalCount"]!.GetValue<int>().ShouldBe(truth);
    }

    [Fact]
    public async Task The_heatmap_holds_all_located_fires_and_counts_the_others_apart()
    {
        var map = await HeatmapAsync("");
        map["incidents"]!.GetValue<int>().ShouldBe(380);
        map["unlocated"]!.GetValue<int>().ShouldBe(20);
        map["classes"]!.AsArray().Count.ShouldBe(5);
        Total(map).ShouldBe(380 / map["years"]!.GetValue<double>(), 0.02 * 380 / map["years"]!.GetValue<double>());
        Cells(map).Max().ShouldBe((float)map["maximum"]!.GetValue<double>());
    }

    [Fact]
    public async Task Maps_of_different_periods_share_grid_bandwidth_and_classes()
    {
        var whole = await HeatmapAsync("");
        var year = await HeatmapAsync("filter: { from: \"2020-01-01\", to: \"2020-12-31\" }");
        foreach (var same in new[] { "columns", "rows", "west", "north" })
        {
            year["grid"]![same]!.ToJsonString().ShouldBe(whole["grid"]![same]!.ToJsonString());
        }

        year["classes"]!.ToJsonString().ShouldBe(whole["classes"]!.ToJsonString());
        year["bandwidth"]!.ToJsonString().ShouldBe(whole["bandwidth"]!.ToJsonString());
        year["years"]!.GetValue<double>().ShouldBe(366 / 365.2425, 1e-9);
        Total(year).ShouldBe(year["incidents"]!.GetValue<int>() / year["years"]!.GetValue<double>(), 2);
    }

    [Fact]
    public async Task Days_that_the_record_does_not_reach_are_not_days_without_fire()
    {
        // The last fire burned on 2022-05-16, 136 days into its year.
        var year = await HeatmapAsync("filter: { from: \"2022-01-01\", to: \"2022-12-31\" }");
        year["years"]!.GetValue<double>().ShouldBe(136 / 365.2425, 1e-9);
        Total(year).ShouldBe(year["incidents"]!.GetValue<int>() / (136 / 365.2425), 2);
        year["method"]!["parameters"]!.AsArray().Single(p => (string)p!["name"]! == "daysNotOnRecord")!["value"]!.GetValue<string>().ShouldBe("229");
        (await HeatmapAsync("filter: { from: \"2030-01-01\", to: \"2030-12-31\" }"))["grid"].ShouldBeNull("nothing is known of that year, which is not no fires");
    }

    [Fact]
    public async Task An_area_without_fires_has_a_map_without_a_grid()
    {
        var map = (await town.AreaAsync("incidentDensity { incidents unlocated maximum grid { columns } classes { from } }", "dry"))["incidentDensity"]!;
        map["grid"].ShouldBeNull();
        map["incidents"]!.GetValue<int>().ShouldBe(0);
    }

    [Theory]
    [InlineData("kinds: [\"vehicle\"]", "i.kind = 'vehicle'")]
    [InlineData("kinds: [\"vehicle\", null]", "i.kind = 'vehicle' OR i.kind IS NULL")]
    [InlineData("causes: [null]", "i.cause IS NULL")]
    [InlineData("hours: [0]", "true")]
    [InlineData("hours: [5]", "false")]
    [InlineData("weekdays: [6, 7]", "extract(isodow FROM i.started_at AT TIME ZONE 'Asia/Shanghai') IN (6, 7)")]
    [InlineData("months: [2]", "extract(month FROM i.started_at AT TIME ZONE 'Asia/Shanghai') = 2")]
    public async Task A_filter_means_the_same_to_the_list_the_map_and_the_tables(string filter, string sql)
    {
        var truth = await town.SqlAsync<int>($"SELECT count(*)::int FROM incidents i WHERE area = 'town' AND ({sql})");
        var answer = await town.AreaAsync(
            $"incidents(filter: {{ {filter} }}) {{ totalCount }} incidentDensity(filter: {{ {filter} }}) {{ incidents unlocated }} incidentBreakdown(filter: {{ {filter} }}) {{ incidents }}");
        ((int)answer["incidents"]!["totalCount"]!).ShouldBe(truth);
        ((int)answer["incidentDensity"]!["incidents"]! + (int)answer["incidentDensity"]!["unlocated"]!).ShouldBe(truth);
        ((int)answer["incidentBreakdown"]!["incidents"]!).ShouldBe(truth);
    }

    [Fact]
    public async Task A_table_leaves_its_own_part_of_the_filter_out()
    {
        var answer = (await town.AreaAsync("""
            incidentBreakdown(filter: { kinds: ["vehicle"], weekdays: [1], from: "2019-01-01", to: "2019-12-31" }) {
              incidents byHour byMonth months { month incidents } kinds { word incidents } causes { word incidents } }
            """))["incidentBreakdown"]!;
        Task<int> CountAsync(string sql) => town.SqlAsync<int>($"""
            SELECT count(*)::int FROM (SELECT *, started_at AT TIME ZONE 'Asia/Shanghai' AS at FROM incidents WHERE area = 'town') i WHERE {sql}
            """);
        ((int)answer["incidents"]!).ShouldBe(await CountAsync("kind = 'vehicle' AND extract(isodow FROM at) = 1 AND extract(year FROM at) = 2019"));
        answer["byHour"]!.AsArray().Sum(n => (int)n!).ShouldBe(await CountAsync("kind = 'vehicle' AND extract(year FROM at) = 2019"));
        ((int)answer["byHour"]![0]!).ShouldBe((int)answer["incidents"]!, "all fires of this town began half past midnight, and the first is Monday's");
        answer["months"]!.AsArray().Sum(n => (int)n!["incidents"]!).ShouldBe(await CountAsync("kind = 'vehicle' AND extract(isodow FROM at) = 1"));
        ((string)answer["months"]![0]!["month"]!).ShouldBe("2018-01");
        answer["kinds"]!.AsArray().Select(k => (string)k!["word"]!).ShouldBe(["building", "vehicle"]);
        answer["kinds"]!.AsArray().Sum(k => (int)k!["incidents"]!).ShouldBe(await CountAsync("extract(isodow FROM at) = 1 AND extract(year FROM at) = 2019"));
        answer["causes"]!.AsArray().Single()!["word"].ShouldBeNull();
    }

    [Fact]
    public async Task A_tile_of_the_density_is_a_picture_and_a_wrong_question_is_refused()
    {
        // Web Mercator, zoom 12, over 111.9 E 29.6 N.
        var answer = await town.Client.GetAsync("/tiles/town/density/12/3321/1695.png?kind=vehicle&times=half");
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
        (await answer.Content.ReadAsByteArrayAsync())[..8].ShouldBe(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A });
        (await town.Client.GetAsync("/tiles/town/density/12/0/0.png")).StatusCode.ShouldBe(System.Net.HttpStatusCode.NoContent);
        (await town.Client.GetAsync("/tiles/town/density/12/3321/1695.png?colour=red")).StatusCode.ShouldBe(System.Net.HttpStatusCode.BadRequest);
        (await town.Client.GetAsync("/tiles/town/density/12/3321/1695.png?hour=x")).StatusCode.ShouldBe(System.Net.HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task An_earlier_origin_of_the_backtest_is_the_test_that_would_have_been_run_then()
    {
        const string Origins = "backtest { origins { testedFrom testedTo rates { model hitRate } } }";
        var origins = (await town.AreaAsync(Origins))["backtest"]!["origins"]!.AsArray();
        origins.Count.ShouldBe(3);
        foreach (var origin in origins)
        {
            // Thirty of its buildings were taken down in 2020: tests before know them, tests after do not.
            var then = await town.AreaAsync($$"""backtest(testFrom: "{{origin!["testedFrom"]}}", testTo: "{{origin["testedTo"]}}") { compared { model hitRate } }""");
            origin["rates"]!.ToJsonString().ShouldBe(then["backtest"]!["compared"]!.ToJsonString());
        }
    }

    private async Task<JsonNode> HeatmapAsync(string arguments) => (await town.AreaAsync($$"""
        incidentDensity{{(arguments.Length > 0 ? $"({arguments})" : "")}} { bandwidth years incidents unlocated maximum method { parameters { name value } } classes { from to } grid { columns rows west south east north cellMetres values } }
        """))["incidentDensity"]!;

    private static float[] Cells(JsonNode map) =>
        MemoryMarshal.Cast<byte, float>(Convert.FromBase64String(map["grid"]!["values"]!.GetValue<string>())).ToArray();

    /// <summary>Sum of density times area, with a sphere's area of each cell: a second way to square kilometres, good to half a percent.</summary>
    private static double Total(JsonNode map)
    {
        var grid = map["grid"]!;
        var (rows, columns) = (grid["rows"]!.GetValue<int>(), grid["columns"]!.GetValue<int>());
        var (south, north) = (grid["south"]!.GetValue<double>(), grid["north"]!.GetValue<double>());
        var (west, east) = (grid["west"]!.GetValue<double>(), grid["east"]!.GetValue<double>());
        const double Radius = 6371.0088;
        return Cells(map).Select((density, i) =>
        {
            var latitude = (north - (((i / columns) + 0.5) * (north - south) / rows)) * Math.PI / 180;
            var area = Radius * (east - west) / columns * Math.PI / 180 * Math.Cos(latitude) * Radius * (north - south) / rows * Math.PI / 180;
            return density * area;
        }).Sum();
    }
}
