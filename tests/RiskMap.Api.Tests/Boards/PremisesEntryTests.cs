using System.Text.Json.Nodes;

namespace RiskMap.Api.Tests.Boards;

/// <summary>Entering and correcting files of units and campaigns: on record, sent twice written once, never over another's word; names of persons in no history.</summary>
[Collection(nameof(County))]
public sealed class PremisesEntryTests(County county)
{
    private static int _key;

    [Fact]
    public async Task A_file_is_corrected_filed_and_taken_back_and_two_people_do_not_overwrite_each_other()
    {
        var heard = await county.Client.ListenAsync("premisesChanged", "town", "kind premises { kind crowded }");
        var made = await DoAsync("""createPremises(area: "town", facts: { name: "新开饭店", kind: "restaurant", supervision: SMALL }, place: { longitude: 111.88, latitude: 29.58 }, ENTRY)""");
        made["outcome"]!.GetValue<string>().ShouldBe("DONE", made.ToJsonString());
        (await heard()).ShouldBe("""{"kind":"ADD","premises":{"kind":"restaurant","crowded":null}}""");
        var premises = made["premises"]!;
        premises["town"]!["nameEn"]!.GetValue<string>().ShouldBe("Chengguan");
        var (id, version) = (premises["id"]!.GetValue<string>(), premises["version"]!.GetValue<string>());
        var key = NextKey();
        var edit = $$"""editPremises(area: "town", premises: "{{id}}", version: "{{version}}", facts: { crowded: true, creditCode: "91430781ma4l0000xk" }, entry: { who: "Li", key: "{{key}}" })""";
        (await DoAsync(edit))["premises"]!["creditCode"]!.GetValue<string>().ShouldBe("91430781MA4L0000XK");
        (await DoAsync(edit))["outcome"]!.GetValue<string>().ShouldBe("REPEATED");
        (await heard()).ShouldBe("""{"kind":"EDIT","premises":{"kind":"restaurant","crowded":true}}""");
        var late = await DoAsync($$"""editPremises(area: "town", premises: "{{id}}", version: "{{version}}", facts: { crowded: false }, ENTRY)""");
        $"{late["outcome"]} {late["conflicts"]![0]!["field"]} {late["conflicts"]![0]!["theirs"]}".ShouldBe("CONFLICT CROWDED true");
        var wrong = await DoAsync($$"""editPremises(area: "town", premises: "{{id}}", version: "", facts: { creditCode: "123", storeys: 0, kind: "castle" }, ENTRY)""");
        wrong["problems"]!.AsArray().Select(p => $"{p!["field"]} {p["code"]}").ShouldBe(["STOREYS FIGURE_OUT_OF_RANGE", "KIND PREMISES_KIND_INVALID", "CREDIT_CODE CREDIT_CODE_INVALID"]);

        var seen = late["premises"]!["version"];
        var filed = await DoAsync($$"""filePremises(area: "town", premises: "{{id}}", version: "{{seen}}", filings: [{ kind: MAINTENANCE, filedOn: "2025-12-30", dueOn: "2026-12-31" }], ENTRY)""");
        filed["premises"]!["filings"]!.AsArray().Select(f => $"{f!["kind"]} {f["filedOn"]} {f["dueOn"]} {f["overdue"]}").ShouldBe(["MANAGERS   ", "MAINTENANCE 2025-12-30 2026-12-31 false", "SELF_ASSESSMENT   "]);
        $"{filed["premises"]!["history"]![0]!["changes"]![0]!["field"]} {filed["premises"]!["history"]![0]!["changes"]![0]!["after"]}".ShouldBe("FILINGS[MAINTENANCE] 2025-12-30 / 2026-12-31");
        var filedLate = await DoAsync($$"""filePremises(area: "town", premises: "{{id}}", version: "{{seen}}", filings: [{ kind: MAINTENANCE, filedOn: "2025-11-01", dueOn: "2026-11-01" }], ENTRY)""");
        $"{filedLate["outcome"]} {filedLate["conflicts"]![0]!["field"]} {filedLate["conflicts"]![0]!["yours"]} {filedLate["conflicts"]![0]!["theirs"]}"
            .ShouldBe("CONFLICT FILINGS[MAINTENANCE] 2025-11-01 / 2026-11-01 2025-12-30 / 2026-12-31");
        var undone = await DoAsync($$"""undoPremisesChange(area: "town", change: "{{filed["change"]}}", ENTRY)""");
        undone["premises"]!["filings"]![1]!["filedOn"].ShouldBeNull();
    }

