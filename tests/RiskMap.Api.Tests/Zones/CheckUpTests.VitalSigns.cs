using System.Globalization;
using System.Text.Json.Nodes;
using MathNet.Numerics.LinearAlgebra;
using static RiskMap.Api.Tests.Zones.CheckUpTown;

namespace RiskMap.Api.Tests.Zones;

public sealed partial class CheckUpTests
{
    private const string Signs = "asOf how draws moves weights { node parent used expert entropy } rows { featureId nameEn score band rank rankFrom rankTo completeness branches { node score completeness weight } leaves { code branch value from to unit score n completeness weight sources method } }";

    [Fact]
    public async Task Vital_signs_rest_on_the_tables_keep_the_branches_apart_and_never_take_the_unknown_for_zero()
    {
        var signs = (await town.AreaAsync($$"""vitalSigns(asOf: "2026-03-01") { {{Signs}} }"""))["vitalSigns"]!;
        var rows = signs["rows"]!.AsArray();
        rows.Select(r => r!["featureId"]!.GetValue<int>()).Where(n => n < 3).Order().ShouldBe([0, 1, 2]);
        var zone = rows.Single(r => r!["featureId"]!.GetValue<int>() == 2)!;
        JsonNode Leaf(string code) => zone["leaves"]!.AsArray().Single(l => Text(l!["code"]) == code)!;
        const string here = "FROM hazards h JOIN premises p ON p.id = h.premises JOIN zones z ON z.area = 'town' AND z.feature_id = 2 AND ST_Intersects(z.geom, p.geom)";
        async Task Is(string code, string sql) => Leaf(code)["value"]!.GetValue<double>().ShouldBe(await town.SqlAsync<double>(sql), 1e-9, code);
        await Is("overdue_share", $"SELECT 100.0::float8 * count(*) FILTER (WHERE h.due_on < '2026-03-01') / count(h.due_on) {here} WHERE h.closed_on IS NULL");
        await Is("open_hazards_per_100_premises", $"SELECT 100.0::float8 * (SELECT count(*) {here} WHERE h.closed_on IS NULL) / (SELECT count(*) FROM premises p JOIN zones z ON z.area = 'town' AND z.feature_id = 2 AND ST_Intersects(z.geom, p.geom))");
        // Closed on 2025-02-01 to -03-01 a year is over; every third came back after 100 days.
        await Is("relapse_share", $"SELECT 100.0::float8 * count(*) FILTER (WHERE EXISTS (SELECT FROM hazards n WHERE n.returns = h.id)) / count(*) {here} WHERE h.closed_on BETWEEN DATE '2026-03-01' - 730 AND DATE '2026-03-01' - 365");
        await Is("fires_per_km2", "SELECT count(*) / (ST_Area(z.geom::geography) / 1e6) / ((DATE '2022-05-16' - DATE '2021-03-02' + 1) / 365.2425::float8) FROM zones z JOIN incidents i ON i.area = 'town' AND ST_Intersects(z.geom, i.geom) AND i.started_at >= '2021-03-02 00:00+08' WHERE z.area = 'town' AND z.feature_id = 2 GROUP BY z.geom");
        Leaf("fires_per_km2")["to"]!.GetValue<double>().ShouldBeGreaterThan(Leaf("fires_per_km2")["value"]!.GetValue<double>());
        // Nobody counted residents, e-bikes or households here: not known, and no zero that would cost or give points.
        foreach (var code in new[] { "fires_per_10k_residents", "ebike_ports_per_bike", "households_alarm_share", "micro_station_coverage" })
        {
            (Leaf(code)["value"], Leaf(code)["score"]).ShouldBe((null, null), code);
        }

        zone["completeness"]!.GetValue<double>().ShouldBeInRange(0.5, 0.95);
        // Scores are the weighted means of what is known.
        foreach (var branch in zone["branches"]!.AsArray())
        {
            var known = zone["leaves"]!.AsArray().Where(l => Text(l!["branch"]) == Text(branch!["node"]) && l["score"] is not null).Select(l => (W: l!["weight"]!.GetValue<double>(), S: l["score"]!.GetValue<double>())).ToList();
            branch!["score"]!.GetValue<double>().ShouldBe(known.Sum(k => k.W * k.S) / known.Sum(k => k.W), 1e-9);
        }

        zone["score"]!.GetValue<double>().ShouldBe(zone["branches"]!.AsArray().Sum(b => b!["weight"]!.GetValue<double>() * b["score"]!.GetValue<double>()), 1e-9);
        rows.Where(r => r!["score"] is not null).Select(r => r!["score"]!.GetValue<double>()).ShouldBeInOrder();
        rows.Where(r => r!["rank"] is not null).ShouldAllBe(r => r!["rankFrom"]!.GetValue<int>() <= r["rank"]!.GetValue<int>() && r["rank"]!.GetValue<int>() <= r["rankTo"]!.GetValue<int>());

        var towns = (await town.AreaAsync($$"""vitalSigns(of: TOWNS, asOf: "2026-03-01") { {{Signs}} }"""))["vitalSigns"]!["rows"]!.AsArray();
        var west = towns.Single(r => Text(r!["nameEn"]) == "East")!["leaves"]!.AsArray().Single(l => Text(l!["code"]) == "fires_per_10k_residents")!;
        west["value"]!.GetValue<double>().ShouldBe(west["n"]!.GetValue<int>() / 4.0 / ((new DateOnly(2022, 5, 16).DayNumber - new DateOnly(2021, 3, 2).DayNumber + 1) / 365.2425), 1e-9);
        west["sources"]!.ToJsonString().ShouldContain("census");
        (await town.AreaAsync("vitalSigns(of: AREA) { rows { id nameEn score } }"))["vitalSigns"]!["rows"]!.AsArray().Count.ShouldBe(1);
        // An area with no record of hazards and premises: branches that rest on them are not known, and so is the whole.
        (await town.AreaAsync("vitalSigns(of: AREA) { rows { score band rank branches { node score } } }", "dry"))["vitalSigns"]!["rows"]![0]!["score"].ShouldBeNull();
    }

