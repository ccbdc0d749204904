using System.Text.Json.Nodes;
using Dapper;

namespace RiskMap.Api.Tests.Hydrants.Siting;

/// <summary>
/// One street of 1,000 m from west to east, 8 m wide, and 37 houses along its north side, 25 m from one to the next. A hydrant that
/// works stands at its western end, one that does not at its eastern end.
/// </summary>
public sealed class SitingTests(SitingTests.Row row) : IClassFixture<SitingTests.Row>
{
    private const string Standard = "cn-gb50974-2014+gb55036-2022";

    [Fact]
    public async Task The_first_place_serves_the_most_and_every_place_is_legal()
    {
        var siting = await SiteAsync("count: 2");

        siting["servedBefore"]!.GetValue<int>().ShouldBe(await row.SqlAsync<int>("SELECT count(*)::int FROM near WHERE x = 0"));
        siting["buildings"]!.GetValue<int>().ShouldBe(37);
        siting["count"]!.GetValue<int>().ShouldBe(2);
        siting["percentOfBest"]!.GetValue<double>().ShouldBe(100);
        siting["value"]!.GetValue<double>().ShouldBe(siting["servedAnew"]!.GetValue<int>());
        siting["gainCurve"]!.AsArray().Select(g => g!.GetValue<double>()).ToArray()[^1].ShouldBe(siting["value"]!.GetValue<double>());
        (siting["cures"]!["document"]!.GetValue<string>(), siting["cures"]!["clause"]!.GetValue<string>()).ShouldBe(("GB 50974-2014", "7.2.5"));
        foreach (var place in Places(siting))
        {
            place["street"]!.GetValue<string>().ShouldBe("Long Street");
            (place["roadWidthMetres"]!.GetValue<double>(), place["roadWidthAssumed"]!.GetValue<bool>()).ShouldBe((8, false));
            var (street, wall) = await row.MetresAsync(place);
            street.ShouldBe(5, 0.01);
            wall.ShouldBeGreaterThanOrEqualTo(5 - 0.01);
        }
    }

    [Fact]
    public async Task A_proposal_names_the_buildings_that_it_serves_and_no_other_does()
    {
        var told = new HashSet<int>();
        foreach (var place in Places(await SiteAsync("count: 3")))
        {
            var named = place["buildings"]!["nodes"]!.AsArray().Select(b => b!["featureId"]!.GetValue<int>()).ToArray();
            named.Length.ShouldBe(place["buildingCount"]!.GetValue<int>());
            place["buildings"]!["totalCount"]!.GetValue<int>().ShouldBe(named.Length);
            named.ShouldAllBe(b => told.Add(b));
            named.ShouldBeSubsetOf(await row.WithinAsync(place, 150));
            place["buildings"]!["nodes"]![0]!["id"]!.GetValue<string>().ShouldNotBeNullOrEmpty();
        }
    }

    [Fact]
    public async Task Money_buys_as_many_as_it_pays_for()
    {
        var siting = await SiteAsync("budget: 25000, costPerHydrant: 12000");

        siting["count"]!.GetValue<int>().ShouldBe(2);
        siting["cost"]!.GetValue<double>().ShouldBe(24_000);
    }

    [Fact]
    public async Task By_hose_the_way_along_the_street_decides()
    {
        var siting = await SiteAsync("count: 1, reach: HOSE_LAY, hoseReach: 100");

        // From 5 m beside the street 95 m are left along it and to a house 15 m off: 80 m to each side.
        siting["value"]!.GetValue<double>().ShouldBeInRange(6, 7);
        siting["limitMetres"]!.GetValue<double>().ShouldBe(100);
        siting["cures"].ShouldBeNull();
    }

    [Fact]
    public async Task Residents_draw_the_place_and_unknown_ones_are_said_to_be_unknown()
    {
        var siting = await SiteAsync("count: 1, weight: RESIDENTS");

        siting["unknownWorth"]!.GetValue<int>().ShouldBe(await row.SqlAsync<int>("""
            SELECT count(*)::int FROM buildings b WHERE area = 'row' AND residents IS NULL AND feature_id NOT IN (SELECT feature_id FROM near WHERE x = 0)
            """));
        siting["value"]!.GetValue<double>().ShouldBe(500);
        siting["unit"]!.GetValue<string>().ShouldBe("residents");
    }

    [Fact]
    public async Task Past_fires_draw_the_place()
    {
        var siting = await SiteAsync("count: 1, weight: FIRES");

        (siting["value"]!.GetValue<double>(), siting["bound"]!.GetValue<double>()).ShouldBe((3, 3));
    }

    [Fact]
    public async Task While_the_eastern_hydrant_worked_less_was_to_be_gained()
    {
        var (before, now) = (await SiteAsync("count: 1, asOf: \"2019-01-01\""), await SiteAsync("count: 1"));

        before["servedBefore"]!.GetValue<int>().ShouldBeGreaterThan(now["servedBefore"]!.GetValue<int>());
    }

