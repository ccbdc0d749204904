using System.Text.Json.Nodes;
using static RiskMap.Api.Tests.Zones.CheckUpTown;

namespace RiskMap.Api.Tests.Zones;

public sealed partial class CheckUpTests
{
    private const string Shown = "outcome problems { field code } conflicts { field } round { id number state version startedOn closedOn overdue daysLeft next { to back } steps { toState note } before { row { score } } after { row { score } } publicity { text withheld mayBeNamed { name } } progress { fixed premises visited visits } }";

    [Fact]
    public async Task A_round_goes_from_planned_to_closed_step_by_step_and_keeps_what_it_began_with()
    {
        var zone = await town.SqlAsync<Guid>("SELECT id FROM zones WHERE area = 'town' AND feature_id = 1");
        var planned = await town.ChangeAsync($$"""planRound(area: "town", zone: "{{zone}}", facts: { plannedOn: "2026-03-01", dueOn: "2026-05-31", lead: "大队", agencies: ["住建局", "市场监管局"], checklist: "street_shops" }, entry: {{town.Entry()}}) { {{Shown}} }""");
        Text(planned["outcome"]).ShouldBe("DONE", planned.ToJsonString());
        var round = planned["round"]!;
        round["number"]!.GetValue<int>().ShouldBe(1);
        round["progress"]!["fixed"]!.GetValue<bool>().ShouldBeFalse();
        round["publicity"].ShouldBeNull();
        round["overdue"]!.GetValue<bool>().ShouldBeTrue();
        // One at a time.
        Codes((await town.ChangeAsync($$"""planRound(area: "town", zone: "{{zone}}", facts: { plannedOn: "2026-06-01" }, entry: {{town.Entry()}}) { {{Shown}} }"""))["problems"]!).ShouldBe("ROUND_OPEN");

        // No leap, no day to come, no step back without a reason.
        Codes((await StepAsync(round, "PUBLICITY"))["problems"]!).ShouldBe("ROUND_STEP_IMPOSSIBLE");
        Codes((await StepAsync(round, "INSPECTING", "2999-01-01"))["problems"]!).ShouldBe("ROUND_ON_FUTURE");
        round = (await StepAsync(round, "INSPECTING"))["round"]!;
        var premises = await town.SqlAsync<int>("SELECT count(*)::int FROM premises p JOIN zones z ON ST_Intersects(z.geom, p.geom) WHERE z.area = 'town' AND z.feature_id = 1 AND p.area = 'town'");
        (round["progress"]!["fixed"]!.GetValue<bool>(), round["progress"]!["premises"]!.GetValue<int>()).ShouldBe((true, premises));
        round["before"]!["row"]!["score"].ShouldNotBeNull();
        Codes((await StepAsync(round, "PLANNED"))["problems"]!).ShouldBe("ROUND_WHY_MISSING");
        Codes((await StepAsync(round, "RECTIFYING", "2025-01-01"))["problems"]!).ShouldBe("ROUND_ON_INVALID");

        // A shop that opens later is not of this round.
        await town.SqlAsync<int>("""
            INSERT INTO premises (area, id, dataset, source_id, content_hash, feature_id, name, kind, geom)
            SELECT 'town', gen_random_uuid(), dataset, 'late', '', 9001, 'Late', 'shop', (SELECT ST_PointOnSurface(geom) FROM zones WHERE area = 'town' AND feature_id = 1) FROM premises LIMIT 1;
            UPDATE areas SET data_version = data_version + 1 WHERE area = 'town'
            """);
        await town.VisibleAsync("town");
        var seen = round;
        round = (await StepAsync(round, "RECTIFYING"))["round"]!;
        round["progress"]!["premises"]!.GetValue<int>().ShouldBe(premises);
        // Another who still sees it being inspected.
        Text((await StepAsync(seen, "RECTIFYING"))["outcome"]).ShouldBe("CONFLICT");
        round = (await StepAsync(round, "INSPECTING", why: "漏查两家"))["round"]!;
        foreach (var state in new[] { "RECTIFYING", "RE_CHECKING", "PUBLICITY", "CLOSED" })
        {
            round = (await StepAsync(round, state))["round"]!;
        }

        Text(round["state"]).ShouldBe("CLOSED");
        round["after"]!["row"]!["score"].ShouldNotBeNull();
        Text(round["publicity"]!["text"]).ShouldContain($"of {premises} premises visited");
        string.Join(' ', round["steps"]!.AsArray().Select(s => Text(s!["toState"]))).ShouldBe("PLANNED INSPECTING RECTIFYING INSPECTING RECTIFYING RE_CHECKING PUBLICITY CLOSED");
        round["steps"]![3]!["note"]!.GetValue<string>().ShouldBe("漏查两家");
        Codes((await town.ChangeAsync($$"""editRound(area: "town", round: "{{Text(round["id"])}}", version: "{{Text(round["version"])}}", facts: { note: "x" }, entry: {{town.Entry()}}) { {{Shown}} }"""))["problems"]!).ShouldBe("ROUND_CLOSED");

        var next = await town.ChangeAsync($$"""planRound(area: "town", zone: "{{zone}}", facts: { plannedOn: "2026-09-01" }, entry: {{town.Entry()}}) { {{Shown}} }""");
        next["round"]!["number"]!.GetValue<int>().ShouldBe(2);
        var listed = await town.AreaAsync($$"""rounds(filter: { zone: "{{zone}}" }) { totalCount nodes { number state zone { featureId } } } open: rounds(filter: { zone: "{{zone}}", states: [PLANNED] }) { totalCount } zone(featureId: 1) { rounds { number } currentRound { number } }""");
        listed["rounds"]!["nodes"]!.AsArray().Select(r => r!["number"]!.GetValue<int>()).ShouldBe([2, 1]);
        listed["open"]!["totalCount"]!.GetValue<int>().ShouldBe(1);
        listed["zone"]!["currentRound"]!["number"]!.GetValue<int>().ShouldBe(2);
    }