    /// <summary>What is kept is kept by the tables that it rests on: each answer below is asked for, and then something that it rests on is saved.</summary>
    [Fact]
    public async Task After_a_save_every_figure_is_the_new_one_and_what_rests_on_other_tables_stands()
    {
        async Task<(int Open, int Board, int Hydrants, int Inspected, int NotClosed, int Ranked, string Coverage)> FiguresAsync()
        {
            var area = await town.AreaAsync("""
                vitalSigns(asOf: "2026-07-01") { rows { featureId leaves { code value n } } }
                weekBoard(asOf: "2026-07-01") { figures { code value } }
                relapse(asOf: "2026-07-01") { notFollowed { reason hazards } }
                monthBoard(month: "2026-06") { towns { values { code numerator { value } } } unplaced { code value } }
                hydrantCoverage(asOf: "2026-07-01") { method { computedAt } }
                """);
            JsonNode Leaf(string code) => area["vitalSigns"]!["rows"]!.AsArray().Single(r => r!["featureId"]!.GetValue<int>() == 2)!["leaves"]!.AsArray().Single(l => Text(l!["code"]) == code)!;
            var premises = Leaf("open_hazards_per_100_premises")["n"]!.GetValue<int>();
            return (
                (int)Math.Round(Leaf("open_hazards_per_100_premises")["value"]!.GetValue<double>() * premises / 100),
                area["weekBoard"]!["figures"]!.AsArray().Single(f => Text(f!["code"]) == "open")!["value"]!.GetValue<int>(), Leaf("hydrant_serviceable_share")["n"]?.GetValue<int>() ?? 0,
                (int)Math.Round(Leaf("inspected_share")["value"]!.GetValue<double>() * premises / 100),
                area["relapse"]!["notFollowed"]!.AsArray().Single(n => Text(n!["reason"]) == "NOT_CLOSED")!["hazards"]!.GetValue<int>(),
                area["monthBoard"]!["towns"]!.AsArray().SelectMany(t => t!["values"]!.AsArray()).Where(v => Text(v!["code"]) == "visits_per_100").Sum(v => v!["numerator"]!["value"]!.GetValue<int>()),
                Text(area["hydrantCoverage"]!["method"]!["computedAt"]));
        }

        await town.SqlAsync<int>("UPDATE areas SET bounds = ST_MakeEnvelope(111.5, 29.3, 112.3, 29.9, 4326), data_version = data_version + 1 WHERE area = 'town'");
        await town.VisibleAsync("town");
        var shop = await town.SqlAsync<Guid>("""
            SELECT p.id FROM premises p JOIN zones z ON z.area = 'town' AND z.feature_id = 2 AND ST_Intersects(z.geom, p.geom)
            WHERE p.area = 'town' AND NOT EXISTS (SELECT FROM inspections i WHERE i.premises = p.id) ORDER BY p.feature_id LIMIT 1
            """);
        var before = await FiguresAsync();

        var made = await town.ChangeAsync($$"""createHazard(area: "town", facts: { premises: "{{shop}}", kind: "wiring", foundOn: "2026-06-10" }, entry: {{town.Entry()}}) { outcome hazard { id version } }""");
        Text(made["outcome"]).ShouldBe("DONE");
        var found = await FiguresAsync();
        found.ShouldBe(before with { Open = before.Open + 1, Board = before.Board + 1, NotClosed = before.NotClosed + 1 }, "distances to hydrants were not computed again for a hazard");

        Text((await town.ChangeAsync($$"""
            recordInspection(area: "town", entry: {{town.Entry()}}, facts: { premises: "{{shop}}", visitedAt: "2026-06-11", kind: DAILY, inspectors: ["Wang"] }) { outcome }
            """))["outcome"]).ShouldBe("DONE");
        var visited = await FiguresAsync();
        visited.ShouldBe(found with { Inspected = found.Inspected + 1, Ranked = found.Ranked + 1 });

        var middle = await town.SqlAsync<string>("SELECT format('longitude: %s, latitude: %s', ST_X(p), ST_Y(p)) FROM zones, ST_PointOnSurface(geom) p WHERE area = 'town' AND feature_id = 2");
        Text((await town.ChangeAsync($$"""addHydrant(area: "town", place: { {{middle}} }, entry: {{town.Entry()}}, facts: { state: IN_SERVICE, installedOn: "2026-06-12" }) { outcome }"""))["outcome"])
            .ShouldBe("DONE");
        var watered = await FiguresAsync();
        watered.ShouldBe(visited with { Hydrants = visited.Hydrants + 1, Coverage = watered.Coverage });
        watered.Coverage.ShouldNotBe(visited.Coverage);

        Text((await town.ChangeAsync($$"""
            removeHazard(area: "town", hazard: "{{Text(made["hazard"]!["id"])}}", version: "{{Text(made["hazard"]!["version"])}}", entry: {{town.Entry("none")}}) { outcome }
            """))["outcome"]).ShouldBe("DONE");
        (await FiguresAsync()).ShouldBe(watered with { Open = before.Open, Board = before.Board, NotClosed = before.NotClosed });
        // What is changed otherwise than by hand is not told apart by tables.
        await town.SqlAsync<int>($"""
            UPDATE inspections SET visited_at = '2024-01-01 10:00+08' WHERE premises = '{shop}';
            UPDATE areas SET data_version = data_version + 1 WHERE area = 'town';
            """);
        await town.VisibleAsync("town");
        (await FiguresAsync() with { Coverage = "" }).ShouldBe(before with { Hydrants = before.Hydrants + 1, Coverage = "" });
    }

