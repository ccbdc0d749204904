using System.Globalization;
using System.Text.Json.Nodes;

namespace RiskMap.Api.Tests.Hydrants;

/// <summary>Entering and correcting hydrants: what is written, what is refused, and that nothing is lost. Long, for all mutations share one drawn town.</summary>
public sealed class HydrantEntryTests(Town town) : IClassFixture<Town>
{
    private static int _area, _key;

    [Fact]
    public async Task A_hydrant_that_is_entered_stands_on_record_by_hand_and_serves_at_once()
    {
        var drawn = await DrawAsync();
        (await CoveredAsync(drawn)).ShouldBe(0);
        var tag = await TagAsync(drawn.Code);
        var added = await drawn.DoAsync($$"""addHydrant(area: "{{drawn.Code}}", place: { longitude: 10.0003, latitude: 30 }, {{Entry("Li", "GPS", 4)}}, facts: { number: " 新-1 ", kind: PILLAR, state: IN_SERVICE, flowLps: 15, installedOn: "2024-05-01" })""");
        added["outcome"]!.GetValue<string>().ShouldBe("DONE", added.ToJsonString());
        added["hydrant"]!["number"]!.GetValue<string>().ShouldBe("新-1");
        added["hydrant"]!["featureId"]!.GetValue<int>().ShouldBe(2);
        added["hydrant"]!["locationPrecision"]!.GetValue<string>().ShouldBe("SURVEYED");
        added["hydrant"]!["dataset"]!["name"]!.GetValue<string>().ShouldBe("entered by hand");
        added["dataVersion"]!.GetValue<int>().ShouldBe(2);

        (await CoveredAsync(drawn)).ShouldBe(1, "the building is 36 m from it; coverage follows without a wait");
        (await TagAsync(drawn.Code)).ShouldNotBe(tag, "tiles of the old version are no longer good");
        var history = await HistoryAsync(drawn, 2);
        history.Count.ShouldBe(1);
        $"{history[0]!["kind"]} {history[0]!["who"]} {history[0]!["evidence"]} {history[0]!["accuracyMetres"]}".ShouldBe("ADD Li GPS 4");
        history[0]!["changes"]!.AsArray().Select(c => $"{c!["field"]}: {c["before"]} -> {c["after"]}").ShouldBe(
        [
            "FLOW_LPS:  -> 15", "INSTALLED_ON:  -> 2024-05-01", "KIND: UNKNOWN -> PILLAR", "LOCATION:  -> 10.0003 30", "LOCATION_PRECISION: UNKNOWN -> SURVEYED",
            "NUMBER:  -> 新-1", "STATE: UNKNOWN -> IN_SERVICE",
        ]);
    }

    [Fact]
    public async Task What_is_sent_twice_is_written_once()
    {
        var drawn = await DrawAsync();
        var add = $$"""addHydrant(area: "{{drawn.Code}}", place: { longitude: 10.001, latitude: 30 }, {{Entry()}})""";
        var first = await drawn.DoAsync(add);
        // The same at the same time, as a phone does that heard nothing back.
        var again = await Task.WhenAll(drawn.DoAsync(add), drawn.DoAsync(add));
        again.Select(a => a["outcome"]!.GetValue<string>()).ShouldBe(["REPEATED", "REPEATED"]);
        again.Select(a => a["change"]!.GetValue<string>()).ShouldAllBe(c => c == first["change"]!.GetValue<string>());
        (await town.SqlAsync<int>("SELECT count(*)::int FROM hydrants WHERE area = @area", new { area = drawn.Code })).ShouldBe(2);
        (await town.SqlAsync<int>("SELECT data_version::int FROM areas WHERE area = @area", new { area = drawn.Code })).ShouldBe(2);
    }

    [Fact]
    public async Task Of_two_who_correct_one_hydrant_the_second_sees_both_values()
    {
        var drawn = await DrawAsync();
        var seen = await VersionAsync(drawn);
        (await EditAsync(drawn, seen, "flowLps: 20, owner: \"Waterworks\"", "Li"))["outcome"]!.GetValue<string>().ShouldBe("DONE");
        var second = await EditAsync(drawn, seen, "flowLps: 12, owner: \"Waterworks\"", "Wang");
        second["outcome"]!.GetValue<string>().ShouldBe("CONFLICT");
        second["conflicts"]!.ToJsonString().ShouldBe("""[{"field":"FLOW_LPS","yours":"12","theirs":"20","who":"Li"}]""");
        second["hydrant"]!["flowLps"]!.GetValue<double>().ShouldBe(20);
        (await EditAsync(drawn, second["hydrant"]!["version"]!.GetValue<string>(), "flowLps: 12", "Wang"))["outcome"]!.GetValue<string>().ShouldBe("DONE");
        (await HistoryAsync(drawn, 1)).Select(h => h!["who"]!.GetValue<string>()).ShouldBe(["Wang", "Li"]);
    }

