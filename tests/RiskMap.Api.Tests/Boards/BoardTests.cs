using System.Text.Json.Nodes;

namespace RiskMap.Api.Tests.Boards;

/// <summary>What leaders read: figures by town add up, few data are no last place, and nothing unknown is zero.</summary>
[Collection(nameof(County))]
public sealed class BoardTests(County county)
{
    [Fact]
    public async Task Towns_of_a_week_and_what_lies_in_none_add_up_to_its_figures()
    {
        var board = (await county.AreaAsync("""weekBoard(week: "2026-01-07", asOf: "2026-01-07") { from to figures { code value unknown } towns { division { nameEn } figures { code value } } }"""))["weekBoard"]!;
        (board["from"]!.GetValue<string>(), board["to"]!.GetValue<string>()).ShouldBe(("2026-01-05", "2026-01-11"));
        board["towns"]!.AsArray().Select(t => t!["division"]?["nameEn"]?.GetValue<string>()).ShouldBe(["Chengguan", "East", "West", "Hill", null]);
        foreach (var figure in board["figures"]!.AsArray().Where(f => Text(f!, "code") != "rounds_due"))
        {
            board["towns"]!.AsArray().Sum(t => Value(t!["figures"]!, Text(figure!, "code"))).ShouldBe(figure!["value"]!.GetValue<double>(), Text(figure, "code"));
        }

        (await county.SqlAsync<int>("SELECT count(*)::int FROM hazards WHERE area = 'town' AND state <> 'closed' AND due_on < '2026-01-07'")).ShouldBe((int)Value(board["figures"]!, "overdue")!);
        Value(board["figures"]!, "overdue").ShouldBe(238);
        // Without a date set they are neither overdue nor in time.
        board["figures"]!.AsArray().First(f => Text(f!, "code") == "overdue")!["unknown"]!.GetValue<int>().ShouldBe(25);
    }

    [Fact]
    public async Task A_town_with_too_little_on_record_is_not_ranked_and_never_last()
    {
        var towns = (await county.AreaAsync("monthBoard(month: \"2025-11\") { towns { division { nameEn } rank rankLow rankHigh previousRank score notRanked values { code value counts } } }"))["monthBoard"]!["towns"]!.AsArray();
        towns.Select(t => Text(t!["division"]!, "nameEn")).ShouldBe(["Chengguan", "West", "East", "Hill"]);
        towns.Select(t => t!["rank"]?.GetValue<int>()).ShouldBe([1, 2, 3, null]);
        Text(towns[3]!, "notRanked").ShouldBe("NOTHING_ON_RECORD");
        towns[3]!["score"].ShouldBeNull();
        foreach (var town in towns.Take(3))
        {
            // Rates so near to each other, of counts so small, tell nobody who is first.
            (town!["rankLow"]!.GetValue<int>(), town["rankHigh"]!.GetValue<int>()).ShouldBe((1, 3));
        }
    }

    [Fact]
    public async Task What_is_of_the_kind_other_is_not_followed_for_coming_back_on_any_board()
    {
        const string Found = "FROM hazards WHERE area = 'town' AND found_on BETWEEN '2025-11-01' AND '2025-11-30'";
        var others = await county.SqlAsync<int>($"SELECT count(*)::int {Found} AND premises IS NOT NULL AND kind = 'other'");
        others.ShouldBeGreaterThan(0);
        var answer = await county.AreaAsync("""
            monthBoard(month: "2025-11") { unplaced { code value unknown } towns { values { code denominator { value unknown } } } }
            hazards(filter: { followed: true, kinds: ["other"] }) { totalCount }
            """);
        var sums = answer["monthBoard"]!["towns"]!.AsArray().Select(t => t!["values"]!.AsArray().First(v => Text(v!, "code") == "relapse")!["denominator"]!)
            .Append(answer["monthBoard"]!["unplaced"]!.AsArray().First(f => Text(f!, "code") == "found_followed")!).ToList();
        sums.Sum(f => f["value"]!.GetValue<double>()).ShouldBe(await county.SqlAsync<int>($"SELECT count(*)::int {Found} AND premises IS NOT NULL AND kind NOT IN ('unknown', 'other')"));
        sums.Sum(f => f["unknown"]!.GetValue<int>()).ShouldBe(await county.SqlAsync<int>($"SELECT count(*)::int {Found} AND (premises IS NULL OR kind IN ('unknown', 'other'))"));
        answer["hazards"]!["totalCount"]!.GetValue<int>().ShouldBe(0);
    }

