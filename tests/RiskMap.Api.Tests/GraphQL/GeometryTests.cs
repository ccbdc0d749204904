using System.Text.Json.Nodes;

namespace RiskMap.Api.Tests.GraphQL;

/// <summary>Geometry through the door: RFC 7946 in and out.</summary>
public sealed class GeometryTests(Town town) : IClassFixture<Town>
{
    private const string Quarter = """{ type: "Polygon", coordinates: [[[111.87, 29.57], [111.9, 29.57], [111.9, 29.6], [111.87, 29.6], [111.87, 29.57]]] }""";

    private const string QuarterSql = "ST_MakeEnvelope(111.87, 29.57, 111.9, 29.6, 4326)";

    [Theory]
    [InlineData("hydrants", "hydrants")]
    [InlineData("buildings", "buildings")]
    [InlineData("roads", "roads")]
    [InlineData("incidents", "incidents")]
    [InlineData("zones", "zones")]
    public async Task Geometry_comes_out_as_PostGIS_itself_writes_it(string list, string table)
    {
        var nodes = (await town.AreaAsync($"{list}(first: 500) {{ nodes {{ featureId geometry }} }}"))[list]!["nodes"]!.AsArray();
        nodes.Count.ShouldBeGreaterThan(5);
        foreach (var node in nodes.Take(40))
        {
            var expected = await town.SqlAsync<string?>(
                $"SELECT ST_AsGeoJSON(CASE WHEN ST_Dimension(geom) = 2 THEN ST_ForcePolygonCCW(geom) ELSE geom END, 7) FROM {table} WHERE area = 'town' AND feature_id = @id",
                new { id = node!["featureId"]!.GetValue<int>() });
            Same(node["geometry"], expected is null ? null : JsonNode.Parse(expected));
        }
    }

    [Theory]
    [InlineData("hydrants")]
    [InlineData("buildings")]
    [InlineData("roads")]
    [InlineData("incidents")]
    [InlineData("zones")]
    public async Task Within_a_polygon_is_what_lies_in_it_or_touches_it(string list)
    {
        var expected = await town.SqlAsync<int>($"SELECT count(*)::int FROM {list} WHERE area = 'town' AND ST_Intersects(geom, {QuarterSql})");
        expected.ShouldBeGreaterThan(0);
        var area = await town.AreaAsync($"{list}(filter: {{ within: {Quarter} }}) {{ totalCount }}");
        area[list]!["totalCount"]!.GetValue<int>().ShouldBe(expected);
    }

    [Fact]
    public async Task A_variable_a_literal_and_a_literal_with_variables_ask_the_same()
    {
        var polygon = new JsonObject
        {
            ["type"] = "Polygon",
            ["coordinates"] = JsonNode.Parse("[[[111.87, 29.57], [111.9, 29.57], [111.9, 29.6], [111.87, 29.6], [111.87, 29.57]]]"),
        };
        var answer = await town.AskAsync($$"""
            query($within: Geometry, $filter: HydrantFilter, $west: Float!, $ring: [[Float!]!]!) { area(code: "town") {
              a: hydrants(filter: { within: $within }) { totalCount }
              b: hydrants(filter: $filter) { totalCount }
              c: hydrants(filter: { within: {{Quarter}} }) { totalCount }
              d: hydrants(filter: { within: { type: "Polygon", coordinates: [[[$west, 29.57], [111.9, 29.57], [111.9, 29.6], [$west, 29.6], [$west, 29.57]]] } }) { totalCount }
              e: hydrants(filter: { within: { type: Polygon, coordinates: [$ring] } }) { totalCount } } }
            """, variables: new
        {
            within = polygon,
            filter = new { within = polygon.DeepClone() },
            west = 111.87,
            ring = polygon["coordinates"]![0]!.DeepClone(),
        });
        answer["errors"].ShouldBeNull(answer.ToJsonString());
        var counts = "abcde".Select(name => answer["data"]!["area"]![name.ToString()]!["totalCount"]!.GetValue<int>()).Distinct().ToList();
        counts.ShouldHaveSingleItem().ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("[1, 2]", "GEOMETRY_NOT_GEOJSON")]
    [InlineData("\"POINT (1 2)\"", "GEOMETRY_NOT_GEOJSON")]
    [InlineData("""{"type":"Point"}""", "GEOMETRY_NOT_GEOJSON")]
    [InlineData("""{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]}}""", "GEOMETRY_TYPE_UNKNOWN")]
    [InlineData("""{"type":"Point","coordinates":[1]}""", "GEOMETRY_NO_NUMBERS")]
    [InlineData("""{"type":"Point","coordinates":["NaN",2]}""", "GEOMETRY_NO_NUMBERS")]
    [InlineData("""{"type":"Point","coordinates":[1e999,2]}""", "GEOMETRY_NO_NUMBERS")]
    [InlineData("""{"type":"Point","coordinates":[29.5,111.5]}""", "GEOMETRY_OUT_OF_RANGE")]
    [InlineData("""{"type":"Point","coordinates":[37456123.4,3275432.1]}""", "GEOMETRY_IN_METRES")]
    [InlineData("""{"type":"LineString","coordinates":[[1,2]]}""", "GEOMETRY_TOO_FEW_POSITIONS")]
    [InlineData("""{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]}""", "GEOMETRY_RING_OPEN")]
    [InlineData("""{"type":"Polygon","coordinates":[[[0,0],[1,0],[0,0]]]}""", "GEOMETRY_TOO_FEW_POSITIONS")]
    [InlineData("""{"type":"Polygon","coordinates":[]}""", "GEOMETRY_EMPTY")]
    [InlineData("""{"type":"GeometryCollection","geometries":[]}""", "GEOMETRY_EMPTY")]
    [InlineData("""{"type":"Polygon","coordinates":[[[0,0],[2,2],[2,0],[0,2],[0,0]]]}""", "GEOMETRY_CROSSES_ITSELF")]
    [InlineData("""{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]],[[5,5],[6,5],[6,6],[5,5]]]}""", "GEOMETRY_INVALID")]
    [InlineData("""{"type":"Point","coordinates":[1,2],"crs":{"type":"name","properties":{"name":"EPSG:4547"}}}""", "GEOMETRY_CRS")]
    public async Task A_geometry_that_means_nothing_is_refused_with_the_reason(string geometry, string code)
    {
        var error = (await WithinAsync(geometry))["errors"]![0]!;
        error["extensions"]!["code"]!.GetValue<string>().ShouldBe(code, error.ToJsonString());
        error["locations"]![0]!["line"]!.GetValue<int>().ShouldBe(1);
        error["extensions"]!["variable"]!.GetValue<string>().ShouldBe("filter");
    }

