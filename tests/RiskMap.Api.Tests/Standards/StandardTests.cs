using System.Globalization;
using System.Text.Json.Nodes;
using RiskMap.Api.Standards;

namespace RiskMap.Api.Tests.Standards;

/// <summary>Standards are data: eight profiles to read, copies to edit, and rules that say how sure we are of them.</summary>
public sealed class StandardTests(Town town) : IClassFixture<Town>, IAsyncLifetime
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    /// <summary>No test finds the copies of another.</summary>
    public async ValueTask InitializeAsync()
    {
        await town.SqlAsync<int>("DELETE FROM standards; UPDATE areas SET data_version = data_version + 1 WHERE area = 'town'; SELECT 0");
        await town.VisibleAsync("town");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Eight_profiles_are_there_and_every_rule_names_its_clause_source_and_certainty()
    {
        var profiles = (await town.AskAsync("{ standards { id version country title measure rules { id document clause parameterName source certainty enforceable value unit } } }"))["data"]!["standards"]!.AsArray();
        profiles.Select(p => p!["id"]!.GetValue<string>()).ShouldBe(
            ["cn-gb50974-2014+gb55036-2022", "cn-gb51080-2015", "de-w405", "jp", "uk", "us-ifc", "us-iso-fsrs", "us-nfpa1"]);
        foreach (var rule in profiles.SelectMany(p => p!["rules"]!.AsArray()))
        {
            foreach (var field in new[] { "document", "clause", "parameterName", "source" })
            {
                rule![field]!.GetValue<string>().ShouldNotBeNullOrWhiteSpace($"{rule["id"]} {field}");
            }

            if (rule!["certainty"]!.GetValue<string>() is "UNSURE" or "NOT_FOUND")
            {
                rule["enforceable"]!.GetValue<bool>().ShouldBeFalse(rule["id"]!.GetValue<string>());
            }
        }

        var radius = profiles[0]!["rules"]!.AsArray().Single(r => r!["id"]!.GetValue<string>() == "A1.1")!;
        radius.ToJsonString().ShouldContain("\"clause\":\"7.2.5\"");
        radius["value"]!.GetValue<double>().ShouldBe(150);
        profiles[1]!["rules"]!.AsArray().Single(r => r!["id"]!.GetValue<string>() == "A1.26g")!["value"].ShouldBeNull("its radius was not found, and is not made up");
    }

    [Theory]
    [InlineData("us-ifc", "hydrant.hose_reach", 121.92, "m")]
    [InlineData("us-nfpa1", "supply.credit", 94.635, "L/s")]
    [InlineData("de-w405", "supply.duration", 2, "h")]
    [InlineData("jp", "hydrant.flow", 16.6667, "L/s")]
    public void Published_units_are_computed_with_in_metric_ones(string standard, string parameter, double si, string unit)
    {
        var rule = Find(standard, parameter, ("building.sprinklered", "no"), ("building.dwellings", 12.0), ("distance.straight", 50.0)).ShouldHaveSingleItem();
        rule.ValueSi!.Value.ShouldBe(si, 0.001);
        rule.UnitSi.ShouldBe(unit);
    }

    [Fact]
    public void What_decides_and_is_not_known_leaves_every_rule_that_may_bind()
    {
        Find("us-ifc", "hydrant.hose_reach").Select(r => r.Value).ShouldBe([600, 600, 400]);
        Find("us-ifc", "hydrant.hose_reach", ("building.sprinklered", "no"), ("building.dwellings", 2.0)).Select(r => r.Value).ShouldBe([600]);
        Find("us-ifc", "hydrant.hose_reach", ("building.sprinklered", "no"), ("building.dwellings", 3.0)).Select(r => r.Value).ShouldBe([400]);
    }

    [Fact]
    public void The_bounds_of_a_band_belong_to_one_band_only()
    {
        double? Credit(double feet) => Find("us-iso-fsrs", "supply.credit", ("distance.hose", feet * 0.3048)).SingleOrDefault()?.Value;
        Credit(300).ShouldBe(1000);
        Credit(300.01).ShouldBe(670);
        Credit(1000).ShouldBe(250);
        Credit(1000.01).ShouldBeNull();
    }

    [Fact]
    public void A_clause_binds_on_the_days_it_is_in_force_and_the_past_may_be_judged_by_the_first_that_came()
    {
        var standard = StandardBook.All["cn-gb50974-2014+gb55036-2022"];
        standard.Possible("hydrant.pressure", new(2022, 6, 1), _ => null).ShouldHaveSingleItem().Document.ShouldBe("GB 50974-2014");
        standard.Possible("hydrant.pressure", new(2023, 3, 1), _ => null).ShouldHaveSingleItem().Document.ShouldBe("GB 55036-2022");
        var early = standard.Possible("hydrant.pressure", new(2005, 1, 1), _ => null).ShouldHaveSingleItem();
        (early.Document, early.InForceOn(new(2005, 1, 1))).ShouldBe(("GB 50974-2014", false));
    }

    [Fact]
    public async Task A_copy_is_edited_version_by_version_and_the_old_ones_stay()
    {
        var before = (await town.AreaAsync("dataVersion"))["dataVersion"]!.GetValue<long>();
        var copied = await DoneAsync("""copyStandard(area: "town", standard: "cn-gb50974-2014+gb55036-2022", id: "jinshi-2026", title: "本市标准", who: "Li") { id version basedOn title who }""");
        copied.ToJsonString().ShouldContain("\"version\":\"1\"");
        copied["basedOn"]!.GetValue<string>().ShouldBe("cn-gb50974-2014+gb55036-2022 1");
        var edited = await DoneAsync(Edit(1, "120"));
        edited["version"]!.GetValue<string>().ShouldBe("2");

        var area = await town.AreaAsync("""standards { id version } now: standard(id: "jinshi-2026") { rules { id value certainty } } then: standard(id: "jinshi-2026", version: 1) { rules { id value certainty } }""");
        area["standards"]![0]!.ToJsonString().ShouldBe("""{"id":"jinshi-2026","version":"2"}""");
        Radius(area["now"]!).ShouldBe("120 OWN");
        Radius(area["then"]!).ShouldBe("150 SECONDARY");
        (await town.AreaAsync("dataVersion"))["dataVersion"]!.GetValue<long>().ShouldBe(before + 2, "what was judged before is out of date");
        (await town.SqlAsync<int>("SELECT count(*)::int FROM standards WHERE who = 'Li'")).ShouldBe(2);

        static string Radius(JsonNode standard) => standard["rules"]!.AsArray().Where(r => r!["id"]!.GetValue<string>() == "A1.1")
            .Select(r => string.Create(CultureInfo.InvariantCulture, $"{r!["value"]!.GetValue<double>()} {r["certainty"]}")).Single();
    }

    [Fact]
    public async Task Of_two_people_who_edit_one_version_only_the_first_succeeds()
    {
        await DoneAsync("""copyStandard(area: "town", standard: "jp", id: "ours", title: "t", who: "Li") { id }""");
        await DoneAsync(Edit(1, "120", "ours"));
        (await CodeAsync(Edit(1, "130", "ours"))).ShouldBe("STANDARD_CHANGED");
    }

    [Theory]
    [InlineData("""copyStandard(area: "town", standard: "nowhere", id: "x1", title: "t", who: "Li") { id }""", "STANDARD_UNKNOWN")]
    [InlineData("""copyStandard(area: "nowhere", standard: "jp", id: "x1", title: "t", who: "Li") { id }""", "AREA_UNKNOWN")]
    [InlineData("""copyStandard(area: "town", standard: "jp", id: "us-ifc", title: "t", who: "Li") { id }""", "STANDARD_EXISTS")]
    [InlineData("""copyStandard(area: "town", standard: "jp", id: "Robert'); DROP", title: "t", who: "Li") { id }""", "STANDARD_ID_INVALID")]
    [InlineData("""copyStandard(area: "town", standard: "jp", id: "x1", title: " ", who: "Li") { id }""", "STANDARD_TITLE_INVALID")]
    [InlineData("""copyStandard(area: "town", standard: "jp", id: "x1", title: "t", who: " ") { id }""", "WHO_MISSING")]
    [InlineData("""editStandard(area: "town", id: "jp", version: 1, rules: [], who: "Li") { id }""", "STANDARD_NOT_OWN")]
    [InlineData("""editStandard(area: "town", id: "x1", version: 1, rules: [], who: "Li") { id }""", "STANDARD_UNKNOWN")]
    public async Task What_cannot_be_done_is_refused_with_its_reason(string mutation, string code) => (await CodeAsync(mutation)).ShouldBe(code);

    [Theory]
    [InlineData("value: -5, unit: \"m\", parameter: \"hydrant.radius\"", "RULE_INVALID")]
    [InlineData("value: 5, unit: \"furlong\", parameter: \"hydrant.radius\"", "RULE_INVALID")]
    [InlineData("value: 5, unit: \"m\", parameter: \"hydrant.colour\"", "RULE_INVALID")]
    [InlineData("value: 150, unit: \"L/s\", parameter: \"hydrant.radius\"", "RULE_INVALID")]
    [InlineData("value: 5, unit: \"m\", parameter: \"hydrant.kerb_min\"", "RULE_INVALID")] // at most, where it is judged as at least
    [InlineData("value: 5, unit: \"m\", parameter: \"hydrant.radius\", validFrom: \"2026-02-30\"", "DATE_INVALID")]
    public async Task A_wrong_rule_is_refused_and_named(string rule, string code)
    {
        await DoneAsync("""copyStandard(area: "town", standard: "jp", id: "mine", title: "t", who: "Li") { id }""");
        (await CodeAsync($$"""editStandard(area: "town", id: "mine", version: 1, who: "Li", rules: [{ id: "R1", {{rule}}, operator: AT_MOST, strength: MUST, document: "d", clause: "c", source: "s" }]) { id }"""))
            .ShouldBe(code);
        (await town.SqlAsync<int>("SELECT count(*)::int FROM standards WHERE area = 'town'")).ShouldBe(1, "nothing was written");
    }

    private static string Edit(int version, string metres, string id = "jinshi-2026") => $$"""
        editStandard(area: "town", id: "{{id}}", version: {{version}}, who: "Li", rules: [{ id: "A1.1", parameter: "hydrant.radius", operator: AT_MOST,
            value: {{metres}}, unit: "m", strength: MUST, document: "市规划", clause: "3.2", source: "council" }]) { version }
        """;

    private static IReadOnlyList<Rule> Find(string standard, string parameter, params (string Subject, object Fact)[] facts) =>
        StandardBook.All[standard].Possible(parameter, Today, s => facts.FirstOrDefault(f => f.Subject == s).Fact);

    private async Task<JsonNode> DoneAsync(string mutation)
    {
        var answer = await town.AskAsync($"mutation {{ done: {mutation} }}");
        answer["errors"].ShouldBeNull(answer.ToJsonString());
        return answer["data"]!["done"]!;
    }

    private async Task<string?> CodeAsync(string mutation) =>
        (await town.AskAsync($"mutation {{ done: {mutation} }}"))["errors"]?[0]?["extensions"]?["code"]?.GetValue<string>();
}
