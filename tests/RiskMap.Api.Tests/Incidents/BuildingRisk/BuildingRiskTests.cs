using System.Data;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Dapper;
using RiskMap.Api.Tests.Hydrants;

namespace RiskMap.Api.Tests.Incidents.BuildingRisk;

/// <summary>
/// The risk of buildings in a drawn town, asked through the doors: 1,000 houses in rows, of which those of wood burn five times and those of industry twice
/// as often as the others, six years long. The rates are known, so what a model finds can be told from what it should.
/// </summary>
public sealed class BuildingRiskTests(BuildingRiskTests.Burning town) : IClassFixture<BuildingRiskTests.Burning>
{
    private const string Reason = "reasons { input known number unit word points factor text rule { id document clause source certainty } }";

    [Fact]
    public async Task A_building_has_the_points_of_its_rows_and_the_reasons_in_order_and_what_is_unknown_is_not_good()
    {
        // House 20: wood, industrial, of 1950, one storey; a hydrant 20 m from its edge and the next 120 m; burned twice in the last five years.
        var house = (await RiskAsync($$"""building(featureId: 20) { score scoreIfWorst rank unknown {{Reason}} }"""))["building"]!;
        var points = house["reasons"]!.AsArray().Where(r => (bool)r!["known"]!).ToDictionary(r => (string)r!["input"]!, r => (double)r!["points"]!);
        points["CONSTRUCTION"].ShouldBe(3);
        points["AGE"].ShouldBe(4);
        points["USE"].ShouldBe(3);
        points["HEIGHT"].ShouldBe(1);
        points["FIRST_HYDRANT"].ShouldBe(1);
        points["SECOND_HYDRANT"].ShouldBe(2);
        ((double)house["score"]!).ShouldBe(points.Values.Sum());
        house["reasons"]!.AsArray().Select(r => (bool)r!["known"]! ? (double)r!["points"]! : -1).ShouldBeInOrder(SortDirection.Descending);
        house["unknown"]!.AsArray().Select(u => (string)u!).ShouldBe(["ALARM", "SPRINKLERS", "HAZARDS"], ignoreOrder: true);
        // Five, five and four points at worst.
        ((double)house["scoreIfWorst"]!).ShouldBe((double)house["score"]! + 14);
        var age = house["reasons"]!.AsArray().First(r => (string)r!["input"]! == "AGE")!;
        ((string)age["unit"]!).ShouldBe("a");
        ((double)age["number"]!).ShouldBe(72, 0.1);
        ((string)age["rule"]!["id"]!).ShouldBe("Y4");
        ((string)age["rule"]!["source"]!).ShouldNotBeEmpty();
        var use = house["reasons"]!.AsArray().First(r => (string)r!["input"]! == "USE")!;
        ((string)use["word"]!).ShouldBe("industrial");
    }

    [Fact]
    public async Task Every_input_is_counted_known_and_unknown()
    {
        var risk = await RiskAsync("count inputs { input inTable knownCount unknownCount levels { rule { id } buildingCount } } firesAtBuildings firesElsewhere firesVague");
        var inputs = risk["inputs"]!.AsArray().ToDictionary(i => (string)i!["input"]!);
        ((int)inputs["CONSTRUCTION"]!["unknownCount"]!).ShouldBe(200, "every fifth house");
        ((int)inputs["SPRINKLERS"]!["knownCount"]!).ShouldBe(0);
        inputs.Values.ShouldAllBe(i => (int)i!["knownCount"]! + (int)i["unknownCount"]! == (int)risk["count"]!);
        ((int)risk["firesElsewhere"]!).ShouldBe(3, "in the fields");
        ((int)risk["firesVague"]!).ShouldBe(2, "known to a street only");
    }

