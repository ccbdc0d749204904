using System.Text.Json.Nodes;

namespace RiskMap.Api.Tests.Hydrants;

/// <summary>Scenarios that are kept: nothing of them is lost, whatever becomes of the hydrants that they are about.</summary>
public sealed class SavedScenarioTests(Town town) : IClassFixture<Town>
{
    private const string Line = "1...A................B................2.....C\n---------------------------------------------";

    private const string Fields = """
        id name version createdBy editedBy basedOnDataVersion changeCount
        changes { position kind hydrantId hydrantNumber hydrantFeatureId stoodLongitude longitude latitude from to }
        coverage { gained lost before { passed } after { passed } lines { applies gain { buildings } loss { buildings } } }
        """;

    [Fact]
    public async Task What_was_saved_comes_back_and_says_what_it_changes()
    {
        var drawn = await DrawAsync("saved-one");
        var scenario = await SaveAsync("saved-one", "下一批", $"{{ add: {{ {await PlaceAsync("saved-one", "B")} }} }} {{ outOfService: \"{await IdAsync("saved-one", "1")}\" }}");
        scenario["name"]!.GetValue<string>().ShouldBe("下一批");
        scenario["version"]!.GetValue<int>().ShouldBe(1);
        scenario["createdBy"]!.GetValue<string>().ShouldBe("Wang");
        scenario["changes"]!.AsArray().Select(c => $"{c!["position"]} {c["kind"]} {c["hydrantNumber"]}").ShouldBe(["0 ADD ", "1 OUT 1"]);
        var again = (await drawn.AskAsync($"scenario(id: \"{scenario["id"]}\") {{ {Fields} }}"))["scenario"]!;
        again.ToJsonString().ShouldBe(scenario.ToJsonString());
        Numbers(again["coverage"]!["gained"]).ShouldBe([2], "B has a hydrant of its own now");
        Numbers(again["coverage"]!["lost"]).ShouldBe([1], "A had the first one only");
        again["coverage"]!["lines"]!.AsArray().Select(l => $"{l!["gain"]!["buildings"]} {l["loss"]!["buildings"]}").ShouldBe(["1 0", "0 1"]);
        (await drawn.AskAsync("scenarios { name changeCount }"))["scenarios"]!.AsArray().Select(s => $"{s!["name"]} {s["changeCount"]}").ShouldBe(["下一批 2"]);
    }

    [Fact]
    public async Task Of_two_who_edit_one_version_the_second_is_told()
    {
        await DrawAsync("saved-stale");
        var id = (await SaveAsync("saved-stale", "First", ""))["id"]!.GetValue<string>();
        var edited = await MutateAsync($"editScenario(area: \"saved-stale\", id: \"{id}\", version: 1, scenario: {Content("Second", "")}, who: \"Li\") {{ name version createdBy editedBy }}");
        edited["data"]!["editScenario"]!.ToJsonString().ShouldBe("""{"name":"Second","version":2,"createdBy":"Wang","editedBy":"Li"}""");
        CodeOf(await MutateAsync($"editScenario(area: \"saved-stale\", id: \"{id}\", version: 1, scenario: {Content("Third", "")}, who: \"Zhao\") {{ name }}")).ShouldBe("SCENARIO_STALE");
        CodeOf(await MutateAsync($"renameScenario(area: \"saved-stale\", id: \"{id}\", version: 1, name: \"Third\", who: \"Zhao\") {{ name }}")).ShouldBe("SCENARIO_STALE");
        CodeOf(await MutateAsync($"deleteScenario(area: \"saved-stale\", id: \"{id}\", version: 1)")).ShouldBe("SCENARIO_STALE");
        (await MutateAsync($"renameScenario(area: \"saved-stale\", id: \"{id}\", version: 2, name: \"Third\", who: \"Zhao\") {{ name version }}"))
            ["data"]!["renameScenario"]!.ToJsonString().ShouldBe("""{"name":"Third","version":3}""");
        (await MutateAsync($"deleteScenario(area: \"saved-stale\", id: \"{id}\", version: 3)"))["data"]!["deleteScenario"]!.GetValue<bool>().ShouldBeTrue();
        CodeOf(await MutateAsync($"deleteScenario(area: \"saved-stale\", id: \"{id}\", version: 3)")).ShouldBe("SCENARIO_UNKNOWN");
    }