    [Fact]
    public async Task Progress_counts_the_visits_and_hazards_of_the_round()
    {
        var zone = await town.SqlAsync<Guid>("SELECT id FROM zones WHERE area = 'town' AND feature_id = 2");
        var round = (await town.ChangeAsync($$"""planRound(area: "town", zone: "{{zone}}", facts: { plannedOn: "2025-01-01" }, entry: {{town.Entry()}}) { {{Shown}} }"""))["round"]!;
        round = (await StepAsync(round, "INSPECTING"))["round"]!;
        // It began before the first visits: what names no round counts by premises and day.
        await town.SqlAsync<int>("UPDATE rounds SET started_on = '2025-01-01' WHERE id = @id; UPDATE areas SET data_version = data_version + 1 WHERE area = 'town'", new { id = Guid.Parse(Text(round["id"])) });
        await town.VisibleAsync("town");
        const string fields = "premises visited visitedAtNight visitedJointly visitsWithoutTime visits visitsByHour hazardsFound hazardsClosed hazardsOpen hazardsOverdue hazardsWithoutDate hazardsReturned cameBack daysToCloseMedian daysToCloseCount notVisited(limit: 500) { featureId }";
        var progress = (await town.AreaAsync($$"""round(id: "{{Text(round["id"])}}") { progress(asOf: "2026-01-15") { {{fields}} } }"""))["round"]!["progress"]!;
        const string of = "FROM round_premises m JOIN premises p ON p.id = m.premises";
        var id = new { id = Guid.Parse(Text(round["id"])) };
        async Task Is(string field, string sql) => progress[field]!.GetValue<double>().ShouldBe(await town.SqlAsync<double>(sql, id), 1e-9, field);
        await Is("premises", $"SELECT count(*)::float8 {of} WHERE m.round = @id");
        await Is("visited", $"SELECT count(*)::float8 {of} WHERE m.round = @id AND p.feature_id % 5 > 0");
        await Is("visits", $"SELECT 2 * count(*)::float8 {of} WHERE m.round = @id AND p.feature_id % 5 > 0");
        await Is("visitsWithoutTime", $"SELECT 2 * count(*)::float8 {of} WHERE m.round = @id AND p.feature_id % 5 > 0 AND p.feature_id % 7 = 0");
        await Is("visitedJointly", $"SELECT count(*)::float8 {of} WHERE m.round = @id AND p.feature_id % 5 > 0 AND p.feature_id % 11 = 0");
        // 9.30 and feature_id % 24 hours on: 20.30 to 5.30 are 11 to 20 hours on.
        await Is("visitedAtNight", $"SELECT count(*)::float8 {of} WHERE m.round = @id AND p.feature_id % 5 > 0 AND p.feature_id % 7 > 0 AND p.feature_id % 24 BETWEEN 11 AND 20");
        await Is("hazardsFound", $"SELECT count(*)::float8 {of} JOIN hazards h ON h.premises = p.id WHERE m.round = @id AND h.found_on <= '2026-01-15'");
        await Is("hazardsClosed", $"SELECT count(*)::float8 {of} JOIN hazards h ON h.premises = p.id WHERE m.round = @id AND h.closed_on <= '2026-01-15'");
        await Is("hazardsOverdue", $"SELECT count(*)::float8 {of} JOIN hazards h ON h.premises = p.id WHERE m.round = @id AND h.closed_on IS NULL AND h.due_on < '2026-01-15'");
        await Is("hazardsWithoutDate", $"SELECT count(*)::float8 {of} JOIN hazards h ON h.premises = p.id WHERE m.round = @id AND h.closed_on IS NULL AND h.due_on IS NULL");
        await Is("cameBack", $"SELECT count(*)::float8 {of} JOIN hazards h ON h.premises = p.id WHERE m.round = @id AND EXISTS (SELECT FROM hazards n WHERE n.returns = h.id)");
        await Is("daysToCloseMedian", $"SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY h.closed_on - h.found_on) {of} JOIN hazards h ON h.premises = p.id WHERE m.round = @id");
        progress["visitsByHour"]!.AsArray().Sum(h => h!.GetValue<int>()).ShouldBe(progress["visits"]!.GetValue<int>() - progress["visitsWithoutTime"]!.GetValue<int>());
        progress["notVisited"]!.AsArray().Count.ShouldBe(progress["premises"]!.GetValue<int>() - progress["visited"]!.GetValue<int>());

        var summary = (await town.AreaAsync("""zone(featureId: 2) { summary(asOf: "2026-01-15", from: "2025-01-01") { premises premisesByKind { kind count } hazardsOpen hazardsOverdue hazardsWithoutDate hazardsClosed hazardsReturned hazardsMajorOpen visits fires buildings coveredShare lastVisitOn } }"""))["zone"]!["summary"]!;
        summary["hazardsOpen"]!.GetValue<int>().ShouldBe(progress["hazardsOpen"]!.GetValue<int>());
        summary["hazardsOverdue"]!.GetValue<int>().ShouldBe(progress["hazardsOverdue"]!.GetValue<int>());
        summary["hazardsClosed"]!.GetValue<int>().ShouldBe(progress["hazardsClosed"]!.GetValue<int>());
        summary["visits"]!.GetValue<int>().ShouldBe(progress["visits"]!.GetValue<int>());
        summary["premisesByKind"]!.AsArray().Sum(k => k!["count"]!.GetValue<int>()).ShouldBe(summary["premises"]!.GetValue<int>());
    }

