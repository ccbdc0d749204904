using System.Globalization;
using System.Text.Json.Nodes;

namespace RiskMap.Api.Tests.Hydrants;

/// <summary>Towns drawn with letters and what a standard says of their hydrants; a cell is 10 m unless the test says otherwise. Every number is from paper.</summary>
public sealed class HydrantVerdictTests(Town town) : IClassFixture<Town>
{
    [Fact]
    public async Task Spacing_is_measured_along_the_street_to_the_nearest_usable_hydrant()
    {
        var drawn = await DrawAsync("spacing", """
            1...........2............3
            --------------------------
            """);
        var verdicts = await VerdictsAsync(drawn);
        verdicts["1 SPACING"].ShouldBe("PASS 120", "120 m are the limit");
        verdicts["2 SPACING"].ShouldBe("PASS 120");
        verdicts["3 SPACING"].ShouldBe("FAIL 130 VIOLATION GB 50974-2014 7.2.5");
        verdicts["3"].ShouldBe("FAIL");
        await drawn.ChangeAsync("UPDATE hydrants SET state = 'no_water' WHERE area = @area AND number = '2'");
        var without = await VerdictsAsync(drawn);
        without["1 SPACING"].ShouldBe("FAIL 250 VIOLATION GB 50974-2014 7.2.5", "the next one that gives water is the third");
        without["2 STATE why"].ShouldBe("OUT_OF_SERVICE");
        without["2"].ShouldBe("FAIL");
    }

    [Fact]
    public async Task Spacing_goes_round_by_the_bridge_although_the_next_hydrant_stands_across_the_river()
    {
        var drawn = await DrawAsync("spacing-river", """
            1......
            ------+
            ~~~~~~!
            ------+
            2......
            """);
        // 60 east, 20 over the bridge, 60 west; straight it is 40.
        (await VerdictsAsync(drawn))["1 SPACING"].ShouldBe("FAIL 140 VIOLATION GB 50974-2014 7.2.5");
    }

    [Fact]
    public async Task Where_no_street_comes_near_or_none_is_on_record_spacing_is_unknown_and_one_alone_has_more_than_is_looked_for()
    {
        var far = await DrawAsync("spacing-far", "1.....2\n.......\n.......\n.......\n-------");
        (await VerdictsAsync(far))["1 SPACING why"].ShouldBe("HYDRANT_OFF_STREET");
        var none = await DrawAsync("spacing-none", "1.....2");
        (await VerdictsAsync(none))["1 SPACING why"].ShouldBe("STREETS_UNKNOWN");
        var alone = await DrawAsync("spacing-alone", "1......\n-------");
        var answer = await alone.AskAsync($$"""
            hydrantVerdict(standard: "{{DrawnTown.Standard}}", featureId: 1) { tests { test verdict number moreThan other { id } } }
            """);
        var spacing = answer["hydrantVerdict"]!["tests"]![0]!;
        spacing["verdict"]!.GetValue<string>().ShouldBe("FAIL");
        spacing["number"].ShouldBeNull();
        spacing["moreThan"]!.GetValue<double>().ShouldBe(1_000);
    }

    [Theory]
    [InlineData(6, "PASS 60")] // 197 ft: less than the strictest row of the table, 200 ft
    [InlineData(13, "UNKNOWN 130")] // 427 ft: good enough for a small fire flow only
    [InlineData(16, "FAIL 160 VIOLATION IFC 2021 Table C102.1")] // 525 ft: more than the mildest, 500 ft
    public async Task Where_the_rule_depends_on_what_is_not_on_record_only_what_all_rows_agree_in_is_sure(int cells, string expected)
    {
        var drawn = await DrawAsync($"spacing-ifc-{cells}", $"1{new string('.', cells - 1)}2\n{new string('-', cells + 1)}");
        (await VerdictsAsync(drawn, "us-ifc"))["1 SPACING"].ShouldBe(expected);
    }

    [Theory]
    [InlineData(5, "FAIL 5 VIOLATION GB 51080-2015 4.3")] // 15 L/s must be everywhere
    [InlineData(16, "UNKNOWN 16")] // 20 should be where shops are, and where that is nobody recorded
    [InlineData(20, "PASS 20")]
    public async Task What_should_be_does_not_take_the_place_of_what_must_be(int flow, string expected)
    {
        var drawn = await DrawAsync($"flow-must-{flow}", "1......\n-------");
        await drawn.ChangeAsync($"UPDATE hydrants SET flow_lps = {flow}, tested_on = '2026-01-01' WHERE area = @area");
        (await VerdictsAsync(drawn, "cn-gb51080-2015"))["1 FLOW"].ShouldBe(expected);
    }

