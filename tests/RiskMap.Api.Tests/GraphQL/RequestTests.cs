namespace RiskMap.Api.Tests.GraphQL;

public sealed class RequestTests(Town town)
{
    [Theory]
    [InlineData("hydrantCoverage(radius: -1) { count }", "RADIUS_OUT_OF_RANGE")]
    [InlineData("hydrantCoverage(radius: 0) { count }", "RADIUS_OUT_OF_RANGE")]
    [InlineData("hydrantCoverage(radius: 1e9) { count }", "RADIUS_OUT_OF_RANGE")]
    [InlineData("hydrantCoverage(asOf: \"2018-13-01\") { count }", "DATE_INVALID")]
    [InlineData("hydrantCoverage(asOf: \"\") { count }", "DATE_INVALID")]
    [InlineData("hydrantCoverage { buildings(after: \"never given out\") { nodes { featureId } } }", "CURSOR_INVALID")]
    [InlineData("hydrants(after: \"%00\") { nodes { id } }", "CURSOR_INVALID")]
    [InlineData("incidents(after: \"LTE6MA\") { nodes { id } }", "CURSOR_INVALID")] // -1:0, a time before time
    [InlineData("hydrants(filter: { usableOn: \"yesterday\" }) { nodes { id } }", "DATE_INVALID")]
    [InlineData("hydrants(filter: { installedBefore: \"2020\" }) { nodes { id } }", "DATE_INVALID")]
    [InlineData("buildings(filter: { builtAfter: \"2020-02-30\" }) { nodes { id } }", "DATE_INVALID")]
    [InlineData("hydrant(id: \"42\") { id }", "ID_INVALID")]
    [InlineData("building { id }", "KEY_NOT_ONE")]
    [InlineData("zone(featureId: 1, id: \"01a2011c-0be5-756f-89ab-1a2048ee74c0\") { id }", "KEY_NOT_ONE")]
    [InlineData("incidents(filter: { zone: \"' OR 1=1\" }) { nodes { id } }", "ID_INVALID")]
    [InlineData("roads { nodes { hydrants(metres: -5) { id } } }", "RADIUS_OUT_OF_RANGE")]
    [InlineData("incidents(filter: { from: \"01.02.2020\" }) { nodes { id } }", "DATE_INVALID")]
    [InlineData("incidentDensity(bandwidth: 10) { years }", "BANDWIDTH_OUT_OF_RANGE")]
    [InlineData("incidentDensity(bandwidth: 1e300) { years }", "BANDWIDTH_OUT_OF_RANGE")]
    [InlineData("incidentDensity(cellMetres: 0) { years }", "CELL_OUT_OF_RANGE")]
    [InlineData("incidentDensity(filter: { hours: [24] }) { years }", "FILTER_OUT_OF_RANGE")]
    [InlineData("incidentDensity(filter: { weekdays: [0] }) { years }", "FILTER_OUT_OF_RANGE")]
    [InlineData("incidentDensity(filter: { from: \"2020-02-01\", to: \"2020-01-01\" }) { years }", "PERIOD_INVERTED")]
    [InlineData("zoneRanking(radius: 99999) { rows { count } }", "RADIUS_OUT_OF_RANGE")]
    public async Task What_cannot_be_answered_is_refused_with_a_code(string fields, string code) => (await town.CodeAsync(fields)).ShouldBe(code);