    [Fact]
    public async Task The_list_goes_from_the_highest_score_down_page_by_page_and_ranks_move_within_their_interval()
    {
        var first = (await RiskAsync("buildings(first: 300) { totalCount pageInfo { endCursor } nodes { featureId score rank rankLow rankHigh decile } }"))["buildings"]!;
        ((int)first["totalCount"]!).ShouldBe(1_000);
        var rest = (await RiskAsync($$"""buildings(first: 500, after: "{{first["pageInfo"]!["endCursor"]}}") { nodes { featureId score rank decile } }"""))["buildings"]!["nodes"]!.AsArray();
        var both = first["nodes"]!.AsArray().Concat(rest).ToList();
        both.Select(n => (double)n!["score"]!).ShouldBeInOrder(SortDirection.Descending);
        both.Select(n => (int)n!["featureId"]!).Distinct().Count().ShouldBe(800);
        // Those of equal score share a rank: one more than there are higher ones.
        both.ShouldAllBe(n => (int)n!["rank"]! == 1 + both.Count(o => (double)o!["score"]! > (double)n["score"]!));
        first["nodes"]!.AsArray().ShouldAllBe(n => (int)n!["rankLow"]! <= (int)n["rankHigh"]!);
        first["nodes"]!.AsArray().Count(n => (int)n!["rankLow"]! < (int)n["rankHigh"]!).ShouldBeGreaterThan(250, "weights that move by a fifth move most ranks");
        var tenth = (await RiskAsync("buildings(first: 5, filter: { decile: 2 }) { nodes { decile } }"))["buildings"]!["nodes"]!.AsArray();
        tenth.ShouldAllBe(n => (int)n!["decile"]! == 2);
    }

    [Theory]
    [InlineData("POINTS")]
    [InlineData("POISSON")]
    public async Task Nothing_that_came_after_the_day_changes_a_score(string method)
    {
        async Task<string> ScoresAsync() => (await town.AreaAsync(
            $$"""buildingRisk(method: {{method}}, asOf: "2019-12-31") { learnedFrom buildings(first: 500) { nodes { featureId score rank rankLow rankHigh expectedPerYear } } }""", "burning"))["buildingRisk"]!.ToJsonString();
        var before = await ScoresAsync();
        await town.ChangeAsync("burning", """
            INSERT INTO incidents (area, id, dataset, source_id, content_hash, feature_id, started_at, location_precision, geom)
                SELECT b.area, gen_random_uuid(), d.id, 'later' || b.feature_id, '', 100000 + b.feature_id, TIMESTAMPTZ '2020-01-02 00:30+08', 'building', ST_Centroid(b.geom)
                FROM buildings b JOIN datasets d ON d.area = b.area AND d.layer = 'incidents' WHERE b.area = 'burning' AND b.feature_id % 7 = 0;
            INSERT INTO hydrants (area, id, dataset, source_id, content_hash, feature_id, state, installed_on, geom)
                SELECT b.area, gen_random_uuid(), d.id, 'later' || b.feature_id, '', 100000 + b.feature_id, 'in_service', DATE '2020-01-01', ST_Centroid(b.geom)
                FROM buildings b JOIN datasets d ON d.area = b.area AND d.layer = 'hydrants' WHERE b.area = 'burning' AND b.feature_id % 11 = 0;
            """);
        try
        {
            (await ScoresAsync()).ShouldBe(before);
        }
        finally
        {
            await town.ChangeAsync("burning", "DELETE FROM incidents WHERE area = 'burning' AND feature_id >= 100000; DELETE FROM hydrants WHERE area = 'burning' AND feature_id >= 100000");
        }
    }

    [Fact]
    public async Task The_model_finds_the_rates_that_the_fires_were_made_by()
    {
        var risk = await RiskAsync("lack fit { coding events years parameters dispersion terms { input name estimate standardError rateRatio rateRatioLow rateRatioHigh } } buildings(first: 50) { nodes { featureId expectedPerYear score reasons { input factor } } }", "POISSON");
        risk["lack"].ShouldBeNull();
        var fit = risk["fit"]!;
        ((int)fit["events"]!).ShouldBeGreaterThanOrEqualTo(10 * (int)fit["parameters"]!);
        (double Estimate, double Error) Term(string name)
        {
            var term = fit["terms"]!.AsArray().Single(t => (string)t!["name"]! == name)!;
            return ((double)term["estimate"]!, (double)term["standardError"]!);
        }

        if ((string)fit["coding"]! == "PER_LEVEL")
        {
            var (wood, stone) = (Term("Construction: heavy timber / wood frame"), Term("Construction: fire-resistive / noncombustible"));
            // The ridge draws both towards each other a little; three errors are far beyond it.
            (wood.Estimate - stone.Estimate).ShouldBe(Math.Log(5), 0.5);
        }
        else
        {
            Term("Construction, each point").Estimate.ShouldBe(Math.Log(5) / 2, 0.25);
        }

        // House n burns as often as its class: the first fifty are all of wood, and those of industry come first.
        risk["buildings"]!["nodes"]!.AsArray().ShouldAllBe(n => (int)n!["featureId"]! % 5 == 0);
        var made = town.Rate(20);
        ((double)risk["buildings"]!["nodes"]!.AsArray().Average(n => (double)n!["expectedPerYear"]!)).ShouldBe(made, made * 0.4);
    }

