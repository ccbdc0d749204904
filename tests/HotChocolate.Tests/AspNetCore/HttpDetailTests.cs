using System.Net.Http.Headers;
using System.Text;
using HotChocolate.AspNetCore;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace HotChocolateTests.AspNetCore;

/// <summary>What comes over HTTP that no client of ours would send: each refused in words, with a code.</summary>
public sealed class HttpDetailTests(Server server) : IClassFixture<Server>
{
    private const string Hello = """{"query":"{ apiVersion }"}""";

    [Theory]
    [InlineData("", 400, "HC0012", "no body")]
    [InlineData("\uFEFF", 400, "HC0012", "no body")]
    [InlineData(" ", 400, "HC0012", "JSON")]
    [InlineData("null", 400, "HC0009", "object")]
    [InlineData("{\"query\":\"{ apiVersion }\"", 400, "HC0012", "JSON")]
    [InlineData("{\"query\":\"\\ud800\"}", 400, "HC0012", "JSON")]
    [InlineData("{\"query\":\"{ apiVersion }\",\"query\":\"{ other }\"}", 400, "HC0009", "`query`")]
    [InlineData("{\"query\":\"{ apiVersion }\",\"variables\":{},\"variables\":{}}", 400, "HC0009", "`variables`")]
    [InlineData("{\"query\":\"{ apiVersion }\",\"operationName\":5}", 400, "HC0009", "`operationName`")]
    [InlineData("{\"query\":\"{ apiVersion }\",\"extensions\":[]}", 400, "HC0009", "`extensions`")]
    [InlineData("{\"id\":5}", 400, "HC0009", "`id`")]
    [InlineData("{\"query\":\"\"}", 400, "HC0013", "query")]
    [InlineData("[]", 400, "HC0009", "batches")]
    [InlineData("[{\"query\":\"{ apiVersion }\"},{\"query\":\"{ apiVersion }\"}]", 400, "HC0009", "batches")]
    public async Task A_body_that_is_no_question_is_refused(string body, int status, string code, string words)
    {
        var answer = await server.PostAsync(body);
        answer.Status.ShouldBe(status);
        answer.Body.ShouldContain(code);
        answer.Body.ShouldContain(words);
    }

    [Fact]
    public async Task A_byte_order_mark_before_the_question_is_passed_over() =>
        (await server.PostAsync("\uFEFF" + Hello)).Body.ShouldBe("""{"data":{"apiVersion":"1"}}""");

    [Fact]
    public async Task Json_that_nests_without_end_is_refused()
    {
        var deep = new string('[', 100_000);
        (await server.PostAsync($$"""{"query":"{ apiVersion }","variables":{"a":{{deep}}""")).Body.ShouldContain("HC0012");
        (await server.PostAsync($$"""{"query":"{ apiVersion }","unknown":{{deep}}""")).Body.ShouldContain("HC0012");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_that_is_too_large_is_refused_whether_or_not_it_says_so(bool saysSo)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql");
        var bytes = Encoding.UTF8.GetBytes(Hello + new string(' ', 3_000_000));
        request.Content = new ByteArrayContent(bytes);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TransferEncodingChunked = !saysSo;
        using var response = await server.Client.SendAsync(request);
        ((int)response.StatusCode).ShouldBe(413);
        (await response.Content.ReadAsStringAsync()).ShouldContain("HC0010");
        response.Headers.ConnectionClose.ShouldBe(true);
        for (var i = 0; i < 20; i++)
        {
            (await server.PostAsync(Hello)).Status.ShouldBe(200);
        }
    }

    /// <summary>These a page of another site may post without being asked first: none of them is read.</summary>
    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/graphql")]
    [InlineData("application/json; charset=latin1")]
    [InlineData("application/jsonp")]
    public async Task Only_json_in_utf8_is_read(string contentType)
    {
        var answer = await server.PostAsync(Hello, contentType);
        answer.Status.ShouldBe(415);
        answer.Body.ShouldContain("HC0009");
    }

