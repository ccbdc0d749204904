namespace HotChocolateTests.AspNetCore;

public sealed class HttpTests(Server server) : IClassFixture<Server>
{
    private const string GraphQL = "application/graphql-response+json; charset=utf-8";
    private const string Json = "application/json; charset=utf-8";
    private const string Hello = """{"query":"{ apiVersion }"}""";
    private const string HelloAnswer = """{"data":{"apiVersion":"1"}}""";

    [Theory]
    [InlineData(null, GraphQL)]
    [InlineData("*/*", GraphQL)]
    [InlineData("application/json", Json)]
    [InlineData("application/graphql-response+json, application/json;q=0.9", GraphQL)]
    [InlineData("application/graphql-response+json;q=0.5, application/json", Json)]
    [InlineData("text/html, application/json;q=0.1", Json)]
    public async Task An_answer_has_the_type_the_client_likes_best(string? accept, string type) =>
        (await server.PostAsync(Hello, accept: accept)).ShouldBe((200, type, HelloAnswer));

    [Fact]
    public async Task A_document_is_known_by_its_text_however_it_is_written()
    {
        for (var run = 0; run < 3; run++)
        {
            (await server.PostAsync(Hello)).Body.ShouldBe(HelloAnswer);
            (await server.PostAsync("""{"query":"\u007b apiVersion \u007d"}""")).Body.ShouldBe(HelloAnswer);
            (await server.PostAsync("""{"query":"{ x:apiVersion }"}""")).Body.ShouldBe("""{"data":{"x":"1"}}""");
            (await server.PostAsync("""{"query":"{ y:apiVersion }"}""")).Body.ShouldBe("""{"data":{"y":"1"}}""");
        }
    }

    [Fact]
    public async Task A_client_that_takes_neither_type_is_told() => (await server.PostAsync(Hello, accept: "text/plain")).Status.ShouldBe(406);

    [Theory]
    [InlineData("{\"query\":\"{\"}", 400, "HC0014")]
    [InlineData("{\"query\":\"{ nothing }\"}", 400, "does not exist")]
    [InlineData("{\"query\":\"query($id: Int!) { hydrantById(id: $id) { id } }\"}", 400, "HC0018")]
    [InlineData("{\"query\":\"query($id: Int!) { hydrantById(id: $id) { id } }\",\"variables\":{\"id\":\"x\"}}", 400, "HC0016")]
    [InlineData("{\"query\":\"mutation { reportDefect(input: { hydrantId: 1, text: \\\"\\\" }) { text } }\"}", 500, "TEXT_EMPTY")]
    [InlineData("{\"query\":\"{ apiVersion }\",\"operationName\":\"X\"}", 400, "Unknown operation")]
    public async Task The_status_tells_how_it_went_unless_the_client_asks_for_plain_json(string body, int status, string words)
    {
        var (newer, type, text) = await server.PostAsync(body);
        newer.ShouldBe(status);
        type.ShouldBe(GraphQL);
        text.ShouldContain(words);

        (await server.PostAsync(body, accept: "application/json")).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("not json", 400, "HC0012")]
    [InlineData("{\"query\":\"{ apiVersion }\"} more", 400, "HC0012")]
    [InlineData("[{\"query\":\"{ apiVersion }\"}]", 400, "batches")]
    [InlineData("{}", 400, "HC0013")]
    [InlineData("{\"query\":5}", 400, "must be a string")]
    [InlineData("{\"query\":\"{ apiVersion }\",\"variables\":[]}", 400, "must be an object")]
    public async Task A_body_that_is_no_question_is_refused_whatever_the_client_takes(string body, int status, string words)
    {
        foreach (var accept in new[] { null, "application/json" })
        {
            var answer = await server.PostAsync(body, accept: accept);
            answer.Status.ShouldBe(status);
            answer.Body.ShouldContain(words);
        }
    }

    [Fact]
    public async Task Only_json_is_read() => (await server.PostAsync(Hello, contentType: "text/plain")).Status.ShouldBe(415);

    [Theory]
    [InlineData("{\"query\":\"{ apiVersion }\",\"extensions\":{\"persistedQuery\":{\"sha256Hash\":\"\\ud83d\"}}}")]
    [InlineData("{\"query\":\"{ apiVersion }\",\"variables\":{\"\u00FF\":1}}")]
    public async Task A_body_that_is_not_unicode_is_refused(string body)
    {
        // Latin-1 makes a byte of U+00FF that UTF-8 does not have.
        using var content = new ByteArrayContent(System.Text.Encoding.Latin1.GetBytes(body));
        content.Headers.ContentType = new("application/json");
        using var response = await server.Client.PostAsync("/graphql", content);
        ((int)response.StatusCode).ShouldBe(400);
        (await response.Content.ReadAsStringAsync()).ShouldContain("HC0012");
    }

    [Fact]
    public async Task Variables_reach_the_resolver() =>
        (await server.PostAsync("""{"query":"query Q($id: Int!) { hydrantById(id: $id) { id } }","operationName":"Q","variables":{"id":3},"extensions":{}}"""))
        .Body.ShouldBe("""{"data":{"hydrantById":{"id":3}}}""");

    [Fact]
    public async Task A_get_may_query() =>
        (await server.GetAsync("?query=query($id:Int!){hydrantById(id:$id){id}}&variables={\"id\":3}")).ShouldBe((200, GraphQL, """{"data":{"hydrantById":{"id":3}}}"""));

    [Theory]
    [InlineData(null)]
    [InlineData("application/json")]
    public async Task A_get_may_not_change_anything(string? accept) =>
        (await server.GetAsync("?query=mutation{reportDefect(input:{hydrantId:1,text:\"x\"}){text}}", accept)).Status.ShouldBe(405);

    [Fact]
    public async Task A_get_without_a_question_is_refused()
    {
        var (status, _, body) = await server.GetAsync("");
        status.ShouldBe(400);
        body.ShouldContain("HC0013");
    }

    [Fact]
    public async Task The_schema_can_be_read_as_a_document()
    {
        var (status, type, body) = await server.GetAsync("?sdl");
        status.ShouldBe(200);
        type.ShouldBe("application/graphql; charset=utf-8");
        body.ShouldContain("type Query {");
    }

    [Fact]
    public async Task Other_methods_are_not_answered()
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "/graphql");
        using var response = await server.Client.SendAsync(request);
        ((int)response.StatusCode).ShouldBe(405);
        response.Content.Headers.Allow.ShouldBe(["GET", "POST"]);
    }
}