    [Fact]
    public async Task Names_of_contact_persons_stand_in_no_history()
    {
        var id = await county.SqlAsync<Guid>("SELECT id FROM premises WHERE area = 'town' AND feature_id = 100");
        var made = await DoAsync($$"""editContacts(area: "town", premises: "{{id}}", contacts: [{ role: MANAGER, name: "钱某某", phone: "13912345678" }], ENTRY)""");
        made["outcome"]!.GetValue<string>().ShouldBe("DONE", made.ToJsonString());
        made["premises"]!["contacts"]![0]!["name"]!.GetValue<string>().ShouldBe("钱某某");
        made["premises"]!["history"]!.ToJsonString().ShouldNotContain("13912345678");
        (await county.SqlAsync<int>("SELECT count(*)::int FROM act_fields WHERE concat(before, after) LIKE '%139123%' OR concat(before, after) LIKE '%钱某%'")).ShouldBe(0);
        (await county.AskAsync($$"""mutation { undoPremisesChange(area: "town", change: "{{made["change"]}}", entry: { who: "Li", key: "{{NextKey()}}" }) { outcome } }"""))["errors"]![0]!["extensions"]!["code"]!
            .GetValue<string>().ShouldBe("CHANGE_NOT_UNDOABLE");

        // Whose they are is in the audit, whatever the question called them.
        await county.AreaAsync("onePremises(featureId: 100) { name: contacts { phone } }");
        async Task<string> LastAsync(string deed) => (await county.AreaAsync($"audit(first: 1, deed: {deed}) {{ nodes {{ layer act rows {{ featureId name }} }} }}"))["audit"]!["nodes"]![0]!.ToJsonString();
        var name = await county.SqlAsync<string>("SELECT name FROM premises WHERE area = 'town' AND feature_id = 100");
        var row = new JsonArray(new JsonObject { ["featureId"] = 100, ["name"] = name }).ToJsonString();
        (await LastAsync("PERSONAL_READ")).ShouldBe($$"""{"layer":"premises","act":null,"rows":{{row}}}""");
        (await LastAsync("CHANGED")).ShouldBe($$"""{"layer":"premises","act":"EDIT","rows":{{row}}}""");
        (await county.SqlAsync<string>("SELECT object FROM audit WHERE deed = 'personal_read' ORDER BY id DESC LIMIT 1")).ShouldBe("contacts");
    }

    [Fact]
    public async Task Two_people_who_change_one_contact_see_both_and_two_who_change_two_do_not_meet()
    {
        var id = await county.SqlAsync<Guid>("SELECT id FROM premises WHERE area = 'town' AND feature_id = 101");
        Task<JsonNode> SendAsync(string what) => DoAsync($$"""editContacts(area: "town", premises: "{{id}}", {{what}}, ENTRY)""");
        var made = await SendAsync("""contacts: [{ role: MANAGER, name: "孙某" }, { role: ELECTRICIAN, name: "周某" }]""");
        var (electrician, manager) = (made["premises"]!["contacts"]![0]!, made["premises"]!["contacts"]![1]!);
        string Put(JsonNode contact, string facts) => $$"""contacts: [{ id: "{{contact["id"]}}", version: "{{contact["version"]}}", {{facts}} }]""";

        (await SendAsync(Put(manager, """role: MANAGER, name: "孙某", phone: "13900000002" """)))["outcome"]!.GetValue<string>().ShouldBe("DONE");
        (await SendAsync(Put(electrician, """role: ELECTRICIAN, name: "周某某" """)))["outcome"]!.GetValue<string>().ShouldBe("DONE");
        var late = await SendAsync(Put(manager, """role: RESPONSIBLE, name: "孙某" """));
        var conflict = late["conflicts"]!.AsArray().ShouldHaveSingleItem()!;
        $"{late["outcome"]} {conflict["yours"]} | {conflict["theirs"]} | {conflict["who"]}".ShouldBe("CONFLICT RESPONSIBLE 孙某 | MANAGER 孙某 13900000002 | Li");
        var gone = await SendAsync($$"""contacts: [], remove: [{ id: "{{electrician["id"]}}", version: "{{electrician["version"]}}" }]""");
        $"{gone["outcome"]} {gone["conflicts"]![0]!["yours"]} | {gone["conflicts"]![0]!["theirs"]}".ShouldBe("CONFLICT  | ELECTRICIAN 周某某");
        late["premises"]!["contacts"]!.AsArray().Count.ShouldBe(2);
        var twice = await SendAsync($$"""contacts: [{ id: "{{manager["id"]}}", role: MANAGER }], remove: [{ id: "{{manager["id"]}}" }]""");
        $"{twice["outcome"]} {twice["problems"]![0]!["code"]}".ShouldBe("REFUSED CONTACT_TWICE");
        var many = await SendAsync($"contacts: [{string.Join(", ", Enumerable.Repeat("{ role: MANAGER }", 101))}]");
        $"{many["outcome"]} {many["problems"]![0]!["code"]}".ShouldBe("REFUSED CONTACTS_TOO_MANY");
        // Seen and meant all the same.
        var meant = await SendAsync($$"""contacts: [{ id: "{{manager["id"]}}", role: RESPONSIBLE, name: "孙某" }], remove: [{ id: "{{electrician["id"]}}" }]""");
        meant["premises"]!["contacts"]!.AsArray().Select(c => $"{c!["name"]}{c["phone"]}").ShouldBe(["孙某"]);
    }