    [Fact]
    public async Task A_change_by_anybody_else_makes_an_edit_stale()
    {
        var drawn = await DrawAsync();
        var seen = await VersionAsync(drawn);
        await town.SqlAsync<int>("UPDATE hydrants SET address = 'from a new delivery' WHERE area = @area; SELECT 1", new { area = drawn.Code });
        var late = await EditAsync(drawn, seen, "address: \"mine\"");
        late["conflicts"]!.ToJsonString().ShouldBe("""[{"field":"ADDRESS","yours":"mine","theirs":"from a new delivery","who":null}]""");
    }

    [Theory]
    [InlineData("flowLps: 0", "FLOW_LPS", "FIGURE_OUT_OF_RANGE")]
    [InlineData("flowLps: -3", "FLOW_LPS", "FIGURE_OUT_OF_RANGE")]
    [InlineData("flowLps: 1e300", "FLOW_LPS", "FIGURE_OUT_OF_RANGE")]
    [InlineData("pressureMpa: 30", "PRESSURE_MPA", "FIGURE_OUT_OF_RANGE")]
    [InlineData("mainMm: 2", "MAIN_MM", "FIGURE_OUT_OF_RANGE")]
    [InlineData("installedOn: \"2024-02-30\"", "INSTALLED_ON", "DATE_INVALID")]
    [InlineData("installedOn: \"2024-06-01\", removedOn: \"2024-05-31\"", "REMOVED_ON", "REMOVED_BEFORE_INSTALLED")]
    [InlineData("note: \"bell \\u0007\"", "NOTE", "TEXT_UNREADABLE")]
    [InlineData("note: \"nul \\u0000\"", "NOTE", "TEXT_UNREADABLE")]
    [InlineData("", null, "NOTHING_CHANGES")]
    public async Task What_cannot_be_is_refused_at_its_field_in_both_languages(string facts, string? field, string code)
    {
        var drawn = await DrawAsync();
        var version = await VersionAsync(drawn);
        var (english, chinese) = (await EditAsync(drawn, version, facts), await EditAsync(drawn, version, facts, language: "zh-CN"));
        english["outcome"]!.GetValue<string>().ShouldBe("REFUSED");
        english["problems"]![0]!["field"]?.GetValue<string>().ShouldBe(field);
        english["problems"]![0]!["code"]!.GetValue<string>().ShouldBe(code);
        english["problems"]![0]!["message"]!.GetValue<string>().ShouldNotBe(chinese["problems"]![0]!["message"]!.GetValue<string>());
        (await VersionAsync(drawn)).ShouldBe(version);
    }

    [Fact]
    public async Task Every_wrong_field_is_told_at_once()
    {
        var drawn = await DrawAsync();
        var edit = await EditAsync(drawn, await VersionAsync(drawn), "flowLps: 0, pressureMpa: 99, installedOn: \"yesterday\", owner: \"kept out\"");
        edit["problems"]!.AsArray().Select(p => p!["field"]!.GetValue<string>()).ShouldBe(["FLOW_LPS", "PRESSURE_MPA", "INSTALLED_ON"]);
        edit["hydrant"]!["owner"].ShouldBeNull("nothing is half written");
    }