    [Theory]
    [InlineData("width_m = 17", "PASS 1.5", "PASS 1.5")]
    [InlineData("width_m = 15", "PASS 2.5", "FAIL 2.5 VIOLATION GB 50974-2014 7.2.6-1")]
    [InlineData("width_m = 19.2", "FAIL 0.4 FINDING GB 50974-2014 7.2.6-1", "PASS 0.4")]
    [InlineData("width_m = NULL", "UNKNOWN 7 assumed", "UNKNOWN 7 assumed")] // 10 m less half of 6 m, which are assumed
    [InlineData("right_of_way_m = 12", "PASS 7 assumed", "FAIL 7 assumed VIOLATION GB 50974-2014 7.2.6-1")] // at least 4 m at any width
    public async Task The_kerb_is_half_the_width_from_the_line_and_an_assumed_width_is_sure_only_where_every_width_agrees(string width, string least, string most)
    {
        var drawn = await DrawAsync(Code("kerb", width), "1....\n-----");
        await drawn.ChangeAsync($"UPDATE roads SET {width} WHERE area = @area");
        var verdicts = await VerdictsAsync(drawn);
        verdicts["1 KERB_LEAST"].ShouldBe(least);
        verdicts["1 KERB_MOST"].ShouldBe(most);
    }

    [Fact]
    public async Task No_carriageway_runs_through_a_house_so_that_one_across_the_street_bounds_its_width()
    {
        // The house begins 5 m from the line: the street is at most 10 m wide, and the kerb at least 5 m from the hydrant.
        var drawn = await DrawAsync("kerb-house", "1....\n-----\nA....");
        (await VerdictsAsync(drawn))["1 KERB_MOST"].ShouldBe("FAIL 7 assumed VIOLATION GB 50974-2014 7.2.6-1");
        // A metre from the line no width brings it more than a metre from the kerb.
        var near = await DrawAsync("kerb-near", "1....\n-----", metres: 1);
        (await VerdictsAsync(near))["1 KERB_MOST"].ShouldBe("PASS -2 assumed");
        (await VerdictsAsync(near))["1 KERB_LEAST"].ShouldBe("UNKNOWN -2 assumed");
        await near.ChangeAsync("UPDATE hydrants SET location_precision = 'street' WHERE area = @area");
        (await VerdictsAsync(near))["1 KERB_MOST why"].ShouldBe("PLACE_TOO_COARSE");
        await near.ChangeAsync("UPDATE hydrants SET location_precision = 'surveyed' WHERE area = @area; UPDATE roads SET class = 'path' WHERE area = @area");
        (await VerdictsAsync(near))["1 KERB_MOST why"].ShouldBe("HYDRANT_OFF_STREET", "a path has no kerb");
    }

    [Fact]
    public async Task Walls_are_those_that_stand_on_the_day()
    {
        var drawn = await DrawAsync("walls", "1A...2.B\n--------");
        var verdicts = await VerdictsAsync(drawn);
        verdicts["1 WALL"].ShouldBe("PASS 5", "the house begins half a cell away");
        verdicts["2 WALL"].ShouldBe("PASS 15");
        await drawn.ChangeAsync("""
            UPDATE buildings SET geom = ST_Multi(ST_Envelope(ST_Buffer(geom, 0.00001))), demolished_on = '2020-01-01' WHERE area = @area AND address = 'A'
            """);
        (await VerdictsAsync(drawn, asOf: "2019-12-31"))["1 WALL"].ShouldStartWith("FAIL 4.");
        (await VerdictsAsync(drawn, asOf: "2020-01-01"))["1 WALL"].ShouldBe("PASS 65", "only the far house is left");
        (await VerdictsAsync(await DrawAsync("walls-none", "1..\n---")))["1 WALL why"].ShouldBe("BUILDINGS_UNKNOWN");
    }

    [Theory]
    [InlineData("width_m = 70", "PASS 30", "FAIL FINDING GB 50974-2014 7.2.3")]
    [InlineData("width_m = 60", "PASS", "PASS")] // above 60, not at it
    [InlineData("width_m = NULL", "UNKNOWN", "UNKNOWN")]
    [InlineData("right_of_way_m = 60", "PASS", "PASS")]
    public async Task A_road_wider_than_60_metres_needs_hydrants_on_both_sides(string width, string across, string beside)
    {
        var both = await DrawAsync(Code("across", width), "1...\n----\n...2");
        await both.ChangeAsync($"UPDATE roads SET {width} WHERE area = @area");
        (await VerdictsAsync(both))["1 BOTH_SIDES"].ShouldBe(across);
        var one = await DrawAsync(Code("beside", width), "1..2\n----");
        await one.ChangeAsync($"UPDATE roads SET {width} WHERE area = @area");
        (await VerdictsAsync(one))["1 BOTH_SIDES"].ShouldBe(beside);
    }

