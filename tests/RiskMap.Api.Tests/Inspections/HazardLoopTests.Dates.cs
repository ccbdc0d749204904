namespace RiskMap.Api.Tests.Inspections;

/// <summary>Days: what had to be done by when, what stood open on a day that is past, and what came back from what.</summary>
public sealed partial class HazardLoopTests
{
    [Fact]
    public async Task A_penalty_is_made_public_by_a_step_of_its_own_within_seven_working_days()
    {
        var area = await town.AreaAsync();
        var hazard = (await CreateAsync(area, """premisesName: "a", kind: "wiring", foundOn: "2026-01-12" """))["hazard"]!;
        Next().ShouldNotContain("PUBLISHED", Case.Sensitive, "there is no penalty");
        // Friday before the Spring Festival: 14 (made up), 24, 25, 26, 27, 28 (made up) February, 2 March.
        hazard = await StepAsync(area, hazard, """kind: PENALTY, on: "2026-02-13", document: "津消罚〔2026〕1号", amount: 5000 """);
        (await PublicationAsync("2026-03-02")).ShouldBe("2026-02-13 2026-03-02  OPEN");
        (await PublicationAsync("2026-03-03")).ShouldBe("2026-02-13 2026-03-02  OVERDUE");
        hazard = await StepAsync(area, hazard, """kind: PUBLISHED, on: "2026-03-04" """);
        (await PublicationAsync("2026-03-04")).ShouldBe("2026-02-13 2026-03-02 2026-03-04 LATE");
        (await PublicationAsync("2026-03-03")).ShouldBe("2026-02-13 2026-03-02  OVERDUE", "the day before nobody had");
        Next().ShouldNotContain("PUBLISHED", Case.Sensitive, "it is public");
        hazard = await StepAsync(area, hazard, """kind: PENALTY, on: "2026-05-06", document: "津消罚〔2026〕2号" """);
        Next().ShouldContain("PUBLISHED", Case.Sensitive, "another penalty");
        // A ledger that tells of a penalty tells nothing of its publication.
        await town.SqlAsync<int>("DELETE FROM hazard_steps WHERE area = @area AND kind IN ('penalty', 'published'); SELECT 1", new { area });
        (await PublicationAsync("2026-08-01")).ShouldBe("2026-05-06 2026-05-14  UNKNOWN", "Saturday the 9th is worked on");

        string Next() => string.Join(' ', hazard["nextSteps"]!.AsArray().Select(n => n!["kind"]));

        async Task<string> PublicationAsync(string asOf) =>
            string.Join(';', (await DatesAsync(area, hazard["id"]!, asOf)).Where(d => d.StartsWith("E1.19a", StringComparison.Ordinal)))["E1.19a ".Length..];
    }

    [Fact]
    public async Task The_papers_of_a_major_hazard_count_from_the_day_on_which_it_was_first_called_one()
    {
        var area = await town.AreaAsync();
        var hazard = (await CreateAsync(area, """premisesName: "a", kind: "sprinkler_broken", foundOn: "2026-03-02" """))["hazard"]!;
        hazard = await StepAsync(area, hazard, """kind: GRADED, grade: ORDINARY, on: "2026-03-03" """);
        hazard = await StepAsync(area, hazard, """kind: GRADED, grade: MAJOR, on: "2026-03-05", document: "a", opinionOn: "2026-03-11" """);
        hazard = await StepAsync(area, hazard, """kind: ORDERED, on: "2026-03-06", dueOn: "2026-09-01" """);
        hazard = await StepAsync(area, hazard, """kind: GRADED, grade: MAJOR, on: "2026-04-20", document: "b", opinionOn: "2026-04-20" """);
        (await DatesAsync(area, hazard["id"]!, "2026-05-01")).Where(d => d.StartsWith("E1.6", StringComparison.Ordinal))
            .ShouldBe(["E1.6a 2026-03-02 2026-03-11 2026-03-11 MET", "E1.6b 2026-03-05 2026-03-10 2026-03-06 MET"]);
    }