    [Theory]
    [InlineData("'; DROP TABLE hydrants; --")]
    [InlineData("=HYPERLINK(\\\"http://x\\\")")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("消火栓 🚒 ‮ %s {0} \\\\")]
    public async Task Hostile_words_are_kept_as_words(string words)
    {
        var drawn = await DrawAsync();
        var edit = await EditAsync(drawn, await VersionAsync(drawn), $"note: \"{words}\", number: \"{words}\"");
        edit["hydrant"]!["note"]!.GetValue<string>().ShouldBe(words.Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_left_out_or_null_stays_and_what_is_cleared_is_unknown()
    {
        var drawn = await DrawAsync();
        await EditAsync(drawn, await VersionAsync(drawn), "flowLps: 15, owner: \"Waterworks\", kind: WALL");
        var edit = await EditAsync(drawn, await VersionAsync(drawn), "number: \"9\", owner: null", more: "clear: [FLOW_LPS, KIND]");
        var hydrant = edit["hydrant"]!;
        $"{hydrant["owner"]} {hydrant["flowLps"]} {hydrant["kind"]} {hydrant["number"]}".ShouldBe("Waterworks  UNKNOWN 9");
    }

    [Fact]
    public async Task A_second_hydrant_within_five_metres_is_asked_about()
    {
        var drawn = await DrawAsync();
        // 0.00004 degrees of longitude at 30° N are 3.86 m on the ellipsoid; 0.00006 are 5.79 m.
        var add = """place: { longitude: 10.00004, latitude: 30 }""";
        var asked = await drawn.DoAsync($$"""addHydrant(area: "{{drawn.Code}}", {{add}}, {{Entry()}})""");
        asked["outcome"]!.GetValue<string>().ShouldBe("MAYBE_SAME");
        asked["beside"]![0]!["number"]!.GetValue<string>().ShouldBe("1");
        asked["beside"]![0]!["distanceMetres"]!.GetValue<double>().ShouldBe(3.86, 0.01);
        (await drawn.DoAsync($$"""addHydrant(area: "{{drawn.Code}}", {{add}}, {{Entry()}} besideOthers: true)"""))["outcome"]!.GetValue<string>().ShouldBe("DONE");
        (await drawn.DoAsync($$"""addHydrant(area: "{{drawn.Code}}", place: { longitude: 10.0001, latitude: 30.00006 }, {{Entry()}})"""))["outcome"]!.GetValue<string>().ShouldBe("DONE");
    }

    [Fact]
    public async Task A_place_far_from_the_data_is_refused_and_one_beside_it_is_warned_about()
    {
        var drawn = await DrawAsync();
        (await AddAtAsync(drawn, "longitude: 30, latitude: 10"))["problems"]![0]!["code"]!.GetValue<string>().ShouldBe("PLACE_FAR_AWAY");
        (await AddAtAsync(drawn, "longitude: 999, latitude: 10"))["problems"]![0]!["code"]!.GetValue<string>().ShouldBe("PLACE_OUT_OF_RANGE");
        (await AddAtAsync(drawn, "longitude: 10, latitude: 30, crs: \"EPSG:3857\""))["problems"]![0]!["code"]!.GetValue<string>().ShouldBe("CRS_UNKNOWN");
        var beside = await AddAtAsync(drawn, "longitude: 10.1, latitude: 30");
        beside["outcome"]!.GetValue<string>().ShouldBe("DONE");
        beside["warnings"]![0]!["code"]!.GetValue<string>().ShouldBe("PLACE_OUTSIDE_DATA");
        (await town.AreaAsync("bounds { east }", drawn.Code))["bounds"]!["east"]!.GetValue<double>().ShouldBeGreaterThanOrEqualTo(10.1, "the map must reach it");
    }

    [Fact]
    public async Task Degrees_of_a_web_map_are_turned_into_those_of_a_satellite()
    {
        var drawn = await DrawAsync(longitude: 116.404);
        // 天安门: GCJ-02 116.404, 39.915 is WGS-84 116.39775…, 39.91359… by the published vectors (googollee/eviltransform).
        await town.SqlAsync<int>("UPDATE areas SET bounds = ST_MakeEnvelope(116.3, 39.8, 116.5, 40.0, 4326) WHERE area = @area; SELECT 1", new { area = drawn.Code });
        await drawn.Town.ChangeAsync("SELECT 1");
        var added = await AddAtAsync(drawn, "longitude: 116.404, latitude: 39.915, crs: \"GCJ-02\"");
        added["hydrant"]!["longitude"]!.GetValue<double>().ShouldBe(116.39775, 0.0001);
        added["hydrant"]!["latitude"]!.GetValue<double>().ShouldBe(39.91360, 0.0001);
    }

    [Fact]
    public async Task A_move_is_on_record_with_both_places_and_comes_back()
    {
        var drawn = await DrawAsync();
        var moved = await drawn.DoAsync($$"""moveHydrant(area: "{{drawn.Code}}", hydrant: "{{await IdAsync(drawn)}}", version: "{{await VersionAsync(drawn)}}", place: { longitude: 10.0003, latitude: 30.0001 }, {{Entry()}})""");
        moved["hydrant"]!["longitude"]!.GetValue<double>().ShouldBe(10.0003);
        (await HistoryAsync(drawn, 1))[0]!["changes"]!.AsArray().Single(c => c!["field"]!.GetValue<string>() == "LOCATION")!.ToJsonString()
            .ShouldBe("""{"field":"LOCATION","before":"10 30","after":"10.0003 30.0001"}""");
        (await town.SqlAsync<string>("SELECT located_by || who FROM locations WHERE area = @area", new { area = drawn.Code })).ShouldBe("personLi");

        var back = await UndoAsync(drawn, moved["change"]!);
        back["hydrant"]!["longitude"]!.GetValue<double>().ShouldBe(10, 1e-9);
        back["hydrant"]!["locationPrecision"]!.GetValue<string>().ShouldBe("UNKNOWN");
        (await town.SqlAsync<int>("SELECT count(*)::int FROM locations WHERE area = @area", new { area = drawn.Code })).ShouldBe(0);
        (await HistoryAsync(drawn, 1)).Select(h => $"{h!["kind"]} {h["undone"]}").ShouldBe(["UNDO false", "MOVE true"]);
    }

    [Fact]
    public async Task A_hydrant_that_is_removed_counts_for_the_days_before_and_is_never_deleted()
    {
        var drawn = await DrawAsync("A  1");
        (await CoveredAsync(drawn)).ShouldBe(1);
        var removed = await drawn.DoAsync($$"""removeHydrant(area: "{{drawn.Code}}", hydrant: "{{await IdAsync(drawn)}}", version: "{{await VersionAsync(drawn)}}", on: "2025-01-01", {{Entry()}})""");
        removed["hydrant"]!["removedOn"]!.GetValue<string>().ShouldBe("2025-01-01");
        (await CoveredAsync(drawn)).ShouldBe(0);
        (await CoveredAsync(drawn, "2024-12-31")).ShouldBe(1);
        (await UndoAsync(drawn, removed["change"]!))["outcome"]!.GetValue<string>().ShouldBe("DONE");
        (await CoveredAsync(drawn)).ShouldBe(1);
    }

    [Fact]
    public async Task What_was_entered_by_mistake_never_stood()
    {
        var drawn = await DrawAsync();
        var added = await AddAtAsync(drawn, "longitude: 10.0003, latitude: 30", "facts: { state: IN_SERVICE }");
        (await CoveredAsync(drawn)).ShouldBe(1);
        await UndoAsync(drawn, added["change"]!);
        (await CoveredAsync(drawn)).ShouldBe(0);
        (await CoveredAsync(drawn, "2020-01-01")).ShouldBe(0);
        (await town.SqlAsync<int>("SELECT count(*)::int FROM hydrants WHERE area = @area", new { area = drawn.Code })).ShouldBe(2);
    }

    [Fact]
    public async Task An_outage_begins_ends_and_does_not_overlap_another()
    {
        var drawn = await DrawAsync("A  1");
        var id = await IdAsync(drawn);
        (await drawn.DoAsync($$"""recordOutage(area: "{{drawn.Code}}", hydrant: "{{id}}", fromOn: "2025-03-01", reason: "main burst", {{Entry()}})"""))["outcome"]!.GetValue<string>().ShouldBe("DONE");
        (await CoveredAsync(drawn)).ShouldBe(0);
        (await drawn.DoAsync($$"""recordOutage(area: "{{drawn.Code}}", hydrant: "{{id}}", fromOn: "2025-04-01", {{Entry()}})"""))["problems"]![0]!["code"]!.GetValue<string>().ShouldBe("OUTAGE_OVERLAPS");
        (await drawn.DoAsync($$"""endOutage(area: "{{drawn.Code}}", hydrant: "{{id}}", toOn: "2025-02-01", {{Entry()}})"""))["problems"]![0]!["code"]!.GetValue<string>().ShouldBe("PERIOD_INVERTED");
        var ended = await drawn.DoAsync($$"""endOutage(area: "{{drawn.Code}}", hydrant: "{{id}}", toOn: "2025-03-09", {{Entry()}})""");
        (await CoveredAsync(drawn)).ShouldBe(1);
        (await CoveredAsync(drawn, "2025-03-09")).ShouldBe(0);
        (await drawn.DoAsync($$"""endOutage(area: "{{drawn.Code}}", hydrant: "{{id}}", {{Entry()}})"""))["problems"]![0]!["code"]!.GetValue<string>().ShouldBe("OUTAGE_NONE_OPEN");
        (await HistoryAsync(drawn, 1))[0]!["changes"]!.AsArray().Select(c => $"{c!["field"]}: {c["before"]} -> {c["after"]}")
            .ShouldBe(["OUTAGE: 2025-03-01 – … main burst -> 2025-03-01 – 2025-03-09 main burst"]);
        await UndoAsync(drawn, ended["change"]!);
        (await CoveredAsync(drawn)).ShouldBe(0);
        (await drawn.DoAsync($$"""recordOutage(area: "{{drawn.Code}}", hydrant: "{{id}}", fromOn: "2999-01-01", {{Entry()}})"""))["problems"]![0]!["code"]!.GetValue<string>().ShouldBe("DATE_INVALID");
    }

    [Fact]
    public async Task A_check_says_in_which_state_it_is_and_keeps_what_was_measured()
    {
        var drawn = await DrawAsync("A  1");
        var check = await CheckAsync(drawn, "state: LOW_PRESSURE, on: \"2025-06-01\", flowLps: 8.5, staticMpa: 0.12, residualMpa: 0.07, note: \"slow\"");
        var hydrant = check["hydrant"]!;
        $"{hydrant["status"]} {hydrant["flowLps"]} {hydrant["pressureMpa"]} {hydrant["testedOn"]}".ShouldBe("LOW_PRESSURE 8.5 0.12 2025-06-01");
        (await town.SqlAsync<string>("SELECT tested_on || ' ' || flow_lps || ' ' || static_mpa || ' ' || residual_mpa || ' ' || tester FROM hydrant_tests WHERE area = @area", new { area = drawn.Code }))
            .ShouldBe("2025-06-01 8.5 0.12 0.07 Li");

        // A day that was sent late does not overrule what was found after it.
        var late = await CheckAsync(drawn, "state: DAMAGED, on: \"2025-05-01\"");
        late["warnings"]![0]!["code"]!.GetValue<string>().ShouldBe("LATER_CHECK_STANDS");
        late["hydrant"]!["status"]!.GetValue<string>().ShouldBe("LOW_PRESSURE");
        (await ChecksAsync(drawn)).ShouldBe(["2025-06-01 LOW_PRESSURE Li", "2025-05-01 DAMAGED Li"]);

        var back = (await UndoAsync(drawn, check["change"]!))["hydrant"]!;
        $"{back["status"]} {back["flowLps"]} {back["pressureMpa"]} {back["testedOn"]}".ShouldBe("IN_SERVICE   ");
        (await town.SqlAsync<int>("SELECT count(*)::int FROM hydrant_tests WHERE area = @area", new { area = drawn.Code })).ShouldBe(0);
        (await ChecksAsync(drawn)).ShouldBe(["2025-05-01 DAMAGED Li"]);
    }

    [Fact]
    public async Task A_check_of_what_others_have_changed_meanwhile_shows_both()
    {
        var drawn = await DrawAsync();
        await EditAsync(drawn, await VersionAsync(drawn), "state: NO_WATER", "Wang");
        var check = await CheckAsync(drawn, "state: IN_SERVICE", "seenState: UNKNOWN");
        check["outcome"]!.GetValue<string>().ShouldBe("CONFLICT");
        check["conflicts"]!.ToJsonString().ShouldBe("""[{"field":"STATE","yours":"IN_SERVICE","theirs":"NO_WATER","who":"Wang"}]""");
        (await CheckAsync(drawn, "state: IN_SERVICE", "seenState: NO_WATER"))["outcome"]!.GetValue<string>().ShouldBe("DONE");
    }

    [Fact]
    public async Task One_that_is_not_found_serves_nobody_and_stays_on_record()
    {
        var drawn = await DrawAsync("A  1");
        var missing = await CheckAsync(drawn, "state: UNKNOWN, missing: true");
        missing["hydrant"]!["status"]!.GetValue<string>().ShouldBe("OBSTRUCTED");
        missing["hydrant"]!["removedOn"].ShouldBeNull();
        (await CoveredAsync(drawn)).ShouldBe(0);
    }

    [Theory]
    [InlineData("state: IN_SERVICE, flowLps: 0", "FLOW_LPS", "FIGURE_OUT_OF_RANGE")]
    [InlineData("state: IN_SERVICE, staticMpa: 0.1, residualMpa: 0.2", "PRESSURE_MPA", "RESIDUAL_ABOVE_STATIC")]
    [InlineData("state: IN_SERVICE, on: \"2098-01-01\"", "TEST", "DAY_TO_COME")]
    [InlineData("state: IN_SERVICE, on: \"0000-01-01\"", "TEST", "DATE_INVALID")]
    [InlineData("state: IN_SERVICE, longitude: 500, latitude: 0", "LOCATION", "PLACE_OUT_OF_RANGE")]
    public async Task A_check_that_cannot_be_is_refused(string finding, string field, string code)
    {
        var drawn = await DrawAsync();
        var check = await CheckAsync(drawn, finding);
        check["problems"]!.AsArray().Select(p => $"{p!["field"]} {p["code"]}").ShouldContain($"{field} {code}");
        (await ChecksAsync(drawn)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_has_changed_again_cannot_be_taken_back_and_nothing_twice()
    {
        var drawn = await DrawAsync();
        var first = await EditAsync(drawn, await VersionAsync(drawn), "flowLps: 10");
        var second = await EditAsync(drawn, await VersionAsync(drawn), "flowLps: 20");
        (await CodeAsync(Undo(drawn, first["change"]!))).ShouldBe("CHANGE_OVERRULED");
        var undone = await UndoAsync(drawn, second["change"]!);
        undone["hydrant"]!["flowLps"]!.GetValue<double>().ShouldBe(10);
        (await CodeAsync(Undo(drawn, second["change"]!))).ShouldBe("CHANGE_UNDONE");
        (await CodeAsync(Undo(drawn, undone["change"]!))).ShouldBe("CHANGE_NOT_UNDOABLE");
        (await UndoAsync(drawn, first["change"]!))["hydrant"]!["flowLps"].ShouldBeNull();
    }

    [Fact]
    public async Task Who_what_and_where_must_be_there()
    {
        var drawn = await DrawAsync();
        var nobody = Guid.NewGuid();
        (await CodeAsync($$"""addHydrant(area: "{{drawn.Code}}", place: { longitude: 10, latitude: 30 }, entry: { who: " ", key: "12345678" })""")).ShouldBe("WHO_MISSING");
        (await CodeAsync($$"""addHydrant(area: "{{drawn.Code}}", place: { longitude: 10, latitude: 30 }, entry: { who: "Li", key: "1" })""")).ShouldBe("ENTRY_KEY_INVALID");
        (await CodeAsync($$"""addHydrant(area: "nowhere", place: { longitude: 10, latitude: 30 }, {{Entry()}})""")).ShouldBe("AREA_UNKNOWN");
        (await CodeAsync($$"""editHydrant(area: "{{drawn.Code}}", hydrant: "{{nobody}}", version: "x", facts: { number: "1" }, {{Entry()}})""")).ShouldBe("HYDRANT_UNKNOWN");
        (await CodeAsync($$"""editHydrant(area: "{{drawn.Code}}", hydrant: "no id", version: "x", facts: {}, {{Entry()}})""")).ShouldNotBeNull();
        (await CodeAsync($$"""undoHydrantChange(area: "{{drawn.Code}}", change: "{{nobody}}", {{Entry()}})""")).ShouldBe("CHANGE_UNKNOWN");
        (await town.AskAsync("mutation { addHydrant(area: null, place: null, entry: null) { outcome } }"))["errors"].ShouldNotBeNull();
        var key = Entry();
        await AddAtAsync(drawn, "longitude: 10.001, latitude: 30", entry: key);
        (await CodeAsync($$"""editHydrant(area: "{{drawn.Code}}", hydrant: "{{await IdAsync(drawn)}}", version: "x", facts: { number: "1" }, {{key}})""")).ShouldBe("ENTRY_KEY_TAKEN");
    }

    private async Task<EnteredTown> DrawAsync(string drawing = "1      A", double longitude = 10)
    {
        // A hydrant across a border counts, and every test draws in the same place: those of the tests before have none any more.
        await town.SqlAsync<int>("UPDATE hydrants SET geom = NULL WHERE area LIKE 'entry%'; SELECT 1");
        var code = string.Create(CultureInfo.InvariantCulture, $"entry{Interlocked.Increment(ref _area)}");
        return new(town, code, await DrawnTown.DrawAsync(town, code, drawing, longitude: longitude));
    }

    private static string Entry(string who = "Li", string evidence = "MAP", double? accuracy = null) => string.Create(CultureInfo.InvariantCulture,
        $$"""entry: { who: "{{who}}", key: "key-{{Interlocked.Increment(ref _key):D8}}", evidence: {{evidence}}{{(accuracy is { } m ? $", accuracyMetres: {m}" : "")}} }""");

    private async Task<string> IdAsync(EnteredTown drawn) => (await town.AreaAsync("hydrant(featureId: 1) { id }", drawn.Code))["hydrant"]!["id"]!.GetValue<string>();

    private async Task<string> VersionAsync(EnteredTown drawn) =>
        (await town.AreaAsync("hydrant(featureId: 1) { version }", drawn.Code))["hydrant"]!["version"]!.GetValue<string>();

    private async Task<JsonArray> HistoryAsync(EnteredTown drawn, int featureId) => (await town.AreaAsync(
        $"hydrant(featureId: {featureId}) {{ history {{ kind who evidence accuracyMetres undone changes {{ field before after }} }} }}", drawn.Code))["hydrant"]!["history"]!.AsArray();

    private async Task<IEnumerable<string>> ChecksAsync(EnteredTown drawn) =>
        (await town.AreaAsync("hydrant(featureId: 1) { checks { on state who } }", drawn.Code))["hydrant"]!["checks"]!.AsArray().Select(c => $"{c!["on"]} {c["state"]} {c["who"]}");

    private async Task<JsonNode> EditAsync(EnteredTown drawn, string version, string facts, string who = "Li", string language = "en", string more = "") =>
        await drawn.DoAsync($$"""editHydrant(area: "{{drawn.Code}}", hydrant: "{{await IdAsync(drawn)}}", version: "{{version}}", facts: { {{facts}} }, {{Entry(who)}} {{more}})""", language);

    private static Task<JsonNode> AddAtAsync(EnteredTown drawn, string place, string more = "", string? entry = null) =>
        drawn.DoAsync($$"""addHydrant(area: "{{drawn.Code}}", place: { {{place}} }, {{entry ?? Entry()}} {{more}})""");

    private async Task<JsonNode> CheckAsync(EnteredTown drawn, string finding, string more = "") =>
        await drawn.DoAsync($$"""recordHydrantCheck(area: "{{drawn.Code}}", hydrant: "{{await IdAsync(drawn)}}", finding: { {{finding}} }, {{Entry()}} {{more}})""");

    private static string Undo(EnteredTown drawn, JsonNode change) => $$"""undoHydrantChange(area: "{{drawn.Code}}", change: "{{change}}", {{Entry("Zhao")}})""";

    private static Task<JsonNode> UndoAsync(EnteredTown drawn, JsonNode change) => drawn.DoAsync(Undo(drawn, change));

    private async Task<string?> CodeAsync(string mutation) =>
        (await town.AskAsync($"mutation {{ {mutation} {{ outcome }} }}"))["errors"]?[0]?["extensions"]?["code"]?.GetValue<string>();

    private static async Task<int> CoveredAsync(EnteredTown drawn, string? day = null) => (await drawn.Town.AskAsync(
        $"hydrantCoverage(radius: 50{(day is null ? "" : $", asOf: \"{day}\"")}) {{ coveredCount }}"))["hydrantCoverage"]!["coveredCount"]!.GetValue<int>();

    private async Task<string> TagAsync(string code) => (await town.Client.GetAsync($"/tiles/{code}/hydrants/14/8647/6760.mvt")).Headers.ETag!.Tag;

    private sealed record EnteredTown(Town Server, string Code, DrawnTown Town)
    {
        /// <summary>The mutation; it must be answered, with whatever outcome.</summary>
        public async Task<JsonNode> DoAsync(string mutation, string language = "en")
        {
            var answer = await Server.AskAsync($$"""
                mutation { done: {{mutation}} { outcome change dataVersion problems { field code message given } warnings { field code message }
                    conflicts { field yours theirs who } beside { featureId number distanceMetres }
                    hydrant { id featureId number kind status flowLps pressureMpa owner note longitude latitude locationPrecision installedOn removedOn
                        testedOn version dataset { name } } } }
                """, language);
            answer["errors"].ShouldBeNull(answer.ToJsonString());
            return answer["data"]!["done"]!;
        }
    }
}
