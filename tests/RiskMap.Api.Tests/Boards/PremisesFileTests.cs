using System.Text.Json.Nodes;

namespace RiskMap.Api.Tests.Boards;

/// <summary>One unit, one file (户籍化): what is known of it, and which of its numbers open which lists.</summary>
[Collection(nameof(County))]
public sealed class PremisesFileTests(County county)
{
    [Fact]
    public async Task A_file_tells_filings_visits_hazards_and_who_is_to_be_called()
    {
        var file = (await county.AreaAsync("""
            onePremises(featureId: 12) { name supervision credit town { nameEn } building { id }
              filings(asOf: "2026-02-01") { kind dueOn overdue }
              visits { count lastOn list { kind filter } }
              hazardCounts(asOf: "2026-01-07") { open { value unknown list { filter } } byState { code value } }
              enforcement { amount { value unit unknown } penalties { value } }
              fires { how metres } contacts { role name phone } highRise { class rule } }
            """))["onePremises"]!;
        file["name"]!.GetValue<string>().ShouldBe("单位12");
        file["town"]!["nameEn"]!.GetValue<string>().ShouldBe("Chengguan");
        file["supervision"]!.GetValue<string>().ShouldBe("KEY");
        file["filings"]!.AsArray().Select(f => $"{f!["kind"]} {f["dueOn"]} {f["overdue"]}").ShouldBe(["MANAGERS 2026-01-17 true", "MAINTENANCE 2026-01-17 true", "SELF_ASSESSMENT 2026-01-17 true"]);
        file["hazardCounts"]!["byState"]!.AsArray().Sum(s => s!["value"]!.GetValue<int>()).ShouldBe(
            await county.SqlAsync<int>("SELECT count(*)::int FROM hazards h JOIN premises p ON p.id = h.premises WHERE p.area = 'town' AND p.feature_id = 12"));
        JsonNode.Parse(file["visits"]!["list"]!["filter"]!.GetValue<string>())!["premises"]!.GetValue<string>().ShouldBe("10000000-0000-0000-0000-000000000012");
        file["contacts"]![0]!["name"]!.GetValue<string>().ShouldBe("王某12");
    }

    [Theory]
    [InlineData("supervision: [KEY], crowded: true", "p.supervision = 'key' AND p.crowded")]
    [InlineData("credit: [DISHONEST, SERIOUSLY_DISHONEST]", "p.credit IN ('dishonest', 'seriously_dishonest')")]
    [InlineData("division: \"00000000-0000-0000-0000-000000000002\"", "p.division = '00000000-0000-0000-0000-000000000002'")]
    [InlineData("divisionUnknown: true", "p.division IS NULL")]
    [InlineData("filingOverdueOn: \"2026-01-12\", filing: MANAGERS", "EXISTS (SELECT FROM premises_filings f WHERE f.premises = p.id AND f.kind = 'managers' AND f.due_on < '2026-01-12' AND (f.filed_on IS NULL OR f.filed_on < f.due_on - 60))")]
    [InlineData("notVisitedSince: \"2025-12-01\"", "NOT EXISTS (SELECT FROM inspections i WHERE i.premises = p.id AND i.result <> 'not_entered' AND i.visited_at >= '2025-12-01 00:00+08')")]
    [InlineData("text: \"单位12\"", "p.name LIKE '%单位12%'")]
    [InlineData("text: \"%\"", "false")]
    [InlineData("openOn: \"2025-07-01\", kinds: [\"hotel\", \"shop\"]", "p.opened_on <= '2025-07-01' AND (p.closed_on IS NULL OR p.closed_on > '2025-07-01') AND p.kind IN ('hotel', 'shop')")]
    [InlineData("openHazards: true", "EXISTS (SELECT FROM hazards h WHERE h.premises = p.id AND h.state <> 'closed')")]
    public async Task A_filter_lists_what_it_says(string filter, string sql) =>
        (await county.AreaAsync($"premises(filter: {{ {filter} }}) {{ totalCount }}"))["premises"]!["totalCount"]!.GetValue<int>()
            .ShouldBe(await county.SqlAsync<int>($"SELECT count(*)::int FROM premises p WHERE p.area = 'town' AND {sql}"));

    [Fact]
    public async Task Whether_one_is_a_high_rise_is_judged_alike_by_the_file_and_by_the_filter()
    {
        foreach (var which in new[] { "HIGH", "SUPER_HIGH", "NOT_HIGH", "UNKNOWN" })
        {
            var nodes = (await county.AreaAsync($"premises(first: 300, filter: {{ highRise: [{which}] }}) {{ nodes {{ highRise {{ class rule }} }} }}"))["premises"]!["nodes"]!.AsArray();
            nodes.Count.ShouldBeGreaterThan(0);
            nodes.ShouldAllBe(n => n!["highRise"]!["class"]!.GetValue<string>() == which);
        }
    }

    [Fact]
    public async Task The_register_of_high_rises_counts_apart_what_is_not_known()
    {
        var register = (await county.AreaAsync("""
            highRises(asOf: "2026-01-01") { high superHigh unknownCount claddingBurns plateMissing plateUnknown withoutPremises rows(first: 500) { heightM class cladding claddingPlate lastVisitOn openHazards } }
            """))["highRises"]!;
        var high = register["rows"]!.AsArray().Where(r => r!["class"]!.GetValue<string>() is "HIGH" or "SUPER_HIGH").ToList();
        high.Count.ShouldBe(register["high"]!.GetValue<int>());
        high.Count(r => r!["cladding"]!.GetValue<string>().StartsWith('B')).ShouldBe(register["claddingBurns"]!.GetValue<int>());
        register["superHigh"]!.GetValue<int>().ShouldBe(5);
        register["unknownCount"]!.GetValue<int>().ShouldBeGreaterThan(100);
        (await county.AreaAsync("""highRises(asOf: "2024-01-11") { rows(first: 500) { openHazards } }"""))["highRises"]!["rows"]!.AsArray()
            .ShouldAllBe(r => r!["openHazards"]!.GetValue<int>() == 0, "none was found before");
        var missing = (await county.AreaAsync("""highRises(asOf: "2026-01-01", filter: { class: [HIGH, SUPER_HIGH], plateMissing: true }) { rows { claddingPlate cladding } }"""))["highRises"]!["rows"]!.AsArray();
        missing.Count.ShouldBe(register["plateMissing"]!.GetValue<int>() + register["plateUnknown"]!.GetValue<int>());
    }
}