    [Fact]
    public async Task What_was_closed_late_was_overdue_on_the_days_before()
    {
        var area = await town.AreaAsync();
        var hazard = (await CreateAsync(area, """premisesName: "a", kind: "wiring", foundOn: "2026-01-05", dueOn: "2026-01-12", officer: "Wang" """))["hazard"]!;
        hazard = await StepAsync(area, hazard, """kind: PASSED, on: "2026-01-20" """);
        (await OnAsync("2026-01-12")).ShouldBe("OPEN  0 0");
        (await OnAsync("2026-01-19")).ShouldBe("OVERDUE 7 1 1");
        (await OnAsync("2026-01-20")).ShouldBe("CLOSED_LATE  0 0");
        (await DatesAsync(area, hazard["id"]!, "2026-01-16")).ShouldContain("E1.5 2026-01-12 2026-01-15  OVERDUE");

        async Task<string> OnAsync(string day)
        {
            var seen = await town.AreaAsync($$"""
                hazard(id: "{{hazard["id"]}}") { standing(asOf: "{{day}}") overdueDays(asOf: "{{day}}") }
                hazardOverdue(asOf: "{{day}}") { total } hazards(filter: { overdue: true, asOf: "{{day}}" }) { totalCount }
                """, area);
            return $"{seen["hazard"]!["standing"]} {seen["hazard"]!["overdueDays"]} {seen["hazardOverdue"]!["total"]} {seen["hazards"]!["totalCount"]}";
        }
    }

    [Fact]
    public async Task What_comes_back_is_linked_whichever_of_the_two_is_written_first_and_the_curve_counts_the_same()
    {
        var area = await town.AreaAsync();
        var shop = await town.IdAsync(area, "premises");
        var old = (await CreateAsync(area, $"""premises: "{shop}", kind: "wiring", foundOn: "2026-01-05" """))["hazard"]!;
        await CreateAsync(area, $"""premises: "{shop}", kind: "wiring", foundOn: "2026-01-08" """, ", another: true");
        await CreateAsync(area, $"""premises: "{shop}", kind: "wiring", foundOn: "2026-03-01" """, ", another: true");
        await CreateAsync(area, $"""premises: "{shop}", kind: "other", foundOn: "2026-03-02" """);
        (await LinksAsync()).ShouldBe(" 0");
        // Found on the very day on which the old one was closed it need not have come back.
        var closed = await town.DoAsync($$"""stepHazard(area: "{{area}}", hazard: "{{old["id"]}}", version: "{{old["version"]}}", step: { kind: CLOSED, on: "2026-01-08" }, {{InspectionTown.Entry()}})""", Fields);
        closed["outcome"]!.GetValue<string>().ShouldBe("DONE");
        (await LinksAsync()).ShouldBe("3←1 1");
        var undone = await town.DoAsync($$"""undoHazardChange(area: "{{area}}", change: "{{closed["change"]}}", {{InspectionTown.Entry()}})""", Fields);
        undone["outcome"]!.GetValue<string>().ShouldBe("DONE");
        (await LinksAsync()).ShouldBe(" 0");

        async Task<string> LinksAsync()
        {
            var links = await town.SqlAsync<string>("""
                SELECT coalesce(string_agg(t.feature_id || '←' || o.feature_id, ' ' ORDER BY t.feature_id), '') FROM hazards t JOIN hazards o ON o.area = t.area AND o.id = t.returns WHERE t.area = @area
                """, new { area });
            return $"{links} {(await town.AreaAsync("relapse { overall { returned } }", area))["relapse"]!["overall"]!["returned"]}";
        }
    }

    [Fact]
    public async Task A_short_list_of_the_day_leaves_out_what_has_waited_longest_and_not_what_is_due_today()
    {
        var area = await town.AreaAsync();
        foreach (var day in (string[])["10", "11", "12"])
        {
            await CreateAsync(area, $"""premisesName: "a{day}", kind: "wiring", foundOn: "2025-03-03", dueOn: "2025-03-{day}" """);
        }

        await CreateAsync(area, """premisesName: "b", kind: "wiring", foundOn: "2026-03-02", dueOn: "2026-03-10" """);
        await CreateAsync(area, """premisesName: "c", kind: "wiring", foundOn: "2026-03-02", dueOn: "2026-03-06" """);
        var today = (await town.AreaAsync("""fieldToday(day: "2026-03-10", limit: 2) { cut items { reason premisesName } }""", area))["fieldToday"]!;
        $"{today["cut"]} {string.Join(' ', today["items"]!.AsArray().Select(i => $"{i!["reason"]}:{i["premisesName"]}"))}".ShouldBe("true RECHECK_DUE:c DUE_TODAY:b");
    }

    private async Task<List<string>> DatesAsync(string area, System.Text.Json.Nodes.JsonNode hazard, string asOf) =>
    [
        .. (await town.AreaAsync($$"""hazard(id: "{{hazard}}") { legalDates(asOf: "{{asOf}}") { rule { id } from dueOn metOn state } }""", area))["hazard"]!["legalDates"]!.AsArray()
            .Select(d => $"{d!["rule"]!["id"]} {d["from"]} {d["dueOn"]} {d["metOn"]} {d["state"]}"),
    ];
}
