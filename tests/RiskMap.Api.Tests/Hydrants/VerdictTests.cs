namespace RiskMap.Api.Tests.Hydrants;

/// <summary>
/// Towns drawn with letters and what GB 50974 says of their buildings; a cell is 10 m unless the test says otherwise. Each cell of a street is
/// an edge of its own, and a house is entered from the nearest point of every edge within 50 m: the last metres go over the yards.
/// <para>Hose lengths are from paper. Streets lie 5 m from a house beside them, and have a node every 10 m: so the best place to leave the street is
/// that node at which the slant is as long as it may be, d m before the house with sqrt(d² + 5²) ≤ 50, that is d = 45 for houses that begin at
/// a multiple of 10 plus 5: the slant is sqrt(45² + 5²) = 45.28 m. Across the river: 10 to the street, 200 east, 40 over the bridge, 140 west to 45 m
/// before the house (210 - 70), 45.28 over the yards: 435.28. Where the wall was: 10 to the street, and from there, 5 m west of the house and
/// 25 m north of it, sqrt(5² + 25²) = 25.50: 35.50. From the second hydrant: 10, 110 along the street (180 - 70), 45.28: 165.28. Across the border:
/// 10, none along the street, 45.28: 55.28. To the nearer of two parts, which begins at 35 m: the edge that the hydrant stands at is left at its
/// end, 10, 10, sqrt(25² + 5²) = 25.50: 45.50. To the house at 285 m: 10, 240 along the street, 45.28: 295.28.</para>
/// <para>Long, for the towns are drawn beside what is expected of them.</para>
/// </summary>
public sealed class VerdictTests(Town town) : IClassFixture<Town>
{
    [Fact]
    public async Task Two_overlapping_circles_do_not_add()
    {
        var drawn = await DrawAsync("circles", "1.......A.......2\n-----------------", metres: 20.2);
        var verdicts = await drawn.VerdictsAsync();
        verdicts["A RADIUS"].ShouldBe("FAIL 151.5", "150 m are the limit, and each hydrant alone is farther");
        verdicts["A"].ShouldBe("FAIL");
    }

    [Fact]
    public async Task Across_a_river_the_circle_reaches_and_the_hose_does_not()
    {
        var drawn = await DrawAsync("river", """
            ---------------------+
            .1...................|
            ~~~~~~~~~~~~~~~~~~~~~!
            ..A..................|
            ---------------------+
            """);
        var verdicts = await drawn.VerdictsAsync("hoseReach: 180");
        verdicts["A RADIUS"].ShouldBe("PASS 15.81");
        verdicts["A HOSE_LAY"].ShouldBe("FAIL");
        verdicts["A COMBINED"].ShouldBe("FAIL");
        // 10 to the street, 200 east, 40 over the bridge, 140 west, and over the yards to the house.
        (await drawn.VerdictsAsync("hoseReach: 500"))["A HOSE_LAY"].ShouldBe("PASS 435.28");
    }

    [Fact]
    public async Task A_wall_makes_the_street_test_fail()
    {
        var drawn = await DrawAsync("wall", """
            ---------------------+
            .1...................|
            .###.................|
            ..A..................|
            ---------------------+
            """);
        var verdicts = await drawn.VerdictsAsync("hoseReach: 180");
        verdicts["A RADIUS"].ShouldBe("PASS 15.81");
        verdicts["A HOSE_LAY"].ShouldBe("FAIL");
        await drawn.ChangeAsync("DELETE FROM buildings WHERE area = @area AND address = '#'");
        (await drawn.VerdictsAsync("hoseReach: 180"))["A HOSE_LAY"].ShouldBe("PASS 35.5", "10 to the street, and slantwise over where the wall was");
    }

    [Fact]
    public async Task One_hydrant_within_the_radius_and_another_within_the_hose_are_not_enough()
    {
        var drawn = await DrawAsync("same", """
            .1.................
            ~~~~~~~~~~~~~~~~~~~
            ..A...............2
            -------------------
            """);
        var verdicts = await drawn.VerdictsAsync("hoseReach: 180");
        verdicts["A RADIUS"].ShouldBe("PASS 15.81");
        // The second hydrant stands 155 m away straight: 10 to the street, 110 along it, and over the yards to the house.
        verdicts["A HOSE_LAY"].ShouldBe("PASS 165.28");
        verdicts["A COMBINED"].ShouldBe("UNKNOWN", "no street leads to the first hydrant: what its hose reaches is not on record");
        verdicts["A COMBINED why"].ShouldBe("HYDRANT_OFF_STREET");
    }