    [Fact]
    public async Task The_card_tests_on_years_that_were_not_seen_and_its_figures_agree()
    {
        var card = (await RiskAsync("""
            card(visits: 100) { verdict sentence conclusion trainedTo testedFrom testedTo trainedOn testedOn ranked models { model levels { areaShare hitRate hitRateLow hitRateHigh pai pei } curve { areaShare hitRate } }
                byArea { model levels { hitRate } } comparison { baseline difference low high } auc { area low high } aucOfCounts { area } roc { othersShare burnedShare }
                calibration { buildingYears expected seen seenLow seenHigh } visits { visits model hits precision precisionLow precisionHigh } origins { testedFrom trainedOn testedOn rates { model hitRate } auc { area } } }
            """, "POISSON"))["card"]!;
        TestContext.Current.TestOutputHelper!.WriteLine(card.ToJsonString());
        (string.CompareOrdinal((string)card["trainedTo"]!, (string)card["testedFrom"]!)).ShouldBeLessThan(0);
        card["origins"]!.AsArray().Count.ShouldBeGreaterThanOrEqualTo(3);
        var models = card["models"]!.AsArray().ToDictionary(m => (string)m!["model"]!);
        models["UNIFORM"]!["levels"]!.AsArray().ShouldAllBe(l => Math.Abs((double)l!["pai"]! - 1) < 1e-9);
        models.Values.SelectMany(m => m!["levels"]!.AsArray()).ShouldAllBe(l => (double)l!["hitRateLow"]! <= (double)l["hitRate"]! && (double)l["hitRate"]! <= (double)l["hitRateHigh"]! && (double)l["pei"]! <= 1 + 1e-9);
        // A fifth of the houses is of wood and has five ninths of the fires, or nearly: a fifth of the list must hold far more than a fifth.
        ((double)models["SCORE"]!["levels"]!.AsArray().Single(l => (double)l!["areaShare"]! == 0.2)!["hitRate"]!).ShouldBeInRange(0.35, 0.85);
        ((double)card["auc"]!["area"]!).ShouldBeGreaterThan(0.6);
        ((double)card["auc"]!["low"]!).ShouldBeLessThan((double)card["auc"]!["area"]!);
        // Calibration: of all tested years together, as many were foretold as seen, give or take chance.
        var (seen, expected) = (card["calibration"]!.AsArray().Sum(t => (double)t!["seen"]!), card["calibration"]!.AsArray().Sum(t => (double)t!["expected"]!));
        seen.ShouldBe(card["origins"]!.AsArray().Sum(o => (int)o!["testedOn"]!));
        expected.ShouldBe(seen, 4 * Math.Sqrt(seen));
        var top = card["visits"]!.AsArray().Single(v => (string)v!["model"]! == "SCORE" && (int)v["visits"]! == 100)!;
        ((double)top["precision"]!).ShouldBe((double)top["hits"]! / 100, 1e-9);
        ((string)card["sentence"]!).ShouldContain($"{Math.Round(100 * (double)models["SCORE"]!["levels"]!.AsArray().Single(l => (double)l!["areaShare"]! == 0.1)!["hitRate"]!)} %");
        string[] beside = ["SCORE", "DENSITY", "LAST_YEAR", "ALL_YEARS", "UNIFORM", "EXPOSURE"];
        beside.ShouldBeSubsetOf(card["byArea"]!.AsArray().Select(m => (string)m!["model"]!));
        ((string)card["conclusion"]!).ShouldContain("counts");
    }

