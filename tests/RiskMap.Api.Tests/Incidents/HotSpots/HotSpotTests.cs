using System.Text.Json.Nodes;
using Dapper;

namespace RiskMap.Api.Tests.Incidents.HotSpots;

/// <summary>Hot spots of a drawn town, asked through the GraphQL door.</summary>
public sealed class HotSpotTests(HotSpotTests.Drawn town) : IClassFixture<HotSpotTests.Drawn>
{
    [Fact]
    public async Task Three_fires_within_300_metres_in_twelve_months_are_a_spot_with_its_fires_and_premises()
    {
        var spots = await SpotsAsync("rule: CLUSTERS", "from to incidents { featureId } premises { name }");
        spots["from"]!.GetValue<string>().ShouldBe("2023-01-01");
        var spot = spots["spots"]!.AsArray().ShouldHaveSingleItem()!;
        // The market burned three times in 2023; three fires of 2021 at the school are too long ago.
        spot["incidents"]!.AsArray().Select(i => i!["featureId"]!.GetValue<int>()).ShouldBe([9_003, 9_002, 9_001]);
        spot["premises"]!.AsArray().Select(p => p!["name"]!.GetValue<string>()).ShouldBe(["Market hall"]);
        (spot["from"]!.GetValue<string>(), spot["to"]!.GetValue<string>()).ShouldBe(("2023-02-01", "2023-12-31"));
    }

    [Fact]
    public async Task An_older_time_has_its_own_spots()
    {
        var spots = await SpotsAsync("""rule: CLUSTERS, filter: { from: "2021-01-01", to: "2021-12-31", kinds: ["school"] }""", "incidents { featureId }");
        spots["spots"]![0]!["incidents"]!.AsArray().Select(i => i!["featureId"]!.GetValue<int>()).ShouldBe([9_013, 9_012, 9_011]);
    }

    [Fact]
    public async Task Fires_known_to_a_street_only_make_no_spot_and_are_counted_apart()
    {
        var spots = await SpotsAsync("rule: CLUSTERS", "incidentCount");
        spots["leftOut"]!.GetValue<int>().ShouldBe(4);
    }

    [Fact]
    public async Task Squares_that_stand_out_by_Gi_star_are_those_where_the_fires_were_put()
    {
        var spots = await SpotsAsync("rule: GI_STAR, cellMetres: 500", "z p confidence cold longitude latitude incidentCount");
        spots["lack"].ShouldBeNull();
        var hot = spots["spots"]!.AsArray().First(s => !s!["cold"]!.GetValue<bool>())!;
        // Its best square would stand at 99 %; those round it, which are part of the spot, do not.
        hot["confidence"]!.GetValue<int>().ShouldBe(95);
        hot["longitude"]!.GetValue<double>().ShouldBe(111.915, 0.006);
        hot["latitude"]!.GetValue<double>().ShouldBe(29.615, 0.006);
    }

    [Fact]
    public async Task A_burst_is_found_where_and_when_it_was()
    {
        var spots = await SpotsAsync("rule: SPACE_TIME_SCAN, cellMetres: 500", "from to p expected incidentCount longitude latitude");
        var burst = spots["spots"]![0]!;
        (burst["from"]!.GetValue<string>(), burst["to"]!.GetValue<string>()).ShouldBe(("2022-06-01", "2022-06-30"));
        burst["p"]!.GetValue<double>().ShouldBe(0.001, 0.0005);
        burst["longitude"]!.GetValue<double>().ShouldBe(111.885, 0.006);
        burst["incidentCount"]!.GetValue<int>().ShouldBeGreaterThan((int)(3 * burst["expected"]!.GetValue<double>()));
    }

    [Fact]
    public async Task The_method_of_a_scan_names_the_squares_and_steps_that_were_scanned()
    {
        var scan = (await town.AreaAsync("incidentHotSpots(rule: SPACE_TIME_SCAN, cellMetres: 250) { method { parameters { name value } } }", "wide"))["incidentHotSpots"]!;
        var said = scan["method"]!["parameters"]!.AsArray().ToDictionary(p => (string)p!["name"]!, p => (string)p!["value"]!);
        // 700 squares of 250 m are more than are scanned, and 73 months more than there are steps.
        double.Parse(said["cell"], System.Globalization.CultureInfo.InvariantCulture).ShouldBeGreaterThan(250);
        said["step"].ShouldBe("2");
    }

