using System.Text.Json.Nodes;

namespace RiskMap.Api.Tests.Hydrants;

/// <summary>What-if and the years between, on drawn towns; what a scenario foretells is what the changed data then say.</summary>
public sealed class ScenarioTests(Town town) : IClassFixture<Town>
{
    private const string Two = """
        1.........A...2..........B
        --------------------------
        """;

    [Fact]
    public async Task Taking_a_hydrant_away_loses_what_it_alone_serves()
    {
        var drawn = await DrawAsync("scenario-remove", Two, 14);
        var preview = await PreviewAsync(drawn, $"{{ remove: \"{await IdAsync("scenario-remove", "2")}\" }}", "RADIUS");
        Numbers(preview["lost"]).ShouldBe([2], "A lies within 150 m of the first hydrant as well");
        preview["before"]!["passed"]!.GetValue<int>().ShouldBe(2);
        preview["after"]!["passed"]!.GetValue<int>().ShouldBe(1);
        await drawn.ChangeAsync("UPDATE hydrants SET removed_on = '2020-01-01' WHERE area = @area AND number = '2'");
        (await drawn.VerdictsAsync())["B RADIUS"].ShouldStartWith("FAIL");
    }

    [Fact]
    public async Task A_new_hydrant_gains_what_it_reaches_and_a_moved_one_both()
    {
        var drawn = await DrawAsync("scenario-add", "1...A................B\n----------------------");
        var place = await PlaceAsync("scenario-add", "B");
        var added = await PreviewAsync(drawn, $"{{ add: {{ {place} }} }}", "RADIUS");
        Numbers(added["gained"]).ShouldBe([2]);
        added["changed"]!["nodes"]![0]!["building"]!["tests"]![0]!["number"]!.GetValue<double>().ShouldBe(0, 0.01);
        var moved = await PreviewAsync(drawn, $"{{ move: {{ id: \"{await IdAsync("scenario-add", "1")}\", to: {{ {place} }} }} }}", "RADIUS");
        Numbers(moved["gained"]).ShouldBe([2]);
        Numbers(moved["lost"]).ShouldBe([1]);
    }