    [Fact]
    public async Task A_copy_of_the_table_can_be_edited_and_scores_by_it()
    {
        const string Copy = """
            mutation { copyStandard(area: "burning", standard: "risk-points", id: "our-points", title: "Ours", who: "A. Tester") { id version } }
            """;
        (await town.AskAsync(Copy))["errors"].ShouldBeNull();
        const string Edit = """
            mutation { editStandard(area: "burning", id: "our-points", version: 1, who: "A. Tester", rules: [
                { id: "C3", parameter: "risk.construction", operator: CREDIT, value: 30, unit: "", strength: MAY, document: "Our brigade", clause: "2", source: "meeting",
                  conditions: [{ subject: "building.construction", oneOf: ["wood_frame"] }] }]) { version } }
            """;
        (await town.AskAsync(Edit))["errors"].ShouldBeNull();
        await town.VisibleAsync("burning");
        var house = await town.AreaAsync($$"""buildingRisk(standard: "our-points") { table { id version basedOn } building(featureId: 20) { {{Reason}} } }""", "burning");
        var wood = house["buildingRisk"]!["building"]!["reasons"]![0]!;
        ((double)wood["points"]!).ShouldBe(30);
        ((string)wood["rule"]!["document"]!).ShouldBe("Our brigade");
        ((string)wood["rule"]!["certainty"]!).ShouldBe("OWN");
    }

    [Theory]
    [InlineData("""buildingRisk(standard: "cn-stat") { count }""", "STANDARD_NOT_RISK")]
    [InlineData("""buildingRisk(standard: "'; DROP TABLE buildings") { count }""", "STANDARD_UNKNOWN")]
    [InlineData("""buildingRisk(asOf: "2020-02-30") { count }""", "DATE_INVALID")]
    [InlineData("buildingRisk { card(visits: 0) { verdict } }", "VISITS_OUT_OF_RANGE")]
    [InlineData("buildingRisk { buildings(filter: { decile: 11 }) { totalCount } }", "DECILE_OUT_OF_RANGE")]
    [InlineData("""buildingRisk { buildings(after: "x") { totalCount nodes { rank } } }""", "CURSOR_INVALID")]
    public async Task What_cannot_be_asked_is_refused(string fields, string code) => (await town.CodeAsync(fields)).ShouldBe(code);

    [Fact]
    public async Task Where_there_is_too_little_it_says_so()
    {
        var none = (await town.AreaAsync("buildingRisk { lack count buildings { totalCount } card { verdict sentence } building(featureId: 1) { rank } }", "empty"))["buildingRisk"]!;
        ((string)none["lack"]!).ShouldBe("NO_BUILDINGS");
        ((int)none["buildings"]!["totalCount"]!).ShouldBe(0);
        ((string)none["card"]!["verdict"]!).ShouldBe("TOO_LITTLE_DATA");
        var noFires = (await town.AreaAsync("buildingRisk(method: POISSON) { lack buildings { totalCount } fit { events } }", "dry"))["buildingRisk"]!;
        ((string)noFires["lack"]!).ShouldBe("NO_FIRES");
        // Points need no fires; what they are worth cannot be tested, and that is said.
        var points = (await town.AreaAsync("buildingRisk { lack buildings(first: 1) { totalCount nodes { score expectedPerYear } } card { verdict } }", "dry"))["buildingRisk"]!;
        points["lack"].ShouldBeNull();
        ((int)points["buildings"]!["totalCount"]!).ShouldBe(19, "one of twenty was taken down");
        points["buildings"]!["nodes"]![0]!["expectedPerYear"].ShouldBeNull();
        // The town's fires are in the fields: few of them are at a house.
        var few = (await town.AreaAsync("buildingRisk(method: POISSON) { lack learnedFrom needsFires }"))["buildingRisk"]!;
        ((string)few["lack"]!).ShouldBe("TOO_FEW_FIRES");
        ((int)few["needsFires"]!).ShouldBeGreaterThan((int)few["learnedFrom"]!);
    }

