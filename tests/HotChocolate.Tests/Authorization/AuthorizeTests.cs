using System.Text.Json;
using HotChocolate.Execution;
using HotChocolateTests.AspNetCore;
using Microsoft.Extensions.DependencyInjection;

namespace HotChocolateTests.Authorization;

public sealed class AuthorizeTests
{
    private const string Refused = "The current user is not authorized to access this resource.";

    private static async Task<string> AskAsync(Served server, string query, string? user = null, string? accept = null) =>
        (await server.PostAsync(
            $$"""{"query":{{JsonSerializer.Serialize(query)}}}""", accept: accept, change: r => r.Headers.TryAddWithoutValidation("X-User", user))).Body;

    private static string Error(string field, string code, string message = Refused) =>
        $$$"""{"errors":[{"message":"{{{message}}}","locations":[{"line":1,"column":3}],"path":["{{{field}}}"],"extensions":{"code":"{{{code}}}"}}],"data":""";

    [Theory]
    [InlineData("motto", null, null)]
    [InlineData("roster", null, "AUTH_NOT_AUTHENTICATED")]
    [InlineData("roster", "a=none", null)]
    [InlineData("plans", null, "AUTH_NOT_AUTHENTICATED")]
    [InlineData("plans", "a=none", "AUTH_NOT_AUTHORIZED")]
    [InlineData("plans", "a=deputy", null)]
    [InlineData("cellar", "a=chief", "AUTH_NOT_AUTHORIZED")]
    [InlineData("cellar", "a=veteran", null)]
    [InlineData("vault", "a=veteran", "AUTH_NOT_AUTHORIZED")]
    [InlineData("vault", "a=chief", "AUTH_NOT_AUTHORIZED")]
    [InlineData("vault", "a=chief,veteran", null)]
    [InlineData("safe", "a=veteran", "AUTH_NOT_AUTHORIZED")]
    [InlineData("safe", "a=chief", "AUTH_NOT_AUTHORIZED")]
    [InlineData("safe", "a=chief,veteran", null)]
    [InlineData("secret { words }", "a=none", "AUTH_NOT_AUTHORIZED")]
    [InlineData("secret { words }", "a=chief", null)]
    [InlineData("paper { words }", "a=none", "AUTH_NOT_AUTHORIZED")]
    [InlineData("paper { words }", "a=chief", null)]
    [InlineData("rumour { words }", null, null)]
    [InlineData("paged { nodes { name } }", "a=none", "AUTH_NOT_AUTHORIZED")]
    [InlineData("paged { nodes { name } }", "a=chief", null)]
    public async Task A_field_is_for_those_who_meet_what_it_asks(string field, string? user, string? code)
    {
        await using var server = await BrigadeServer.StartAsync();
        var answer = await AskAsync(server, $"{{ {field} }}", user);
        if (code is null)
        {
            answer.ShouldStartWith("{\"data\":{\"");
        }
        else
        {
            var name = field.Split(' ')[0];
            answer.ShouldStartWith(Error(name, code));
            answer.ShouldEndWith(name is "roster" or "plans" ? "\"data\":null}" : "{\"" + name + "\":null}}");
        }
    }

    [Fact]
    public async Task Other_fields_of_the_question_are_answered_all_the_same()
    {
        await using var server = await BrigadeServer.StartAsync();
        (await AskAsync(server, "{ motto cellar }", "a=none")).ShouldEndWith("""{"motto":"Serve","cellar":null}}""");
    }

    [Fact]
    public async Task A_policy_that_is_not_there_lets_nobody_in()
    {
        await using var server = await BrigadeServer.StartAsync();
        (await AskAsync(server, "{ attic }", "a=chief")).ShouldBe(
            Error("attic", "AUTH_POLICY_NOT_FOUND", "The `missing` authorization policy does not exist.") + "{\"attic\":null}}");
    }

    [Fact]
    public async Task Without_a_default_policy_nobody_is_let_in_either()
    {
        await using var server = await BrigadeServer.StartAsync(defaultPolicy: false);
        (await AskAsync(server, "{ roster }", "a=chief")).ShouldStartWith(
            Error("roster", "AUTH_NO_DEFAULT_POLICY", "The default authorization policy does not exist."));
    }