    [Fact]
    public async Task The_hydrant_within_the_radius_must_be_the_one_within_the_hose()
    {
        var drawn = await DrawAsync("both", """
            -------------------
            .1.................
            ~~~~~~~~~~~~~~~~~~~
            ..A...............2
            -------------------
            """);
        var verdicts = await drawn.VerdictsAsync("hoseReach: 180");
        verdicts["A HOSE_LAY"].ShouldBe("PASS 165.28");
        verdicts["A COMBINED"].ShouldBe("FAIL");
    }

    [Fact]
    public async Task A_hydrant_out_of_service_changes_the_result()
    {
        var drawn = await DrawAsync("service", "1..A..\n------");
        (await drawn.VerdictsAsync())["A RADIUS"].ShouldBe("PASS 25");
        await drawn.ChangeAsync("UPDATE hydrants SET state = 'out_of_service' WHERE area = @area");
        (await drawn.VerdictsAsync())["A RADIUS"].ShouldBe("FAIL");
        await drawn.ChangeAsync("""
            UPDATE hydrants SET state = 'in_service' WHERE area = @area;
            INSERT INTO hydrant_outages (area, id, hydrant, from_on, to_on) SELECT area, gen_random_uuid(), id, '2024-03-01', '2024-03-31' FROM hydrants WHERE area = @area
            """);
        (await drawn.VerdictsAsync("asOf: \"2024-03-31\""))["A RADIUS"].ShouldBe("FAIL");
        (await drawn.VerdictsAsync("asOf: \"2024-04-01\""))["A RADIUS"].ShouldBe("PASS 25");
    }

    [Fact]
    public async Task A_hydrant_across_the_border_counts_and_so_do_the_streets_there()
    {
        await DrawnTown.DrawAsync(town, "border-west", ".1...\n-----", longitude: 40);
        var drawn = await DrawnTown.DrawAsync(town, "border-east", "..A..\n-----", longitude: 40, east: 40);
        var verdicts = await drawn.VerdictsAsync();
        verdicts["A RADIUS"].ShouldBe("PASS 45");
        verdicts["A HOSE_LAY"].ShouldBe("PASS 55.28");
        var answer = await drawn.AskAsync($$"""
            buildingVerdict(standard: "{{DrawnTown.Standard}}", featureId: 1) { tests { test hydrant { straightMetres hoseMetres hydrant { number } way { __typename } } } }
            """.Replace("way { __typename }", "way", StringComparison.Ordinal));
        var hydrant = answer["buildingVerdict"]!["tests"]![1]!["hydrant"]!;
        hydrant["hydrant"]!["number"]!.GetValue<string>().ShouldBe("1");
        hydrant["way"]!["type"]!.GetValue<string>().ShouldBe("LineString");
        await town.SqlAsync<int>("""
            INSERT INTO datasets (area, id, layer, name, crs_src) SELECT 'border-east', gen_random_uuid(), 'hydrants', 'h', 'EPSG:4326';
            INSERT INTO hydrants (area, id, dataset, source_id, content_hash, feature_id, number, state, geom)
                SELECT 'border-east', gen_random_uuid(), d.id, '7', '', 7, '7', 'no_water', h.geom
                FROM hydrants h, datasets d WHERE h.area = 'border-west' AND d.area = 'border-east' AND d.name = 'h';
            SELECT 1
            """);
        await drawn.ChangeAsync("SELECT 1");
        // By the radius alone it is the same hydrant: the area's own gives no water.
        var alone = (await drawn.AskAsync("""
            hydrantCoverage(radius: 45.001) { coveredCount usableHydrants buildings { nodes { distanceMetres nearestHydrant { number } } } }
            """))["hydrantCoverage"]!;
        alone["coveredCount"]!.GetValue<int>().ShouldBe(1);
        alone["usableHydrants"]!.GetValue<int>().ShouldBe(0);
        alone["buildings"]!["nodes"]![0]!["nearestHydrant"]!["number"]!.GetValue<string>().ShouldBe("1");
        alone["buildings"]!["nodes"]![0]!["distanceMetres"]!.GetValue<double>().ShouldBe(45, 0.001);
    }

    [Theory]
    [InlineData(30)]
    [InlineData(60)]
    public async Task Metres_are_metres_at_any_latitude(double latitude)
    {
        var drawn = await DrawnTown.DrawAsync(town, $"latitude-{latitude}", "1.......\n........\n......A.\n--------", metres: 20, latitude: latitude, longitude: 50);
        var verdicts = await drawn.VerdictsAsync();
        var geodesic = await town.SqlAsync<double>(
            "SELECT ST_Distance(h.geom::geography, b.geom::geography) FROM hydrants h JOIN buildings b USING (area) WHERE area = @area", new { area = $"latitude-{latitude}" });
        verdicts["A RADIUS"].ShouldBe(FormattableString.Invariant($"PASS {Math.Round(geodesic, 2)}"));
        geodesic.ShouldBe(Math.Sqrt((110 * 110) + (30 * 30)), 0.02);
    }

