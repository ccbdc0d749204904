using System.Text.Json.Nodes;
using Dapper;

namespace RiskMap.Api.Tests.Incidents.Trends;

/// <summary>A ledger of fires as a county brigade has it, asked through the GraphQL door.</summary>
public sealed class TrendTests(TrendTests.Ledger town) : IClassFixture<TrendTests.Ledger>
{
    [Fact]
    public async Task A_fall_from_144_to_128_fires_is_not_a_change()
    {
        var fires = (await TrendAsync("filter: { from: \"2024-01-01\", to: \"2024-12-31\" }"))["measures"]![0]!;
        fires["measure"]!.GetValue<string>().ShouldBe("INCIDENTS");
        fires["current"]!["value"]!.GetValue<double>().ShouldBe(128);
        fires["baseline"]!["value"]!.GetValue<double>().ShouldBe(144);
        // By division, though one of the years is a leap year; p and limits as STANDARDS I22 has them.
        fires["change"]!.GetValue<double>().ShouldBe(-0.1111, 0.0001);
        fires["p"]!.GetValue<double>().ShouldBe(0.333, 0.001);
        fires["ratioLow"]!.GetValue<double>().ShouldBe(0.695, 0.001);
        fires["ratioHigh"]!.GetValue<double>().ShouldBe(1.136, 0.001);
        fires["comparable"]!.GetValue<bool>().ShouldBeTrue();
        fires["changed"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Fact]
    public async Task The_baseline_is_any_year_and_a_halving_is_a_change()
    {
        var fires = (await TrendAsync("filter: { from: \"2024-01-01\", to: \"2024-12-31\" }, baselineYear: 2022"))["measures"]![0]!;
        fires["baseline"]!["value"]!.GetValue<double>().ShouldBe(260);
        fires["changed"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task Deaths_before_and_after_the_rule_of_2025_are_not_compared()
    {
        var trend = await TrendAsync("filter: { from: \"2025-01-01\", to: \"2025-12-31\" }");
        var deaths = trend["measures"]![1]!;
        deaths["measure"]!.GetValue<string>().ShouldBe("DEATHS");
        deaths["comparable"]!.GetValue<bool>().ShouldBeFalse();
        deaths["p"].ShouldBeNull();
        var window = trend["breaks"]!.AsArray().Single(b => b!["affects"]!.AsArray().Any(a => a!.GetValue<string>() == "DEATHS"))!;
        (window["on"]!.GetValue<string>(), window["before"]!.GetValue<double>(), window["after"]!.GetValue<double>()).ShouldBe(("2025-05-01", 7, 30));
        // One fire of March killed two within 7 days and a third on day 20: 2 by the rule of its day; one of June one on day 20: 1.
        deaths["current"]!["value"]!.GetValue<double>().ShouldBe(3);
        // Fires of that year without a figure are unknown, not without deaths.
        deaths["current"]!["unknown"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task Numbers_of_fires_before_and_after_they_were_counted_otherwise_are_not_compared()
    {
        // This town's record holds both years whole.
        var trend = (await town.AreaAsync("""incidentTrend(filter: { from: "2021-01-01", to: "2021-12-31" }) { measures { measure comparable } breaks { kind on affects } }"""))["incidentTrend"]!;
        var counted = trend["breaks"]!.AsArray().ShouldHaveSingleItem()!;
        (counted["kind"]!.GetValue<string>(), counted["on"]!.GetValue<string>()).ShouldBe(("COUNTING_RULE", "2021-01-01"));
        counted["affects"]!.AsArray().ShouldHaveSingleItem()!.GetValue<string>().ShouldBe("INCIDENTS");
        trend["measures"]![0]!["comparable"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Fact]
    public async Task A_fire_is_graded_by_the_rule_of_its_day()
    {
        // The same loss, 20 million, on 30 April and 1 May 2025: 较大 by the old thresholds, 一般 by the new.
        var grades = (await TrendAsync("filter: { from: \"2025-01-01\", to: \"2025-12-31\" }"))["grades"]!.AsArray()
            .ToDictionary(g => g!["grade"]!.GetValue<string>(), g => g!["current"]!.GetValue<int>());
        grades["LARGER"].ShouldBe(1);
        grades["EXCEPTIONAL"].ShouldBe(0);
        // One without figures, and one with 200 households: since 2025 these count, but from how many on was not found.
        grades["UNKNOWN"].ShouldBe(2);
        grades["ORDINARY"].ShouldBe(4);
        grades.Values.Sum().ShouldBe(7);
    }

    [Fact]
    public async Task What_lies_outside_the_record_is_unknown_and_not_zero()
    {
        var early = await TrendAsync("filter: { from: \"2022-01-01\", to: \"2022-12-31\" }");
        early["measures"]![0]!["comparable"]!.GetValue<bool>().ShouldBeFalse();
        early["breaks"]!.AsArray().Select(b => b!["kind"]!.GetValue<string>()).ShouldContain("RECORD_BEGINS");
        var late = await TrendAsync("filter: { from: \"2026-01-01\", to: \"2026-12-31\" }");
        late["breaks"]!.AsArray().Select(b => b!["kind"]!.GetValue<string>()).ShouldContain("RECORD_ENDS");
        late["measures"]![0]!["changed"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Fact]
    public async Task The_pace_towards_a_target_says_what_is_due_and_how_likely_it_is()
    {
        // 144 fires in 2023, 11 % fewer: at most 128 (128.16). By the end of June 2024 this ledger has half of its year's fires.
        var pace = (await town.AreaAsync("""incidentTrend(filter: { from: "2024-01-01", to: "2024-06-30" }) { pace(change: -0.11, baselineYear: 2023) { target baselineIncidents soFar dueByNow projected low high chanceOfReaching shareOfYear } }""", "ledger"))["incidentTrend"]!["pace"]!;
        pace["target"]!.GetValue<int>().ShouldBe(128);
        pace["baselineIncidents"]!.GetValue<int>().ShouldBe(144);
        var truth = await town.SqlAsync<int>("SELECT count(*)::int FROM incidents WHERE area = 'ledger' AND started_at >= '2024-01-01 00:00+08' AND started_at < '2024-07-01 00:00+08'");
        pace["soFar"]!.GetValue<int>().ShouldBe(truth);
        pace["low"]!.GetValue<int>().ShouldBeLessThan(128);
        pace["high"]!.GetValue<int>().ShouldBeGreaterThan(128);
        pace["chanceOfReaching"]!.GetValue<double>().ShouldBeInRange(0.2, 0.8);
    }

    [Fact]
    public async Task Rates_of_places_with_few_fires_are_drawn_to_the_mean_and_have_no_rank_to_rely_on()
    {
        var rates = (await town.AreaAsync("""incidentRates(by: ZONES, kind: "market", per: AREA) { unit mean rows { nameEn incidents rate smoothed low high rank rankReliable } method { neglects } }""", "ledger"))["incidentRates"]!;
        var rows = rates["rows"]!.AsArray().ToDictionary(r => r!["nameEn"]!.GetValue<string>());
        rates["unit"]!.GetValue<string>().ShouldBe("km2");
        var (busy, quiet) = (rows["Busy"]!, rows["Quiet"]!);
        busy["incidents"]!.GetValue<int>().ShouldBe(await town.SqlAsync<int>("SELECT count(*)::int FROM incidents i JOIN zones z ON z.area = i.area AND ST_Intersects(z.geom, i.geom) WHERE i.area = 'ledger' AND z.name_en = 'Busy'"));
        quiet["incidents"]!.GetValue<int>().ShouldBe(1);
        quiet["rankReliable"]!.GetValue<bool>().ShouldBeFalse();
        busy["rankReliable"]!.GetValue<bool>().ShouldBeTrue();
        quiet["smoothed"]!.GetValue<double>().ShouldBeInRange(quiet["rate"]!.GetValue<double>(), rates["mean"]!.GetValue<double>());
        busy["rank"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task Years_before_the_record_do_not_thin_its_rates()
    {
        const string Fields = "incidentRates(by: ZONES, kind: \"market\", per: AREA{0}) {{ mean rows {{ rate smoothed }} }}";
        var whole = (await town.AreaAsync(string.Format(null, Fields, ""), "ledger"))["incidentRates"]!;
        var since2000 = (await town.AreaAsync(string.Format(null, Fields, ", filter: { from: \"2000-01-01\" }"), "ledger"))["incidentRates"]!;
        since2000.ToJsonString().ShouldBe(whole.ToJsonString());
    }

    [Fact]
    public async Task Divisions_are_those_of_one_level_and_fires_of_places_that_overlap_are_told()
    {
        const string Fields = "{ rows { nameEn incidents } method { parameters { name value } } }";
        var towns = (await town.AreaAsync($"incidentRates(per: AREA) {Fields}", "ledger"))["incidentRates"]!;
        towns["rows"]!.AsArray().Select(r => (string)r!["nameEn"]!).ShouldBe(["Busy town", "Quiet town"]);
        Said(towns, "kind").ShouldBe("town");
        Said(towns, "firesInSeveralPlaces").ShouldBe("0");
        var zones = (await town.AreaAsync($"incidentRates(by: ZONES, per: AREA) {Fields}", "ledger"))["incidentRates"]!;
        // The twins lie on the busy market.
        Said(zones, "firesInSeveralPlaces").ShouldBe(zones["rows"]!.AsArray().Single(r => (string)r!["nameEn"]! == "Busy")!["incidents"]!.ToString());

        static string Said(JsonNode rates, string name) => (string)rates["method"]!["parameters"]!.AsArray().Single(p => (string)p!["name"]! == name)!["value"]!;
    }

    [Fact]
    public async Task A_building_that_was_built_later_did_not_stand_to_burn()
    {
        var rows = (await town.AreaAsync("""incidentRates(by: ZONES, kind: "market", per: BUILDINGS) { rows { exposure } }""", "ledger"))["incidentRates"]!["rows"]!.AsArray();
        rows.ShouldAllBe(r => (double)r!["exposure"]! == 0.001);
    }

    [Fact]
    public async Task Places_that_nothing_tells_apart_share_a_rank_that_is_not_relied_on()
    {
        var rows = (await town.AreaAsync("""incidentRates(by: ZONES, kind: "twin", per: AREA) { rows { incidents smoothed rank rankReliable } }""", "ledger"))["incidentRates"]!["rows"]!.AsArray();
        rows.Count.ShouldBe(2);
        rows.ShouldAllBe(r => r!["incidents"]!.GetValue<int>() > 500 && r["rank"]!.GetValue<int>() == 1 && !r["rankReliable"]!.GetValue<bool>());
    }

    [Fact]
    public async Task A_place_with_buildings_of_unknown_residents_has_no_rate_by_residents()
    {
        var rows = (await town.AreaAsync("""incidentRates(by: ZONES, per: RESIDENTS) { rows { incidents rate smoothed rank exposureUnknown } }""", "ledger"))["incidentRates"]!["rows"]!.AsArray();
        rows.ShouldAllBe(r => r!["rate"] == null && r["rank"] == null);
    }

    [Theory]
    [InlineData("""incidentTrend(filter: { from: "2024-12-31", to: "2024-01-01" }) { from }""", "PERIOD_INVERTED")]
    [InlineData("""incidentTrend(filter: { from: "last year" }) { from }""", "DATE_INVALID")]
    [InlineData("""incidentTrend(baselineYear: 12) { from }""", "DATE_INVALID")]
    [InlineData("""incidentTrend(standard: "cn-gb51080-2015") { from }""", "STANDARD_NOT_STATISTICS")]
    [InlineData("""incidentTrend(standard: "nobody") { from }""", "STANDARD_UNKNOWN")]
    [InlineData("""incidentTrend { pace(change: -1) { target } }""", "TARGET_OUT_OF_RANGE")]
    public async Task What_cannot_be_asked_is_refused_by_name(string fields, string code) => (await town.CodeAsync(fields)).ShouldBe(code);

    [Fact]
    public async Task An_area_without_fires_has_a_trend_of_nothing_that_compares_with_nothing()
    {
        var trend = (await town.AreaAsync("incidentTrend { recordFrom measures { comparable current { value } } season { month } pace { target } }", "dry"))["incidentTrend"]!;
        trend["recordFrom"].ShouldBeNull();
        trend["measures"]!.AsArray().ShouldAllBe(m => !m!["comparable"]!.GetValue<bool>());
        trend["pace"].ShouldBeNull();
    }

    [Fact]
    public async Task Losses_of_two_currencies_are_neither_added_nor_compared_nor_called_unknown()
    {
        var mixed = await LossAsync(2022);
        mixed["currencies"]!.AsArray().Select(c => c!.GetValue<string>()).ShouldBe(["CNY", "USD"]);
        (mixed["comparable"]!.GetValue<bool>(), mixed["change"]?.GetValue<double>()).ShouldBe((false, null));
        mixed["baseline"]!.ToJsonString().ShouldBe("""{"value":1250000,"known":250,"unknown":0}""");
        var one = await LossAsync(2023);
        one["currencies"]!.AsArray().Select(c => c!.GetValue<string>()).ShouldBe(["CNY"]);
        one["change"]!.GetValue<double>().ShouldBe(-0.1111, 0.0001);

        async Task<JsonNode> LossAsync(int year) => (await town.AreaAsync(
            $$"""incidentTrend(filter: { from: "2024-01-01", to: "2024-12-31" }, baselineYear: {{year}}) { measures { measure currencies comparable change baseline { value known unknown } } }""",
            "ledger"))["incidentTrend"]!["measures"]!.AsArray().Single(m => m!["measure"]!.GetValue<string>() == "LOSS")!;
    }

    private async Task<JsonNode> TrendAsync(string arguments) => (await town.AreaAsync(
        $$"""
        incidentTrend({{arguments}}) {
          measures { measure current { value known unknown low high } baseline { value } change ratioLow ratioHigh test p comparable changed }
          grades { grade current baseline } breaks { kind on parameter before after affects } dispersion months { month incidents complete }
          method { name standard neglects }
        }
        """, "ledger"))["incidentTrend"]!;

    /// <summary>260 fires in 2022, 144 in 2023, 128 in 2024, six of 2025 written out by hand, and a record that ends with 2025.</summary>
    public sealed class Ledger : Town
    {
        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            await using var connection = await Source.OpenConnectionAsync();
            await connection.ExecuteAsync("""
                INSERT INTO areas (area, name_en, time_zone, data_version) VALUES ('ledger', 'Ledger', 'Asia/Shanghai', 1);
                INSERT INTO datasets (area, id, layer, name, crs_src, as_of) SELECT 'ledger', gen_random_uuid(), l, l, 'EPSG:4326', DATE '2025-12-31'
                    FROM unnest('{incidents,zones,buildings,divisions}'::text[]) l;
                INSERT INTO incidents (area, id, dataset, source_id, content_hash, feature_id, started_at, deaths_7d, deaths_30d, injuries, loss_amount, loss_currency, geom)
                    SELECT 'ledger', gen_random_uuid(), d.id, y || '-' || n, '', y * 1000 + n,
                        make_timestamptz(y, 1, 1, 12, 0, 0, 'Asia/Shanghai') + (n + 0.0) / fires * INTERVAL '364 days', 0, 0, 0, 5000, CASE WHEN y = 2022 AND n < 10 THEN 'USD' ELSE 'CNY' END,
                        ST_SetSRID(ST_MakePoint(111.901 + 0.008 * random(), 29.601), 4326)
                    FROM (VALUES (2022, 260), (2023, 144), (2024, 128)) years (y, fires), generate_series(0, 259) n, datasets d
                    WHERE n < fires AND d.area = 'ledger' AND d.layer = 'incidents';
                INSERT INTO incidents (area, id, dataset, source_id, content_hash, feature_id, started_at, deaths_7d, deaths_30d, injuries, loss_amount, loss_currency, geom)
                    SELECT 'ledger', gen_random_uuid(), d.id, v.n::text, '', v.n, v.at::timestamptz, v.d7, v.d30, v.hurt, v.loss, 'CNY', ST_SetSRID(ST_MakePoint(111.921, 29.601), 4326)
                    FROM (VALUES (1, '2025-03-01 10:00+08', 2, 3, 0, 100), (2, '2025-06-01 10:00+08', 0, 1, 0, 100),
                        (3, '2025-04-30 10:00+08', 0, 0, 0, 20000000), (4, '2025-05-01 10:00+08', 0, 0, 0, 20000000),
                        (5, '2025-07-01 10:00+08', NULL, NULL, NULL, NULL), (6, '2025-08-01 10:00+08', 0, 0, 1, 900), (7, '2025-06-15 10:00+08', 0, 0, 0, 20000)) v (n, at, d7, d30, hurt, loss), datasets d
                    WHERE d.area = 'ledger' AND d.layer = 'incidents';
                UPDATE incidents SET geom = NULL WHERE area = 'ledger' AND feature_id BETWEEN 2 AND 7;
                UPDATE incidents SET households_affected = 200 WHERE area = 'ledger' AND feature_id = 7;
                INSERT INTO zones (area, id, dataset, source_id, content_hash, feature_id, name_en, kind, check_up, geom)
                    SELECT 'ledger', gen_random_uuid(), d.id, v.n::text, '', v.n, v.name, v.kind, true, ST_Multi(ST_MakeEnvelope(v.x, 29.6, v.x + 0.01, 29.61, 4326))
                    FROM (VALUES (1, 'Busy', 111.9, 'market'), (2, 'Quiet', 111.92, 'market'), (3, 'Empty', 111.94, 'market'), (4, 'One', 111.9, 'twin'), (5, 'Other', 111.9, 'twin'))
                        v (n, name, x, kind), datasets d WHERE d.area = 'ledger' AND d.layer = 'zones';
                INSERT INTO buildings (area, id, dataset, source_id, content_hash, feature_id, area_m2, geom)
                    SELECT 'ledger', gen_random_uuid(), d.id, n::text, '', n, 100, ST_Multi(ST_MakeEnvelope(111.9002 + n * 0.02, 29.6002, 111.9003 + n * 0.02, 29.6003, 4326))
                    FROM datasets d, generate_series(0, 2) n WHERE d.area = 'ledger' AND d.layer = 'buildings';
                INSERT INTO buildings (area, id, dataset, source_id, content_hash, feature_id, area_m2, built_on, geom)
                    SELECT 'ledger', gen_random_uuid(), d.id, 'new', '', 3, 100, DATE '2026-06-01', ST_Multi(ST_MakeEnvelope(111.9004, 29.6002, 111.9005, 29.6003, 4326))
                    FROM datasets d WHERE d.area = 'ledger' AND d.layer = 'buildings';
                INSERT INTO divisions (area, id, dataset, source_id, content_hash, feature_id, name_en, level, geom)
                    SELECT 'ledger', gen_random_uuid(), d.id, v.n::text, '', v.n, v.name, v.level, ST_Multi(ST_MakeEnvelope(v.x, 29.59, v.x + v.wide, 29.62, 4326))
                    FROM (VALUES (1, 'County', 'county', 111.89, 0.07), (2, 'Busy town', 'town', 111.89, 0.025), (3, 'Quiet town', 'town', 111.915, 0.045),
                        (4, 'Village', 'village', 111.89, 0.02)) v (n, name, level, x, wide), datasets d WHERE d.area = 'ledger' AND d.layer = 'divisions';
                """);
        }
    }
}
