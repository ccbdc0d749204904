using System.Net;
using System.Net.Http.Json;
using System.Reflection;
using System.Text.Json.Nodes;
using Dapper;
using HotChocolate.Authorization;
using HotChocolate.Types;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using RiskMap.Api.Accounts;

namespace RiskMap.Api.Tests.Accounts;

/// <summary>Every door is walked through by every role, by nobody, by somebody of another area and by somebody of one division.</summary>
public sealed class AccessTests(AccessTests.House house) : IClassFixture<AccessTests.House>
{
    private static readonly WaysIn Doors = new("town");

    /// <summary>An area with nothing in it, closed; and one open to everybody. Each visitor has a key, which asks for no page's token.</summary>
    public sealed class House : ApiServer
    {
        public Dictionary<string, HttpClient> Visitors { get; } = [];

        protected override (string Name, string Value)[] Settings => [("RISKMAP_QUERY_COST", "100000000"), ("RISKMAP_QUERY_OBJECTS", "100000000")];

        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            _ = Host.Services;
            await using var connection = await Source.OpenConnectionAsync();
            await connection.ExecuteAsync("""
                INSERT INTO areas (area, name_en, time_zone, generated) VALUES
                    ('town', 'Town', 'Asia/Shanghai', false), ('other', 'Other', 'Asia/Shanghai', false), ('demo', 'Demo', 'Asia/Shanghai', true)
                """);
            Visitors["nobody"] = Stranger();
            foreach (var role in AccessTable.Roles.Keys)
            {
                Visitors[role] = await MachineAsync(role, "town", null);
            }

            Visitors["administrator elsewhere"] = await MachineAsync("administrator", "other", null);
            Visitors["inspector of a division"] = await MachineAsync("inspector", "town", WaysIn.SomeId);
        }

