using System.Text.Json.Nodes;

namespace RiskMap.Api.Tests.Inspections;

public sealed partial class HazardLoopTests
{
    [Fact]
    public async Task A_second_penalty_seal_or_order_stands_beside_the_first_in_every_figure_and_what_is_taken_back_in_none()
    {
        var area = await town.AreaAsync();
        var shop = await town.IdAsync(area, "premises");
        var hazard = (await CreateAsync(area, $"""premises: "{shop}", kind: "wiring", foundOn: "2026-01-05", dueOn: "2026-01-20" """))["hazard"]!;
        hazard = await StepAsync(area, hazard, """kind: PENALTY, on: "2026-01-06", document: "罚1", amount: 3000 """);
        hazard = await StepAsync(area, hazard, """kind: SEALED, on: "2026-01-07", document: "封1", dueOn: "2026-01-15" """);
        hazard = await StepAsync(area, hazard, """kind: LIFTED, on: "2026-01-15" """);
        hazard = await StepAsync(area, hazard, """kind: RECTIFYING, on: "2026-01-16" """);
        hazard = await StepAsync(area, hazard, """kind: ORDERED, on: "2026-01-21", dueOn: "2026-02-10" """);
        hazard = await StepAsync(area, hazard, """kind: PENALTY, on: "2026-02-11", document: "罚2", amount: 5000 """);
        // The same on the same day, of no known sum: an act more, and no yuan more.
        hazard = await StepAsync(area, hazard, """kind: PENALTY, on: "2026-02-11", document: "警告" """);
        hazard = await StepAsync(area, hazard, """kind: SEALED, on: "2026-02-12", document: "封2" """);
        (await FiguresAsync()).ShouldBe("orders 2, penalties 3, penalty_amount 8000 (1), sealed 2, stopped 0; file 3 8000 (1) 2; row 3 8000");
        // The earlier ones are found by their day as the last are.
        (await town.AreaAsync("""
            a: hazards(filter: { penaltyFrom: "2026-01-06", penaltyTo: "2026-01-06" }) { totalCount } b: hazards(filter: { sealedTo: "2026-01-31" }) { totalCount }
            c: hazards(filter: { orderedTo: "2026-01-20" }) { totalCount } d: hazards(filter: { penaltyFrom: "2026-01-07", penaltyTo: "2026-02-10" }) { totalCount }
            """, area)).AsObject().Select(n => n.Value!["totalCount"]!.GetValue<int>()).ShouldBe([1, 1, 1, 0]);

        var sealing = await town.DoAsync($$"""stepHazard(area: "{{area}}", hazard: "{{hazard["id"]}}", version: "{{hazard["version"]}}", step: { kind: PENALTY, on: "2026-02-13", document: "罚3", amount: 700 }, {{InspectionTown.Entry()}})""", Fields);
        (await FiguresAsync()).ShouldBe("orders 2, penalties 4, penalty_amount 8700 (1), sealed 2, stopped 0; file 4 8700 (1) 2; row 4 8700");
        (await town.DoAsync($$"""undoHazardChange(area: "{{area}}", change: "{{sealing["change"]}}", {{InspectionTown.Entry()}})""", Fields))["outcome"]!.GetValue<string>().ShouldBe("DONE");
        (await FiguresAsync()).ShouldBe("orders 2, penalties 3, penalty_amount 8000 (1), sealed 2, stopped 0; file 3 8000 (1) 2; row 3 8000");
        // The whole entry off the record: nothing is left of it.
        await town.SqlAsync<int>("DELETE FROM hazards WHERE area = @area; UPDATE areas SET data_version = data_version + 1 WHERE area = @area; SELECT 1", new { area });
        await town.VisibleAsync(area);
        (await FiguresAsync()).ShouldStartWith("orders , penalties , ");

        async Task<string> FiguresAsync()
        {
            var seen = await town.AreaAsync("""
                yearBoard(year: 2026, asOf: "2026-03-01") { figures { figure { code value unknown } } }
                onePremises(featureId: 1) { enforcement { penalties { value } amount { value unknown } sealed { value } } }
                hazards { nodes { penalties penaltyTotal } }
                """, area);
            var year = seen["yearBoard"]!["figures"]!.AsArray().Select(f => f!["figure"]!).Where(f => f["code"]!.GetValue<string>() is "orders" or "penalties" or "penalty_amount" or "sealed" or "stopped")
                .Select(f => $"{f["code"]} {f["value"]}{(f["unknown"]!.GetValue<int>() > 0 ? $" ({f["unknown"]})" : "")}");
            var file = seen["onePremises"]!["enforcement"]!;
            var row = seen["hazards"]!["nodes"]!.AsArray().FirstOrDefault();
            return $"{string.Join(", ", year)}; file {file["penalties"]!["value"]} {file["amount"]!["value"]} ({file["amount"]!["unknown"]}) {file["sealed"]!["value"]}; row {row?["penalties"]} {row?["penaltyTotal"]}";
        }
    }