    [Fact]
    public async Task Weights_that_the_asker_sends_are_scaled_to_one_and_may_turn_the_order()
    {
        var board = (await county.AreaAsync("""monthBoard(month: "2025-11", weights: [{ code: "night", weight: 3 }]) { measures { code weight } towns { division { nameEn } rank } }"""))["monthBoard"]!;
        board["measures"]!.AsArray().First(m => Text(m!, "code") == "night")!["weight"]!.GetValue<double>().ShouldBe(1);
        Text(board["towns"]![0]!["division"]!, "nameEn").ShouldBe("East");
        (await county.CodeAsync("""monthBoard(weights: [{ code: "beauty", weight: 1 }]) { month }""")).ShouldBe("WEIGHT_INVALID");
        (await county.CodeAsync("""monthBoard(month: "2025-13") { month }""")).ShouldBe("MONTH_INVALID");
    }

    [Fact]
    public async Task A_year_stands_against_its_target_and_a_time_that_no_record_reaches_is_not_known()
    {
        var figures = (await county.AreaAsync("""
            yearBoard(year: 2025, asOf: "2025-10-31", baselineYear: 2020, fireFactor: 0.89) {
              figures { figure { code value unknown } lastYear { value } target targetFrom targetIsCeiling projected projectedLow projectedHigh pace changeLow changeHigh } }
            """))["yearBoard"]!["figures"]!.AsArray().ToDictionary(f => Text(f!["figure"]!, "code"), f => f!);
        var visits = figures["visits"];
        visits["figure"]!["value"]!.GetValue<double>().ShouldBe(499);
        visits["target"]!.GetValue<double>().ShouldBe(500);
        Text(visits, "pace").ShouldBe("ON_PACE");
        (visits["projectedLow"]!.GetValue<double>() < visits["projected"]!.GetValue<double>() && visits["projected"]!.GetValue<double>() < visits["projectedHigh"]!.GetValue<double>()).ShouldBeTrue();
        Text(figures["hazards_closed"], "pace").ShouldBe("OFF_PACE");
        // The record of fires ends in 2022: nobody knows of none in 2025.
        figures["fires"]["figure"]!["value"].ShouldBeNull();
        Text(figures["fires"], "targetFrom").ShouldBe("2020: 91 × 0.89");
        Text(figures["fires"], "pace").ShouldBe("NO_TARGET");
        figures["penalty_amount"]["figure"]!["unknown"]!.GetValue<int>().ShouldBe(11);
    }

    [Fact]
    public async Task Where_a_record_is_not_kept_its_figures_are_not_known_and_no_zeros()
    {
        Func<string, Task<IEnumerable<string>>> known = async area =>
            (await county.AreaAsync("""weekBoard(week: "2026-01-07", asOf: "2026-01-07") { figures { code value } }""", area))["weekBoard"]!["figures"]!.AsArray()
                .Where(f => f!["value"] is not null).Select(f => Text(f!, "code"));
        (await known("bare")).ShouldBeEmpty();
        (await known("town")).ShouldContain("filings_overdue");
    }