    [Fact]
    public async Task A_hydrant_without_water_gives_none_elsewhere_either()
    {
        var drawn = await DrawAsync("scenario-dry", "1...A................B\n----------------------");
        await drawn.ChangeAsync("UPDATE hydrants SET state = 'no_water' WHERE area = @area");
        var moved = await PreviewAsync(drawn, $"{{ move: {{ id: \"{await IdAsync("scenario-dry", "1")}\", to: {{ {await PlaceAsync("scenario-dry", "B")} }} }} }}", "RADIUS");
        Numbers(moved["gained"]).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_closed_bridge_cuts_the_hose_and_not_the_circle()
    {
        var drawn = await DrawAsync("scenario-bridge", """
            --+
            1.|
            ~~!
            A.|
            --+
            """);
        (await drawn.VerdictsAsync("hoseReach: 180"))["A HOSE_LAY"].ShouldStartWith("PASS");
        var bridges = await town.SqlAsync<string>(
            "SELECT string_agg(format('{ closeEdge: \"%s\" }', id), ' ') FROM roads WHERE area = 'scenario-bridge' AND bridge");
        var closed = await PreviewAsync(drawn, bridges, "HOSE_LAY", ", hoseReach: 180");
        Numbers(closed["lost"]).ShouldBe([1]);
        closed["changed"]!["nodes"]![0]!["after"]!.GetValue<string>().ShouldBe("FAIL");
        Numbers((await PreviewAsync(drawn, bridges, "RADIUS", ", hoseReach: 180"))["lost"]).ShouldBeEmpty();
        await drawn.ChangeAsync("DELETE FROM road_edges e USING roads r WHERE e.area = @area AND r.area = e.area AND r.id = e.road AND r.bridge");
        (await drawn.VerdictsAsync("hoseReach: 180"))["A HOSE_LAY"].ShouldBe("FAIL");
    }

    [Fact]
    public async Task A_scenario_of_things_that_are_not_there_is_refused()
    {
        var drawn = await DrawAsync("scenario-wrong", "1..A\n----");
        (await CodeAsync("{ remove: \"00000000-0000-0000-0000-000000000001\" }")).ShouldBe("SCENARIO_THING_UNKNOWN");
        (await CodeAsync("{ closeEdge: \"00000000-0000-0000-0000-000000000001\" }")).ShouldBe("SCENARIO_THING_UNKNOWN");
        (await CodeAsync("{ }")).ShouldBe("SCENARIO_CHANGE_INVALID");
        drawn.ShouldNotBeNull();

        async Task<string?> CodeAsync(string change) => (await town.AskAsync(
            $"{{ area(code: \"scenario-wrong\") {{ scenarioPreview(changes: [{change}], standard: \"{DrawnTown.Standard}\") {{ gained }} }} }}"))
            ["errors"]?[0]?["extensions"]?["code"]?.GetValue<string>();
    }

    [Fact]
    public async Task Between_two_days_every_building_gained_is_put_down_to_its_hydrant()
    {
        var drawn = await DrawAsync("change", "1...A..............B2.............3.........C\n---------------------------------------------");
        await drawn.ChangeAsync("""
            UPDATE hydrants SET installed_on = '2023-05-01' WHERE area = @area AND number IN ('2', '3');
            UPDATE hydrants SET removed_on = '2023-08-01' WHERE area = @area AND number = '1'
            """);
        var change = (await drawn.AskAsync($$"""
            coverageChange(from: "2022-12-31", to: "2023-12-31", standard: "{{DrawnTown.Standard}}") { gainedCount lostCount gained lost before { passed } after { passed }
                hydrants { totalCount nodes { usableNow gained lost hydrant { number } } } }
            """))["coverageChange"]!;
        Numbers(change["gained"]).ShouldBe([2, 3]);
        Numbers(change["lost"]).ShouldBe([1]);
        change["hydrants"]!["nodes"]!.AsArray().Select(h => $"{h!["hydrant"]!["number"]} {h["usableNow"]} {h["gained"]} {h["lost"]}")
            .ShouldBe(["1 false 0 1", "2 true 1 0", "3 true 1 0"]);
        change["before"]!["passed"]!.GetValue<int>().ShouldBe(1);
        change["after"]!["passed"]!.GetValue<int>().ShouldBe(2);
    }

    [Fact]
    public async Task Between_two_days_all_tests_together_are_compared_too_and_a_hydrant_that_only_came_back_was_not_built()
    {
        // C lies within 90 m of the third hydrant, and farther along the street than 40 m of hose reach.
        var drawn = await DrawAsync("change-all", "1...A..............B2.............3......C\n------------------------------------------");
        await drawn.ChangeAsync("""
            UPDATE buildings SET area_m2 = 500 WHERE area = @area;
            UPDATE hydrants SET installed_on = '2023-05-01' WHERE area = @area AND number = '2';
            INSERT INTO hydrant_outages (area, hydrant, id, from_on, to_on) SELECT area, id, gen_random_uuid(), '2022-12-01', '2023-01-31' FROM hydrants WHERE area = @area AND number = '3'
            """);
        const string Asked = "from: \"2022-12-31\", to: \"2023-12-31\", standard: \"uk\", hoseReach: 40";
        var change = await drawn.AskAsync($$"""
            radius: coverageChange({{Asked}}) { test gained gainedByInstalled }
            all: coverageChange({{Asked}}, test: null) { test gained gainedByHydrants gainedByInstalled cameIntoUse wentOutOfUse installed before { passed } after { passed }
                hydrants { nodes { installed gained hydrant { number } } } }
            """);
        change["radius"]!.ToJsonString().ShouldBe("""{"test":"RADIUS","gained":[2,3],"gainedByInstalled":1}""");
        var all = change["all"]!;
        all["test"].ShouldBeNull();
        Numbers(all["gained"]).ShouldBe([2]);
        (all["after"]!["passed"]!.GetValue<int>() - all["before"]!["passed"]!.GetValue<int>()).ShouldBe(1, "what is told as gained is of the same verdict as the shares");
        (all["cameIntoUse"]!.GetValue<int>(), all["wentOutOfUse"]!.GetValue<int>(), all["installed"]!.GetValue<int>(), all["gainedByInstalled"]!.GetValue<int>())
            .ShouldBe((2, 0, 1, 1));
        all["gainedByHydrants"]!.GetValue<int>().ShouldBe(1);
        all["hydrants"]!["nodes"]!.AsArray().Select(h => $"{h!["hydrant"]!["number"]} {h["installed"]} {h["gained"]}").ShouldBe(["2 true 1", "3 false 0"]);
    }

    private static async Task<JsonNode> PreviewAsync(DrawnTown drawn, string changes, string test, string more = "") => (await drawn.AskAsync($$"""
        scenarioPreview(changes: [{{changes}}], standard: "{{DrawnTown.Standard}}", test: {{test}}{{more}}) { gained lost before { passed failed unknown } after { passed failed unknown }
            changed { nodes { before after building { featureId tests { test number } } } } }
        """))["scenarioPreview"]!;

    private static int[] Numbers(JsonNode? list) => [.. list!.AsArray().Select(n => n!.GetValue<int>())];

    private Task<string> IdAsync(string area, string number) =>
        town.SqlAsync<string>("SELECT id::text FROM hydrants WHERE area = @area AND number = @number", new { area, number });

    private Task<string> PlaceAsync(string area, string building) =>
        town.SqlAsync<string>("SELECT format('x: %s, y: %s', ST_X(ST_Centroid(geom)), ST_Y(ST_Centroid(geom))) FROM buildings WHERE area = @area AND address = @building", new { area, building });

    private Task<DrawnTown> DrawAsync(string area, string drawing, double metres = 10) =>
        DrawnTown.DrawAsync(town, area, drawing, metres, longitude: 110 + (area.Sum(c => c * 31) % 1000 / 20.0));
}
