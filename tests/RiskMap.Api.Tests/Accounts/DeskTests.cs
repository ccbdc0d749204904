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

    [Fact]
    public async Task The_audit_has_as_many_lines_on_its_second_page_as_on_its_first()
    {
        var admin = await house.SignedInAsync("administrator");
        for (var i = 0; i < 3; i++)
        {
            await admin.GetAsync("/exports/other/hotspots.csv");
        }

        const string Asked = "area: \"other\", deed: EXPORTED, first: 1";
        var first = await AskAsync(admin, $"{{ audit({Asked}) {{ totalCount pageInfo {{ endCursor }} }} }}");
        var second = await AskAsync(admin, $"{{ audit({Asked}, after: \"{first["pageInfo"]!["endCursor"]}\") {{ totalCount nodes {{ object }} }} }}");
        (first["totalCount"]!.GetValue<int>(), second["totalCount"]!.GetValue<int>()).ShouldBe((3, 3));
    }

    [Fact]
    public async Task Who_is_shut_out_is_out_of_every_session_key_and_subscription_at_once()
    {
        var admin = await house.SignedInAsync("administrator");
        var name = $"shut-{Guid.NewGuid():n}";
        var id = await house.AccountAsync(name, ("inspector", "town", null));
        var session = await house.SignInAsync(name);
        using var listening = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = "subscription { incidentChanged(area: \"town\") { id } }" }) };
        listening.Headers.Accept.ParseAdd("text/event-stream");
        using var stream = await session.SendAsync(listening, HttpCompletionOption.ResponseHeadersRead);
        using var heard = new StreamReader(await stream.Content.ReadAsStreamAsync());
        // The answer's head comes a moment before the topic is open; nothing tells when.
        await Task.Delay(200, TestContext.Current.CancellationToken);
        await EnterFireAsync(admin);
        (await NextAsync(heard)).ShouldContain("\"data\":{\"incidentChanged\":{\"id\"");

        // A grant that is taken away.
        var version = (await AskAsync(admin, $"{{ account(id: \"{id}\") {{ version }} }}"))["version"]!.GetValue<string>();
        (await AskAsync(admin, $"mutation {{ editAccount(id: \"{id}\", version: \"{version}\", grants: []) {{ outcome }} }}"))["outcome"]!.GetValue<string>().ShouldBe("DONE");
        await EnterFireAsync(admin);
        (await NextAsync(heard)).ShouldContain("AUTH_NOT_AUTHORIZED");
        (await session.GetAsync("/tiles/town.json")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        // An account that is shut.
        var key = $"rk_{Guid.NewGuid():n}{Guid.NewGuid():n}";
        await SqlAsync("INSERT INTO grants (account, role, area) VALUES (@id, 'viewer', 'town'); INSERT INTO api_keys (id, account, name, hash) VALUES (gen_random_uuid(), @id, 'k', sha256(convert_to(@key, 'UTF8')))", new { id, key });
        version = (await AskAsync(admin, $"{{ account(id: \"{id}\") {{ version }} }}"))["version"]!.GetValue<string>();
        (await AskAsync(admin, $"mutation {{ editAccount(id: \"{id}\", version: \"{version}\", shownAs: \"Shut\") {{ outcome account {{ version }} }} }}"))["outcome"]!.GetValue<string>().ShouldBe("DONE");
        var machine = house.Stranger();
        machine.DefaultRequestHeaders.Authorization = new("Bearer", key);
        (await machine.GetAsync("/tiles/town.json")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await session.GetAsync("/tiles/town.json")).StatusCode.ShouldBe(HttpStatusCode.OK);
        version = (await AskAsync(admin, $"{{ account(id: \"{id}\") {{ version }} }}"))["version"]!.GetValue<string>();
        (await AskAsync(admin, $"mutation {{ disableAccount(id: \"{id}\", version: \"{version}\") {{ outcome }} }}"))["outcome"]!.GetValue<string>().ShouldBe("DONE");
        (await machine.GetAsync("/tiles/town.json")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await session.GetAsync("/tiles/town.json")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        await EnterFireAsync(admin);
        (await NextAsync(heard)).ShouldNotContain("incidentChanged\":{\"id");
    }

    [Fact]
    public async Task Who_has_one_town_enters_what_lies_in_it_and_sees_no_ledger_of_another()
    {
        var (north, south, premises) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        await SqlAsync("""
            INSERT INTO areas (area, name_en, time_zone, data_version, bounds) VALUES ('county', 'County', 'Asia/Shanghai', 1, ST_MakeEnvelope(10, 30, 10.2, 30.1, 4326));
            INSERT INTO datasets (area, id, layer, name, crs_src) SELECT 'county', gen_random_uuid(), l, l, 'EPSG:4326' FROM unnest('{divisions,premises}'::text[]) l;
            INSERT INTO divisions (area, id, dataset, source_id, content_hash, feature_id, level, name_en, geom)
            SELECT 'county', v.id, d.id, v.name, '', v.n, v.level, v.name, ST_Multi(ST_MakeEnvelope(v.west, 30, v.west + 0.1, 30.1, 4326))
            FROM datasets d, (VALUES (@north, 1, 'town', 'North', 10.0), (@south, 2, 'town', 'South', 10.1), (@premises, 3, 'village', 'Mill', 10.1)) v (id, n, level, name, west) WHERE d.area = 'county' AND d.layer = 'divisions';
            INSERT INTO premises (area, id, dataset, source_id, content_hash, feature_id, name, division, geom)
            SELECT 'county', gen_random_uuid(), d.id, v.name, '', v.n, v.name, v.division, ST_SetSRID(ST_MakePoint(v.x, 30.05), 4326)
            FROM datasets d, (VALUES (@north, 1, 'North shop', 10.05), (@south, 2, 'South shop', 10.1001)) v (division, n, name, x) WHERE d.area = 'county' AND d.layer = 'premises';
            """, new { north, south, premises });
        var inspector = await house.SignedInAsync("inspector", "county", north);
        var all = await house.SignedInAsync("inspector", "county");

        async Task<JsonNode?> DoAsync(HttpClient who, string mutation)
        {
            var answer = JsonNode.Parse(await (await who.PostAsJsonAsync("/graphql", new { query = $"mutation {{ done: {mutation.Replace("ENTRY", $"entry: {{ key: \"{Guid.NewGuid():n}\" }}", StringComparison.Ordinal)} }}" })).Content.ReadAsStringAsync())!;
            return answer["data"]?["done"] ?? answer["errors"]![0]!["extensions"]!["code"];
        }

        // A hydrant here, none there, and none that is put there afterwards.
        const string Fields = "{ outcome change problems { code } hydrant { id version } }";
        var mine = (await DoAsync(inspector, $"addHydrant(area: \"county\", place: {{ longitude: 10.05, latitude: 30.05 }}, ENTRY) {Fields}"))!;
        mine["outcome"]!.GetValue<string>().ShouldBe("DONE", mine.ToJsonString());
        (await DoAsync(inspector, $"addHydrant(area: \"county\", place: {{ longitude: 10.15, latitude: 30.05 }}, ENTRY) {Fields}"))!.ToString().ShouldBe("AUTH_NOT_AUTHORIZED");
        (await DoAsync(inspector, $"moveHydrant(area: \"county\", hydrant: \"{mine["hydrant"]!["id"]}\", version: \"{mine["hydrant"]!["version"]}\", place: {{ longitude: 10.15, latitude: 30.05 }}, ENTRY) {Fields}"))!
            .ToString().ShouldBe("AUTH_NOT_AUTHORIZED");
        var theirs = (await DoAsync(all, $"addHydrant(area: \"county\", place: {{ longitude: 10.15, latitude: 30.05 }}, ENTRY) {Fields}"))!;
        (await DoAsync(inspector, $"editHydrant(area: \"county\", hydrant: \"{theirs["hydrant"]!["id"]}\", version: \"{theirs["hydrant"]!["version"]}\", facts: {{ number: \"1\" }}, ENTRY) {Fields}"))!.ToString().ShouldBe("AUTH_NOT_AUTHORIZED");

        // A fire likewise; one without a place is the whole area's. One that was taken off the record comes back by who may enter it.
        const string Fire = "{ outcome incident { id version } }";
        var fire = (await DoAsync(inspector, $"createIncident(area: \"county\", facts: {{ startedAt: \"2025-06-01\" }}, place: {{ longitude: 10.05, latitude: 30.05 }}, ENTRY) {Fire}"))!["incident"]!;
        (await DoAsync(inspector, $"createIncident(area: \"county\", facts: {{ startedAt: \"2025-06-01\" }}, ENTRY) {Fire}"))!.ToString().ShouldBe("AUTH_NOT_AUTHORIZED");
        (await DoAsync(inspector, $"removeIncident(area: \"county\", incident: \"{fire["id"]}\", version: \"{fire["version"]}\", ENTRY) {Fire}"))!["outcome"]!.GetValue<string>().ShouldBe("DONE");
        (await DoAsync(await house.SignedInAsync("inspector", "county", south), $"restoreIncident(area: \"county\", incident: \"{fire["id"]}\", ENTRY) {Fire}"))!.ToString().ShouldBe("AUTH_NOT_AUTHORIZED");
        (await DoAsync(inspector, $"restoreIncident(area: \"county\", incident: \"{fire["id"]}\", ENTRY) {Fire}"))!["outcome"]!.GetValue<string>().ShouldBe("DONE");

        // What he looks at: the whole map; of ledgers what lies in his town, in lists and tiles alike.
        (await AskAsync(inspector, "{ area(code: \"county\") { hydrants { totalCount } premises { nodes { name } } } }")).ToJsonString()
            .ShouldBe("{\"hydrants\":{\"totalCount\":2},\"premises\":{\"nodes\":[{\"name\":\"North shop\"}]}}");
        const string Tile = "/tiles/county/premises/15/17303/13514.mvt";
        var (whole, cut) = (await all.GetAsync(Tile), await inspector.GetAsync(Tile));
        System.Text.Encoding.UTF8.GetString(await whole.Content.ReadAsByteArrayAsync()).ShouldContain("South shop");
        System.Text.Encoding.UTF8.GetString(await cut.Content.ReadAsByteArrayAsync()).ShouldNotContain("South shop");
        cut.Headers.ETag.ShouldNotBe(whole.Headers.ETag);

        // A grant for less than a town would hold for nothing.
        var admin = await house.SignedInAsync("administrator");
        (await AskAsync(admin, $"mutation {{ createAccount(id: \"{Guid.NewGuid()}\", name: \"mill\", shownAs: \"Mill\", grants: [{{role: VIEWER, area: \"county\", division: \"{premises}\"}}]) {{ problems {{ code }} }} }}"))
            .ToJsonString().ShouldContain("GRANT_DIVISION_UNKNOWN");
    }

    private static async Task EnterFireAsync(HttpClient who) =>
        (await AskAsync(who, $"mutation {{ createIncident(area: \"town\", facts: {{ startedAt: \"2025-06-01\" }}, entry: {{ key: \"{Guid.NewGuid():n}\" }}) {{ outcome }} }}"))["outcome"]!.GetValue<string>().ShouldBe("DONE");

    /// <summary>What a stream of events tells next.</summary>
    private static async Task<string> NextAsync(StreamReader stream)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await stream.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.StartsWith("data:", StringComparison.Ordinal) && line.Length > 8)
            {
                return line;
            }
        }

        return "";
    }

    private async Task SqlAsync(string sql, object values)
    {
        await using var connection = await house.Source.OpenConnectionAsync();
        await connection.ExecuteAsync(sql, values);
        await Task.Delay(100, TestContext.Current.CancellationToken);
    }

    /// <summary>The first object of the answer's data.</summary>
    private static async Task<JsonNode> AskAsync(HttpClient client, string query)
    {
        var answer = JsonNode.Parse(await (await client.PostAsJsonAsync("/graphql", new { query })).Content.ReadAsStringAsync())!;
        answer["errors"].ShouldBeNull(answer.ToJsonString());
        return answer["data"]!.AsObject().First().Value!;
    }
}