    [Theory]
    [InlineData("GI_STAR", "TOO_FEW_FIRES")]
    [InlineData("SPACE_TIME_SCAN", "TOO_FEW_FIRES")]
    public async Task Where_there_is_too_little_it_says_so(string rule, string lack)
    {
        var spots = await SpotsAsync($$"""rule: {{rule}}, filter: { kinds: ["school"] }""", "rank");
        spots["lack"]!.GetValue<string>().ShouldBe(lack);
        spots["spots"]!.AsArray().ShouldBeEmpty();
        spots["needs"]!.GetValue<int>().ShouldBeGreaterThanOrEqualTo(30);
    }

    [Theory]
    [InlineData("CLUSTERS")]
    [InlineData("GI_STAR")]
    [InlineData("SPACE_TIME_SCAN")]
    public async Task Spots_are_tested_on_the_last_year_by_what_was_known_before_it_beside_as_much_area_by_counts(string rule)
    {
        var test = (await town.AreaAsync($$"""
            incidentHotSpots(rule: {{rule}}, cellMetres: 500) { backtest {
              tested verdict sentence conclusion comparedShare compared { model hitRate } comparison { baseline difference low high } trainedTo testedFrom testedTo
              models { model levels { areaShare hitRate } } method { parameters { name value } } } }
            """, "tested"))["incidentHotSpots"]!["backtest"]!;
        TestContext.Current.TestOutputHelper!.WriteLine(test.ToJsonString());
        ((string)test["tested"]!).ShouldBe("HOT_SPOTS");
        ((string)test["trainedTo"]!, (string)test["testedTo"]!).ShouldBe(("2021-12-31", "2022-12-31"));
        var held = test["compared"]!.AsArray().ToDictionary(m => (string)m!["model"]!, m => (double)m!["hitRate"]!);
        if (rule == "SPACE_TIME_SCAN")
        {
            // An even burning in time has no burst to be found.
            ((string)test["verdict"]!).ShouldBe("TOO_LITTLE_DATA");
            ((string)test["sentence"]!).ShouldContain("31 Dec 2021");
            return;
        }

        // A quarter that burns every year in the same corner: whoever finds it there holds it again.
        var share = (double)test["comparedShare"]!;
        share.ShouldBeInRange(0.001, 0.2);
        held["UNIFORM"].ShouldBe(share, 0.02);
        held["HOT_SPOTS"].ShouldBeGreaterThan(2 * share);
        var comparison = test["comparison"]!;
        ((double)comparison["difference"]!).ShouldBe(held["HOT_SPOTS"] - held[(string)comparison["baseline"]!], 1e-9);
        ((string)test["sentence"]!).ShouldMatch(@"^Spots found by 31 Dec 2021 cover [\d.]+ % of the area and held \d+ % ± \d+ % of the fires from 1 Jan 2022 to 31 Dec 2022; as much area chosen by counts of .* held \d+ %\.$");
    }

    [Fact]
    public async Task The_same_question_has_the_same_p()
    {
        var once = await SpotsAsync("rule: GI_STAR, cellMetres: 400", "p");
        var again = (await town.AskAsync("""{ area(code: "drawn") { incidentHotSpots(rule: GI_STAR, cellMetres: 400) { spots { p } } } }""", "zh-CN"))["data"]!["area"]!["incidentHotSpots"]!;
        again["spots"]!.ToJsonString().ShouldBe(once["spots"]!.ToJsonString());
    }

    [Theory]
    [InlineData("withinMetres: 0", "SPOT_REACH_OUT_OF_RANGE")]
    [InlineData("least: 1", "SPOT_LEAST_OUT_OF_RANGE")]
    [InlineData("cellMetres: 1", "CELL_OUT_OF_RANGE")]
    public async Task What_cannot_be_asked_is_refused_by_name(string argument, string code) =>
        (await town.CodeAsync($"incidentHotSpots({argument}) {{ leftOut }}")).ShouldBe(code);

