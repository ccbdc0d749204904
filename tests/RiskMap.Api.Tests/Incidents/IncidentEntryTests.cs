using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;
using RiskMap.DataImport.Layers;
using RiskMap.DataImport.Loading;

namespace RiskMap.Api.Tests.Incidents;

/// <summary>Entering and correcting fires: what is written, what is refused, who hears of it, and that nothing is lost.</summary>
public sealed class IncidentEntryTests(Town town) : IClassFixture<Town>
{
    private static int _area, _key;

    [Fact]
    public async Task A_fire_that_is_entered_is_on_the_map_in_the_counts_and_with_whoever_listens()
    {
        var area = await AreaAsync();
        var heard = await town.Client.ListenAsync("incidentChanged", area, "id kind dataVersion incident { featureId }");
        var before = await CountsAsync(area);
        var made = await CreateAsync(area, """
            number: " 火-1 ", startedAt: "2025-06-01T14:05", alarmedAt: "2025-06-01T14:07", dispatchedAt: "2025-06-01T06:08:00Z", arrivedAt: "2025-06-01T14:15",
            kind: "building", grade: MAJOR, lossAmount: 12000.5, deaths30D: 0, injuries: 0, vehicles: 3, personnel: 18
            """, place: ", place: { longitude: 111.9, latitude: 29.6 }");
        made["outcome"]!.GetValue<string>().ShouldBe("DONE", made.ToJsonString());
        var fire = made["incident"]!;
        $"{fire["number"]} {fire["startedAt"]} {fire["timePrecision"]} {fire["dispatchedAt"]} {fire["lossAmount"]} {fire["lossCurrency"]} {fire["deaths7D"]} {fire["deaths30D"]} {fire["vehicles"]} {fire["locationPrecision"]} {fire["dataset"]!["name"]}"
            .ShouldBe("火-1 2025-06-01T14:05:00.000+08:00 MINUTE 2025-06-01T14:08:00.000+08:00 12000.5 CNY  0 3 BUILDING entered by hand");

        // What the rule of the day makes of it stands beside what was entered.
        made["warnings"]!.AsArray().Select(w => $"{w!["field"]} {w["code"]}").ShouldBe(["GRADE GRADE_DISAGREES"]);
        $"{fire["gradeCheck"]!["grade"]} {fire["gradeCheck"]!["agrees"]} {fire["gradeCheck"]!["method"]!["standard"]}".ShouldBe("ORDINARY false cn-stat");

        // Densities, trends and tiles follow at once, and so does everybody else's map.
        (await CountsAsync(area)).ShouldBe((before.Density + 1, before.Trend + 1));
        var event1 = JsonNode.Parse(await heard())!;
        $"{event1["kind"]} {event1["dataVersion"]} {event1["incident"]!["featureId"]}".ShouldBe($"ADD {made["dataVersion"]} {fire["featureId"]}");
        var tile = await town.Client.GetAsync($"/tiles/{area}/incidents/14/13284/6780.mvt", TestContext.Current.CancellationToken);
        (await tile.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length.ShouldBeGreaterThan(0);

        // Taken off the record it is nowhere, and comes back as it was.
        var version = fire["version"]!.GetValue<string>();
        var gone = await DoAsync($$"""removeIncident(area: "{{area}}", incident: "{{fire["id"]}}", version: "{{version}}", {{Entry("Li", ", why: \"false alarm\"")}})""");
        gone["incident"].ShouldBeNull(gone.ToJsonString());
        (await CountsAsync(area)).ShouldBe(before);
        JsonNode.Parse(await heard())!["incident"].ShouldBeNull();
        (await ChangesAsync(area)).ShouldBe(["REMOVE 火-1 false false alarm", "ADD 火-1 false "]);
        (await CodeAsync($$"""correctIncident(area: "{{area}}", incident: "{{fire["id"]}}", version: "{{version}}", facts: { kind: "x" }, {{Entry()}})""")).ShouldBe("INCIDENT_UNKNOWN");
        var back = await DoAsync($$"""restoreIncident(area: "{{area}}", incident: "{{fire["id"]}}", {{Entry()}})""");
        back["incident"]!["version"]!.GetValue<string>().ShouldBe(version, "everything about it is as it was");
        back["incident"]!["featureId"]!.ToJsonString().ShouldBe(fire["featureId"]!.ToJsonString());
        (await CountsAsync(area)).ShouldBe((before.Density + 1, before.Trend + 1));
    }

    [Fact]
    public async Task Two_people_correct_one_fire_and_neither_loses_a_word()
    {
        var area = await AreaAsync();
        var made = await CreateAsync(area, """startedAt: "2025-06-01", cause: "unknown", injuries: 2""");
        var fire = made["incident"]!;
        fire["timePrecision"]!.GetValue<string>().ShouldBe("DAY");
        var (id, seen) = (fire["id"]!.GetValue<string>(), fire["version"]!.GetValue<string>());
        var key = Entry("Li", ", why: \"report came in\"");
        var first = await CorrectAsync(area, id, seen, """cause: "electrical", deaths30D: 1""", key);
        first["outcome"]!.GetValue<string>().ShouldBe("DONE", first.ToJsonString());
        // The line broke, and it is sent again: written once.
        var again = await CorrectAsync(area, id, seen, """cause: "electrical", deaths30D: 1""", key);
        $"{again["outcome"]} {again["change"]}".ShouldBe($"REPEATED {first["change"]}");

        var second = await CorrectAsync(area, id, seen, """cause: "arson", place: "shop" """, Entry("Wang"));
        second["outcome"]!.GetValue<string>().ShouldBe("CONFLICT");
        second["conflicts"]!.ToJsonString().ShouldBe("""[{"field":"CAUSE","yours":"arson","theirs":"electrical","who":"Li"},{"field":"PLACE","yours":"shop","theirs":null,"who":null}]""");
        var now = second["incident"]!["version"]!.GetValue<string>();
        (await CorrectAsync(area, id, now, """cause: "arson", place: "shop" """, Entry("Wang"), "clear: [INJURIES]"))["outcome"]!.GetValue<string>().ShouldBe("DONE");

        // The history says who, when, from what to what, and why; the newest first.
        var history = await HistoryAsync(area, id);
        history.Select(h => $"{h!["kind"]} {h["who"]} {h["why"]}: " + string.Join("; ", h["changes"]!.AsArray().Select(c => $"{c!["field"]} {c["before"]}>{c["after"]}"))).ShouldBe(
        [
            "EDIT Wang : CAUSE electrical>arson; INJURIES 2>; PLACE >shop",
            "EDIT Li report came in: CAUSE unknown>electrical; DEATHS_30D >1",
            "ADD Li : CAUSE >unknown; INJURIES >2; STARTED_AT >2025-06-01 00:00; TIME_PRECISION UNKNOWN>DAY",
        ]);
        (await CodeAsync($$"""undoIncidentChange(area: "{{area}}", change: "{{first["change"]}}", {{Entry()}})""")).ShouldBe("CHANGE_OVERRULED");
        await DoAsync($$"""undoIncidentChange(area: "{{area}}", change: "{{history[0]!["id"]}}", {{Entry()}})""");
        var undone = (await DoAsync($$"""undoIncidentChange(area: "{{area}}", change: "{{first["change"]}}", {{Entry()}})"""))["incident"]!;
        $"{undone["cause"]} {undone["injuries"]} {undone["deaths30D"]} {undone["place"]}".ShouldBe("unknown 2  ");
    }

    [Theory]
    [InlineData("""startedAt: "2025-06-01T14:05", arrivedAt: "2025-06-01T14:00" """, "ARRIVED_AT TIMES_OUT_OF_ORDER")]
    [InlineData("""startedAt: "2025-06-01T14:05", alarmedAt: "2025-06-01T14:30", controlledAt: "2025-06-01T14:20", extinguishedAt: "2025-06-01T15:00" """, "CONTROLLED_AT TIMES_OUT_OF_ORDER")]
    [InlineData("""startedAt: "yesterday" """, "STARTED_AT TIME_INVALID")]
    [InlineData("""startedAt: "2099-01-01" """, "STARTED_AT DAY_TO_COME")]
    [InlineData("""kind: "building" """, "STARTED_AT STARTED_MISSING")]
    [InlineData("""startedAt: "2025-06-01", deaths7D: 3, deaths30D: 2""", "DEATHS_30D DEATHS_FEWER")]
    [InlineData("""startedAt: "2025-06-01", lossAmount: -1, vehicles: 2147483647""", "LOSS_AMOUNT FIGURE_OUT_OF_RANGE, VEHICLES FIGURE_OUT_OF_RANGE")]
    [InlineData("""startedAt: "2025-06-01", lossCurrency: "RMB¥", note: "a\u0000b" """, "NOTE TEXT_UNREADABLE, LOSS_CURRENCY CURRENCY_INVALID")]
    [InlineData("""startedAt: "2025-06-01", building: "01890000-0000-7000-8000-000000000000" """, "BUILDING BUILDING_UNKNOWN")]
    public async Task What_cannot_be_is_refused_at_its_field_and_nothing_is_written(string facts, string problems)
    {
        var area = await AreaAsync();
        var made = await CreateAsync(area, facts);
        made["outcome"]!.GetValue<string>().ShouldBe("REFUSED");
        string.Join(", ", made["problems"]!.AsArray().Select(p => $"{p!["field"]} {p["code"]}")).ShouldBe(problems, made.ToJsonString());
        (await town.SqlAsync<int>("SELECT count(*)::int FROM incidents WHERE area = @area", new { area })).ShouldBe(0);
    }

    [Fact]
    public async Task Hostile_words_stay_words_and_names_that_nobody_can_write_are_refused()
    {
        var area = await AreaAsync();
        const string hostile = "'); DROP TABLE incidents; -- <script>alert(1)</script> {{x}} 🔥";
        var made = await CreateAsync(area, $"startedAt: \"2025-06-01\", cause: {JsonValue.Create(hostile).ToJsonString()}", Entry(hostile.Replace("\"", "", StringComparison.Ordinal)));
        made["incident"]!["cause"]!.GetValue<string>().ShouldBe(hostile);
        (await CodeAsync($$"""createIncident(area: "{{area}}", facts: { startedAt: "2025-06-01" }, entry: { who: "Wa\u0007ng", key: "bell-bell" })""")).ShouldBe("WHO_UNREADABLE");
        (await CodeAsync($$"""createIncident(area: "nowhere", facts: { startedAt: "2025-06-01" }, {{Entry()}})""")).ShouldBe("AREA_UNKNOWN");
        (await CodeAsync($$"""removeIncident(area: "{{area}}", incident: "01890000-0000-7000-8000-000000000000", version: "x", {{Entry()}})""")).ShouldBe("INCIDENT_UNKNOWN");
    }

    [Fact]
    public async Task One_that_may_stand_there_twice_is_named_and_written_all_the_same()
    {
        var area = await AreaAsync();
        await CreateAsync(area, """number: "7", startedAt: "2025-06-01T23:50" """, place: ", place: { longitude: 111.9, latitude: 29.6 }");
        // 97 m east on the same day; on the day after it would be another fire, and so it is 970 m away.
        var near = await CreateAsync(area, """startedAt: "2025-06-01T01:00" """, place: ", place: { longitude: 111.901, latitude: 29.6 }");
        near["outcome"]!.GetValue<string>().ShouldBe("DONE");
        near["warnings"]![0]!["code"]!.GetValue<string>().ShouldBe("INCIDENT_MAYBE_TWICE");
        $"{near["similar"]![0]!["number"]} {near["similar"]![0]!["sameNumber"]} {near["similar"]![0]!["distanceMetres"]!.GetValue<double>():0}".ShouldBe("7 false 97");
        (await CreateAsync(area, """startedAt: "2025-06-02T01:00" """, place: ", place: { longitude: 111.9, latitude: 29.6 }"))["similar"]!.AsArray().ShouldBeEmpty();
        (await CreateAsync(area, """startedAt: "2025-06-01T01:00" """, place: ", place: { longitude: 111.91, latitude: 29.6 }"))["similar"]!.AsArray().ShouldBeEmpty();
        (await CreateAsync(area, """number: "7", startedAt: "2025-06-01T02:00" """))["similar"]!.AsArray().Select(s => $"{s!["number"]} {s["sameNumber"]} {s["distanceMetres"]}").ShouldBe(["7 true "]);
    }

    [Fact]
    public async Task What_was_corrected_or_removed_here_stays_so_when_the_same_source_delivers_again()
    {
        await LoadAsync("old");
        async Task<JsonNode> FireAsync(int featureId) => (await town.AreaAsync($"incident(featureId: {featureId}) {{ id version }}", "again-fires"))["incident"]!;
        await town.VisibleAsync("again-fires");
        var one = await FireAsync(1);
        var corrected = await CorrectAsync("again-fires", $"{one["id"]}", $"{one["version"]}", """cause: "electrical", arrivedAt: "2025-06-01T14:20", vehicles: 4""", Entry());
        corrected["outcome"]!.GetValue<string>().ShouldBe("DONE", corrected.ToJsonString());
        var two = await FireAsync(2);
        await DoAsync($$"""removeIncident(area: "again-fires", incident: "{{two["id"]}}", version: "{{two["version"]}}", {{Entry()}})""");

        var report = await LoadAsync("new");
        (report.Inserted, report.Updated).ShouldBe((0, 1));
        report.Findings.Select(f => f.Code).Order().ShouldBe(["corrections_kept", "removed_here"]);
        (await town.SqlAsync<string>("""
            SELECT string_agg(concat_ws(' ', source_id, cause, vehicles, note, arrived_at AT TIME ZONE 'Asia/Shanghai'), ';') FROM incidents WHERE area = 'again-fires'
            """)).ShouldBe("f1 electrical 4 new 2025-06-01 14:20:00");
        (await town.SqlAsync<int>("SELECT count(*)::int FROM acts WHERE area = 'again-fires'")).ShouldBe(2, "a delivery that changes nothing that a person said writes no history");
    }

    private async Task<LoadReport> LoadAsync(string note)
    {
        Row Fire(string id, double x) => new(id, new Point(x, 29.6), new Dictionary<string, object?>
        {
            ["started_at"] = DateTimeOffset.Parse("2025-06-01T14:00+08:00", CultureInfo.InvariantCulture),
            ["cause"] = "?",
            ["note"] = note,
        });
        return await Loader.LoadAsync(
            town.Source, new("again-fires", null, "Again", "Asia/Shanghai"), new("register"), LayerCatalogue.Get("incidents"),
            new[] { Fire("f1", 111.9), Fire("f2", 111.92) }.ToAsyncEnumerable(), cancel: TestContext.Current.CancellationToken);
    }

    /// <summary>An area of its own, as empty as a new one.</summary>
    private async Task<string> AreaAsync()
    {
        var area = string.Create(CultureInfo.InvariantCulture, $"fires{Interlocked.Increment(ref _area)}");
        await town.SqlAsync<int>("""
            INSERT INTO areas (area, name_en, time_zone, data_version, bounds)
            VALUES (@area, @area, 'Asia/Shanghai', 1, ST_MakeEnvelope(111.8, 29.5, 112, 29.7, 4326)) RETURNING 1
            """, new { area });
        await town.VisibleAsync(area);
        return area;
    }

    private static string Entry(string who = "Li", string more = "") =>
        $$"""entry: { who: {{JsonValue.Create(who).ToJsonString()}}, key: "fire-{{Interlocked.Increment(ref _key):D6}}"{{more}} }""";

    private Task<JsonNode> CreateAsync(string area, string facts, string? entry = null, string place = "") =>
        DoAsync($$"""createIncident(area: "{{area}}", facts: { {{facts}} }, {{entry ?? Entry()}}{{place}})""");

    private Task<JsonNode> CorrectAsync(string area, string id, string version, string facts, string entry, string more = "") =>
        DoAsync($$"""correctIncident(area: "{{area}}", incident: "{{id}}", version: "{{version}}", facts: { {{facts}} }, {{entry}}, {{more}})""");

    /// <summary>The mutation; it must be answered, with whatever outcome.</summary>
    private async Task<JsonNode> DoAsync(string mutation)
    {
        var answer = await town.AskAsync($$"""
            mutation { done: {{mutation}} { outcome change dataVersion problems { field code message given } warnings { field code message }
                conflicts { field yours theirs who } similar { featureId number sameNumber distanceMetres }
                incident { id featureId number startedAt timePrecision dispatchedAt kind cause place lossAmount lossCurrency deaths7D deaths30D injuries vehicles
                    locationPrecision version gradeCheck { grade agrees method { standard } } dataset { name } } } }
            """);
        answer["errors"].ShouldBeNull(answer.ToJsonString());
        return answer["data"]!["done"]!;
    }

    private async Task<string?> CodeAsync(string mutation) =>
        (await town.AskAsync($"mutation {{ {mutation} {{ outcome }} }}"))["errors"]?[0]?["extensions"]?["code"]?.GetValue<string>();

    private async Task<JsonArray> HistoryAsync(string area, string id) => (await town.AreaAsync(
        $"incident(id: \"{id}\") {{ history {{ id kind who why changes {{ field before after }} }} }}", area))["incident"]!["history"]!.AsArray();

    private async Task<IEnumerable<string>> ChangesAsync(string area) =>
        (await town.AreaAsync("incidentChanges { number onRecord entry { kind why } }", area))["incidentChanges"]!.AsArray()
            .Select(c => $"{c!["entry"]!["kind"]} {c["number"]} {c["onRecord"]} {c["entry"]!["why"]}");

    private async Task<(int Density, double Trend)> CountsAsync(string area)
    {
        var answer = await town.AreaAsync("""incidentDensity { incidents } incidentTrend(filter: { from: "2025-01-01", to: "2025-12-31" }) { measures { measure current { value } } }""", area);
        return (answer["incidentDensity"]!["incidents"]!.GetValue<int>(),
            answer["incidentTrend"]!["measures"]!.AsArray().Single(m => m!["measure"]!.GetValue<string>() == "INCIDENTS")!["current"]!["value"]!.GetValue<double>());
    }
}