    [Fact]
    public async Task Address_points_stand_for_buildings_where_there_are_none()
    {
        var risk = (await town.AreaAsync("buildingRisk(of: ADDRESS_POINTS) { of count inputs { input knownCount } buildings(first: 1) { nodes { address building { id } } } }"))["buildingRisk"]!;
        ((int)risk["count"]!).ShouldBe(200);
        risk["inputs"]!.AsArray().Where(i => (int)i!["knownCount"]! > 0).Select(i => (string)i!["input"]!).ShouldBe(["FIRST_HYDRANT", "SECOND_HYDRANT", "OWN_FIRES", "NEAR_FIRES"]);
        risk["buildings"]!["nodes"]![0]!["building"].ShouldBeNull();
    }

    [Fact]
    public async Task A_building_tells_its_own_score()
    {
        var area = await town.AreaAsync("building(featureId: 20) { construction riskScore { rank score } } buildingRisk { building(featureId: 20) { rank score } }", "burning");
        area["building"]!["riskScore"]!.ToJsonString().ShouldBe(area["buildingRisk"]!["building"]!.ToJsonString());
        ((string)area["building"]!["construction"]!).ShouldBe("WOOD_FRAME");
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("geojson")]
    [InlineData("xlsx")]
    public async Task Every_export_carries_the_list_and_the_card(string format)
    {
        var answer = await town.Client.GetAsync($"/exports/burning/building-risk.{format}?decile=1&lang=zh-CN");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        var shown = (await RiskAsync("card { sentence } buildings(first: 200, filter: { decile: 1 }) { totalCount nodes { featureId } }", language: "zh-CN"))!;
        var (sentence, count) = ((string)shown["card"]!["sentence"]!, (int)shown["buildings"]!["totalCount"]!);
        var text = System.Text.Encoding.UTF8.GetString(bytes);
        switch (format)
        {
            case "csv":
                var lines = text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
                lines.ShouldContain(l => l.Contains(sentence, StringComparison.Ordinal));
                lines.SkipWhile(l => !l.StartsWith("建筑编号,", StringComparison.Ordinal)).Skip(1).Select(l => int.Parse(l.Split(',')[0], CultureInfo.InvariantCulture))
                    .ShouldBe(shown["buildings"]!["nodes"]!.AsArray().Select(n => (int)n!["featureId"]!));
                break;
            case "geojson":
                var json = JsonNode.Parse(text)!;
                json["features"]!.AsArray().Count.ShouldBe(count);
                json["backtest"]!.ToJsonString().ShouldContain("PAI");
                ((string)json["backtest"]!["检验结论"]!).ShouldBe(sentence);
                break;
            default:
                using (var book = VerdictExportTests.Read(bytes))
                {
                    book.Tables.Cast<DataTable>().Select(t => t.TableName).ShouldBe(["建筑", "方法", "检验", "计分表"]);
                    book.Tables[0].Rows.Count.ShouldBe(count + 1);
                    book.Tables[2].Rows.Cast<DataRow>().ShouldContain(r => r[1].ToString() == sentence);
                    book.Tables[3].Rows.Count.ShouldBeGreaterThan(30);
                }

                break;
        }
    }

    private async Task<JsonNode> RiskAsync(string fields, string method = "POINTS", string language = "en")
    {
        var answer = await town.AskAsync($$"""{ area(code: "burning") { buildingRisk(method: {{method}}) { {{fields}} } } }""", language);
        answer["errors"].ShouldBeNull(answer.ToJsonString());
        return answer["data"]!["area"]!["buildingRisk"]!;
    }

    public sealed class Burning : Town
    {
        /// <summary>Fires a year that a house of this number was made to have.</summary>
        public double Rate(int house) => 0.05 * (house % 5 == 0 ? 5 : 1) * (house % 4 == 0 ? 2 : 1);

        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            await ChangeAsync("burning", Sql);
        }

        public async Task ChangeAsync(string area, string sql)
        {
            await using var connection = await Source.OpenConnectionAsync();
            await connection.ExecuteAsync(sql + "; UPDATE areas SET data_version = data_version + 1 WHERE area = @area", new { area });
            await VisibleAsync(area);
        }