    [Fact]
    public async Task A_door_that_nobody_opened_is_a_visit_made_and_no_place_visited()
    {
        var of33 = await county.SqlAsync<int>("SELECT count(*)::int FROM inspections i JOIN premises p ON p.id = i.premises WHERE p.area = 'town' AND p.feature_id = 33");
        of33.ShouldBeGreaterThan(2);
        var file = (await county.AreaAsync("""onePremises(featureId: 33) { visits { count lastOn } }"""))["onePremises"]!["visits"]!;
        $"{file["count"]} {file["lastOn"]}".ShouldBe($"{of33} ");
        (await county.AreaAsync("""premises(first: 500, filter: { visitedFrom: "2024-01-01" }) { nodes { featureId } }"""))["premises"]!["nodes"]!.AsArray()
            .Select(p => p!["featureId"]!.GetValue<int>()).ShouldNotContain(33);
        (await county.AreaAsync("""premises(first: 500, filter: { notVisitedSince: "2024-01-01" }) { nodes { featureId } }"""))["premises"]!["nodes"]!.AsArray()
            .Select(p => p!["featureId"]!.GetValue<int>()).ShouldContain(33);
        var year = (await county.AreaAsync("""yearBoard(year: 2024, asOf: "2024-12-31") { figures { figure { code value } } }"""))["yearBoard"]!["figures"]!.AsArray()
            .ToDictionary(f => Text(f!["figure"]!, "code"), f => f!["figure"]!["value"]?.GetValue<double>());
        const string Of2024 = "FROM inspections WHERE area = 'town' AND (visited_at AT TIME ZONE 'Asia/Shanghai')::date BETWEEN '2024-01-01' AND '2024-12-31'";
        year["premises_visited"].ShouldBe(await county.SqlAsync<int>($"SELECT count(DISTINCT premises)::int {Of2024} AND result <> 'not_entered'"));
        year["visits"].ShouldBe(await county.SqlAsync<int>($"SELECT count(*)::int {Of2024}"));
    }

    [Fact]
    public async Task Ports_of_a_site_of_which_nobody_knows_them_are_not_taken_for_none()
    {
        var places = (await county.AreaAsync("""ebikePorts(asOf: "2026-01-01") { level sitesUnplaced places { division { nameZh } ports portsKnown bikes bikesAsOf portsEach verdict missingPorts } }"""))["ebikePorts"]!;
        places["places"]!.AsArray().Select(p => $"{p!["division"]!["nameZh"]} {p["ports"]} {p["bikes"]} {p["verdict"]} {p["missingPorts"]}").ShouldBe(
            ["社区0 22 200 SHORT 18", "社区1  35 ENOUGH 0", "社区2 0  UNKNOWN "]);
        places["sitesUnplaced"]!.GetValue<int>().ShouldBe(1);
        (await county.AreaAsync("""ebikePorts(asOf: "2026-01-01", portsPerBike: 0.1) { places { verdict } method { standard } }"""))["ebikePorts"]!["places"]![0]!["verdict"]!.GetValue<string>().ShouldBe("ENOUGH");
    }

    [Fact]
    public async Task Nobody_can_compute_how_many_households_a_hidden_town_has()
    {
        var alarms = (await county.AreaAsync("householdAlarms { smallest towns { division { nameEn } households withAlarm withoutAlarm alarmUnknown alarmShare masked } total { households withAlarm } }"))["householdAlarms"]!;
        var towns = alarms["towns"]!.AsArray().ToDictionary(t => t!["division"]?["nameEn"]?.GetValue<string>() ?? "", t => t!);
        towns["Chengguan"]["withAlarm"]!.GetValue<int>().ShouldBe(40);
        towns["East"]["households"].ShouldBeNull();
        towns["East"]["masked"]!.GetValue<bool>().ShouldBeTrue();
        // One of which it is not known: the two others would tell that number.
        towns["West"]["households"]!.GetValue<int>().ShouldBe(27);
        towns["West"]["withAlarm"].ShouldBeNull();
        // The total less the towns that are shown would be the one that is not.
        alarms["total"]!["households"].ShouldBeNull();
    }

    private static string Text(JsonNode node, string field) => node[field]!.GetValue<string>();

    private static double? Value(JsonNode figures, string code) => figures.AsArray().First(f => Text(f!, "code") == code)!["value"]?.GetValue<double>();
}