    private async Task<JsonNode> SpotsAsync(string arguments, string fields) =>
        (await town.AreaAsync($"incidentHotSpots({arguments}) {{ from to incidents leftOut lack needs spots {{ {fields} }} method {{ name neglects }} }}", "drawn"))["incidentHotSpots"]!;

    /// <summary>
    /// 5 km of even ground with a fire now and then for three years, a quarter that always burns in the north-east, a burst of June 2022 in the west, three fires
    /// at a market in 2023 and three at a school in 2021.
    /// </summary>
    public sealed class Drawn : Town
    {
        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            await using var connection = await Source.OpenConnectionAsync();
            await connection.ExecuteAsync("""
                INSERT INTO areas (area, name_en, time_zone, data_version) VALUES ('drawn', 'Drawn', 'Asia/Shanghai', 1);
                INSERT INTO datasets (area, id, layer, name, crs_src) SELECT 'drawn', gen_random_uuid(), l, l, 'EPSG:4326' FROM unnest('{incidents,buildings,premises}'::text[]) l;
                INSERT INTO buildings (area, id, dataset, source_id, content_hash, feature_id, area_m2, geom)
                    SELECT 'drawn', gen_random_uuid(), d.id, n::text, '', n, 100, ST_Multi(ST_Expand(ST_SetSRID(ST_MakePoint(111.875 + n % 60 * 0.0008, 29.58 + n / 60 * 0.0008), 4326), 0.00005))
                    FROM datasets d, generate_series(0, 3599) n WHERE d.area = 'drawn' AND d.layer = 'buildings';
                -- An even ground: 300 fires, on a lattice of places and of days that repeats neither.
                INSERT INTO incidents (area, id, dataset, source_id, content_hash, feature_id, started_at, kind, location_precision, geom)
                    SELECT 'drawn', gen_random_uuid(), d.id, n::text, '', n, TIMESTAMPTZ '2021-01-01 12:00+08' + (n * 571 % 1095) * INTERVAL '1 day', 'house', 'door_number',
                        ST_SetSRID(ST_MakePoint(111.876 + n * 7 % 17 * 0.0028, 29.581 + n * 11 % 19 * 0.0025), 4326)
                    FROM datasets d, generate_series(0, 299) n WHERE d.area = 'drawn' AND d.layer = 'incidents' AND n * 571 % 1095 < 730;
                INSERT INTO incidents (area, id, dataset, source_id, content_hash, feature_id, started_at, kind, location_precision, geom)
                    SELECT 'drawn', gen_random_uuid(), d.id, 'q' || n, '', 1000 + n, TIMESTAMPTZ '2021-01-01 12:00+08' + n * INTERVAL '18 days', 'house', 'door_number',
                        ST_SetSRID(ST_MakePoint(111.915 + n % 5 * 0.001 - 0.002, 29.615 + n % 7 * 0.001 - 0.003), 4326)
                    FROM datasets d, generate_series(0, 39) n WHERE d.area = 'drawn' AND d.layer = 'incidents';
                INSERT INTO incidents (area, id, dataset, source_id, content_hash, feature_id, started_at, kind, location_precision, geom)
                    SELECT 'drawn', gen_random_uuid(), d.id, 'b' || n, '', 2000 + n, TIMESTAMPTZ '2022-06-02 12:00+08' + n * INTERVAL '2 days', 'house', 'door_number',
                        ST_SetSRID(ST_MakePoint(111.885, 29.6 + n % 3 * 0.0005), 4326)
                    FROM datasets d, generate_series(0, 11) n WHERE d.area = 'drawn' AND d.layer = 'incidents';
                INSERT INTO incidents (area, id, dataset, source_id, content_hash, feature_id, started_at, kind, location_precision, geom)
                    SELECT 'drawn', gen_random_uuid(), d.id, v.n::text, '', v.n, v.at::timestamptz, v.kind, v.precision, ST_SetSRID(ST_MakePoint(v.x, v.y), 4326)
                    FROM (VALUES (9001, '2023-02-01 10:00+08', 'market', 'building', 111.9, 29.59), (9002, '2023-06-01 10:00+08', 'market', 'building', 111.901, 29.59),
                        (9003, '2023-12-31 10:00+08', 'market', 'building', 111.9, 29.591), (9011, '2021-02-01 10:00+08', 'school', 'building', 111.9, 29.6),
                        (9012, '2021-03-01 10:00+08', 'school', 'building', 111.9, 29.6), (9013, '2021-04-01 10:00+08', 'school', 'building', 111.9, 29.6),
                        (9021, '2023-05-01 10:00+08', 'house', 'street', 111.91, 29.6), (9022, '2023-05-02 10:00+08', 'house', 'street', 111.91, 29.6),
                        (9023, '2023-05-03 10:00+08', 'house', 'street', 111.91, 29.6), (9024, '2023-05-04 10:00+08', 'house', 'street', 111.91, 29.6))
                        v (n, at, kind, precision, x, y), datasets d WHERE d.area = 'drawn' AND d.layer = 'incidents';
                -- Two even years and a corner that always burns.
                INSERT INTO areas (area, name_en, time_zone, data_version) VALUES ('tested', 'Tested', 'Asia/Shanghai', 1);
                INSERT INTO datasets (area, id, layer, name, crs_src) VALUES ('tested', gen_random_uuid(), 'incidents', 'i', 'EPSG:4326');
                INSERT INTO incidents (area, id, dataset, source_id, content_hash, feature_id, started_at, kind, location_precision, geom)
                    SELECT 'tested', gen_random_uuid(), d.id, n::text, '', n, TIMESTAMPTZ '2021-01-01 12:00+08' + (n * 571 % 730) * INTERVAL '1 day', 'house', 'door_number',
                        CASE WHEN n % 3 = 0 THEN ST_SetSRID(ST_MakePoint(131.915 + n % 5 * 0.0004, 29.615 + n % 7 * 0.0004), 4326)
                            ELSE ST_SetSRID(ST_MakePoint(131.876 + n * 7 % 17 * 0.0028, 29.581 + n * 11 % 19 * 0.0025), 4326) END
                    FROM datasets d, generate_series(0, 299) n WHERE d.area = 'tested';
                INSERT INTO incidents (area, id, dataset, source_id, content_hash, feature_id, started_at, kind)
                    SELECT 'tested', gen_random_uuid(), d.id, 'end', '', 999, TIMESTAMPTZ '2022-12-31 12:00+08', 'house' FROM datasets d WHERE d.area = 'tested';
                -- 700 squares of 250 m, a fire in each, over six years and a month.
                INSERT INTO areas (area, name_en, time_zone, data_version) VALUES ('wide', 'Wide', 'Asia/Shanghai', 1);
                INSERT INTO datasets (area, id, layer, name, crs_src) VALUES ('wide', gen_random_uuid(), 'incidents', 'i', 'EPSG:4326');
                INSERT INTO incidents (area, id, dataset, source_id, content_hash, feature_id, started_at, location_precision, geom)
                    SELECT 'wide', gen_random_uuid(), d.id, n::text, '', n, TIMESTAMPTZ '2016-01-01 12:00+08' + (n * 571 % 700) * INTERVAL '76 hours', 'door_number',
                        ST_SetSRID(ST_MakePoint(141.9 + n % 28 * 0.0031, 29.6 + n / 28 * 0.0027), 4326)
                    FROM datasets d, generate_series(0, 699) n WHERE d.area = 'wide';
                INSERT INTO premises (area, id, dataset, source_id, content_hash, feature_id, name, geom)
                    SELECT 'drawn', gen_random_uuid(), d.id, v.n::text, '', v.n, v.name, ST_SetSRID(ST_MakePoint(v.x, v.y), 4326)
                    FROM (VALUES (1, 'Market hall', 111.9002, 29.5902), (2, 'School', 111.9, 29.6)) v (n, name, x, y), datasets d WHERE d.area = 'drawn' AND d.layer = 'premises';
                """);
        }
    }
}