    [Fact]
    public async Task A_refused_literal_is_marked_where_it_stands_in_the_readers_language()
    {
        var answer = await town.AskAsync(
            """
            { area(code: "town") {
              hydrants(filter: { within: { type: "Polygon", coordinates: [[[0, 0], [2, 2], [2, 0], [0, 2], [0, 0]]] } }) { totalCount } } }
            """, "zh-CN");
        var error = answer["errors"]![0]!;
        error["message"]!.GetValue<string>().ShouldBe("多边形在 [1, 1] 处自相交。");
        error["extensions"]!["code"]!.GetValue<string>().ShouldBe("GEOMETRY_CROSSES_ITSELF");
        error["locations"]!.ToJsonString().ShouldBe("""[{"line":2,"column":30}]""");
    }

    [Fact]
    public async Task Positions_are_limited_by_a_setting()
    {
        await using var host = ApiServer.StartOn(town.Connection, ("RISKMAP_GEOMETRY_POSITIONS", "5"));
        using var client = host.CreateClient();
        async Task<string> AskAsync(string positions)
        {
            var query = $$"""{ area(code: "town") { hydrants(filter: { within: { type: "MultiPoint", coordinates: [{{positions}}] } }) { totalCount } } }""";
            return await client.GetStringAsync("/graphql?query=" + Uri.EscapeDataString(query));
        }

        (await AskAsync("[1,1],[2,2],[3,3],[4,4],[5,5]")).ShouldContain("\"totalCount\":0");
        var refusal = await Should.ThrowAsync<HttpRequestException>(() => AskAsync("[1,1],[2,2],[3,3],[4,4],[5,5],[6,6]"));
        refusal.StatusCode.ShouldBe(System.Net.HttpStatusCode.BadRequest);
    }

    private Task<JsonNode> WithinAsync(string geometry) => town.AskAsync(
        "query($filter: HydrantFilter) { area(code: \"town\") { hydrants(filter: $filter) { totalCount } } }",
        variables: new { filter = new { within = JsonNode.Parse(geometry) } });

    private static void Same(JsonNode? actual, JsonNode? expected)
    {
        switch (expected)
        {
            case JsonObject map:
                foreach (var (name, value) in map)
                {
                    Same(actual?[name], value);
                }

                break;
            case JsonArray items:
                actual!.AsArray().Count.ShouldBe(items.Count);
                for (var i = 0; i < items.Count; i++)
                {
                    Same(actual[i], items[i]);
                }

                break;
            case JsonValue value when value.GetValueKind() == System.Text.Json.JsonValueKind.Number:
                actual!.GetValue<double>().ShouldBe(value.GetValue<double>(), 1.1e-7);
                break;
            default:
                actual?.ToJsonString().ShouldBe(expected?.ToJsonString());
                break;
        }
    }
}