    [Fact]
    public async Task Every_figure_of_a_round_opens_as_many_rows_as_it_says()
    {
        var zone = await town.SqlAsync<Guid>("SELECT id FROM zones WHERE area = 'town' AND feature_id = 0");
        var round = (await town.ChangeAsync($$"""planRound(area: "town", zone: "{{zone}}", facts: { plannedOn: "2025-01-01" }, entry: {{town.Entry()}}) { {{Shown}} }"""))["round"]!;
        var id = Text(round["id"]);
        await AgreeAsync(id, "2026-01-15", null);
        round = (await StepAsync(round, "INSPECTING"))["round"]!;
        await town.SqlAsync<int>("UPDATE rounds SET started_on = '2025-01-01' WHERE id = @id; UPDATE areas SET data_version = data_version + 1 WHERE area = 'town'", new { id = Guid.Parse(id) });
        await town.VisibleAsync("town");
        string[] counted = ["round_premises", "round_to_visit", "round_visited", "round_at_night", "round_jointly", "round_visits", "round_found", "round_closed", "round_open", "round_overdue", "round_without_date", "round_returned"];
        await AgreeAsync(id, "2026-01-15", counted);
        // Another day, other lists: nothing had come back yet.
        await AgreeAsync(id, "2025-02-20", ["round_to_visit", "round_found", "round_closed", "round_open"]);
    }