    [Fact]
    public async Task A_hydrant_that_vanished_leaves_its_change_on_record_and_out_of_the_count()
    {
        var drawn = await DrawAsync("saved-gone");
        var gone = await IdAsync("saved-gone", "1");
        var changes = $"{{ remove: \"{gone}\" }} {{ add: {{ {await PlaceAsync("saved-gone", "B")} }} }}";
        var scenario = await SaveAsync("saved-gone", "Before", changes);
        await drawn.ChangeAsync("DELETE FROM hydrants WHERE area = @area AND number = '1'");
        var now = (await drawn.AskAsync($"scenario(id: \"{scenario["id"]}\") {{ {Fields} }}"))["scenario"]!;
        now["changes"]![0]!["hydrantNumber"]!.GetValue<string>().ShouldBe("1");
        now["changes"]![0]!["hydrantFeatureId"].ShouldBeNull();
        now["changes"]![0]!["stoodLongitude"]!.ToJsonString().ShouldBe(scenario["changes"]![0]!["stoodLongitude"]!.ToJsonString());
        now["coverage"]!["lines"]!.AsArray().Select(l => $"{l!["applies"]} {l["gain"]!["buildings"]}").ShouldBe(["false 0", "true 1"]);
        Numbers(now["coverage"]!["lost"]).ShouldBeEmpty();
        var kept = await MutateAsync($"editScenario(area: \"saved-gone\", id: \"{scenario["id"]}\", version: 1, scenario: {Content("After", changes)}, who: \"Li\") {{ {Fields} }}");
        kept["data"]!["editScenario"]!["changes"]![0]!["hydrantNumber"]!.GetValue<string>().ShouldBe("1", "an edit keeps what was known of it");
        CodeOf(await SavingAsync("saved-gone", "Anew", changes)).ShouldBe("SCENARIO_THING_UNKNOWN", "a new scenario is not made about what is not there");
    }

    [Fact]
    public async Task Two_scenarios_side_by_side_say_who_serves_whom()
    {
        var drawn = await DrawAsync("saved-two");
        var first = await SaveAsync("saved-two", "At B", $"{{ add: {{ {await PlaceAsync("saved-two", "B")} }} }}", ", costEach: 18000, currency: \"USD\"");
        var second = await SaveAsync("saved-two", "Without 2", $"{{ remove: \"{await IdAsync("saved-two", "2")}\" }}");
        var compared = (await drawn.AskAsync($$"""
            scenario(id: "{{first["id"]}}") {
                today: compare { onlyThisBuildings onlyThatBuildings cost this { passed } that { passed } }
                other: compare(with: "{{second["id"]}}") { with { name } onlyThisBuildings onlyThatBuildings both { buildings } cost currency costWith currencyWith } }
            """))["scenario"]!;
        compared["today"]!.ToJsonString().ShouldBe("""{"onlyThisBuildings":[2],"onlyThatBuildings":[],"cost":18000,"this":{"passed":3},"that":{"passed":2}}""");
        compared["other"]!.ToJsonString().ShouldBe("""{"with":{"name":"Without 2"},"onlyThisBuildings":[2,3],"onlyThatBuildings":[],"both":{"buildings":0},"cost":18000,"currency":"USD","costWith":null,"currencyWith":null}""");
    }