    [Fact]
    public async Task The_fewest_serve_all()
    {
        var fewest = (await row.AreaAsync($"fewestHydrants {{ {Asked} leastCount }}", "row"))["fewestHydrants"]!;

        (fewest["servedBefore"]!.GetValue<int>() + fewest["servedAnew"]!.GetValue<int>() + fewest["outOfReach"]!.GetValue<int>()).ShouldBe(37);
        fewest["outOfReach"]!.GetValue<int>().ShouldBe(0);
        (fewest["count"]!.GetValue<int>(), fewest["leastCount"]!.GetValue<int>()).ShouldBe((3, 3));
    }

    [Fact]
    public async Task Where_several_rules_apply_by_conditions_the_strictest_is_taken_and_the_answer_says_so()
    {
        var method = (await row.AreaAsync("proposeHydrants(count: 1, standard: \"us-ifc\", reach: HOSE_LAY) { method { neglects parameters { name value } } }", "row"))["proposeHydrants"]!["method"]!;
        method["parameters"]!.AsArray().Single(p => p!["name"]!.GetValue<string>() == "limit")!["value"]!.GetValue<string>().ShouldBe("121.92", "400 ft, not 600");
        method["neglects"]!.GetValue<string>().ShouldContain("the strictest is taken everywhere: hydrant.hose_reach");
        var single = (await row.AreaAsync("proposeHydrants(count: 1) { method { neglects } }", "row"))["proposeHydrants"]!["method"]!;
        single["neglects"]!.GetValue<string>().ShouldNotContain("strictest");
    }

    [Fact]
    public async Task The_proof_is_said_in_the_readers_language()
    {
        const string Question = "{ area(code: \"row\") { proposeHydrants(count: 1) { sentence method { standard clause neglects } } } }";

        (await row.AskAsync(Question))["data"]!["area"]!["proposeHydrants"]!["sentence"]!.GetValue<string>().ShouldStartWith("At least 100 % of the best possible");
        var chinese = (await row.AskAsync(Question, "zh-CN"))["data"]!["area"]!["proposeHydrants"]!;
        chinese["sentence"]!.GetValue<string>().ShouldStartWith("至少为最优方案的 100%");
        (chinese["method"]!["standard"]!.GetValue<string>(), chinese["method"]!["clause"]!.GetValue<string>()).ShouldBe(("GB 50974-2014", "7.2.5"));
        chinese["method"]!["neglects"]!.GetValue<string>().ShouldContain("供水管");
    }

    [Theory]
    [InlineData("proposeHydrants { count }", "BUDGET_NOT_ONE")]
    [InlineData("proposeHydrants(count: 3, budget: 5, costPerHydrant: 1) { count }", "BUDGET_NOT_ONE")]
    [InlineData("proposeHydrants(budget: 5) { count }", "BUDGET_NOT_ONE")]
    [InlineData("proposeHydrants(count: 501) { count }", "BUDGET_OUT_OF_RANGE")]
    [InlineData("proposeHydrants(count: -1) { count }", "BUDGET_OUT_OF_RANGE")]
    [InlineData("proposeHydrants(budget: 5, costPerHydrant: 0) { count }", "BUDGET_OUT_OF_RANGE")]
    [InlineData("proposeHydrants(count: 1, radius: -5) { count }", "RADIUS_OUT_OF_RANGE")]
    [InlineData("proposeHydrants(count: 1, standard: \"cn-gb51080-2015\") { count }", "REACH_NOT_RULED")]
    [InlineData("proposeHydrants(count: 1, standard: \"none\") { count }", "STANDARD_UNKNOWN")]
    [InlineData("proposeHydrants(count: 1, asOf: \"yesterday\") { count }", "DATE_INVALID")]
    [InlineData("fewestHydrants(radius: 0) { count }", "RADIUS_OUT_OF_RANGE")]
    public async Task What_cannot_be_answered_is_refused_with_its_reason(string field, string code) =>
        (await row.AskAsync($"{{ area(code: \"row\") {{ {field} }} }}"))["errors"]![0]!["extensions"]!["code"]!.GetValue<string>().ShouldBe(code);

    [Fact]
    public async Task Without_a_street_network_no_place_is_known() => (await row.CodeAsync("proposeHydrants(count: 1) { count }")).ShouldBe("STREETS_UNKNOWN");

    private const string Asked = """
        count gainCurve buildings servedBefore servedAnew outOfReach unknownWorth limitMetres cures { document clause }
        proposals(first: 5) { nodes { longitude latitude street roadWidthMetres roadWidthAssumed gain buildingCount buildings(first: 40) { totalCount nodes { featureId id } } } }
        """;

    private async Task<JsonNode> SiteAsync(string arguments) =>
        (await row.AreaAsync($"proposeHydrants({arguments}) {{ {Asked} value bound percentOfBest unit cost }}", "row"))["proposeHydrants"]!;

    private static IEnumerable<JsonNode> Places(JsonNode siting) => siting["proposals"]!["nodes"]!.AsArray().Select(p => p!);

    public sealed class Row : Town
    {
        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            await using var connection = await Source.OpenConnectionAsync();
            await connection.ExecuteAsync(Sql);
        }