    [Theory]
    [InlineData(1, "PASS 150")]
    [InlineData(1.000_01, "FAIL 150")] // a millimetre and a half too far
    public async Task A_building_whose_corner_lies_at_150_metres_passes_and_one_a_hair_farther_fails(double stretched, string verdict)
    {
        var cell = 150 / Math.Sqrt((1.5 * 1.5) + (2.5 * 2.5));
        var drawn = await DrawAsync($"corner-{(stretched > 1 ? "beyond" : "at")}", "1....\n.....\n.....\n..A..", cell * stretched);
        (await drawn.VerdictsAsync())["A RADIUS"].ShouldBe(verdict);
    }

    [Fact]
    public async Task Of_a_building_in_two_parts_the_nearer_one_counts()
    {
        var drawn = await DrawAsync("parts", "1...A...............A\n---------------------");
        (await drawn.VerdictsAsync())["A RADIUS"].ShouldBe("PASS 35");
        (await drawn.VerdictsAsync())["A HOSE_LAY"].ShouldBe("PASS 45.5");
    }

    [Fact]
    public async Task A_building_without_a_street_is_unknown_by_hose_and_judged_by_radius()
    {
        var drawn = await DrawAsync("street", "1.........\n----......\n..........\n.........A");
        var verdicts = await drawn.VerdictsAsync("hoseReach: 180");
        verdicts["A RADIUS"].ShouldBe("PASS 88.6");
        verdicts["A HOSE_LAY"].ShouldBe("UNKNOWN");
        verdicts["A HOSE_LAY why"].ShouldBe("NO_STREET_ACCESS");
        verdicts["A COMBINED"].ShouldBe("UNKNOWN");
        await drawn.ChangeAsync("UPDATE hydrants SET flow_lps = 20, tested_on = current_date WHERE area = @area");
        (await drawn.VerdictsAsync("hoseReach: 180"))["A"].ShouldBe("UNKNOWN", "all else passes");
        (await drawn.VerdictsAsync())["A"].ShouldBe("PASS", "the code itself demands no hose");
    }

    [Fact]
    public async Task Flow_is_the_tested_one_or_the_assumed_one_and_the_answer_says_which()
    {
        var drawn = await DrawAsync("flow", "1..A..2\n-------");
        var untested = await drawn.VerdictsAsync();
        untested["A SUPPLY"].ShouldBe("PASS 20");
        untested["A SUPPLY why"].ShouldBe("FLOW_ASSUMED");
        await drawn.ChangeAsync("UPDATE hydrants SET removed_on = '2020-01-01' WHERE area = @area AND number = '2'");
        var alone = await drawn.VerdictsAsync();
        alone["A SUPPLY"].ShouldBe("UNKNOWN 10", "one that was never tested may give the 15 that the code credits, or the 10 that it assumes");
        alone["A SUPPLY why"].ShouldBe("FLOW_UNTESTED");
        await drawn.ChangeAsync("UPDATE hydrants SET flow_lps = 9, tested_on = current_date - 10 WHERE area = @area AND number = '1'");
        (await drawn.VerdictsAsync())["A SUPPLY"].ShouldBe("FAIL 9");
        await drawn.ChangeAsync("UPDATE hydrants SET flow_lps = 40 WHERE area = @area AND number = '1'");
        (await drawn.VerdictsAsync())["A SUPPLY"].ShouldBe("PASS 15", "no more than the code credits to one hydrant");
        await drawn.ChangeAsync("UPDATE buildings SET use = 'unknown' WHERE area = @area");
        var unknown = await drawn.VerdictsAsync();
        unknown["A SUPPLY"].ShouldBe("UNKNOWN 15");
        await drawn.ChangeAsync("UPDATE buildings SET use = 'industrial' WHERE area = @area");
        (await drawn.VerdictsAsync("", "de-w405"))["A SUPPLY why"].ShouldBe("RULE_UNVERIFIED");
        (await drawn.VerdictsAsync("", "uk"))["A SUPPLY why"].ShouldBe("SUPPLY_REACH_UNKNOWN", "its guidance names flows and no distance");
    }

