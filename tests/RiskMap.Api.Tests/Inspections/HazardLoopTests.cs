using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace RiskMap.Api.Tests.Inspections;

/// <summary>A hazard from the day it was found to the day it came back: what may be done when, by whom, and that nothing is lost.</summary>
public sealed partial class HazardLoopTests(InspectionTown town) : IClassFixture<InspectionTown>
{
    private const string Fields = """
        similar { featureId state } hazard { id featureId kind kindName state grade foundOn dueOn closedOn onSpot officer premisesName address longitude version
            premises { name } division { nameEn } returns { featureId } returnedAs { featureId } standing overdueDays
            sealedOn sealEndsOn supervisedBy supervisedOn nextSteps { kind toState needs } steps { kind toState on who document dueOn undone } }
        """;

    private static string Today => DateTime.UtcNow.AddHours(8).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Fact]
    public async Task A_hazard_goes_its_whole_way_and_comes_back()
    {
        var area = await town.AreaAsync();
        var shop = await town.IdAsync(area, "premises");
        var heard = await town.Client.ListenAsync("hazardChanged", area, "id kind dataVersion hazard { state }");
        var made = await CreateAsync(area, $"""premises: "{shop}", kind: "exit_blocked", foundOn: "2026-01-12", foundBy: INSPECTION, officer: "Wang", description: "boxes" """);
        made["outcome"]!.GetValue<string>().ShouldBe("DONE", made.ToJsonString());
        var hazard = made["hazard"]!;
        $"{hazard["state"]} {hazard["kindName"]} {hazard["grade"]} {hazard["premises"]!["name"]} {hazard["division"]!["nameEn"]} {hazard["longitude"]} {hazard["address"]} {hazard["standing"]}"
            .ShouldBe("FOUND Exit or escape route blocked UNKNOWN Shop 1 South 111.9 Long Street 1 NO_DATE");
        JsonNode.Parse(await heard())!["hazard"]!["state"]!.GetValue<string>().ShouldBe("FOUND");

        hazard = await StepAsync(area, hazard, """kind: ORDERED, on: "2026-01-13", dueOn: "2026-01-20", document: "津消责改〔2026〕7号" """);
        $"{hazard["state"]} {hazard["dueOn"]} {hazard["standing"]}".ShouldBe("ORDERED 2026-01-20 OVERDUE");
        hazard = await StepAsync(area, hazard, """kind: RECTIFYING, on: "2026-01-14" """);
        hazard = await StepAsync(area, hazard, """kind: EXTENDED, on: "2026-01-19", dueOn: "2026-01-27", document: "津消延〔2026〕1号" """);
        hazard = await StepAsync(area, hazard, """kind: SEALED, on: "2026-01-20", document: "津消封〔2026〕2号" """);
        hazard["steps"]!.AsArray()[^1]!["dueOn"]!.GetValue<string>().ShouldBe("2026-02-19", "thirty days");
        hazard = await StepAsync(area, hazard, """kind: SUPERVISED, on: "2026-01-20", office: "市政府" """);
        hazard["supervisedBy"]!.GetValue<string>().ShouldBe("市政府");
        hazard = await StepAsync(area, hazard, """kind: RECHECK_ASKED, on: "2026-01-26" """);
        hazard = await StepAsync(area, hazard, """kind: FAILED, on: "2026-01-27", dueOn: "2026-02-03" """);
        hazard["state"]!.GetValue<string>().ShouldBe("RECTIFYING");
        hazard = await StepAsync(area, hazard, """kind: LIFTED, on: "2026-02-02" """);
        hazard = await StepAsync(area, hazard, """kind: PASSED, on: "2026-02-03", document: "津消复〔2026〕3号" """);
        $"{hazard["state"]} {hazard["closedOn"]} {hazard["standing"]} {hazard["overdueDays"]}".ShouldBe("CLOSED 2026-02-03 CLOSED_IN_TIME ");

        // On the map: what it is and how far, and no name of anybody.
        var tile = await town.Client.GetByteArrayAsync($"/tiles/{area}/hazards/14/13284/6781.mvt", TestContext.Current.CancellationToken);
        Tiles.VectorTile.Read(tile)["hazards"].Features.ShouldHaveSingleItem().Tags.OrderBy(t => t.Key).Select(t => $"{t.Key} {t.Value}")
            .ShouldBe(["closed 2026-02-03", "due 2026-02-03", "found 2026-01-12", "grade unknown", "kind exit_blocked", $"n {hazard["featureId"]}", "state closed"]);
        Encoding.UTF8.GetString(tile).ShouldNotContain("Wang");

        // The legal dates that followed: the notice in time, the first re-check (asked on Monday the 26th) in time, the seal lifted in time.
        var dates = (await town.AreaAsync($$"""hazard(id: "{{hazard["id"]}}") { legalDates(asOf: "2026-03-01") { rule { id law { article certainty } } from dueOn metOn state yearsUnknown } }""", area))
            ["hazard"]!["legalDates"]!.AsArray().Select(d => $"{d!["rule"]!["id"]} {d["from"]} {d["dueOn"]} {d["metOn"]} {d["state"]}");
        dates.ShouldBe(
        [
            "E1.4 2026-01-12 2026-01-15 2026-01-13 MET", "E1.5 2026-01-26 2026-01-29 2026-01-27 MET", "E1.5 2026-02-03 2026-02-06 2026-02-03 MET",
            "E1.7b 2026-01-20 2026-02-19 2026-02-02 MET",
        ]);

        // The same again half a year later: linked, and said so. While it is open another of its kind is asked about.
        var again = await CreateAsync(area, $"""premises: "{shop}", kind: "exit_blocked", foundOn: "2026-08-03" """);
        $"{again["hazard"]!["returns"]!["featureId"]} {again["warnings"]![0]!["code"]}".ShouldBe($"{hazard["featureId"]} HAZARD_RETURNS");
        var twice = await CreateAsync(area, $"""premises: "{shop}", kind: "exit_blocked", foundOn: "2026-08-04" """);
        $"{twice["outcome"]} {twice["similar"]![0]!["featureId"]} {twice["hazard"]}".ShouldBe($"MAYBE_SAME {again["hazard"]!["featureId"]} ");
        (await CreateAsync(area, $"""premises: "{shop}", kind: "exit_blocked", foundOn: "2026-08-04" """, ", another: true"))["outcome"]!.GetValue<string>().ShouldBe("DONE");
        // Another kind, or another year, is another hazard.
        (await CreateAsync(area, $"""premises: "{shop}", kind: "wiring", foundOn: "2026-08-03" """))["hazard"]!["returns"].ShouldBeNull();
    }

    [Fact]
    public async Task A_step_that_the_state_does_not_allow_is_refused_and_those_that_it_does_are_named()
    {
        var area = await town.AreaAsync();
        var hazard = (await CreateAsync(area, """premisesName: "无名小店", kind: "wiring", foundOn: "2026-05-06" """))["hazard"]!;
        hazard["premisesName"]!.GetValue<string>().ShouldBe("无名小店");
        hazard["nextSteps"]!.AsArray().Select(n => $"{n!["kind"]}→{n["toState"]} {string.Join('+', n["needs"]!.AsArray())}").ShouldBe(
        [
            "GRADED→FOUND grade", "ORDERED→ORDERED dueOn", "CLOSED→CLOSED ", "SEALED→FOUND document", "STOPPED→FOUND document", "PENALTY→FOUND document",
            "SUPERVISED→FOUND office", "TRANSFERRED→FOUND office",
        ]);
        var before = await town.SqlAsync<string>("SELECT md5(h::text) FROM hazards h WHERE area = @area", new { area });
        (await RefusedAsync("kind: PASSED")).ShouldBe("KIND HAZARD_STEP_ILLEGAL");
        (await RefusedAsync("kind: LIFTED")).ShouldBe("KIND HAZARD_STEP_ILLEGAL");
        (await RefusedAsync("kind: ORDERED")).ShouldBe("DUE_ON HAZARD_STEP_NEEDS");
        (await RefusedAsync("""kind: ORDERED, dueOn: "2026-05-01", on: "2026-05-07" """)).ShouldBe("DUE_ON DUE_BEFORE_STEP");
        (await RefusedAsync("""kind: ORDERED, dueOn: "2026-06-31" """)).ShouldBe("DUE_ON DATE_INVALID");
        (await RefusedAsync("""kind: ORDERED, dueOn: "2099-01-02", on: "2099-01-01" """)).ShouldBe("ON DAY_TO_COME");
        (await RefusedAsync("""kind: CLOSED, on: "2026-05-05" """)).ShouldBe("ON DAY_BEFORE_LAST_STEP");
        (await RefusedAsync("""kind: CLOSED, amount: 5 """)).ShouldBe("AMOUNT HAZARD_STEP_TAKES_NOT");
        (await RefusedAsync("""kind: GRADED, grade: MAJOR""")).ShouldBe("DOCUMENT HAZARD_STEP_NEEDS;OPINION_ON HAZARD_STEP_NEEDS");
        (await RefusedAsync("""kind: SEALED, on: "2026-05-06", document: "a", dueOn: "2026-06-06" """)).ShouldBe("DUE_ON SEAL_TOO_LONG");
        (await town.SqlAsync<string>("SELECT md5(h::text) FROM hazards h WHERE area = @area", new { area })).ShouldBe(before, "nothing was written");
        var told = await town.DoAsync($$"""stepHazard(area: "{{area}}", hazard: "{{hazard["id"]}}", version: "{{hazard["version"]}}", step: { kind: PASSED }, {{InspectionTown.Entry()}})""", "", "zh-CN");
        told["problems"]![0]!["message"]!.GetValue<string>().ShouldBe("发现的隐患不能“复查合格”。现在可以：判定、责令改正、当场改正（销案）、临时查封、三停、处罚、挂牌督办、移交。");

        async Task<string> RefusedAsync(string step)
        {
            var done = await town.DoAsync($$"""stepHazard(area: "{{area}}", hazard: "{{hazard["id"]}}", version: "{{hazard["version"]}}", step: { {{step}} }, {{InspectionTown.Entry()}})""", "");
            done["outcome"]!.GetValue<string>().ShouldBe("REFUSED", done.ToJsonString());
            return string.Join(';', done["problems"]!.AsArray().Select(p => $"{p!["field"]} {p["code"]}"));
        }
    }

    [Fact]
    public async Task Two_people_who_change_one_hazard_do_not_overwrite_each_other_and_what_is_sent_twice_is_written_once()
    {
        var area = await town.AreaAsync();
        var hazard = (await CreateAsync(area, """premisesName: "a", kind: "wiring", foundOn: "2026-05-06", description: "one" """))["hazard"]!;
        var (id, seen) = ($"{hazard["id"]}", $"{hazard["version"]}");
        (await CorrectAsync("Zhang", "two"))["outcome"]!.GetValue<string>().ShouldBe("DONE");
        var second = await CorrectAsync("Li", "three");
        $"{second["outcome"]} {second["conflicts"]![0]!["field"]} {second["conflicts"]![0]!["yours"]} {second["conflicts"]![0]!["theirs"]}".ShouldBe("CONFLICT DESCRIPTION three two");
        var step = await town.DoAsync($$"""stepHazard(area: "{{area}}", hazard: "{{id}}", version: "{{seen}}", step: { kind: CLOSED }, {{InspectionTown.Entry("Li")}})""", Fields);
        $"{step["outcome"]} {step["hazard"]!["state"]}".ShouldBe("CONFLICT FOUND");

        // The same key: once, however often; for something else it is refused.
        var version = (await town.AreaAsync($$"""hazard(id: "{{id}}") { version }""", area))["hazard"]!["version"];
        var close = $$"""stepHazard(area: "{{area}}", hazard: "{{id}}", version: "{{version}}", step: { kind: CLOSED, on: "2026-05-06" }, {{InspectionTown.Entry("Li", $"same-key-{area}")}})""";
        var first = await town.DoAsync(close, Fields);
        var repeated = await town.DoAsync(close, Fields);
        $"{first["outcome"]} {repeated["outcome"]} {first["hazard"]!["onSpot"]}".ShouldBe("DONE REPEATED true");
        repeated["change"]!.GetValue<string>().ShouldBe(first["change"]!.GetValue<string>());
        (await town.SqlAsync<int>("SELECT count(*)::int FROM hazard_steps WHERE area = @area", new { area })).ShouldBe(2);
        (await town.ErrorAsync($$"""createHazard(area: "{{area}}", facts: { kind: "wiring" }, {{InspectionTown.Entry("Li", $"same-key-{area}")}})""")).ShouldBeNull("the key is of the same table, and says so by REPEATED");

        // Taken back it is open again, the step stands there as taken back; off the record and back it is as it was, with its steps.
        var undone = await town.DoAsync($$"""undoHazardChange(area: "{{area}}", change: "{{first["change"]}}", {{InspectionTown.Entry()}})""", Fields);
        $"{undone["hazard"]!["state"]} {undone["hazard"]!["closedOn"]} {string.Join(' ', undone["hazard"]!["steps"]!.AsArray().Select(s => s!["undone"]))}".ShouldBe("FOUND  false true");
        var gone = await town.DoAsync($$"""removeHazard(area: "{{area}}", hazard: "{{id}}", version: "{{undone["hazard"]!["version"]}}", {{InspectionTown.Entry("Li", more: ", why: \"twice\"")}})""", Fields);
        $"{gone["outcome"]} {gone["hazard"]}".ShouldBe("DONE ");
        (await town.SqlAsync<int>("SELECT count(*)::int FROM hazard_steps WHERE area = @area", new { area })).ShouldBe(0);
        var back = await town.DoAsync($$"""restoreHazard(area: "{{area}}", hazard: "{{id}}", {{InspectionTown.Entry()}})""", Fields);
        $"{back["hazard"]!["state"]} {back["hazard"]!["steps"]!.AsArray().Count}".ShouldBe("FOUND 2");
        (await town.AreaAsync("hazardChanges { onRecord entry { kind why } }", area))["hazardChanges"]!.AsArray().Select(c => $"{c!["entry"]!["kind"]} {c["onRecord"]} {c["entry"]!["why"]}")
            .ShouldBe(["UNDO true ", "REMOVE true twice", "UNDO true ", "STEP true ", "EDIT true ", "ADD true "]);

        Task<JsonNode> CorrectAsync(string who, string description) => town.DoAsync(
            $$"""correctHazard(area: "{{area}}", hazard: "{{id}}", version: "{{seen}}", facts: { description: "{{description}}" }, {{InspectionTown.Entry(who)}})""", Fields);
    }

    [Theory]
    // Friday 2026-02-13 → Spring Festival 15 to 23 February; Saturday the 14th and the 28th are worked on: 14, 24, 25.
    [InlineData("2026-02-13", 3, "2026-02-25", "2026-02-14")]
    // Thursday 2025-09-25 → 26, Sunday 28 (made up), 29: before National Day.
    [InlineData("2025-09-25", 3, "2025-09-29", "2025-09-28")]
    // Tuesday 2025-09-30 → off until 8 October; 9, 10, Saturday 11 (made up).
    [InlineData("2025-09-30", 3, "2025-10-11", "2025-10-11")]
    // A year of which nothing is on record: Monday to Friday.
    [InlineData("2029-10-01", 3, "2029-10-04", "")]
    [InlineData("2026-02-25", -3, "2026-02-13", "2026-02-14")]
    public async Task Working_days_know_holidays_and_the_days_made_up_for_them(string from, int days, string to, string madeUp)
    {
        var answer = (await town.AskAsync($$"""{ workingDays(from: "{{from}}", days: {{days}}) { to makeUpDays yearsUnknown method { neglects } } }"""))["data"]!["workingDays"]!;
        $"{answer["to"]} {string.Join(' ', answer["makeUpDays"]!.AsArray())}".ShouldBe($"{to} {madeUp}");
        answer["yearsUnknown"]!.AsArray().Count.ShouldBe(from.StartsWith("2029", StringComparison.Ordinal) ? 1 : 0);
    }

    [Fact]
    public async Task Lists_answer_every_filter_with_as_many_as_they_count_and_overdue_ones_stand_by_officer_and_town()
    {
        var area = await town.AreaAsync();
        var (one, two, three) = (await town.IdAsync(area, "premises"), await town.IdAsync(area, "premises", 2), await town.IdAsync(area, "premises", 3));
        await CreateAsync(area, $"""premises: "{one}", kind: "wiring", foundOn: "2026-01-01", dueOn: "2026-01-11", officer: "Wang" """);
        await CreateAsync(area, $"""premises: "{two}", kind: "wiring", foundOn: "2026-01-02", dueOn: "2026-01-05", officer: "Wang" """);
        await CreateAsync(area, $"""premises: "{three}", kind: "alarm_broken", foundOn: "2026-01-03", dueOn: "2026-01-06", officer: "Zhao" """);
        await CreateAsync(area, """premisesName: "100%_'", kind: "other", foundOn: "2026-01-04" """);
        var closed = (await CreateAsync(area, $"""premises: "{one}", kind: "no_drill", foundOn: "2026-01-05" """))["hazard"]!;
        await StepAsync(area, closed, """kind: CLOSED, on: "2026-01-05" """);

        (await ListAsync("")).ShouldBe("2 3 1 4 5");
        (await ListAsync("filter: { overdue: true, asOf: \"2026-01-06\" }")).ShouldBe("2", "due on the day itself is not overdue");
        (await ListAsync("filter: { noDate: true }")).ShouldBe("4");
        (await ListAsync("filter: { open: false }")).ShouldBe("5");
        (await ListAsync("filter: { overdue: false, asOf: \"2026-02-01\" }")).ShouldBe("4 5");
        (await ListAsync("filter: { officer: \"Wang\", kinds: [\"wiring\"], states: [ORDERED] }")).ShouldBe("2 1");
        (await ListAsync("filter: { foundFrom: \"2026-01-02\", foundTo: \"2026-01-03\" }")).ShouldBe("2 3");
        (await ListAsync("filter: { text: \"0%_'\" }")).ShouldBe("4");
        (await ListAsync("filter: { text: \"shop 3\" }")).ShouldBe("3");
        (await ListAsync("filter: { divisionUnknown: true }")).ShouldBe("4");
        (await ListAsync($"filter: {{ zone: \"{await town.IdAsync(area, "zones")}\" }}")).ShouldBe("2 1 5", "what lies in it; that of unknown place does not");
        (await ListAsync("order: NEWEST, filter: { openOn: \"2026-01-05\" }")).ShouldBe("4 3 2 1");
        (await town.AskAsync($$"""{ area(code: "{{area}}") { hazards(filter: { foundFrom: "2026-13-01" }) { totalCount } } }"""))["errors"]![0]!["extensions"]!["code"]!.GetValue<string>().ShouldBe("DATE_INVALID");

        var overdue = (await town.AreaAsync("""
            officer: hazardOverdue(asOf: "2026-01-20") { total noDate groups { name overdue longestDays oldest { featureId } } method { neglects } }
            town: hazardOverdue(by: TOWN, asOf: "2026-01-20") { groups { name overdue division } }
            """, area));
        overdue["officer"]!["groups"]!.AsArray().Select(g => $"{g!["name"]} {g["overdue"]} {g["longestDays"]} {g["oldest"]!["featureId"]}").ShouldBe(["Wang 2 15 2", "Zhao 1 14 3"]);
        $"{overdue["officer"]!["total"]} {overdue["officer"]!["noDate"]}".ShouldBe("3 1");
        overdue["town"]!["groups"]!.AsArray().Select(g => $"{g!["name"]} {g["overdue"]}").Order().ShouldBe(["North 1", "South 2"]);

        async Task<string> ListAsync(string arguments)
        {
            var list = (await town.AreaAsync($"hazards{(arguments.Length == 0 ? "" : $"({arguments})")} {{ totalCount nodes {{ featureId }} }}", area))["hazards"]!;
            var numbers = list["nodes"]!.AsArray().Select(n => n!["featureId"]!.GetValue<int>()).ToList();
            list["totalCount"]!.GetValue<int>().ShouldBe(numbers.Count);
            // Page by page it is the same.
            var (after, walked) = ("", new List<int>());
            do
            {
                var page = (await town.AreaAsync($"hazards(first: 2{after}{(arguments.Length == 0 ? "" : ", " + arguments)}) {{ nodes {{ featureId }} pageInfo {{ hasNextPage endCursor }} }}", area))["hazards"]!;
                walked.AddRange(page["nodes"]!.AsArray().Select(n => n!["featureId"]!.GetValue<int>()));
                after = page["pageInfo"]!["hasNextPage"]!.GetValue<bool>() ? $", after: \"{page["pageInfo"]!["endCursor"]}\"" : "";
            }
            while (after.Length > 0);
            walked.ShouldBe(numbers);
            return string.Join(' ', numbers);
        }
    }

    private Task<JsonNode> CreateAsync(string area, string facts, string more = "") =>
        town.DoAsync($$"""createHazard(area: "{{area}}", facts: { {{facts}} }, {{InspectionTown.Entry()}}{{more}})""", Fields);

    private async Task<JsonNode> StepAsync(string area, JsonNode hazard, string step)
    {
        var done = await town.DoAsync($$"""stepHazard(area: "{{area}}", hazard: "{{hazard["id"]}}", version: "{{hazard["version"]}}", step: { {{step}} }, {{InspectionTown.Entry()}})""", Fields);
        done["outcome"]!.GetValue<string>().ShouldBe("DONE", done.ToJsonString());
        return done["hazard"]!;
    }
}