    [Fact]
    public async Task A_checklist_or_a_name_that_is_none_is_refused_at_its_field()
    {
        var zone = await town.DrawnAsync("表单市场", """{ type: "Polygon", coordinates: [[[111.85, 29.55], [111.852, 29.55], [111.852, 29.552], [111.85, 29.552], [111.85, 29.55]]] }""");
        var planned = await town.ChangeAsync($$"""planRound(area: "town", zone: "{{zone}}", facts: { plannedOn: "2026-03-01", checklist: "no_such", lead: "138-0000", agencies: ["住建局", "--"] }, entry: {{town.Entry()}}) { {{Shown}} }""");
        Text(planned["outcome"]).ShouldBe("REFUSED");
        string.Join(' ', planned["problems"]!.AsArray().Select(p => $"{Text(p!["field"])}:{Text(p["code"])}")).ShouldBe("LEAD:NAME_INVALID CHECKLIST:CHECKLIST_UNKNOWN AGENCIES:NAME_INVALID");
        planned["round"].ShouldBeNull();
        // A person and an office are both names, and what is there can be corrected alone.
        var round = (await town.ChangeAsync($$"""planRound(area: "town", zone: "{{zone}}", facts: { plannedOn: "2026-03-01", checklist: "street_shops", lead: "李明（大队）" }, entry: {{town.Entry()}}) { {{Shown}} }"""))["round"]!;
        var edited = await town.ChangeAsync($$"""editRound(area: "town", round: "{{Text(round["id"])}}", version: "{{Text(round["version"])}}", facts: { checklist: "STREET_SHOPS" }, entry: {{town.Entry()}}) { {{Shown}} }""");
        Codes(edited["problems"]!).ShouldBe("CHECKLIST_UNKNOWN");
        Text(edited["round"]!["version"]).ShouldBe(Text(round["version"]));
        await town.SqlAsync<int>("UPDATE zones SET removed_on = '2026-01-01' WHERE id = @id", new { id = Guid.Parse(zone) });
    }