    [Fact]
    public async Task A_figure_that_no_table_has_is_entered_once_and_the_leaf_takes_it_from_its_day_on()
    {
        var zone = await town.SqlAsync<Guid>("SELECT id FROM zones WHERE area = 'town' AND feature_id = 0");
        string Enter(string fact, string entry) => $$"""enterPlaceFact(area: "town", of: ZONES, place: "{{zone}}", fact: {{fact}}, entry: {{entry}}) { outcome before problems { field code } }""";
        Codes((await town.ChangeAsync(Enter("{ name: \"cats\", asOf: \"yesterday\", value: -1 }", town.Entry())))["problems"]!).ShouldBe("FACT_UNKNOWN DATE_INVALID FIGURE_OUT_OF_RANGE");
        var entry = town.Entry();
        const string fact = "{ name: \"micro_station_coverage\", asOf: \"2025-06-01\", value: 80, unit: \"%\", source: \"街道\" }";
        Text((await town.ChangeAsync(Enter(fact, entry)))["outcome"]).ShouldBe("DONE");
        Text((await town.ChangeAsync(Enter(fact, entry)))["outcome"]).ShouldBe("REPEATED");
        (await town.ChangeAsync(Enter(fact.Replace("80", "90", StringComparison.Ordinal), town.Entry())))["before"]!.GetValue<double>().ShouldBe(80);
        async Task<JsonNode> At(string day) => (await town.AreaAsync($$"""zone(featureId: 0) { vitalSigns(asOf: "{{day}}") { leaves { code value score asOf sources } } }"""))["zone"]!["vitalSigns"]!["leaves"]!
            .AsArray().Single(l => Text(l!["code"]) == "micro_station_coverage")!;
        (await At("2025-05-31"))["value"].ShouldBeNull();
        var leaf = await At("2025-06-01");
        (leaf["value"]!.GetValue<double>(), leaf["score"]!.GetValue<double>(), Text(leaf["asOf"])).ShouldBe((90, 85, "2025-06-01"));
        (await town.SqlAsync<int>("SELECT count(*)::int FROM acts WHERE layer = 'place_facts'")).ShouldBe(2);
    }

