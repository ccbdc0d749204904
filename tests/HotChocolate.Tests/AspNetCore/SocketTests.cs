using System.Net.WebSockets;
using System.Text;
using HotChocolate.AspNetCore;
using HotChocolate.Execution;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using static HotChocolateTests.AspNetCore.SocketClient;

namespace HotChocolateTests.AspNetCore;

/// <summary>The rules of graphql-transport-ws one by one, and how the older graphql-ws words them.</summary>
public sealed class SocketTests
{
    private const string Init = """{"type":"connection_init"}""";
    private const string Ack = """{"type":"connection_ack"}""";
    private const string Listen = """{"type":"subscribe","id":"1","payload":{"query":"subscription { defectReported { text } }"}}""";
    private const string Ask = """{"type":"subscribe","id":"1","payload":{"query":"{ apiVersion }"}}""";

    [Fact]
    public async Task A_query_is_answered_once()
    {
        await using var server = await EventServer.StartAsync();
        using var socket = await ConnectAsync(server);
        socket.SubProtocol.ShouldBe("graphql-transport-ws");
        await SendAsync(socket, """{"type":"connection_init","payload":{"token":"x"}}""");
        (await HearAsync(socket)).ShouldBe(Ack);
        for (var i = 0; i < 2; i++)
        {
            await SendAsync(socket, Ask);
            (await HearAsync(socket)).ShouldBe("""{"type":"next","id":"1","payload":{"data":{"apiVersion":"1"}}}""");
            (await HearAsync(socket)).ShouldBe("""{"type":"complete","id":"1"}""");
        }
    }

    [Fact]
    public async Task What_cannot_run_is_an_error_and_that_is_the_end_of_it()
    {
        await using var server = await EventServer.StartAsync();
        using var socket = await ConnectAsync(server);
        await SendAsync(socket, Init);
        await HearAsync(socket);
        await SendAsync(socket, """{"type":"subscribe","id":"1","payload":{"query":"{"}}""");
        (await HearAsync(socket)).ShouldStartWith("""{"type":"error","id":"1","payload":[{"message":"Syntax Error""");
        await SendAsync(socket, Ask);
        (await HearAsync(socket)).ShouldContain("apiVersion");
    }

    [Fact]
    public async Task A_ping_comes_back_with_what_it_brought()
    {
        await using var server = await EventServer.StartAsync();
        using var socket = await ConnectAsync(server);
        await SendAsync(socket, """{"type":"ping","payload":{"a":[1,"ü"]}}""");
        (await HearAsync(socket)).ShouldBe("""{"type":"pong","payload":{"a":[1,"ü"]}}""");
        await SendAsync(socket, """{"type":"pong"}""");
        await SendAsync(socket, """{"type":"ping"}""");
        (await HearAsync(socket)).ShouldBe("""{"type":"pong"}""");
    }

    [Theory]
    [InlineData(4400, "not json")]
    [InlineData(4400, "[]")]
    [InlineData(4400, "{}")]
    [InlineData(4400, """{"type":"nonsense"}""")]
    [InlineData(4400, """{"type":5}""")]
    [InlineData(4400, """{"type":"start","id":"1","payload":{"query":"{ apiVersion }"}}""")]
    [InlineData(4400, """{"type":"subscribe","payload":{"query":"{ apiVersion }"}}""")]
    [InlineData(4400, """{"type":"subscribe","id":"1"}""")]
    [InlineData(4400, """{"type":"subscribe","id":"1","payload":{}}""")]
    [InlineData(4400, """{"type":"subscribe","id":"1","payload":{"query":5}}""")]
    [InlineData(4400, """{"type":"subscribe","id":"1","payload":[]}""")]
    [InlineData(4400, """{"type":"subscribe","id":5,"payload":{"query":"{ apiVersion }"}}""")]
    [InlineData(4400, """{"type":"subscribe","id":"1","payload":{"query":"\ud800"}}""")]
    [InlineData(4400, """{"type":"subscribe","id":"\ud800","payload":{"query":"{ apiVersion }"}}""")]
    [InlineData(4400, """{"type":"\ud800"}""")]
    [InlineData(4400, """{"type":"complete"}""")]
    [InlineData(4401, Ask)]
    [InlineData(4429, Init, Init)]
    [InlineData(4409, Init, Listen, Listen)]
    public async Task A_client_that_does_not_keep_to_the_protocol_is_cut_off_with_the_reason(int code, params string[] messages)
    {
        await using var server = await EventServer.StartAsync();
        using var socket = await ConnectAsync(server);
        foreach (var message in messages)
        {
            await SendAsync(socket, message);
        }

        var heard = await HearAsync(socket);
        while (heard.StartsWith('{'))
        {
            heard = await HearAsync(socket);
        }

        heard.ShouldStartWith($"{code} ");
        await UntilAsync(() => EventServer.Subscribers(server) == 0);
    }