        public async Task<HttpClient> MachineAsync(string role, string area, Guid? division)
        {
            var (name, key) = ($"machine-{Guid.NewGuid():n}", $"rk_{Guid.NewGuid():n}{Guid.NewGuid():n}");
            var account = await AccountAsync(name, (role, area, division));
            await using var connection = await Source.OpenConnectionAsync();
            await connection.ExecuteAsync(
                "INSERT INTO api_keys (id, account, name, hash) VALUES (@account, @account, @name, sha256(convert_to(@key, 'UTF8')))", new { account, name, key });
            await Host.Services.GetRequiredService<KnownAccounts>().RereadAsync();
            var client = Stranger();
            client.DefaultRequestHeaders.Authorization = new("Bearer", key);
            return client;
        }
    }

    [Fact]
    public async Task Every_route_lets_in_whom_the_table_names_and_nobody_else()
    {
        var routes = house.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .SelectMany(e => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["*"]).Select(m => (Method: m, Path: e.RoutePattern.RawText!)))
            .Where(r => r.Method != "HEAD").Distinct().ToList();
        routes.Count.ShouldBeGreaterThan(20);
        routes.Select(r => $"{r.Method} {r.Path}").Except(AccessTable.Routes.Keys).ShouldBeEmpty("routes without a line in AccessTable");
        List<string> wrong = [];
        foreach (var (method, path) in routes)
        {
            var needs = AccessTable.Routes[$"{method} {path}"];
            foreach (var (visitor, client) in house.Visitors)
            {
                using var request = new HttpRequestMessage(method == "*" ? HttpMethod.Get : new(method), Doors.Filled(path)) { Content = method == "POST" ? JsonContent.Create(new { }) : null };
                var answer = await client.SendAsync(request);
                var refusal = Code(await answer.Content.ReadAsStringAsync());
                wrong.AddRange(Judge($"{method} {path}", visitor, needs, refusal, answer.StatusCode));
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Query")]
    [InlineData("Mutation")]
    [InlineData("Subscription")]
    public async Task Every_root_field_answers_whom_the_table_names_and_nobody_else(string root)
    {
        var table = root switch { "Query" => AccessTable.Queries, "Mutation" => AccessTable.Mutations, _ => AccessTable.Subscriptions };
        var schema = await SchemaAsync();
        var fields = schema[root]!["fields"]!.AsArray();
        fields.Select(f => f!["name"]!.GetValue<string>()).Except(table.Keys).ShouldBeEmpty($"fields of {root} without a line in AccessTable");
        List<string> wrong = [];
        foreach (var field in fields)
        {
            var name = field!["name"]!.GetValue<string>();
            var document = $"{root.ToLowerInvariant()} {{ {Doors.Asked(field, schema)} }}";
            foreach (var (visitor, client) in house.Visitors)
            {
                wrong.AddRange(Judge($"{root}.{name}", visitor, InPart(table[name]), await RefusalAsync(client, document, root == "Subscription"), HttpStatusCode.OK));
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Every_field_below_the_roots_that_asks_for_more_than_to_look_stands_in_the_table()
    {
        var asking = from type in typeof(Program).Assembly.GetTypes()
                     where type.GetCustomAttribute<ExtendObjectTypeAttribute>() is not { Name: "Query" or "Mutation" or "Subscription" }
                     from member in type.GetMembers()
                     from rule in member.GetCustomAttributes<AuthorizeAttribute>()
                     where !type.Name.EndsWith("Subscriptions", StringComparison.Ordinal) && !type.Name.EndsWith("Mutations", StringComparison.Ordinal)
                     select (Name: $"{type.Name}.{member.Name}", rule.Policy);
        var found = asking.Distinct().ToDictionary(a => a.Name, a => a.Policy!, StringComparer.Ordinal);
        // Personal data by the record that the audit names, never by "personal" alone.
        found.Select(f => $"{f.Key} {f.Value}").Except(AccessTable.Fields.Select(f => $"{f.Key} {f.Value}")).ShouldBeEmpty();
        found.Values.ShouldContain("contacts");
    }

    [Fact]
    public async Task What_is_open_to_everybody_gives_nobody_personal_data()
    {
        var schema = await SchemaAsync();
        foreach (var field in schema["Area"]!["fields"]!.AsArray())
        {
            var name = field!["name"]!.GetValue<string>();
            var refusal = await RefusalAsync(house.Visitors["nobody"], $"{{ area(code: \"demo\") {{ {Doors.Asked(field, schema)} }} }}", stream: false);
            var isPersonal = AccessTable.PersonalNames.Contains(name, StringComparer.Ordinal) || name is "audit" or "importPreviews";
            (name, refusal).ShouldBe((name, isPersonal ? "AUTH_NOT_AUTHENTICATED" : null));
        }
    }

    [Fact]
    public async Task Answers_of_what_is_not_open_to_everybody_are_kept_for_one_reader()
    {
        var open = await house.Visitors["nobody"].GetAsync("/tiles/demo/hydrants/3/6/3.mvt");
        (open.StatusCode, open.Headers.CacheControl!.Private).ShouldBe((HttpStatusCode.NoContent, false));
        var closed = await house.Visitors["viewer"].GetAsync("/tiles/town/hydrants/3/6/3.mvt");
        (closed.StatusCode, closed.Headers.CacheControl!.Private, closed.Headers.CacheControl.NoCache).ShouldBe((HttpStatusCode.NoContent, true, true));
        string.Join(", ", closed.Headers.Vary).ShouldContain("Cookie");
        var known = await house.Visitors["nobody"].SendAsync(new(HttpMethod.Get, "/tiles/town/hydrants/3/6/3.mvt") { Headers = { { "If-None-Match", "*" } } });
        known.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("nobody", "mutation { copyStandard(area: \"town\", standard: \"cn-gb50974\", id: \"mine\", title: \"Mine\") { id } }", HttpStatusCode.Unauthorized)]
    [InlineData("viewer", "mutation { copyStandard(area: \"town\", standard: \"cn-gb50974\", id: \"mine\", title: \"Mine\") { id } }", HttpStatusCode.Forbidden)]
    [InlineData("administrator", "mutation { copyStandard(area: \"town\", standard: \"no-such\", id: \"mine\", title: \"Mine\") { id } }", HttpStatusCode.BadRequest)]
    public async Task A_refusal_is_no_failure_of_the_server_whatever_media_type_is_asked_for(string visitor, string query, HttpStatusCode status)
    {
        var answer = await house.Visitors[visitor].PostAsJsonAsync("/graphql", new { query });
        (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType).ShouldBe((status, "application/graphql-response+json"));
    }

    [Fact]
    public async Task A_grant_that_is_taken_away_and_a_key_that_is_revoked_hold_no_longer()
    {
        var client = await house.MachineAsync("viewer", "town", null);
        (await client.GetAsync("/tiles/town.json")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await using var connection = await house.Source.OpenConnectionAsync();
        var id = await connection.ExecuteScalarAsync<Guid>("SELECT id FROM api_keys ORDER BY made_at DESC LIMIT 1");
        await connection.ExecuteAsync("DELETE FROM grants WHERE account = @id", new { id });
        await house.Host.Services.GetRequiredService<KnownAccounts>().RereadAsync();
        (await client.GetAsync("/tiles/town.json")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var admin = house.Host.CreateClient();
        var revoked = await admin.PostAsJsonAsync("/graphql", new { query = $"mutation {{ revokeApiKey(id: \"{id}\") {{ outcome key {{ works }} }} }}" });
        (await revoked.Content.ReadAsStringAsync()).ShouldContain("\"works\":false");
        (await client.GetAsync("/tiles/town.json")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static string InPart(string needs) => needs is AccessTable.Everybody or AccessTable.SignedIn || needs.EndsWith("in part", StringComparison.Ordinal) ? needs : $"{needs} in part";

    /// <summary>What is wrong about an answer; nothing if it is as the table says.</summary>
    private static IEnumerable<string> Judge(string door, string visitor, string needs, string? refusal, HttpStatusCode status)
    {
        var expected = needs == AccessTable.Everybody ? null : visitor == "nobody" ? "AUTH_NOT_AUTHENTICATED" : May(visitor, needs) ? null : "AUTH_NOT_AUTHORIZED";
        return refusal == expected && status < HttpStatusCode.InternalServerError ? [] : [$"{door}: {visitor} got {refusal ?? "in"} ({(int)status}), expected {expected ?? "in"}"];
    }

    private static bool May(string visitor, string needs)
    {
        if (needs == AccessTable.SignedIn)
        {
            return true;
        }

        var permits = needs.Replace(" in part", "", StringComparison.Ordinal).Split('+');
        return visitor switch
        {
            // Where no area is named it is enough to administer some; what then is shown is another matter.
            "administrator elsewhere" => permits is ["administer"],
            "inspector of a division" => (permits is ["look"] || needs.EndsWith("in part", StringComparison.Ordinal)) && permits.All(AccessTable.Roles["inspector"].Contains),
            _ => permits.All(AccessTable.Roles[visitor].Contains),
        };
    }

    private static string? Code(string body) =>
        body.Contains("AUTH_NOT_AUTHENTICATED", StringComparison.Ordinal) ? "AUTH_NOT_AUTHENTICATED"
        : body.Contains("AUTH_NOT_AUTHORIZED", StringComparison.Ordinal) ? "AUTH_NOT_AUTHORIZED" : null;

    private static async Task<string?> RefusalAsync(HttpClient client, string query, bool stream)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query }) };
        if (!stream)
        {
            var text = await (await client.SendAsync(request)).Content.ReadAsStringAsync();
            text.ShouldNotContain("does not exist on the type", customMessage: query);
            return Code(text);
        }

        request.Headers.Accept.ParseAdd("text/event-stream");
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());
        // A refusal follows at once; who is let in hears nothing until something happens.
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(150));
        try
        {
            while (await reader.ReadLineAsync(patience.Token) is { } line)
            {
                if (Code(line) is { } refusal)
                {
                    return refusal;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Nothing came.
        }

        return null;
    }

    private async Task<Dictionary<string, JsonNode>> SchemaAsync()
    {
        var answer = await house.Host.CreateClient().PostAsJsonAsync("/graphql", new { query = WaysIn.SchemaQuery });
        return WaysIn.ReadSchema(JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["data"]!);
    }
}