    [Fact]
    public async Task A_refusal_names_the_field_and_speaks_the_readers_language()
    {
        var answer = await town.AskAsync("{ area(code: \"town\") { far: hydrantCoverage(radius: 9000) { count } } }", "zh-CN");
        var error = answer["errors"]![0]!;
        error["message"]!.GetValue<string>().ShouldBe("半径必须大于 0 且不超过 5000 米，收到的是 9000。");
        error["path"]!.ToJsonString().ShouldBe("""["area","far"]""");
        error["locations"]![0]!["line"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task An_area_that_is_not_there_is_null_and_no_error()
    {
        var answer = await town.AskAsync("{ area(code: \"nowhere\") { code } }");
        answer["errors"].ShouldBeNull();
        answer["data"]!["area"].ShouldBeNull();
    }

    [Fact]
    public async Task A_text_the_database_refuses_spoils_no_later_answer()
    {
        // Npgsql kept a statement whose first run had failed, and every later use of it on that connection failed too.
        foreach (var name in new[] { "Long Street", "\0", "\0", "\0", "\0", "Long Street", "Long Street", "Long Street", "Long Street" })
        {
            var answer = await town.AskAsync(
                "query($name: String!) { area(code: \"town\") { roads(filter: { name: $name }) { totalCount nodes { name } } } }", variables: new { name });
            (answer["errors"] is null).ShouldBe(name != "\0", answer.ToJsonString());
        }
    }

    [Theory]
    [InlineData("'; DROP TABLE hydrants; --")]
    [InlineData("%' OR '1'='1")]
    [InlineData("\u0000")]
    [InlineData("𠮷野家 ' \" \\")]
    public async Task Hostile_text_is_only_a_value(string text)
    {
        var answer = await town.AskAsync(
            "query($text: String!) { area(code: $text) { code } town: area(code: \"town\") { hydrants(filter: { number: $text }) { totalCount } roads(filter: { name: $text }) { totalCount } incidents(filter: { kind: $text }) { totalCount } zones(filter: { kind: $text }) { totalCount } } }",
            variables: new { text });
        answer["data"]?["area"].ShouldBeNull();
        if (text.Contains('\0'))
        {
            answer["errors"]![0]!["extensions"]!["code"]!.GetValue<string>().ShouldBe("REQUEST_INVALID");
        }
        else
        {
            answer["data"]!["town"]!["hydrants"]!["totalCount"]!.GetValue<int>().ShouldBe(0);
        }

        (await town.SqlAsync<int>("SELECT count(*)::int FROM hydrants WHERE area = 'town'")).ShouldBe(45);
    }

    [Fact]
    public async Task Lists_filter_and_page_by_what_is_asked()
    {
        var area = await town.AreaAsync("""
            hydrants(first: 2, filter: { status: DAMAGED }) { totalCount nodes { number status } pageInfo { hasNextPage } }
            usable: hydrants(filter: { usableOn: "2026-01-01" }) { totalCount }
            box: hydrants(filter: { within: { type: "Polygon", coordinates: [[[111.87, 29.57], [111.9, 29.57], [111.9, 29.6], [111.87, 29.6], [111.87, 29.57]]] } }) { totalCount }
            buildings(filter: { use: ELDERLY_CARE, minStoreys: 10 }) { totalCount nodes { use storeys } }
            roads(filter: { name: "Long Street" }) { totalCount } stations { name } counts { hydrants buildings addresses incidents incidentsUnlocated zones }
            """);
        area["hydrants"]!["totalCount"]!.GetValue<int>().ShouldBe(5);
        area["hydrants"]!["nodes"]!.AsArray().Count.ShouldBe(2);
        area["usable"]!["totalCount"]!.GetValue<int>().ShouldBe((await town.AreaAsync("""hydrantCoverage(asOf: "2026-01-01") { usableHydrants }"""))["hydrantCoverage"]!["usableHydrants"]!.GetValue<int>());
        area["box"]!["totalCount"]!.GetValue<int>().ShouldBe(await town.SqlAsync<int>("SELECT count(*)::int FROM hydrants WHERE area = 'town' AND geom && ST_MakeEnvelope(111.87, 29.57, 111.90, 29.60, 4326)"));
        area["buildings"]!["totalCount"]!.GetValue<int>().ShouldBe(await town.SqlAsync<int>("SELECT count(*)::int FROM buildings WHERE area = 'town' AND use = 'elderly_care' AND storeys >= 10"));
        area["counts"]!.ToJsonString().ShouldBe("""{"hydrants":45,"buildings":600,"addresses":300,"incidents":400,"incidentsUnlocated":20,"zones":9}""");
    }

    [Theory]
    [InlineData("$text: String!", "area(code: $text) { code }", "HC0016")]
    [InlineData("$text: ID!", "area(code: \"town\") { hydrant(id: $text) { id } }", "HC0016")]
    [InlineData("$text: HydrantStatus", "area(code: \"town\") { hydrants(filter: { status: $text }) { totalCount } }", "HC0016")]
    [InlineData("$text: Geometry", "area(code: \"town\") { hydrants(filter: { within: $text }) { totalCount } }", "GEOMETRY_NOT_GEOJSON")]
    public async Task Half_a_character_is_refused_and_breaks_nothing(string declared, string fields, string code)
    {
        var text = declared.EndsWith("Geometry", StringComparison.Ordinal) ? """{"type":"\ud800","coordinates":[1,2]}""" : "\"\\ud800\"";
        var query = System.Text.Json.JsonSerializer.Serialize($"query({declared}) {{ {fields} }}");
        using var content = new StringContent(
            $$"""{"query":{{query}},"variables":{"text":{{text}} } }""", System.Text.Encoding.UTF8, "application/json");
        var answer = await town.Client.PostAsync("/graphql", content);
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(code);
    }

    [Fact]
    public async Task An_id_finds_the_thing_again()
    {
        foreach (var (list, one) in new[] { ("hydrants", "hydrant"), ("buildings", "building"), ("roads", "road"), ("incidents", "incident"), ("zones", "zone") })
        {
            var node = (await town.AreaAsync($"{list}(first: 1) {{ nodes {{ id featureId }} }}"))[list]!["nodes"]![0]!;
            var found = await town.AreaAsync($"{one}(id: {node["id"]!.ToJsonString()}) {{ id featureId }}");
            found[one]!.ToJsonString().ShouldBe(node.ToJsonString());
        }
    }
}