    [Fact]
    public async Task Noise_ends_the_conversation_and_not_the_server()
    {
        await using var server = await EventServer.StartAsync();
        var dice = new Random(20261122);
        const string Letters = "{}[]\":,\\u0d80a1 \u0000\u00fc";
        for (var i = 0; i < 100; i++)
        {
            using var socket = await ConnectAsync(server, i % 2 == 0 ? "graphql-transport-ws" : "graphql-ws");
            var noise = Ask.ToCharArray();
            for (var change = 0; change <= i / 10; change++)
            {
                noise[dice.Next(noise.Length)] = Letters[dice.Next(Letters.Length)];
            }

            await SendAsync(socket, new string(noise));
            var heard = await HearAsync(socket);
            (heard.StartsWith("4400 ", StringComparison.Ordinal) || heard.StartsWith("4401 ", StringComparison.Ordinal)).ShouldBeTrue(heard);
        }

        (await server.PostAsync("""{"query":"{ apiVersion }"}""")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_message_that_is_too_large_is_not_read()
    {
        await using var server = await EventServer.StartAsync();
        using var socket = await ConnectAsync(server);
        await SendAsync(socket, new string(' ', 2_100_000));
        (await HearAsync(socket)).ShouldStartWith("1009 ");
    }

    [Fact]
    public async Task Bytes_are_not_text()
    {
        await using var server = await EventServer.StartAsync();
        using var socket = await ConnectAsync(server);
        await socket.SendAsync(Encoding.UTF8.GetBytes(Init), WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None);
        (await HearAsync(socket)).ShouldStartWith("4400 ");
    }

    [Fact]
    public async Task Who_does_not_introduce_himself_is_not_waited_for()
    {
        var options = new GraphQLServerOptions();
        options.Sockets.ConnectionInitializationTimeout = TimeSpan.FromMilliseconds(100);
        await using var server = await Served.StartAsync(_ => { }, use: app => app.UseWebSockets().UseRouting().UseEndpoints(e => e.MapGraphQL().WithOptions(options)));
        using var socket = await ConnectAsync(server);
        (await HearAsync(socket)).ShouldStartWith("4408 ");

        using var known = await ConnectAsync(server);
        await SendAsync(known, Init);
        (await HearAsync(known)).ShouldBe(Ack);
        // Three times what an unknown client was given: one that is known may be silent for as long as it likes.
        await Task.Delay(300);
        await SendAsync(known, Ask);
        (await HearAsync(known)).ShouldContain("apiVersion");
    }

    [Fact]
    public async Task An_unknown_protocol_is_not_spoken()
    {
        await using var server = await EventServer.StartAsync();
        using var socket = await ConnectAsync(server, "soap");
        (await HearAsync(socket)).ShouldStartWith("4406 ");
    }

    [Fact]
    public async Task No_socket_asks_for_more_at_once_than_it_may()
    {
        await using var server = await EventServer.StartAsync();
        using var socket = await ConnectAsync(server);
        await SendAsync(socket, Init);
        for (var i = 0; i <= 100; i++)
        {
            await SendAsync(socket, Listen.Replace("\"1\"", $"\"{i}\"", StringComparison.Ordinal));
        }

        await HearAsync(socket);
        (await HearAsync(socket)).ShouldStartWith("4429 ");
        await UntilAsync(() => EventServer.Subscribers(server) == 0);
    }

    [Fact]
    public async Task The_stream_ends_with_the_subscription_and_with_the_socket()
    {
        await using var server = await EventServer.StartAsync();
        using var socket = await ConnectAsync(server);
        await SendAsync(socket, Init);
        await SendAsync(socket, Listen);
        await UntilAsync(() => EventServer.Subscribers(server) == 1);
        await SendAsync(socket, """{"type":"complete","id":"1"}""");
        await SendAsync(socket, """{"type":"complete","id":"never"}""");
        await UntilAsync(() => EventServer.Subscribers(server) == 0);

        await SendAsync(socket, Listen);
        await UntilAsync(() => EventServer.Subscribers(server) == 1);
        socket.Abort();
        await UntilAsync(() => EventServer.Subscribers(server) == 0);
    }

    [Fact]
    public async Task A_server_that_stops_says_so_and_waits_for_nobody()
    {
        var server = await EventServer.StartAsync();
        using var socket = await ConnectAsync(server);
        await SendAsync(socket, Init);
        await SendAsync(socket, Listen);
        await UntilAsync(() => EventServer.Subscribers(server) == 1);
        var stop = server.StopAsync();
        await HearAsync(socket);
        (await HearAsync(socket)).ShouldStartWith("1001 ");
        await stop.WaitAsync(TimeSpan.FromSeconds(10));
        await server.DisposeAsync();
    }

    [Theory]
    [InlineData("http://evil.example", false)]
    [InlineData("null", false)]
    [InlineData("http://127.0.0.1:1", false)]
    [InlineData(null, true)]
    [InlineData("SELF", true)]
    public async Task A_page_of_another_site_opens_no_socket(string? origin, bool opens)
    {
        await using var server = await EventServer.StartAsync();
        origin = origin == "SELF" ? server.Client.BaseAddress!.ToString().TrimEnd('/') : origin;
        if (opens)
        {
            using var socket = await ConnectAsync(server, origin: origin);
            socket.State.ShouldBe(WebSocketState.Open);
        }
        else
        {
            (await Should.ThrowAsync<WebSocketException>(() => ConnectAsync(server, origin: origin))).Message.ShouldContain("403");
        }
    }

    [Fact]
    public async Task Other_sites_may_be_named()
    {
        await using var server = await EventServer.StartAsync(
            services: services => services.Configure<WebSocketOptions>(o => o.AllowedOrigins.Add("http://map.example")));
        using var socket = await ConnectAsync(server, origin: "http://map.example");
        await Should.ThrowAsync<WebSocketException>(() => ConnectAsync(server, origin: "http://evil.example"));
    }

    [Fact]
    public async Task The_older_protocol_says_the_same_in_other_words()
    {
        await using var server = await EventServer.StartAsync();
        using var socket = await ConnectAsync(server, "graphql-ws");
        await SendAsync(socket, Init);
        (await HearAsync(socket)).ShouldBe(Ack);
        await SendAsync(socket, """{"type":"start","id":"1","payload":{"query":"{ apiVersion }"}}""");
        (await HearAsync(socket)).ShouldBe("""{"type":"data","id":"1","payload":{"data":{"apiVersion":"1"}}}""");
        (await HearAsync(socket)).ShouldBe("""{"type":"complete","id":"1"}""");
        await SendAsync(socket, """{"type":"start","id":"2","payload":{"query":"{ nothing }"}}""");
        (await HearAsync(socket)).ShouldStartWith("""{"type":"error","id":"2","payload":{"message":""");

        await SendAsync(socket, """{"type":"start","id":"3","payload":{"query":"subscription { defectReported { text } }"}}""");
        await UntilAsync(() => EventServer.Subscribers(server) == 1);
        await SendAsync(socket, """{"type":"stop","id":"3"}""");
        await UntilAsync(() => EventServer.Subscribers(server) == 0);
        await SendAsync(socket, """{"type":"connection_terminate"}""");
        (await HearAsync(socket)).ShouldStartWith("1000 ");
    }

    [Fact]
    public async Task A_reader_that_is_too_slow_loses_events_and_costs_no_memory()
    {
        await using var server = await EventServer.StartAsync();
        using var socket = await ConnectAsync(server);
        await SendAsync(socket, Init);
        await SendAsync(socket, Listen);
        await UntilAsync(() => EventServer.Subscribers(server) == 1);
        var topics = server.Services.GetRequiredService<HotChocolate.Subscriptions.ITopicEventSender>();
        var large = new string('x', 50_000);
        for (var i = 0; i < 2_000; i++)
        {
            await topics.SendAsync("DefectReported", new Sample.Defect(i, large));
        }

        await topics.SendAsync("DefectReported", new Sample.Defect(9, "last"));
        await HearAsync(socket);
        var heard = 0;
        while (!(await HearAsync(socket)).Contains("last", StringComparison.Ordinal))
        {
            heard++;
        }

        heard.ShouldBeLessThan(2_000);
    }
}