    [Fact]
    public async Task Weights_move_by_hand_by_comparisons_and_by_entropy_and_are_saved_version_by_version()
    {
        async Task<Dictionary<string, double>> Used(string weights) => (await town.AreaAsync($$"""vitalSigns(asOf: "2026-03-01", weights: {{weights}}) { {{Signs}} }"""))["vitalSigns"]!["weights"]!.AsArray()
            .ToDictionary(w => Text(w!["node"]), w => w!["used"]!.GetValue<double>());
        var hand = await Used("{ how: HAND, hand: [{ node: \"hazard\", weight: 6 }, { node: \"exposure\", weight: 1 }, { node: \"protection\", weight: 3 }] }");
        (hand["hazard"], hand["exposure"], hand["protection"]).ShouldBe((0.6, 0.1, 0.3));
        var ahp = await Used("{ how: AHP, matrices: [{ node: \"root\", matrix: [[1, 2, 4], [0.5, 1, 2], [0.25, 0.5, 1]] }] }");
        ahp["hazard"].ShouldBe(4.0 / 7, 1e-9);
        var entropy = await Used("{ how: ENTROPY }");
        entropy.Where(w => w.Key is "hazard" or "exposure" or "protection").Sum(w => w.Value).ShouldBe(1, 1e-9);
        // By the formula, from the scores of all rows.
        var signs = (await town.AreaAsync($$"""vitalSigns(asOf: "2026-03-01", weights: { how: ENTROPY }) { {{Signs}} }"""))["vitalSigns"]!;
        double Divergence(string leaf)
        {
            var x = signs["rows"]!.AsArray().Select(r => r!["leaves"]!.AsArray().Single(l => Text(l!["code"]) == leaf)!["score"]).Where(s => s is not null).Select(s => s!.GetValue<double>()).ToArray();
            return x.Length < 2 || x.Sum() == 0 ? 0 : 1 + (x.Select(v => v / x.Sum()).Where(p => p > 0).Sum(p => p * Math.Log(p)) / Math.Log(x.Length));
        }

        string[] leaves = [.. signs["weights"]!.AsArray().Where(w => Text(w!["parent"]) == "exposure").Select(w => Text(w!["node"]))];
        entropy["high_rises_per_km2"].ShouldBe(Divergence("high_rises_per_km2") / leaves.Sum(Divergence), 1e-9);
        var half = await Used("{ how: COMBINED, alpha: 0.25 }");
        half["hazard"].ShouldBe((0.25 * 0.4) + (0.75 * entropy["hazard"]), 1e-9);

        const string bad = "{ how: AHP, matrices: [{ node: \"root\", matrix: [[1, 5, 0.2], [0.2, 1, 5], [5, 0.2, 1]] }] }";
        (await town.CodeAsync($$"""vitalSigns(weights: {{bad}}) { asOf }""")).ShouldBe("AHP_INCONSISTENT");
        string Save(string weights, string version) => $$"""saveWeights(area: "town", id: "county-2026", title: "县 2026", weights: {{weights}}, entry: {{town.Entry()}} {{version}}) { outcome problems { code } conflicts { field theirs } saved { version how weights { node used } } }""";
        Codes((await town.ChangeAsync(Save(bad, "")))["problems"]!).ShouldBe("AHP_INCONSISTENT");
        const string good = "{ how: HAND, hand: [{ node: \"hazard\", weight: 8 }, { node: \"exposure\", weight: 1 }, { node: \"protection\", weight: 1 }] }";
        Text((await town.ChangeAsync(Save(good, "")))["outcome"]).ShouldBe("DONE");
        Text((await town.ChangeAsync(Save("{ how: ENTROPY }", "")))["outcome"]).ShouldBe("CONFLICT");
        (await town.ChangeAsync(Save("{ how: ENTROPY }", "version: 1")))["saved"]!["version"]!.GetValue<int>().ShouldBe(2);
        (await Used("{ saved: \"county-2026\", savedVersion: 1 }"))["hazard"].ShouldBe(0.8);
        (await town.AreaAsync("indicatorWeights(allVersions: true) { id version title how who }"))["indicatorWeights"]!.AsArray().Count.ShouldBe(2);
    }