    [Fact]
    public async Task A_requirement_of_the_applications_own_sees_the_field()
    {
        await using var server = await BrigadeServer.StartAsync();
        using var answer = JsonDocument.Parse(await AskAsync(server, "{ members { name diary } }", "M2=none"));
        var members = answer.RootElement.GetProperty("data").GetProperty("members").EnumerateArray().ToArray();
        members.Select(m => m.GetProperty("diary").GetString()).ShouldBe([null, "dear", null, null, null]);
        answer.RootElement.GetProperty("errors").GetArrayLength().ShouldBe(4);
        answer.RootElement.GetProperty("errors")[0].GetProperty("path").GetRawText().ShouldBe("""["members",0,"diary"]""");
    }

    [Theory]
    [InlineData("a=chief", "\"M5\"")]
    [InlineData("a=none", "null")]
    public async Task A_role_is_asked_for_once_however_many_objects_have_the_field(string user, string badge)
    {
        await using var server = await BrigadeServer.StartAsync();
        (await AskAsync(server, "{ members { badge } more: members { badge } }", user)).ShouldEndWith("{\"badge\":" + badge + "}]}}");
        server.Services.GetRequiredService<Bell>().Judgements.ShouldBe(1);
    }

    [Fact]
    public async Task A_policy_that_takes_its_time_is_waited_for()
    {
        await using var server = await BrigadeServer.StartAsync();
        (await AskAsync(server, """{ members { pension(of: "x") } }""", "a=none")).ShouldBe(
            """{"data":{"members":[{"pension":"x"},{"pension":"x"},{"pension":"x"},{"pension":"x"},{"pension":"x"}]}}""");
        server.Services.GetRequiredService<Bell>().Questions.ShouldBe(5);
    }

    [Fact]
    public async Task A_mutation_that_is_refused_never_runs()
    {
        await using var server = await BrigadeServer.StartAsync();
        (await AskAsync(server, "mutation { soundAlarm }", "a=none")).ShouldContain("AUTH_NOT_AUTHORIZED");
        server.Services.GetRequiredService<Bell>().Rings.ShouldBe(0);
        (await AskAsync(server, "mutation { soundAlarm }", "a=chief")).ShouldBe("""{"data":{"soundAlarm":true}}""");
        server.Services.GetRequiredService<Bell>().Rings.ShouldBe(1);
    }

    [Fact]
    public async Task Who_may_not_subscribe_hears_so_at_once_and_nothing_else()
    {
        await using var server = await BrigadeServer.StartAsync();
        var answer = await AskAsync(server, "subscription { alarm }", accept: "text/event-stream");
        answer.ShouldContain("\"path\":[\"alarm\"]");
        answer.ShouldContain("AUTH_NOT_AUTHENTICATED");
        answer.ShouldEndWith("event: complete\ndata: \n\n");
    }

    [Theory]
    [InlineData("a=none", false)]
    [InlineData(null, true)]
    public async Task The_user_who_opened_a_socket_is_the_one_who_asks(string? user, bool isRefused)
    {
        await using var server = await BrigadeServer.StartAsync();
        using var socket = new System.Net.WebSockets.ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        socket.Options.SetRequestHeader("X-User", user);
        await socket.ConnectAsync(server.Socket, CancellationToken.None);
        foreach (var message in new[] { """{"type":"connection_init"}""", """{"type":"subscribe","id":"1","payload":{"query":"subscription { alarm }"}}""" })
        {
            await socket.SendAsync(System.Text.Encoding.UTF8.GetBytes(message), System.Net.WebSockets.WebSocketMessageType.Text, true, CancellationToken.None);
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var buffer = new byte[10_000];
        await socket.ReceiveAsync(buffer, patience.Token);
        var heard = socket.ReceiveAsync(buffer, patience.Token);
        while (!isRefused && !heard.IsCompleted)
        {
            await AskAsync(server, "mutation { soundAlarm }", "b=chief");
        }

        System.Text.Encoding.UTF8.GetString(buffer, 0, (await heard).Count).ShouldStartWith(isRefused
            ? """{"type":"error","id":"1","payload":[{"message":"The current user is not authorized"""
            : """{"type":"next","id":"1","payload":{"data":{"alarm":"fire"}}}""");
    }

    [Fact]
    public async Task A_schema_with_rules_and_no_judge_is_none()
    {
        var graphQL = new ServiceCollection().AddGraphQL().AddQueryType<Brigade>();
        (await Should.ThrowAsync<InvalidOperationException>(async () => await graphQL.BuildRequestExecutorAsync())).Message.ShouldContain("AddAuthorization");
    }

    [Fact]
    public async Task Rules_do_not_show_in_the_schema()
    {
        await using var server = await BrigadeServer.StartAsync();
        (await server.GetAsync("?sdl")).Body.ToUpperInvariant().ShouldNotContain("AUTHOR");
    }
}
