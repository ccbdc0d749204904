using HotChocolateTests.AspNetCore;

namespace HotChocolateTests.Subscriptions;

public sealed class EventStreamTests(Server server) : IClassFixture<Server>
{
    private const string Report = """{"query":"mutation { reportDefect(input: { hydrantId: 1, text: \"leak\" }) { text } }"}""";

    private async Task<StreamReader> SubscribeAsync(string body, CancellationToken cancel)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Accept", "text/event-stream");
        var response = await server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        response.Content.Headers.ContentType?.MediaType.ShouldBe("text/event-stream");
        return new StreamReader(await response.Content.ReadAsStreamAsync(cancel));
    }

    [Fact]
    public async Task A_subscriber_hears_of_every_event()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var events = await SubscribeAsync("""{"query":"subscription { defectReported { text hydrant } }"}""", patience.Token);

        // A comment comes at once, so that nothing on the way holds back the head until there is something to tell.
        (await events.ReadLineAsync(patience.Token)).ShouldBe(":");
        (await events.ReadLineAsync(patience.Token)).ShouldBe("");

        // The answer's head is sent when the request is read; the subscription stands a moment later, so events are sent until one is heard.
        var heard = events.ReadLineAsync(patience.Token).AsTask();
        while (!heard.IsCompleted)
        {
            (await server.PostAsync(Report)).Status.ShouldBe(200);
            await Task.WhenAny(heard, Task.Delay(20, patience.Token));
        }

        (await heard).ShouldBe("event: next");
        (await events.ReadLineAsync(patience.Token)).ShouldBe("""data: {"data":{"defectReported":{"text":"leak","hydrant":1}}}""");
    }

    [Theory]
    [InlineData("{ apiVersion }", """data: {"data":{"apiVersion":"1"}}""")]
    [InlineData("subscription { defectReported { nothing } }", "does not exist")]
    public async Task A_question_with_one_answer_ends_after_it(string query, string words)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var events = await SubscribeAsync($"{{\"query\":\"{query}\"}}", patience.Token);
        var text = await events.ReadToEndAsync(patience.Token);
        text.ShouldStartWith(":\n\nevent: next\ndata: ");
        text.ShouldContain(words);
        text.ShouldEndWith("event: complete\ndata: \n\n");
    }

    [Fact]
    public async Task A_subscription_asked_for_without_a_stream_says_so() =>
        (await server.PostAsync("""{"query":"subscription { defectReported { text } }"}""")).Body.ShouldContain("text/event-stream");
}