    /// <summary>Saaty's own example (The Analytic Hierarchy Process, 1980; buying a house, 8 criteria: λmax 9.669, C.I. 0.238, C.R. 0.169), and others whose eigenvalues another method finds.</summary>
    [Theory]
    [InlineData("1 5 3 7 6 6 1/3 1/4; 1/5 1 1/3 5 3 3 1/5 1/7; 1/3 3 1 6 3 4 6 1/5; 1/7 1/5 1/6 1 1/3 1/4 1/7 1/8; 1/6 1/3 1/3 3 1 1/2 1/5 1/6; 1/6 1/3 1/4 4 2 1 1/5 1/6; 3 5 1/6 7 5 5 1 1/2; 4 7 5 8 6 6 2 1", 9.669, 0.169)]
    [InlineData("1 3 5; 1/3 1 3; 1/5 1/3 1", 3.039, 0.033)]
    [InlineData("1 2 4; 1/2 1 2; 1/4 1/2 1", 3, 0)]
    [InlineData("1 9; 1/9 1", 2, 0)]
    public async Task AHP_weights_are_the_principal_eigenvector(string matrix, double lambda, double ratio)
    {
        double[][] rows = [.. matrix.Split(';').Select(r => r.Trim().Split(' ').Select(c => c.Split('/') is [var a, var b] ? double.Parse(a, CultureInfo.InvariantCulture) / double.Parse(b, CultureInfo.InvariantCulture) : double.Parse(c, CultureInfo.InvariantCulture)).ToArray())];
        var sent = string.Join(", ", rows.Select(r => $"[{string.Join(", ", r.Select(c => c.ToString("R", CultureInfo.InvariantCulture)))}]"));
        var ahp = (await town.AreaAsync($$"""ahp(matrix: [{{sent}}]) { weights lambdaMax ci cr consistent worstRow worstColumn worstFits problems { code } }"""))["ahp"]!;
        // Independent: all eigenvalues by the QR algorithm (MathNet), not by powers.
        var evd = Matrix<double>.Build.DenseOfRowArrays(rows).Evd();
        var at = Enumerable.Range(0, rows.Length).MaxBy(i => evd.EigenValues[i].Real);
        var vector = evd.EigenVectors.Column(at);
        ahp["lambdaMax"]!.GetValue<double>().ShouldBe(evd.EigenValues[at].Real, 1e-9);
        ahp["weights"]!.AsArray().Select(w => w!.GetValue<double>()).Zip(vector / vector.Sum()).ShouldAllBe(w => Math.Abs(w.First - w.Second) < 1e-9);
        ahp["lambdaMax"]!.GetValue<double>().ShouldBe(lambda, 0.0006);
        ahp["cr"]!.GetValue<double>().ShouldBe(ratio, 0.001);
        ahp["consistent"]!.GetValue<bool>().ShouldBe(ratio < 0.1);
        (ahp["worstRow"] is null).ShouldBe(ratio < 0.1);
    }

    [Theory]
    [InlineData("[[1, 2], [0.5]]", "AHP_NOT_SQUARE")]
    [InlineData("[[2, 2], [0.5, 1]]", "AHP_DIAGONAL")]
    [InlineData("[[1, 2], [2, 1]]", "AHP_NOT_RECIPROCAL")]
    [InlineData("[[1, 20], [0.05, 1]]", "AHP_OUT_OF_RANGE")]
    [InlineData("[]", "AHP_TOO_LARGE")]
    public async Task A_matrix_that_is_none_is_told_what_is_wrong(string matrix, string code) =>
        Codes((await town.AreaAsync($"ahp(matrix: {matrix}) {{ weights problems {{ code message }} }}"))["ahp"]!["problems"]!).ShouldBe(code);

    [Fact]
    public void The_tree_is_whole_anchors_run_one_way_and_bands_leave_no_gap()
    {
        var tree = RiskMap.Api.Zones.VitalSigns.IndicatorTree.Require("vital-signs");
        tree.Branches.Select(b => b.Code).ShouldBe(["hazard", "exposure", "protection"]);
        tree.Leaves.Select(l => l.Code).ShouldBeUnique();
        foreach (var leaf in tree.Leaves)
        {
            leaf.Anchors.Select(a => a[0]).ShouldBeInOrder(SortDirection.Ascending, leaf.Code);
            leaf.Anchors.Select(a => a[1]).ShouldBeInOrder(leaf.Direction == RiskMap.Api.Zones.VitalSigns.IndicatorDirection.MoreIsBetter ? SortDirection.Ascending : SortDirection.Descending, leaf.Code);
            (leaf.HowZh.Length * leaf.HowEn.Length).ShouldBeGreaterThan(0, leaf.Code);
            (leaf.Computed is null).ShouldBe(leaf.Fact is not null, leaf.Code);
        }

        string.Join(' ', new double[] { 0, 25, 25.001, 65, 65.001, 85, 85.001, 100 }.Select(s => tree.BandOf(s))).ShouldBe("IV IV III III II II I I");
        tree.BandOf(null).ShouldBeNull();
    }
}