    [Fact]
    public async Task A_state_is_as_good_as_its_last_test()
    {
        var drawn = await DrawAsync("state", "1..A..\n------");
        (await drawn.VerdictsAsync())["A STATE why"].ShouldBe("NEVER_TESTED");
        await drawn.ChangeAsync("UPDATE hydrants SET tested_on = '2024-01-01' WHERE area = @area");
        (await drawn.VerdictsAsync("asOf: \"2024-04-02\""))["A STATE"].ShouldBe("PASS 92");
        (await drawn.VerdictsAsync("asOf: \"2024-04-03\""))["A STATE"].ShouldBe("FAIL 93");
        (await drawn.VerdictsAsync("asOf: \"2023-12-31\""))["A STATE"].ShouldBe("UNKNOWN", "the test had not been made");
        await drawn.ChangeAsync("UPDATE hydrants SET state = 'unknown' WHERE area = @area");
        (await drawn.VerdictsAsync("asOf: \"2024-04-02\""))["A STATE why"].ShouldBe("STATE_UNKNOWN");
    }

    [Fact]
    public async Task A_state_that_no_rule_speaks_of_fails_only_where_the_hydrant_gives_no_water()
    {
        var drawn = await DrawAsync("unruled", $"1..A..{new string('.', 20)}B\n{new string('-', 27)}");
        var verdicts = await drawn.VerdictsAsync("", "de-w405");
        verdicts["A STATE"].ShouldBe("PASS", "in service by its record, and nobody demands a test");
        verdicts["B STATE"].ShouldBe("UNKNOWN");
        verdicts["B STATE why"].ShouldBe("NOT_RULED");
        await drawn.ChangeAsync("UPDATE hydrants SET state = 'out_of_service' WHERE area = @area");
        var without = await drawn.VerdictsAsync("", "de-w405");
        without["A STATE"].ShouldBe("FAIL");
        without["A STATE why"].ShouldBe("OUT_OF_SERVICE");
        without["B STATE why"].ShouldBe("NOT_RULED");
        (await drawn.VerdictsAsync())["A STATE why"].ShouldBe("OUT_OF_SERVICE", "by a standard with a cycle too");
    }

    [Fact]
    public async Task A_building_that_fails_beyond_all_that_is_looked_for_has_a_bound_and_no_number()
    {
        var drawn = await DrawAsync("beyond", $"1{new string('.', 39)}A\n{new string('-', 41)}");
        var tests = (await drawn.AskAsync($$"""
            buildingVerdict(standard: "{{DrawnTown.Standard}}", featureId: 1) { tests { test verdict number moreThan } }
            """))["buildingVerdict"]!["tests"]!.AsArray().ToDictionary(t => t!["test"]!.GetValue<string>());
        tests["RADIUS"]!["verdict"]!.GetValue<string>().ShouldBe("FAIL");
        tests["RADIUS"]!["number"].ShouldBeNull("it lies 395 m away, and pairs are kept up to 250");
        tests["RADIUS"]!["moreThan"]!.GetValue<double>().ShouldBe(250);
        tests["HOSE_LAY"]!["moreThan"]!.GetValue<double>().ShouldBe(300);
        tests["COMBINED"]!["moreThan"].ShouldBeNull("no hydrant within the radius has a hose to speak of");
    }