    [Fact]
    public async Task A_step_back_is_taken_once_is_on_record_and_is_refused_once_another_round_or_a_visit_stands_on_it()
    {
        var zone = await town.DrawnAsync("退回市场", """{ type: "Polygon", coordinates: [[[111.84, 29.55], [111.842, 29.55], [111.842, 29.552], [111.84, 29.552], [111.84, 29.55]]] }""");
        async Task<JsonNode> PlanAsync() => (await town.ChangeAsync($$"""planRound(area: "town", zone: "{{zone}}", facts: { plannedOn: "2026-03-01" }, entry: {{town.Entry()}}) { {{Shown}} }"""))["round"]!;
        var first = (await StepAsync(await PlanAsync(), "INSPECTING"))["round"]!;

        // Sent twice under one key, written once; with who and why in the history.
        var entry = town.Entry("误点");
        string Back() => $$"""advanceRound(area: "town", round: "{{Text(first["id"])}}", version: "{{Text(first["version"])}}", to: PLANNED, entry: {{entry}}) { change {{Shown}} }""";
        var (once, twice) = (await town.ChangeAsync(Back()), await town.ChangeAsync(Back()));
        (Text(once["outcome"]), Text(twice["outcome"]), Text(twice["change"])).ShouldBe(("DONE", "REPEATED", Text(once["change"])));
        first = once["round"]!;
        first["startedOn"].ShouldBeNull();
        (first["progress"]!["fixed"]!.GetValue<bool>(), first["before"]).ShouldBe((false, null));
        var history = (await town.AreaAsync($$"""round(id: "{{Text(first["id"])}}") { history { kind who why } steps { toState } }"""))["round"]!;
        (Text(history["history"]![0]!["kind"]), Text(history["history"]![0]!["who"]), Text(history["history"]![0]!["why"])).ShouldBe(("STEP", "李明", "误点"));
        string.Join(' ', history["steps"]!.AsArray().Select(s => Text(s!["toState"]))).ShouldBe("PLANNED INSPECTING PLANNED");

        // With a visit on record it was not only planned.
        first = (await StepAsync(first, "INSPECTING"))["round"]!;
        await town.SqlAsync<int>("""
            INSERT INTO inspections (area, id, dataset, source_id, content_hash, feature_id, round, visited_at, result)
            SELECT 'town', gen_random_uuid(), dataset, 'of a round', '', 9100, @id, '2026-01-02', 'pass' FROM inspections WHERE area = 'town' LIMIT 1
            """, new { id = Guid.Parse(Text(first["id"])) });
        Codes((await StepAsync(first, "PLANNED", why: "误点"))["problems"]!).ShouldBe("ROUND_BACK_VISITED");
        foreach (var state in new[] { "RECTIFYING", "RE_CHECKING", "PUBLICITY" })
        {
            first = (await StepAsync(first, state))["round"]!;
        }

        // While the next is only planned, the one before goes on and comes back to publicity, no further; once it has begun, not even that.
        var second = await PlanAsync();
        Codes((await StepAsync(first, "RE_CHECKING", why: "漏公示"))["problems"]!).ShouldBe("ROUND_BACK_LATER");
        first = (await StepAsync(first, "CLOSED"))["round"]!;
        first = (await StepAsync(first, "PUBLICITY", why: "漏公示"))["round"]!;
        first = (await StepAsync(first, "CLOSED"))["round"]!;
        Text(first["next"]![0]!["to"]).ShouldBe("PUBLICITY");
        await StepAsync(second, "INSPECTING");
        Codes((await StepAsync(first, "PUBLICITY", why: "漏公示"))["problems"]!).ShouldBe("ROUND_BACK_LATER");
        (await town.AreaAsync($$"""round(id: "{{Text(first["id"])}}") { next { to } }"""))["round"]!["next"]!.AsArray().ShouldBeEmpty();
        await town.SqlAsync<int>("UPDATE zones SET removed_on = '2026-01-01' WHERE id = @id", new { id = Guid.Parse(zone) });
    }

    /// <summary>Opens the list of every figure on a day; those named must count something.</summary>
    private async Task AgreeAsync(string round, string day, string[]? counted)
    {
        var figures = (await town.AreaAsync($$"""round(id: "{{round}}") { progress(asOf: "{{day}}") { figures { code label value list { kind filter } } } }"""))["round"]!["progress"]!["figures"]!.AsArray();
        figures.Count.ShouldBe(12);
        foreach (var figure in figures)
        {
            var (code, list) = (Text(figure!["code"]), figure["list"]!);
            var (name, type) = Text(list["kind"]) switch
            {
                "PREMISES" => ("premises", "PremisesFilter"),
                "INSPECTIONS" => ("inspections", "InspectionFilter"),
                _ => ("hazards", "HazardFilter"),
            };
            var answer = await town.AskAsync($$"""query q($filter: {{type}}) { area(code: "town") { {{name}}(filter: $filter) { totalCount } } }""", variables: new { filter = JsonNode.Parse(Text(list["filter"])) });
            answer["errors"].ShouldBeNull($"{code}: {answer}");
            answer["data"]!["area"]![name]!["totalCount"]!.GetValue<double>().ShouldBe(figure["value"]!.GetValue<double>(), $"{code} on {day}");
            if (counted?.Contains(code) == true)
            {
                figure["value"]!.GetValue<double>().ShouldBeGreaterThan(0, code);
            }
        }
    }

    private Task<JsonNode> StepAsync(JsonNode round, string to, string? on = null, string why = "") => town.ChangeAsync(
        $$"""advanceRound(area: "town", round: "{{Text(round["id"])}}", version: "{{Text(round["version"])}}", to: {{to}}, entry: {{town.Entry(why)}} {{(on is null ? "" : $"on: \"{on}\"")}}) { {{Shown}} }""");
}
