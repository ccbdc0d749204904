using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Dapper;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using RiskMap.Api.Accounts;

namespace RiskMap.Api.Tests.Accounts;

/// <summary>Coming in and going out, by the doors that the page uses.</summary>
public sealed class SignInTests(SignInTests.House house) : IClassFixture<SignInTests.House>
{
    /// <summary>A host of its own, for accounts are shut here and addresses counted.</summary>
    public sealed class House : ApiServer
    {
        protected override (string Name, string Value)[] Settings => [("RISKMAP_SIGN_INS_PER_MINUTE", "10000")];

        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            _ = Host.Services;
            await using var connection = await Source.OpenConnectionAsync();
            await connection.ExecuteAsync("INSERT INTO areas (area, name_en, time_zone, generated) VALUES ('demo', 'Demo', 'Asia/Shanghai', true), ('town', 'Town', 'Asia/Shanghai', false)");
        }
    }

    [Fact]
    public async Task Who_signs_in_is_known_by_a_cookie_that_no_script_reads_and_no_other_site_sends()
    {
        await house.AccountAsync("wang", ("inspector", "town", null));
        var client = house.Stranger();
        var answer = await PostAsync(client, "/accounts/sign-in", new { name = " ＷＡＮＧ ", password = ApiServer.Password });
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("riskmap-session=", StringComparison.Ordinal)).ToLowerInvariant();
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");
        cookie.ShouldNotContain("expires", customMessage: "it ends with the browser unless it shall be kept");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();

        var me = await MeAsync(client);
        me["signedIn"]!.GetValue<bool>().ShouldBeTrue();
        me["account"]!["shownAs"]!.GetValue<string>().ShouldBe("Person wang");
        me["permits"]!["town"]!.AsArray().Select(p => p!.GetValue<string>()).ShouldBe(["look", "personal", "record"]);
        (await CodesAsync(client, "{ area(code: \"town\") { code } }", me["token"]!.GetValue<string>())).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_signed_in_looks_at_the_demo_and_at_nothing_else()
    {
        var stranger = house.Stranger();
        (await MeAsync(stranger))["signedIn"]!.GetValue<bool>().ShouldBeFalse();
        (await CodesAsync(stranger, "{ area(code: \"demo\") { code } }")).ShouldBeEmpty();
        (await CodesAsync(stranger, "{ area(code: \"town\") { code } }")).ShouldBe(["AUTH_NOT_AUTHENTICATED"]);
        (await CodesAsync(stranger, "{ area(code: \"nowhere\") { code } }")).ShouldBe(["AUTH_NOT_AUTHENTICATED"]);
        (await CodesAsync(stranger, "mutation { copyStandard(area: \"demo\", standard: \"cn-gb50974\", id: \"mine\", title: \"Mine\") { id } }")).ShouldBe(["AUTH_NOT_AUTHENTICATED"]);
        (await AskAsync(stranger, "{ areas { code } }"))["data"]!["areas"]!.AsArray().Select(a => a!["code"]!.GetValue<string>()).ShouldBe(["demo"]);
    }

    [Theory]
    [InlineData("li", "not the password at all")]
    [InlineData("nobody-of-this-name", "not the password at all")]
    [InlineData("' OR 1=1 --", "x")]
    [InlineData("\u0000", "x")]
    [InlineData("\ud800", "x")]
    [InlineData("", "")]
    public async Task Who_does_not_fit_hears_the_same_whatever_it_was(string name, string password)
    {
        if (name == "li")
        {
            await house.AccountAsync("li");
        }

        // Written by hand, for half a character cannot be serialised.
        var body = $"{{\"name\": \"{string.Concat(name.Select(c => $"\\u{(int)c:x4}"))}\", \"password\": \"{password}\"}}";
        var answer = await house.Stranger().PostAsync("/accounts/sign-in", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));
        (answer.StatusCode, await CodeAsync(answer)).ShouldBe((HttpStatusCode.Unauthorized, "SIGN_IN_FAILED"));
    }

    [Fact]
    public async Task Five_failures_shut_the_account_even_for_the_right_password()
    {
        var id = await house.AccountAsync("zhao");
        var client = house.Stranger();
        for (var i = 1; i <= 4; i++)
        {
            (await CodeAsync(await PostAsync(client, "/accounts/sign-in", new { name = "zhao", password = "wrong" }))).ShouldBe("SIGN_IN_FAILED");
        }

        var fifth = await PostAsync(client, "/accounts/sign-in", new { name = "zhao", password = "wrong" });
        (fifth.StatusCode, await CodeAsync(fifth)).ShouldBe((HttpStatusCode.TooManyRequests, "SIGN_IN_LOCKED"));
        fifth.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(250, 301);
        (await CodeAsync(await PostAsync(client, "/accounts/sign-in", new { name = "zhao", password = ApiServer.Password }))).ShouldBe("SIGN_IN_LOCKED");

        // The time has passed: one more failure shuts it for longer, the right password opens it.
        await SqlAsync("UPDATE accounts SET locked_until = now() - INTERVAL '1 second' WHERE id = @id", id);
        (await PostAsync(client, "/accounts/sign-in", new { name = "zhao", password = "wrong" })).Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(550, 601);
        await SqlAsync("UPDATE accounts SET locked_until = now() - INTERVAL '1 second' WHERE id = @id", id);
        (await PostAsync(client, "/accounts/sign-in", new { name = "zhao", password = ApiServer.Password })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await DeedsAsync(id)).ShouldBe([.. Enumerable.Repeat("sign_in_failed", 5), "locked", "sign_in_failed", "locked", "signed_in"]);
    }

    [Fact]
    public async Task A_name_that_nobody_has_is_shut_like_one_that_somebody_has()
    {
        var client = house.Stranger();
        for (var i = 1; i <= 4; i++)
        {
            (await CodeAsync(await PostAsync(client, "/accounts/sign-in", new { name = "ghost", password = "wrong" }))).ShouldBe("SIGN_IN_FAILED");
        }

        var fifth = await PostAsync(client, "/accounts/sign-in", new { name = "Ghost", password = "wrong" });
        (fifth.StatusCode, await CodeAsync(fifth)).ShouldBe((HttpStatusCode.TooManyRequests, "SIGN_IN_LOCKED"));
        fifth.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(250, 301);
        (await CodeAsync(await PostAsync(client, "/accounts/sign-in", new { name = "ghost", password = "wrong" }))).ShouldBe("SIGN_IN_LOCKED");
    }

    [Fact]
    public async Task Behind_a_proxy_that_ends_TLS_a_session_goes_by_https_alone_and_is_answered()
    {
        await house.AccountAsync("fan", ("viewer", "town", null));
        await using var host = ApiServer.StartOn(house.Connection, ("RISKMAP_SECURE_COOKIES", "1"));
        using var client = host.CreateClient(new() { HandleCookies = false });
        client.DefaultRequestHeaders.Authorization = null;
        var answer = await PostAsync(client, "/accounts/sign-in", new { name = "fan", password = ApiServer.Password });
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        var cookies = answer.Headers.GetValues("Set-Cookie").ToList();
        cookies.ShouldAllBe(c => c.Contains("; secure", StringComparison.OrdinalIgnoreCase));
        client.DefaultRequestHeaders.Add("Cookie", string.Join("; ", cookies.Select(c => c.Split(';')[0])));
        (await CodesAsync(client, "{ area(code: \"town\") { code } }", (await JsonAsync(answer))["token"]!.GetValue<string>())).ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_signs_out_leaves_no_cookie_that_a_copy_of_could_be_used()
    {
        await house.AccountAsync("tang", ("viewer", "town", null));
        var (signedIn, other) = (await house.SignInAsync("tang"), await house.SignInAsync("tang"));
        var copy = house.Host.CreateClient(new() { HandleCookies = false });
        copy.DefaultRequestHeaders.Authorization = null;
        var answer = await PostAsync(house.Stranger(), "/accounts/sign-in", new { name = "tang", password = ApiServer.Password });
        var cookie = string.Join("; ", answer.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));
        copy.DefaultRequestHeaders.Add("Cookie", cookie);
        (await copy.GetAsync("/tiles/town.json")).StatusCode.ShouldBe(HttpStatusCode.OK);
        copy.DefaultRequestHeaders.Add("X-RiskMap-Token", (await JsonAsync(answer))["token"]!.GetValue<string>());
        (await JsonAsync(await PostAsync(copy, "/accounts/sign-out", new { })))["signedIn"]!.GetValue<bool>().ShouldBeFalse();
        (await copy.GetAsync("/tiles/town.json")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await signedIn.GetAsync("/tiles/town.json")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await other.GetAsync("/tiles/town.json")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Who_had_the_name_before_does_not_become_administrator_with_his_old_password()
    {
        await house.AccountAsync("keeper", ("viewer", "town", null));
        var before = await house.SignInAsync("keeper");
        var link = await house.Host.Services.GetRequiredService<FirstAdministrator>().AgainAsync("keeper", default);
        link.ShouldNotBeNull();
        await house.Host.Services.GetRequiredService<KnownAccounts>().RereadAsync();
        (await MeAsync(before))["signedIn"]!.GetValue<bool>().ShouldBeFalse();
        (await CodeAsync(await PostAsync(house.Stranger(), "/accounts/sign-in", new { name = "keeper", password = ApiServer.Password }))).ShouldBe("SIGN_IN_FAILED");
        (await JsonAsync(await PostAsync(house.Stranger(), "/accounts/link", new { token = link.Split('#')[1], password = "i keep this server too" })))["signedIn"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task One_address_has_so_many_tries_whatever_the_names()
    {
        await using var host = ApiServer.StartOn(house.Connection, ("RISKMAP_SIGN_INS_PER_MINUTE", "3"));
        using var client = host.CreateClient();
        for (var i = 0; i < 3; i++)
        {
            (await CodeAsync(await PostAsync(client, "/accounts/sign-in", new { name = $"nobody{i}", password = "x" }))).ShouldBe("SIGN_IN_FAILED");
        }

        (await CodeAsync(await PostAsync(client, "/accounts/sign-in", new { name = "nobody", password = "x" }))).ShouldBe("SIGN_IN_TOO_OFTEN");
    }

    [Fact]
    public async Task What_a_cookie_signs_in_for_needs_the_pages_token_too()
    {
        await house.AccountAsync("qian", ("administrator", "*", null));
        var client = await house.SignInAsync("qian");
        (await CodesAsync(client, "{ areas { code } }")).ShouldBeEmpty();

        client.DefaultRequestHeaders.Remove("X-RiskMap-Token");
        var bare = await client.PostAsJsonAsync("/graphql", new { query = "{ areas { code } }" });
        (bare.StatusCode, await CodeAsync(bare)).ShouldBe((HttpStatusCode.BadRequest, "ANTIFORGERY_INVALID"));
        (await CodeAsync(await PostAsync(client, "/accounts/sign-out", new { }))).ShouldBe("ANTIFORGERY_INVALID");

        // The token of somebody else's page is of no use.
        await house.AccountAsync("sun");
        var other = await house.SignInAsync("sun");
        client.DefaultRequestHeaders.Add("X-RiskMap-Token", other.DefaultRequestHeaders.GetValues("X-RiskMap-Token"));
        (await CodeAsync(await client.PostAsJsonAsync("/graphql", new { query = "{ areas { code } }" }))).ShouldBe("ANTIFORGERY_INVALID");
    }

    [Fact]
    public async Task Another_password_ends_the_other_sessions_and_so_does_signing_out_everywhere()
    {
        await house.AccountAsync("zhou", ("viewer", "town", null));
        var (one, two) = (await house.SignInAsync("zhou"), await house.SignInAsync("zhou"));
        (await CodeAsync(await PostAsync(one, "/accounts/password", new { current = "wrong", next = "another long sentence" }))).ShouldBe("PASSWORD_WRONG");
        var changed = await PostAsync(one, "/accounts/password", new { current = ApiServer.Password, next = "another long sentence" });
        changed.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await MeAsync(one))["signedIn"]!.GetValue<bool>().ShouldBeTrue();
        (await MeAsync(two))["signedIn"]!.GetValue<bool>().ShouldBeFalse();
        (await two.GetAsync("/tiles/town.json")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        var three = house.Stranger();
        var token = (await JsonAsync(await PostAsync(three, "/accounts/sign-in", new { name = "zhou", password = "another long sentence" })))["token"]!.GetValue<string>();
        three.DefaultRequestHeaders.Add("X-RiskMap-Token", token);
        (await JsonAsync(await PostAsync(three, "/accounts/sign-out", new { everywhere = true })))["signedIn"]!.GetValue<bool>().ShouldBeFalse();
        (await MeAsync(one))["signedIn"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Theory]
    [InlineData("short", "PASSWORD_TOO_SHORT")]
    [InlineData("password1234", "PASSWORD_TOO_COMMON")]
    [InlineData("aaaaaaaaaaaaaaaa", "PASSWORD_TOO_COMMON")]
    [InlineData("i am WU-LAN myself", "PASSWORD_LIKE_NAME")]
    public async Task A_password_that_is_tried_first_is_refused(string password, string code)
    {
        await SqlAsync("INSERT INTO accounts (id, name, key, shown_as, kind, stamp) VALUES (@id, 'wu-lan', 'WU-LAN', 'Wu', 'local', @id) ON CONFLICT DO NOTHING", Guid.NewGuid());
        var token = await LinkAsync("WU-LAN");
        (await CodeAsync(await PostAsync(house.Stranger(), "/accounts/link", new { token, password }))).ShouldBe(code);
    }

    [Fact]
    public async Task A_link_is_used_once()
    {
        await house.AccountAsync("zheng");
        var token = await LinkAsync("ZHENG");
        var client = house.Stranger();
        (await JsonAsync(await PostAsync(client, "/accounts/link/look", new { token })))["name"]!.GetValue<string>().ShouldBe("zheng");
        var used = await PostAsync(client, "/accounts/link", new { token, password = "chosen by the link" });
        (await JsonAsync(used))["signedIn"]!.GetValue<bool>().ShouldBeTrue();
        (await CodeAsync(await PostAsync(client, "/accounts/link", new { token, password = "chosen by the link" }))).ShouldBe("LINK_INVALID");
        (await CodeAsync(await PostAsync(client, "/accounts/link/look", new { token }))).ShouldBe("LINK_INVALID");
        (await PostAsync(client, "/accounts/sign-in", new { name = "zheng", password = "chosen by the link" })).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_first_start_makes_an_administrator_who_chooses_his_password_by_a_link_and_later_starts_make_none()
    {
        (await ScalarAsync<long>("SELECT count(*) FROM accounts a JOIN grants g ON g.account = a.id WHERE a.name = 'admin' AND g.role = 'administrator' AND g.area = '*'")).ShouldBe(1);
        var token = await LinkAsync("ADMIN");
        await PostAsync(house.Stranger(), "/accounts/link", new { token, password = "i keep this server" });
        var links = await ScalarAsync<long>("SELECT count(*) FROM account_links");
        await using (var again = ApiServer.StartOn(house.Connection))
        {
            _ = again.Services;
        }

        (await ScalarAsync<long>("SELECT count(*) FROM account_links")).ShouldBe(links);
    }

    [Fact]
    public async Task A_session_outlives_a_start_of_the_server()
    {
        await house.AccountAsync("he", ("viewer", "town", null));
        var answer = await PostAsync(house.Stranger(), "/accounts/sign-in", new { name = "he", password = ApiServer.Password, keep = true });
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("riskmap-session=", StringComparison.Ordinal));
        cookie.ShouldContain("expires");
        await using var next = ApiServer.StartOn(house.Connection);
        using var client = next.CreateClient(new WebApplicationFactoryClientOptions { HandleCookies = false });
        client.DefaultRequestHeaders.Authorization = null;
        client.DefaultRequestHeaders.Add("Cookie", cookie.Split(';')[0]);
        (await MeAsync(client))["account"]!["name"]!.GetValue<string>().ShouldBe("he");
        client.DefaultRequestHeaders.Remove("Cookie");
        client.DefaultRequestHeaders.Add("Cookie", cookie.Split(';')[0][..^4] + "AAAA");
        (await MeAsync(client))["signedIn"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Fact]
    public async Task A_key_that_does_not_hold_is_refused_even_where_nobody_need_have_one()
    {
        var client = house.Stranger();
        (await client.GetAsync("/tiles/demo.json")).StatusCode.ShouldBe(HttpStatusCode.OK);
        client.DefaultRequestHeaders.Authorization = new("Bearer", "rk_wrong");
        (await client.GetAsync("/tiles/demo.json")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        client.DefaultRequestHeaders.Authorization = new("Bearer", ApiServer.AdminKey[..^1]);
        (await client.GetAsync("/tiles/demo.json")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Neither_the_audit_nor_the_acts_can_be_changed()
    {
        await house.AccountAsync("shi");
        await house.SignInAsync("shi");
        foreach (var sql in (string[])["UPDATE audit SET who = 'x'", "DELETE FROM audit", "TRUNCATE audit"])
        {
            (await Should.ThrowAsync<Npgsql.PostgresException>(() => SqlAsync(sql))).MessageText.ShouldContain("audit only grows");
        }

        (await ScalarAsync<string>("SELECT string_agg(concat(who, object, before, after), ' ') FROM audit")).ShouldNotContain(ApiServer.Password);
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, string path, object body) => client.PostAsJsonAsync(path, body);

    private static async Task<JsonNode> JsonAsync(HttpResponseMessage answer) => JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;

    private static async Task<string?> CodeAsync(HttpResponseMessage answer) => (await JsonAsync(answer))["code"]?.GetValue<string>();

    private static async Task<JsonNode> MeAsync(HttpClient client) => await JsonAsync(await client.GetAsync("/accounts/me"));

    private static async Task<JsonNode> AskAsync(HttpClient client, string query, string? token = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query }) };
        if (token is not null)
        {
            request.Headers.Add("X-RiskMap-Token", token);
        }

        return await JsonAsync(await client.SendAsync(request));
    }

    private static async Task<string[]> CodesAsync(HttpClient client, string query, string? token = null) =>
        [.. ((await AskAsync(client, query, token))["errors"]?.AsArray() ?? []).Select(e => e!["extensions"]!["code"]!.GetValue<string>())];

    private async Task<string> LinkAsync(string key)
    {
        var token = Guid.NewGuid().ToString("n");
        await using var connection = await house.Source.OpenConnectionAsync();
        await connection.ExecuteAsync("""
            INSERT INTO account_links (hash, account, ends_at) SELECT sha256(convert_to(@token, 'UTF8')), id, now() + INTERVAL '1 hour' FROM accounts WHERE key = @key
            """, new { token, key });
        return token;
    }

    private async Task<string[]> DeedsAsync(Guid account)
    {
        await using var connection = await house.Source.OpenConnectionAsync();
        return [.. await connection.QueryAsync<string>("SELECT deed FROM audit WHERE account = @account ORDER BY at, id", new { account })];
    }

    private async Task SqlAsync(string sql, Guid id = default)
    {
        await using var connection = await house.Source.OpenConnectionAsync();
        await connection.ExecuteAsync(sql, new { id });
    }

    private async Task<T> ScalarAsync<T>(string sql)
    {
        await using var connection = await house.Source.OpenConnectionAsync();
        return (await connection.ExecuteScalarAsync<T>(sql))!;
    }
}