    [Fact]
    public async Task A_post_that_does_not_say_what_it_brings_is_not_read()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Hello)) };
        using var response = await server.Client.SendAsync(request);
        ((int)response.StatusCode).ShouldBe(415);
    }

    [Theory]
    [InlineData("application/json;charset=utf-8", 200, "application/json")]
    [InlineData("application/*", 200, "application/graphql-response+json")]
    [InlineData("application/graphql-response+json;q=0, */*", 200, "application/json")]
    [InlineData("*/*;q=0.1, application/json;q=0.05", 200, "application/graphql-response+json")]
    [InlineData("application/json, application/graphql-response+json", 200, "application/json")]
    [InlineData("APPLICATION/JSON", 200, "application/json")]
    [InlineData("*/*;q=0", 406, "application/json")]
    [InlineData("application/json;q=0", 406, "application/json")]
    [InlineData("text/html, image/*", 406, "application/json")]
    [InlineData("nonsense", 406, "application/json")]
    public async Task The_client_gets_what_it_likes_best_of_what_there_is(string accept, int status, string type)
    {
        var answer = await server.PostAsync(Hello, accept: accept);
        answer.Status.ShouldBe(status);
        answer.Type.ShouldBe(type + "; charset=utf-8");
    }

    [Fact]
    public async Task A_page_of_another_site_that_asks_whether_it_may_is_not_told_so()
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, "/graphql");
        request.Headers.Add("Origin", "http://evil.example");
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "content-type");
        using var response = await server.Client.SendAsync(request);
        ((int)response.StatusCode).ShouldBe(405);
        response.Headers.ShouldNotContain(h => h.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_head_is_a_get_without_its_body()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "/graphql?query={apiVersion}");
        using var response = await server.Client.SendAsync(request);
        ((int)response.StatusCode).ShouldBe(200);
        response.Content.Headers.ContentLength.ShouldBe("""{"data":{"apiVersion":"1"}}""".Length);
        (await response.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("?query={apiVersion}&query={other}", 400, "HC0009")]
    [InlineData("?query={apiVersion}&variables={", 400, "HC0012")]
    [InlineData("?query={apiVersion}&variables=5", 400, "HC0009")]
    [InlineData("?query={apiVersion}&extensions=x", 400, "HC0012")]
    [InlineData("?query=", 400, "HC0013")]
    [InlineData("?query=subscription{defectReported{text}}", 405, "not allowed")]
    public async Task A_get_that_is_no_question_is_refused(string query, int status, string words)
    {
        var answer = await server.GetAsync(query);
        answer.Status.ShouldBe(status);
        answer.Body.ShouldContain(words);
    }

    [Fact]
    public async Task A_get_may_not_subscribe_either() =>
        (await server.GetAsync("?query=subscription{defectReported{text}}", "text/event-stream")).Body.ShouldContain("not allowed");

    [Fact]
    public async Task What_an_endpoint_answers_can_be_narrowed()
    {
        var options = new GraphQLServerOptions { EnableGetRequests = false, EnableSchemaRequests = false };
        await using (var strict = await Served.StartAsync(_ => { }, use: app => app.MapGraphQL().WithOptions(options)))
        {
            (await strict.GetAsync("?query={apiVersion}")).Status.ShouldBe(405);
            (await strict.GetAsync("?sdl")).Status.ShouldBe(405);
            (await strict.PostAsync(Hello)).Status.ShouldBe(200);
        }

        options = new GraphQLServerOptions { EnforceGetRequestsPreflightHeader = true };
        await using var asked = await Served.StartAsync(_ => { }, use: app => app.MapGraphQL().WithOptions(options));
        (await asked.GetAsync("?query={apiVersion}")).Status.ShouldBe(400);
        (await asked.GetAsync("?query={apiVersion}", change: r => r.Headers.Add("GraphQL-Preflight", "1"))).Status.ShouldBe(200);
    }

    [Fact]
    public async Task The_schema_can_be_kept_from_clients()
    {
        await using var closed = await Served.StartAsync(graphQL => graphQL.DisableIntrospection());
        (await closed.PostAsync("""{"query":"{ __schema { queryType { name } } }"}""")).Body.ShouldContain("\"code\":\"HC0046\"");
        (await closed.PostAsync("""{"query":"{ ...F } fragment F on Query { __type(name: \"Query\") { name } }"}""")).Body.ShouldContain("HC0046");
        (await closed.PostAsync("""{"query":"{ __typename }"}""")).Body.ShouldBe("""{"data":{"__typename":"Query"}}""");

        await using var open = await Served.StartAsync(graphQL => graphQL.DisableIntrospection().DisableIntrospection(false));
        (await open.PostAsync("""{"query":"{ __schema { queryType { name } } }"}""")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_subscription_is_streamed_to_who_takes_a_stream_as_well()
    {
        await using var events = await EventServer.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql");
        request.Content = new StringContent("""{"query":"subscription { defectReported { text } }"}""", Encoding.UTF8, "application/json");
        request.Headers.TryAddWithoutValidation("Accept", "application/json, text/event-stream");
        using var response = await events.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.Content.Headers.ContentType?.MediaType.ShouldBe("text/event-stream");
    }

    [Fact]
    public async Task A_server_that_stops_does_not_wait_for_those_who_listen()
    {
        var events = await EventServer.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql");
        request.Content = new StringContent("""{"query":"subscription { defectReported { text } }"}""", Encoding.UTF8, "application/json");
        request.Headers.TryAddWithoutValidation("Accept", "text/event-stream");
        using var response = await events.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await events.StopAsync().WaitAsync(TimeSpan.FromSeconds(10));
        EventServer.Subscribers(events).ShouldBe(0);
        await events.DisposeAsync();
    }
}