    [Theory]
    [InlineData(184.9, "'in_service'", "NULL", "PASS 20", "FLOW_ASSUMED", 2, 20)] // 149.9 m from the wall: as one hydrant never tested, 10 L/s more
    [InlineData(185.1, "'in_service'", "NULL", "UNKNOWN 10", "FLOW_UNTESTED", 1, 10)] // 150.1 m
    [InlineData(100, "'unknown'", "NULL", "PASS 20", "FLOW_ASSUMED", 2, 20)] // what nobody recorded counts, as hydrants do
    [InlineData(100, "'out_of_service'", "NULL", "UNKNOWN 10", "FLOW_UNTESTED", 1, 10)]
    [InlineData(100, "'in_service'", "'2024-06-02'", "UNKNOWN 10", "FLOW_UNTESTED", 1, 10)] // dug a day too late
    [InlineData(100, "'in_service'", "'2024-06-01'", "PASS 20", "FLOW_ASSUMED", 2, 20)]
    public async Task A_pond_within_150_metres_counts_as_one_hydrant_by_clause_6_1_5(
        double metresEast, string state, string installed, string expected, string why, int counted, double assumed)
    {
        // A house of two storeys needs 15 L/s; the hydrant was never tested and counts with 10. The house's far wall stands 35 m east of it.
        var drawn = await DrawAsync($"pond-{metresEast.ToString(System.Globalization.CultureInfo.InvariantCulture).Replace('.', '-')}-{expected[0]}{state.Length}{installed.Length}".ToLowerInvariant(), "1..A..\n------");
        await drawn.ChangeAsync($"""
            INSERT INTO datasets (area, id, layer, name, crs_src) VALUES (@area, gen_random_uuid(), 'water_sources', 'ponds', 'EPSG:4326');
            INSERT INTO water_sources (area, id, dataset, source_id, content_hash, feature_id, kind, state, installed_on, geom)
                SELECT @area, gen_random_uuid(), d.id, 'pond', '', 1, 'pond', {state}, {installed}::date,
                    ST_Project(h.geom::geography, {metresEast.ToString(System.Globalization.CultureInfo.InvariantCulture)}, pi() / 2)::geometry
                FROM hydrants h, datasets d WHERE h.area = @area AND d.area = @area AND d.layer = 'water_sources'
            """);
        var verdicts = await drawn.VerdictsAsync("asOf: \"2024-06-01\"");
        verdicts["A SUPPLY"].ShouldBe(expected);
        verdicts["A SUPPLY why"].ShouldBe(why);
        var supply = (await drawn.AskAsync($$"""
            buildingVerdict(standard: "{{DrawnTown.Standard}}", featureId: 1, asOf: "2024-06-01") { tests { test counted assumed } }
            """))["buildingVerdict"]!["tests"]!.AsArray().Single(t => t!["test"]!.GetValue<string>() == "SUPPLY")!;
        supply["counted"]!.GetValue<int>().ShouldBe(counted);
        supply["assumed"]!.GetValue<double>().ShouldBe(assumed);
    }

    [Fact]
    public async Task A_standard_that_looks_farther_is_answered_from_a_wider_reach()
    {
        var drawn = await DrawAsync("wide", $"1{new string('.', 28)}A\n{new string('-', 30)}");
        // 1,000 ft: beyond what is usually kept.
        (await drawn.VerdictsAsync("", "us-iso-fsrs"))["A SUPPLY"].ShouldBe("UNKNOWN 0");
        (await drawn.VerdictsAsync("hoseReach: 400", "us-iso-fsrs"))["A HOSE_LAY"].ShouldBe("PASS 295.28");
        (await town.AskAsync($"{{ area(code: \"wide\") {{ hydrantCoverage(standard: \"us-iso-fsrs\", hoseReach: 4000) {{ verdicts {{ count }} }} }} }}"))["errors"]![0]!["extensions"]!["code"]!
            .GetValue<string>().ShouldBe("REACH_OUT_OF_RANGE");
    }

    [Fact]
    public async Task Shares_have_the_unknown_beside_them_and_the_method_names_the_clauses()
    {
        var drawn = await DrawAsync("shares", "1..A..B...................C\n---------------------------");
        await drawn.ChangeAsync("UPDATE buildings SET storeys = NULL WHERE area = @area AND address = 'B'; UPDATE buildings SET residents = 7 WHERE area = @area AND address = 'C'");
        var verdicts = (await drawn.AskAsync($$"""
            hydrantCoverage(standard: "{{DrawnTown.Standard}}") { verdicts { count method { standard clause parameters { name value } }
                tests { test buildings { passed failed unknown passedShare } floorArea { passed failed notOnRecord } residents { passed failed failedShare notOnRecord } } } }
            """))["hydrantCoverage"]!["verdicts"]!;
        var radius = verdicts["tests"]![0]!;
        radius["buildings"]!["passed"]!.GetValue<double>().ShouldBe(2);
        radius["buildings"]!["failed"]!.GetValue<double>().ShouldBe(1);
        radius["floorArea"]!["passed"]!.GetValue<double>().ShouldBe(200);
        radius["floorArea"]!["notOnRecord"]!.GetValue<int>().ShouldBe(1);
        radius["residents"]!["failedShare"]!.GetValue<double>().ShouldBe(1);
        radius["residents"]!["notOnRecord"]!.GetValue<int>().ShouldBe(2);
        verdicts["method"]!["clause"]!.GetValue<string>().ShouldContain("GB 50974-2014 7.2.5");
        verdicts["method"]!["parameters"]![0]!["value"]!.GetValue<string>().ShouldBe($"{DrawnTown.Standard} 1");
    }

    private Task<DrawnTown> DrawAsync(string area, string drawing, double metres = 10) =>
        DrawnTown.DrawAsync(town, area, drawing, metres, longitude: 60 + (Math.Abs(area.Sum(c => c * 31)) % 1000 / 20.0));
}