        /// <summary>Metres from the middle of the street and from the nearest wall.</summary>
        public async Task<(double Street, double Wall)> MetresAsync(JsonNode place)
        {
            await using var connection = await Source.OpenConnectionAsync();
            return await connection.QuerySingleAsync<(double, double)>("""
                SELECT ST_Distance(p, (SELECT geom FROM roads WHERE area = 'row')::geography),
                    (SELECT min(ST_Distance(p, geom::geography)) FROM buildings WHERE area = 'row')
                FROM (SELECT ST_SetSRID(ST_MakePoint(@longitude, @latitude), 4326)::geography AS p) place
                """, new { longitude = place["longitude"]!.GetValue<double>(), latitude = place["latitude"]!.GetValue<double>() });
        }

        /// <summary>Buildings within so many metres, as geography has it; a centimetre more for the projection.</summary>
        public async Task<IReadOnlyList<int>> WithinAsync(JsonNode place, double metres)
        {
            await using var connection = await Source.OpenConnectionAsync();
            return [.. await connection.QueryAsync<int>("""
                SELECT feature_id FROM buildings WHERE area = 'row'
                    AND ST_DWithin(geom::geography, ST_SetSRID(ST_MakePoint(@longitude, @latitude), 4326)::geography, @metres + 0.01)
                """, new { longitude = place["longitude"]!.GetValue<double>(), latitude = place["latitude"]!.GetValue<double>(), metres })];
        }

        private const string Sql = """
            INSERT INTO areas (area, name_en, time_zone, data_version, local_srs)
                VALUES ('row', 'Row', 'Asia/Shanghai', 1, '+proj=tmerc +lat_0=31 +lon_0=113 +k=1 +x_0=0 +y_0=0 +ellps=WGS84 +units=m +no_defs');
            INSERT INTO datasets (area, id, layer, name, crs_src)
                SELECT 'row', gen_random_uuid(), l, l, 'EPSG:4326' FROM unnest('{hydrants,buildings,incidents,roads}'::text[]) l;
            CREATE FUNCTION pg_temp.degrees(metres geometry) RETURNS geometry LANGUAGE sql AS
                $$ SELECT ST_Transform(metres, (SELECT local_srs FROM areas WHERE area = 'row'), 4326) $$;
            CREATE TEMP VIEW d AS SELECT id, layer FROM datasets WHERE area = 'row';
            INSERT INTO roads (area, id, dataset, source_id, content_hash, feature_id, name, class, width_m, length_m, geom)
                SELECT 'row', gen_random_uuid(), d.id, '0', '', 0, 'Long Street', 'residential', 8, 1000,
                    ST_Multi(pg_temp.degrees(ST_MakeLine(ST_MakePoint(0, 0), ST_MakePoint(1000, 0)))) FROM d WHERE layer = 'roads';
            INSERT INTO road_edges (area, id, road, from_node, to_node, length_m, forward, backward, geom)
                SELECT 'row', 1, id, 1, 2, 1000, true, true, ST_GeometryN(geom, 1) FROM roads WHERE area = 'row';
            INSERT INTO buildings (area, id, dataset, source_id, content_hash, feature_id, residents, area_m2, geom)
                SELECT 'row', gen_random_uuid(), d.id, n::text, '', n, CASE WHEN n = 20 THEN 500 WHEN n % 2 = 0 THEN 0 END, 100,
                    ST_Multi(pg_temp.degrees(ST_MakeEnvelope(50 + 25 * n, 15, 60 + 25 * n, 25))) FROM d, generate_series(0, 36) n WHERE layer = 'buildings';
            INSERT INTO hydrants (area, id, dataset, source_id, content_hash, feature_id, state, geom)
                SELECT 'row', gen_random_uuid(), d.id, n::text, '', n, 'in_service', pg_temp.degrees(ST_MakePoint(1000 * n, 5)) FROM d, generate_series(0, 1) n WHERE layer = 'hydrants';
            INSERT INTO hydrant_outages (area, id, hydrant, from_on) SELECT area, gen_random_uuid(), id, DATE '2020-01-01' FROM hydrants WHERE area = 'row' AND feature_id = 1;
            -- Three fires: one of them stands in two rows, and a fourth is known to the village only.
            INSERT INTO incidents (area, id, dataset, source_id, content_hash, feature_id, number, location_precision, started_at, geom)
                SELECT 'row', gen_random_uuid(), d.id, n::text, '', n, CASE WHEN n IN (2, 3) THEN 'F-2' END, CASE n WHEN 4 THEN 'village' ELSE 'building' END,
                    TIMESTAMPTZ '2018-01-01', pg_temp.degrees(ST_MakePoint(55 + 25 * 30, 12)) FROM d, generate_series(0, 4) n WHERE layer = 'incidents';
            CREATE VIEW near AS SELECT h.feature_id * 1000 AS x, b.feature_id FROM hydrants h JOIN buildings b ON b.area = h.area AND h.area = 'row'
                AND ST_DWithin(b.geom::geography, h.geom::geography, 150);
            UPDATE areas a SET bounds = (SELECT ST_SetSRID(ST_Extent(geom)::geometry, 4326) FROM buildings b WHERE b.area = a.area) WHERE area = 'row';
            """;
    }
}