    [Fact]
    public async Task Parked_cars_within_30_metres_fail_it_and_an_empty_record_shows_nothing()
    {
        var drawn = await DrawAsync("parking", "1....\n-----");
        (await VerdictsAsync(drawn))["1 NO_PARKING why"].ShouldBe("NOTHING_ON_RECORD");
        await drawn.ChangeAsync("""
            INSERT INTO datasets (area, id, layer, name, crs_src) VALUES (@area, gen_random_uuid(), 'fire_lanes', 'lanes', 'EPSG:4326');
            INSERT INTO fire_lanes (area, id, dataset, source_id, content_hash, feature_id, length_m, geom)
                SELECT @area, gen_random_uuid(), d.id, 'lane', '', 1, 1, r.geom FROM datasets d, roads r WHERE d.area = @area AND d.layer = 'fire_lanes' AND r.area = @area AND r.feature_id = 1;
            INSERT INTO fire_lane_obstructions (area, id, fire_lane, kind, found_on, cleared_on, geom)
                SELECT @area, gen_random_uuid(), l.id, k, '2024-05-01', till, ST_Project(h.geom::geography, away, 0)::geometry
                FROM fire_lanes l, hydrants h, (VALUES ('隔离桩', 12, NULL::date), ('私家车停放', 29, '2024-06-01'), ('私家车停放', 31, NULL)) o (k, away, till)
                WHERE l.area = @area AND h.area = @area
            """);
        var may = await VerdictsAsync(drawn, asOf: "2024-05-31");
        may["1 NO_PARKING"].ShouldBe("FAIL 29 VIOLATION 道路交通安全法实施条例 63(三)");
        (await VerdictsAsync(drawn, asOf: "2024-06-01"))["1 NO_PARKING"].ShouldBe("UNKNOWN 12", "a bollard is no parked car");
        (await VerdictsAsync(drawn, asOf: "2024-04-30"))["1 NO_PARKING"].ShouldBe("UNKNOWN", "nobody had looked");
        var answer = await drawn.AskAsync($$"""
            hydrantVerdict(standard: "{{DrawnTown.Standard}}", featureId: 1, asOf: "2024-05-31") { obstructions { kind isVehicle metres } }
            """);
        answer["hydrantVerdict"]!["obstructions"]!.AsArray().Select(o => o!["kind"]!.GetValue<string>()).ShouldBe(["隔离桩", "私家车停放"]);
    }

    [Fact]
    public async Task A_hydrant_is_in_service_tested_and_strong_enough_as_far_as_its_record_says()
    {
        var drawn = await DrawAsync("figures", "1.2\n---");
        var untested = await VerdictsAsync(drawn);
        untested["1 STATE why"].ShouldBe("NEVER_TESTED");
        untested["1 FLOW why"].ShouldBe("NEVER_TESTED");
        untested["1 MAIN why"].ShouldBe("NOT_ON_RECORD");
        await drawn.ChangeAsync("""
            UPDATE hydrants SET tested_on = '2024-01-01', flow_lps = 14, pressure_mpa = 0.14, main_mm = 150, network = 'ring' WHERE area = @area AND number = '1'
            """);
        var tested = await VerdictsAsync(drawn, asOf: "2024-04-02");
        tested["1 STATE"].ShouldBe("PASS 92");
        tested["1 FLOW"].ShouldBe("FAIL 14 VIOLATION GB 55036-2022 3.0.3");
        tested["1 PRESSURE"].ShouldBe("PASS 0.14");
        tested["1 MAIN"].ShouldBe("PASS 150", "a small town's ring must have 100 and any other 150: whichever this is, it does");
        tested["1 BRANCH_MAIN why"].ShouldBe("ON_RING");
        await drawn.ChangeAsync("UPDATE hydrants SET main_mm = 120 WHERE area = @area AND number = '1'");
        (await VerdictsAsync(drawn))["1 MAIN why"].ShouldBe("RULE_DEPENDS", "nobody recorded how many live here");
        (await VerdictsAsync(drawn, asOf: "2024-04-03"))["1 STATE"].ShouldBe("FAIL 93 FINDING GB 50974-2014 14.0.7");
        (await VerdictsAsync(drawn, asOf: "2022-12-31"))["1 STATE why"].ShouldBe("NEVER_TESTED", "the test had not been made");
        (await VerdictsAsync(drawn, "de-w405"))["1 STATE"].ShouldBe("PASS 1056", "no rule says how often");
    }