    [Fact]
    public async Task A_seal_that_ends_and_a_recheck_that_nobody_dated_stand_in_the_list_of_the_day_and_on_the_board_of_the_week()
    {
        var area = await town.AreaAsync();
        // Thursday 2026-03-05 to Saturday 2026-04-04 by the law; Monday 2026-03-30 as its paper says, on a hazard that is closed.
        var thirty = (await CreateAsync(area, """premisesName: "thirty", kind: "wiring", foundOn: "2026-03-02" """))["hazard"]!;
        await StepAsync(area, thirty, """kind: SEALED, on: "2026-03-05", document: "封1" """);
        var paper = (await CreateAsync(area, """premisesName: "paper", kind: "wiring", foundOn: "2026-03-02" """))["hazard"]!;
        paper = await StepAsync(area, paper, """kind: SEALED, on: "2026-03-05", document: "封2", dueOn: "2026-03-30" """);
        paper["sealEndsOn"]!.GetValue<string>().ShouldBe("2026-03-30");
        paper = await StepAsync(area, paper, """kind: CLOSED, on: "2026-03-06" """);
        await CreateAsync(area, """premisesName: "asked", kind: "wiring", foundOn: "2026-03-02" """);
        await town.SqlAsync<int>("UPDATE hazards SET state = 're_check' WHERE area = @area AND premises_src = 'asked'; UPDATE areas SET data_version = data_version + 1 WHERE area = @area; SELECT 1", new { area });
        await town.VisibleAsync(area);

        (await DayAsync("2026-03-24")).ShouldBe("RECHECK_DUE:asked:");
        (await DayAsync("2026-03-25")).ShouldBe("RECHECK_DUE:asked: SEAL_ENDING:paper:2026-03-30");
        (await WeekAsync("2026-03-25")).ShouldBe("recheck_due 1 1, seals_ending 0 0, seals_past 0 0");
        (await WeekAsync("2026-03-31")).ShouldBe("recheck_due 1 1, seals_ending 2 2, seals_past 1 1");
        (await DayAsync("2026-04-07")).ShouldBe("RECHECK_DUE:asked: SEAL_ENDING:paper:2026-03-30 SEAL_ENDING:thirty:2026-04-04");
        (await WeekAsync("2026-04-07")).ShouldBe("recheck_due 1 1, seals_ending 0 0, seals_past 2 2");
        await StepAsync(area, paper, """kind: LIFTED, on: "2026-04-07" """);
        (await DayAsync("2026-04-07")).ShouldBe("RECHECK_DUE:asked: SEAL_ENDING:thirty:2026-04-04");

        async Task<string> DayAsync(string day) => string.Join(' ', (await town.AreaAsync($$"""fieldToday(day: "{{day}}") { items { reason premisesName dueOn why } }""", area))["fieldToday"]!["items"]!
            .AsArray().Where(i => i!["reason"]!.GetValue<string>() != "ROUND_VISIT").Select(i => $"{i!["reason"]}:{i["premisesName"]}:{i["dueOn"]}"));

        async Task<string> WeekAsync(string day)
        {
            var figures = (await town.AreaAsync($$"""weekBoard(week: "{{day}}", asOf: "{{day}}") { figures { code value list { filter } } }""", area))["weekBoard"]!["figures"]!.AsArray()
                .Where(f => f!["code"]!.GetValue<string>() is "recheck_due" or "seals_ending" or "seals_past").ToList();
            List<string> all = [];
            foreach (var figure in figures)
            {
                var rows = (await town.AskAsync($$"""query($f: HazardFilter) { area(code: "{{area}}") { hazards(filter: $f) { totalCount } } }""", variables: new { f = JsonNode.Parse(figure!["list"]!["filter"]!.GetValue<string>()) }))["data"]!["area"]!["hazards"]!["totalCount"];
                all.Add($"{figure["code"]} {figure["value"]} {rows}");
            }

            return string.Join(", ", all);
        }
    }
}