        private const string Sql = """
            SELECT setseed(0.17);
            INSERT INTO areas (area, name_en, name_zh, time_zone, data_version, local_srs) VALUES ('burning', 'Burning', '火镇', 'Asia/Shanghai', 1,
                '+proj=tmerc +lat_0=29.6 +lon_0=114 +k=1 +x_0=0 +y_0=0 +ellps=WGS84 +units=m +no_defs');
            INSERT INTO datasets (area, id, layer, name, crs_src)
                SELECT 'burning', gen_random_uuid(), l, l, 'EPSG:4326' FROM unnest('{hydrants,buildings,incidents}'::text[]) l;
            CREATE TEMP TABLE places AS SELECT n, ST_SetSRID(ST_MakePoint(114 + n % 40 * 0.0015, 29.6 + n / 40 * 0.0015), 4326) AS place FROM generate_series(0, 999) n;
            -- Twenty metres by twenty, or nearly.
            INSERT INTO buildings (area, id, dataset, source_id, content_hash, feature_id, use, construction, storeys, floor_area_m2, address, built_on, area_m2, geom)
                SELECT d.area, gen_random_uuid(), d.id, n::text, '', n, CASE WHEN n % 4 = 0 THEN 'industrial' ELSE 'residential' END,
                    CASE n % 5 WHEN 0 THEN 'wood_frame' WHEN 4 THEN 'unknown' ELSE 'fire_resistive' END, 1 + n % 3, 400, 'No. ' || n,
                    CASE WHEN n % 2 = 0 THEN DATE '1950-01-01' ELSE DATE '2010-01-01' END, 400,
                    ST_Multi(ST_Expand(place, 0.0001))
                FROM datasets d, places WHERE d.area = 'burning' AND d.layer = 'buildings';
            -- House 20 has storeys 1 + 2; one is asked for.
            UPDATE buildings SET storeys = 1 WHERE area = 'burning' AND feature_id = 20;
            INSERT INTO hydrants (area, id, dataset, source_id, content_hash, feature_id, state, geom)
                SELECT d.area, gen_random_uuid(), d.id, h.n::text, '', h.n, 'in_service', ST_Translate(p.place, h.east, 0)
                FROM datasets d, (VALUES (1, 20, 0.0003), (2, 20, 0.0013), (3, 500, 0.0003), (4, 980, 0.0003)) h (n, house, east) JOIN places p ON p.n = h.house
                WHERE d.area = 'burning' AND d.layer = 'hydrants';
            -- Each house and year by its rate: a second fire where a second draw says so too.
            INSERT INTO incidents (area, id, dataset, source_id, content_hash, feature_id, started_at, location_precision, geom)
                SELECT d.area, gen_random_uuid(), d.id, f::text, '', f::int, day, 'building', place
                FROM datasets d, (
                    SELECT row_number() OVER (ORDER BY day, n) AS f, day, place
                    FROM (SELECT n, place, TIMESTAMPTZ '2016-01-01 00:30+08' + (year * 365 + floor(random() * 365)::int) * INTERVAL '1 day' AS day,
                            random() < 0.025 * (CASE WHEN n % 5 = 0 THEN 5 ELSE 1 END) * (CASE WHEN n % 4 = 0 THEN 2 ELSE 1 END) AS burned
                        FROM places, generate_series(0, 5) year, generate_series(1, 2) again) drawn
                    WHERE burned) fires
                WHERE d.area = 'burning' AND d.layer = 'incidents';
            INSERT INTO incidents (area, id, dataset, source_id, content_hash, feature_id, started_at, location_precision, geom)
                SELECT d.area, gen_random_uuid(), d.id, 'x' || n, '', 9000 + n, TIMESTAMPTZ '2021-06-01 00:30+08', CASE WHEN n <= 3 THEN 'surveyed' ELSE 'street' END,
                    ST_SetSRID(ST_MakePoint(114.0307, 29.6307), 4326)
                FROM datasets d, generate_series(1, 5) n WHERE d.area = 'burning' AND d.layer = 'incidents';
            UPDATE areas a SET bounds = (SELECT ST_SetSRID(ST_Extent(geom)::geometry, 4326) FROM buildings b WHERE b.area = a.area) WHERE area = 'burning';
            DROP TABLE places;
            """;
    }
}
