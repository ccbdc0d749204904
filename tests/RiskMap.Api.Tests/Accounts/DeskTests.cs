using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Dapper;

namespace RiskMap.Api.Tests.Accounts;

/// <summary>What administrators do with accounts, and what the audit says of it.</summary>
public sealed class DeskTests(DeskTests.House house) : IClassFixture<DeskTests.House>
{
    public sealed class House : ApiServer
    {
        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            _ = Host.Services;
            await using var connection = await Source.OpenConnectionAsync();
            await connection.ExecuteAsync("INSERT INTO areas (area, name_en, time_zone) VALUES ('town', 'Town', 'Asia/Shanghai'), ('other', 'Other', 'Asia/Shanghai')");
        }
    }

    [Fact]
    public async Task An_account_is_made_once_chooses_its_password_by_its_link_and_is_what_it_was_granted()
    {
        var admin = await house.SignedInAsync("administrator", "town");
        var id = Guid.CreateVersion7();
        var made = await AskAsync(admin, $"mutation {{ createAccount(id: \"{id}\", name: \"王工\", shownAs: \"王 工\", grants: [{{role: INSPECTOR, area: \"town\"}}]) {{ outcome link account {{ name hasPassword grants {{ role area }} }} problems {{ code }} }} }}");
        made["outcome"]!.GetValue<string>().ShouldBe("DONE", made.ToJsonString());
        var link = made["link"]!.GetValue<string>();
        link.ShouldStartWith("/accounts/link#");
        (await AskAsync(admin, $"mutation {{ createAccount(id: \"{id}\", name: \"王工\", shownAs: \"王 工\", grants: [{{role: INSPECTOR, area: \"town\"}}]) {{ outcome link }} }}"))
            .ToJsonString().ShouldBe("{\"outcome\":\"REPEATED\",\"link\":null}");

        var person = house.Stranger();
        var chosen = await person.PostAsJsonAsync("/accounts/link", new { token = link.Split('#')[1], password = "我的密码是一句很长的话，好记" });
        chosen.StatusCode.ShouldBe(HttpStatusCode.OK, await chosen.Content.ReadAsStringAsync());
        person.DefaultRequestHeaders.Add("X-RiskMap-Token", JsonNode.Parse(await chosen.Content.ReadAsStringAsync())!["token"]!.GetValue<string>());
        (await AskAsync(person, "{ area(code: \"town\") { may } }"))["may"]!.ToJsonString().ShouldBe("[\"LOOK\",\"PERSONAL\",\"RECORD\"]");

        // What he may changes in the session that he has.
        var version = (await AskAsync(admin, $"{{ account(id: \"{id}\") {{ version }} }}"))["version"]!.GetValue<string>();
        (await AskAsync(admin, $"mutation {{ editAccount(id: \"{id}\", version: \"{version}\", grants: [{{role: VIEWER, area: \"town\"}}]) {{ outcome }} }}"))["outcome"]!.GetValue<string>().ShouldBe("DONE");
        (await AskAsync(person, "{ area(code: \"town\") { may } }"))["may"]!.ToJsonString().ShouldBe("[\"LOOK\"]");
        (await AskAsync(admin, $"mutation {{ editAccount(id: \"{id}\", version: \"{version}\", shownAs: \"x\") {{ outcome }} }}"))["outcome"]!.GetValue<string>().ShouldBe("CONFLICT");

        var audit = await AskAsync(admin, "{ area(code: \"town\") { audit(deed: ACCOUNT_CHANGED) { nodes { deed object changes { field before after } } } } }");
        audit["audit"]!["nodes"]![0]!.ToJsonString().ShouldBe(
            "{\"deed\":\"ACCOUNT_CHANGED\",\"object\":\"王工\",\"changes\":[{\"field\":\"grants\",\"before\":\"inspector town\",\"after\":\"viewer town\"}]}".Replace("王工", "\\u738B\\u5DE5", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_administers_an_area_grants_nothing_beyond_it_and_does_not_touch_those_who_have()
    {
        var admin = await house.SignedInAsync("administrator", "town");
        foreach (var area in (string[])["other", "*", "nowhere"])
        {
            var refused = await AskAsync(admin, $"mutation {{ createAccount(id: \"{Guid.NewGuid()}\", name: \"chen\", shownAs: \"Chen\", grants: [{{role: VIEWER, area: \"{area}\"}}]) {{ outcome problems {{ field code }} }} }}");
            refused.ToJsonString().ShouldBe("{\"outcome\":\"REFUSED\",\"problems\":[{\"field\":\"GRANTS\",\"code\":\"GRANT_NOT_YOURS\"}]}");
        }

        var both = await house.AccountAsync($"both{Guid.NewGuid():n}"[..20], ("viewer", "town", null), ("administrator", "*", null));
        (await AskAsync(admin, $"mutation {{ resetPassword(id: \"{both}\") {{ outcome link problems {{ code }} }} }}"))
            .ToJsonString().ShouldBe("{\"outcome\":\"REFUSED\",\"link\":null,\"problems\":[{\"code\":\"ACCOUNT_UNKNOWN\"}]}");
        (await AskAsync(admin, "{ accounts(area: \"town\") { totalCount } }"))["totalCount"]!.GetValue<int>().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Reading_of_persons_files_taken_out_and_refusals_are_on_record_and_the_record_goes_out_as_a_file()
    {
        var viewer = await house.SignedInAsync("viewer", "town");
        await viewer.PostAsJsonAsync("/graphql", new { query = "mutation { removeIncident(area: \"town\", incident: \"0190a000-0000-7000-8000-000000000001\", version: \"1\", entry: {key: \"12345678\"}) { outcome } }" });
        await viewer.GetAsync("/exports/town/hotspots.csv");
        var all = await house.SignedInAsync("administrator");
        var file = await (await all.GetAsync("/exports/audit.csv?area=town&lang=en")).Content.ReadAsStringAsync();
        file.ShouldContain(",refused,town,/removeIncident");
        file.ShouldContain(",exported,town,exportHotSpots /exports/town/hotspots.csv");
        (await viewer.GetAsync("/exports/audit.csv")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    /// <summary>The first object of the answer's data.</summary>
    private static async Task<JsonNode> AskAsync(HttpClient client, string query)
    {
        var answer = JsonNode.Parse(await (await client.PostAsJsonAsync("/graphql", new { query })).Content.ReadAsStringAsync())!;
        answer["errors"].ShouldBeNull(answer.ToJsonString());
        return answer["data"]!.AsObject().First().Value!;
    }
}