    [Fact]
    public async Task A_campaign_is_begun_and_its_progress_is_what_was_marked_for_it()
    {
        var heard = await county.Client.ListenAsync("campaignChanged", "town", "kind campaign { to }");
        var made = await DoAsync("""createCampaign(area: "town", facts: { name: "冬春防控", from: "2025-12-01", to: "2026-03-31", target: 100, targetUnit: VISITS, premisesKinds: ["hotel"] }, ENTRY)""", Campaign);
        var campaign = made["campaign"]!;
        (await heard()).ShouldBe("""{"kind":"ADD","campaign":{"to":"2026-03-31"}}""");
        $"{campaign["progress"]!["done"]!["value"]} {campaign["progress"]!["doneShare"]} {campaign["progress"]!["timeShare"]!.GetValue<double>():0.000}".ShouldBe("0 0 0.256");
        var ends = await DoAsync($$"""editCampaign(area: "town", campaign: "{{campaign["id"]}}", version: "{{campaign["version"]}}", facts: { to: "2025-01-01" }, ENTRY)""", Campaign);
        $"{ends["outcome"]} {ends["problems"]![0]!["code"]}".ShouldBe("REFUSED CAMPAIGN_ENDS_FIRST");
        var old = (await county.AreaAsync("""campaign(id: "20000000-0000-0000-0000-000000000001") { name progress(asOf: "2025-12-31") { done { value } doneShare onTimeShare onTimeLow onTimeHigh towns { division { nameEn } done { value } } } }"""))["campaign"]!;
        var done = await county.SqlAsync<int>("SELECT count(*)::int FROM inspections WHERE area = 'town' AND campaign = '20000000-0000-0000-0000-000000000001' AND visited_at < '2026-01-01 00:00+08'");
        old["progress"]!["done"]!["value"]!.GetValue<int>().ShouldBe(done);
        old["progress"]!["doneShare"]!.GetValue<double>().ShouldBe(done / 150.0, 1e-9);
        old["progress"]!["towns"]!.AsArray().Sum(t => t!["done"]!["value"]!.GetValue<int>()).ShouldBe(done);
        (old["progress"]!["onTimeLow"]!.GetValue<double>() < old["progress"]!["onTimeShare"]!.GetValue<double>()).ShouldBeTrue();
    }

    private const string Premises = "premises { id version creditCode crowded town { nameEn } filings(asOf: \"2026-02-01\") { kind filedOn dueOn overdue } contacts { id version name phone } history { kind changes { field before after } } }";

    private const string Campaign = "campaign { id version progress(asOf: \"2025-12-31\") { done { value } doneShare timeShare } }";

    private static string NextKey() => $"premises-{Interlocked.Increment(ref _key)}";

    private async Task<JsonNode> DoAsync(string mutation, string fields = Premises)
    {
        var sent = mutation.Replace("ENTRY", $"entry: {{ who: \"Li\", key: \"{NextKey()}\" }}", StringComparison.Ordinal);
        var answer = await county.AskAsync($"mutation {{ it: {sent} {{ outcome change problems {{ field code }} conflicts {{ field yours theirs who }} {fields} }} }}");
        answer["errors"].ShouldBeNull(answer.ToJsonString());
        return answer["data"]!["it"]!;
    }
}
