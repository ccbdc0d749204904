using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace RiskMap.Api.Tests;

/// <summary>Hears subscriptions by server-sent events, as the client does.</summary>
internal static class Hearing
{
    /// <summary>What is heard from now on, one event after the other: the value of the subscription's field, as JSON.</summary>
    public static async Task<Func<Task<string>>> ListenAsync(this HttpClient client, string field, string area, string selection)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = JsonContent.Create(new { query = $"subscription {{ {field}(area: \"{area}\") {{ {selection} }} }}" }),
        };
        request.Headers.Accept.ParseAdd("text/event-stream");
        var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(), Encoding.UTF8);
        // The answer's head comes a moment before the topic is open; nothing tells when.
        await Task.Delay(200, TestContext.Current.CancellationToken);
        return async () =>
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            while (await reader.ReadLineAsync(patience.Token) is { } line)
            {
                if (line.StartsWith("data:", StringComparison.Ordinal) && JsonNode.Parse(line[5..])?["data"]?[field] is { } change)
                {
                    return change.ToJsonString();
                }
            }

            throw new EndOfStreamException();
        };
    }
}