    [Fact]
    public async Task Of_hydrants_on_branch_mains_one_is_sure_to_count_and_several_are_unknown()
    {
        var drawn = await DrawAsync("branch", "1..A..2\n-------");
        await drawn.ChangeAsync("UPDATE hydrants SET network = 'branch' WHERE area = @area AND number = '1'");
        (await VerdictsAsync(drawn))["1 BRANCH_MAIN"].ShouldBe("PASS 1");
        (await VerdictsAsync(drawn))["2 BRANCH_MAIN why"].ShouldBe("NOT_ON_RECORD");
        await drawn.ChangeAsync("UPDATE hydrants SET network = 'branch' WHERE area = @area AND number = '2'");
        (await VerdictsAsync(drawn))["1 BRANCH_MAIN"].ShouldBe("UNKNOWN 2");
    }

    [Fact]
    public async Task What_a_hydrant_alone_serves_is_what_no_other_reaches()
    {
        // Edges of A, B, C, D lie 30, 130, 190 and 230 m from the first hydrant, and 210, 110, 50 and 10 m from the second.
        var drawn = await DrawAsync("alone", "1.A....B..C.D2\n--------------", metres: 20);
        await drawn.ChangeAsync("""
            UPDATE buildings SET residents = 100 WHERE area = @area AND address = 'A'; UPDATE buildings SET residents = 3 WHERE area = @area AND address = 'C'
            """);
        async Task<JsonArray> FirstAsync(string order) => (await drawn.AskAsync($$"""
            hydrantVerdicts(standard: "{{DrawnTown.Standard}}", order: {{order}}) { totalCount nodes { hydrant { number } aloneServes {
                test count floorArea floorAreaNotOnRecord residents residentsNotOnRecord buildings(first: 1) { totalCount nodes { address } pageInfo { hasNextPage } } } } }
            """))["hydrantVerdicts"]!["nodes"]!.AsArray();
        var byBuildings = await FirstAsync("ALONE_BUILDINGS");
        byBuildings.Select(n => n!["hydrant"]!["number"]!.GetValue<string>()).ShouldBe(["2", "1"]);
        (await FirstAsync("ALONE_FLOOR_AREA"))[0]!["hydrant"]!["number"]!.GetValue<string>().ShouldBe("2");
        (await FirstAsync("ALONE_RESIDENTS"))[0]!["hydrant"]!["number"]!.GetValue<string>().ShouldBe("1");
        var second = byBuildings[0]!["aloneServes"]!;
        second["test"]!.GetValue<string>().ShouldBe("RADIUS");
        second["count"]!.GetValue<int>().ShouldBe(2);
        second["floorArea"]!.GetValue<double>().ShouldBe(400, "two houses of two storeys of 100 m²");
        second["residents"]!.GetValue<double>().ShouldBe(3);
        second["residentsNotOnRecord"]!.GetValue<int>().ShouldBe(1);
        second["buildings"]!["totalCount"]!.GetValue<int>().ShouldBe(2);
        second["buildings"]!["nodes"]![0]!["address"]!.GetValue<string>().ShouldBe("C");
        second["buildings"]!["pageInfo"]!["hasNextPage"]!.GetValue<bool>().ShouldBeTrue();
        byBuildings[1]!["aloneServes"]!["count"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task What_each_hydrant_of_the_town_alone_serves_is_what_SQL_counts()
    {
        var counted = await town.SqlAsync<string>("""
            WITH served AS (
                SELECT b.feature_id AS building, h.feature_id AS hydrant, count(*) OVER (PARTITION BY b.feature_id) AS hydrants
                FROM buildings b JOIN hydrants h ON h.area = b.area AND ST_DWithin(b.geom::geography, h.geom::geography, 150)
                WHERE b.area = 'town' AND (b.built_on IS NULL OR b.built_on <= '2019-05-01') AND (b.demolished_on IS NULL OR b.demolished_on > '2019-05-01')
                    AND (h.installed_on IS NULL OR h.installed_on <= '2019-05-01') AND (h.removed_on IS NULL OR h.removed_on > '2019-05-01')
                    AND h.state IN ('in_service', 'unknown', 'low_pressure')
                    AND NOT EXISTS (SELECT FROM hydrant_outages o WHERE o.area = h.area AND o.hydrant = h.id AND o.from_on <= '2019-05-01' AND (o.to_on IS NULL OR o.to_on >= '2019-05-01')))
            SELECT string_agg(hydrant || ':' || buildings, ' ' ORDER BY hydrant)
            FROM (SELECT hydrant, count(*) AS buildings FROM served WHERE hydrants = 1 GROUP BY hydrant) alone
            """);
        var nodes = (await town.AreaAsync($$"""
            hydrantVerdicts(standard: "{{DrawnTown.Standard}}", asOf: "2019-05-01", first: 100) { nodes { featureId usable aloneServes { count } } }
            """))["hydrantVerdicts"]!["nodes"]!.AsArray();
        string.Join(' ', nodes.Select(n => (Feature: n!["featureId"]!.GetValue<int>(), Count: n["aloneServes"]!["count"]!.GetValue<int>()))
            .Where(n => n.Count > 0).Select(n => $"{n.Feature}:{n.Count}")).ShouldBe(counted);
        counted.Split(' ').Length.ShouldBeGreaterThan(10);
    }

    [Fact]
    public async Task Hydrants_are_filtered_by_a_failing_test_and_paged()
    {
        var drawn = await DrawAsync("filter", """
            1...........2............3
            --------------------------
            """);
        await drawn.ChangeAsync("UPDATE roads SET width_m = 19.2 WHERE area = @area");
        async Task<string> NumbersAsync(string arguments) => string.Join(' ', (await drawn.AskAsync(
            $"hydrantVerdicts(standard: \"{DrawnTown.Standard}\", {arguments}) {{ nodes {{ hydrant {{ number }} }} }}"))["hydrantVerdicts"]!["nodes"]!.AsArray()
            .Select(n => n!["hydrant"]!["number"]!.GetValue<string>()));
        (await NumbersAsync("filter: { test: SPACING, verdict: FAIL }")).ShouldBe("3");
        (await NumbersAsync("filter: { test: SPACING, verdict: PASS }")).ShouldBe("1 2");
        (await NumbersAsync("filter: { verdict: FAIL }")).ShouldBe("3", "a kerb distance that should be kept fails nobody");
        (await NumbersAsync("filter: { consequence: FINDING }")).ShouldBe("1 2 3");
        (await NumbersAsync("filter: { consequence: VIOLATION }")).ShouldBe("3");
        (await NumbersAsync("filter: { usable: false }")).ShouldBe("");
        var page = (await drawn.AskAsync($"hydrantVerdicts(standard: \"{DrawnTown.Standard}\", first: 2) {{ totalCount nodes {{ featureId }} pageInfo {{ endCursor hasNextPage }} }}"))["hydrantVerdicts"]!;
        page["totalCount"]!.GetValue<int>().ShouldBe(3);
        (await NumbersAsync($"first: 2, after: \"{page["pageInfo"]!["endCursor"]}\"")).ShouldBe("3");
    }

    private static async Task<Dictionary<string, string>> VerdictsAsync(DrawnTown drawn, string standard = DrawnTown.Standard, string? asOf = "2026-11-22")
    {
        var answer = await drawn.AskAsync($$"""
            hydrantVerdicts(standard: "{{standard}}", asOf: "{{asOf}}", first: 100) { nodes { hydrant { number } verdict method { clause neglects }
                tests { test verdict reason reasonText number assumed consequence limit rule { document clause } } } }
            """);
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var node in answer["hydrantVerdicts"]!["nodes"]!.AsArray())
        {
            var name = node!["hydrant"]!["number"]!.GetValue<string>();
            found[name] = node["verdict"]!.GetValue<string>();
            foreach (var test in node["tests"]!.AsArray())
            {
                var number = test!["number"]?.GetValue<double>();
                var consequence = test["consequence"] is { } c ? $" {c} {test["rule"]!["document"]} {test["rule"]!["clause"]}" : "";
                found[$"{name} {test["test"]}"] = string.Create(CultureInfo.InvariantCulture,
                    $"{test["verdict"]}{(number is { } n ? $" {Math.Round(n, 2)}" : "")}{(test["assumed"]!.GetValue<bool>() ? " assumed" : "")}{consequence}");
                found[$"{name} {test["test"]} why"] = test["reason"]!.GetValue<string>();
                test["reasonText"]!.GetValue<string>().ShouldNotStartWith("HYDRANT_");
            }
        }

        return found;
    }

    /// <summary>A code for a town of its own, of small letters.</summary>
    private static string Code(string what, string width) => $"{what}-{new string([.. width.Where(char.IsAsciiLetterOrDigit)]).ToLowerInvariant()}";

    private Task<DrawnTown> DrawAsync(string area, string drawing, double metres = 10) =>
        DrawnTown.DrawAsync(town, area, drawing, metres, longitude: -170 + (Math.Abs(area.Sum(c => c * 31)) % 1000 / 10.0));
}