    [Fact]
    public async Task A_scenario_is_handed_on_as_files_that_other_programs_read()
    {
        var drawn = await DrawAsync("saved-files");
        var scenario = await SaveAsync("saved-files", "=SUM(1) / 第一批", $"{{ add: {{ {await PlaceAsync("saved-files", "B")} }} }} {{ remove: \"{await IdAsync("saved-files", "1")}\" }}");
        var folder = $"/scenarios/saved-files/{scenario["id"]!.GetValue<string>()}";
        var changes = JsonNode.Parse(await town.Client.GetStringAsync($"{folder}/changes.geojson?lang=en"))!;
        changes["features"]!.AsArray().Select(f => $"{f!["properties"]!["kind"]} {f["properties"]!["buildings_gained"]} {f["properties"]!["buildings_lost"]} {f["geometry"]!["type"]}")
            .ShouldBe(["New hydrant 1 0 Point", "Removed 0 1 Point"]);
        changes["method"]!["Scenario"]!.GetValue<string>().ShouldBe("=SUM(1) / 第一批");
        var buildings = JsonNode.Parse(await town.Client.GetStringAsync($"{folder}/buildings.geojson?lang=en"))!;
        buildings["features"]!.AsArray().Select(f => $"{f!["properties"]!["address"]} {f["properties"]!["today"]} {f["properties"]!["planned"]} {f["geometry"]!["type"]}")
            .ShouldBe(["A pass fail MultiPolygon", "B fail pass MultiPolygon"], Case.Insensitive);
        using var book = DocumentFormat.OpenXml.Packaging.SpreadsheetDocument.Open(await town.Client.GetStreamAsync($"{folder}/scenario.xlsx?lang=zh-CN"), false);
        var sheets = book.WorkbookPart!.Workbook.Sheets!.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>().ToList();
        sheets.Select(s => s.Name!.Value).ShouldBe(["改动", "判定有变的建筑", "方法"]);
        new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(book).Select(e => e.Description).ShouldBeEmpty();
        foreach (var (path, status) in new[] { ($"{folder}/changes.kml", 404), ($"/scenarios/saved-files/{Guid.NewGuid()}/changes.geojson", 404), ($"{folder}/scenario.xlsx?lang=xx", 400) })
        {
            ((int)(await town.Client.GetAsync(path)).StatusCode).ShouldBe(status, path);
        }

        drawn.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_change_counts_on_its_days_only()
    {
        var drawn = await DrawAsync("saved-days");
        var change = $"{{ add: {{ {await PlaceAsync("saved-days", "B")} }}, from: \"2027-05-01\", to: \"2027-06-30\" }}";
        foreach (var (day, gained) in new[] { ("2027-04-30", 0), ("2027-05-01", 1), ("2027-06-30", 1), ("2027-07-01", 0) })
        {
            var scenario = await SaveAsync("saved-days", day, change, $", asOf: \"{day}\"");
            Numbers(scenario["coverage"]!["gained"]).Length.ShouldBe(gained, day);
        }

        drawn.ShouldNotBeNull();
        CodeOf(await SavingAsync("saved-days", "No day", "{ add: { x: 1, y: 1 }, from: \"2027-02-30\" }")).ShouldBe("DATE_INVALID");
    }

    [Theory]
    [InlineData("'); DROP TABLE scenarios; --")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("Ω≈ç√ 🚒 \u202Eevil")]
    [InlineData("{{name}} %s $1 \\\\")]
    public async Task Whatever_it_is_called_it_is_called_so(string name)
    {
        await DrawAsync("saved-names");
        (await SaveAsync("saved-names", name, ""))["name"]!.GetValue<string>().ShouldBe(name);
    }

    [Theory]
    [InlineData("", "Wang", "SCENARIO_NAME_INVALID")]
    [InlineData("   ", "Wang", "SCENARIO_NAME_INVALID")]
    [InlineData("zero \0 byte", "Wang", "SCENARIO_NAME_INVALID")]
    [InlineData("two\nlines", "Wang", "SCENARIO_NAME_INVALID")]
    [InlineData("Plan", " ", "WHO_MISSING")]
    [InlineData("Plan", "Wa\0ng", "WHO_UNREADABLE")]
    public async Task A_name_that_nobody_can_write_is_refused(string name, string who, string code)
    {
        await DrawAsync("saved-names");
        CodeOf(await SavingAsync("saved-names", name, "", who: who)).ShouldBe(code);
        CodeOf(await SavingAsync("saved-names", new string('长', 201), "")).ShouldBe("SCENARIO_NAME_INVALID");
        (await SaveAsync("saved-names", new string('长', 200), ""))["name"]!.GetValue<string>().Length.ShouldBe(200);
    }

    [Fact]
    public async Task One_hydrant_has_one_change_and_every_place_is_on_earth()
    {
        await DrawAsync("saved-wrong");
        var id = await IdAsync("saved-wrong", "1");
        CodeOf(await SavingAsync("saved-wrong", "Twice", $"{{ remove: \"{id}\" }} {{ outOfService: \"{id}\" }}")).ShouldBe("SCENARIO_HYDRANT_TWICE");
        CodeOf(await SavingAsync("saved-wrong", "Away", "{ add: { x: 200, y: 1 } }")).ShouldBe("PLACE_OUT_OF_RANGE");
        CodeOf(await SavingAsync("saved-wrong", "Free", "", ", costEach: -1")).ShouldBe("SCENARIO_COST_INVALID");
        CodeOf(await SavingAsync("saved-wrong", "Else", "", standard: "no-such")).ShouldBe("STANDARD_UNKNOWN");
        CodeOf(await SavingAsync("no-such", "Nowhere", "")).ShouldBe("AREA_UNKNOWN");
    }

    private static string Content(string name, string changes, string more = "", string standard = DrawnTown.Standard) =>
        $"{{ name: {JsonValue.Create(name).ToJsonString()}, changes: [{changes}], standard: \"{standard}\", test: RADIUS{more} }}";

    private Task<JsonNode> SavingAsync(string area, string name, string changes, string more = "", string who = "Wang", string standard = DrawnTown.Standard) =>
        MutateAsync($"saveScenario(area: \"{area}\", scenario: {Content(name, changes, more, standard)}, who: {JsonValue.Create(who).ToJsonString()}) {{ {Fields} }}");

    private async Task<JsonNode> SaveAsync(string area, string name, string changes, string more = "")
    {
        var answer = await SavingAsync(area, name, changes, more);
        answer["errors"].ShouldBeNull(answer.ToJsonString());
        return answer["data"]!["saveScenario"]!;
    }

    private Task<JsonNode> MutateAsync(string field) => town.AskAsync($"mutation {{ {field} }}");

    private static string? CodeOf(JsonNode answer) => answer["errors"]?[0]?["extensions"]?["code"]?.GetValue<string>();

    private static int[] Numbers(JsonNode? list) => [.. list!.AsArray().Select(n => n!.GetValue<int>())];

    private Task<string> IdAsync(string area, string number) =>
        town.SqlAsync<string>("SELECT id::text FROM hydrants WHERE area = @area AND number = @number", new { area, number });

    private Task<string> PlaceAsync(string area, string building) =>
        town.SqlAsync<string>("SELECT format('x: %s, y: %s', ST_X(ST_Centroid(geom)), ST_Y(ST_Centroid(geom))) FROM buildings WHERE area = @area AND address = @building", new { area, building });

    private async Task<DrawnTown> DrawAsync(string area) => await town.SqlAsync<bool>("SELECT EXISTS (SELECT FROM areas WHERE area = @area)", new { area })
        ? new(town, area)
        : await DrawnTown.DrawAsync(town, area, Line, longitude: 20 + (area.Sum(c => c * 31) % 1000 / 20.0));
}
