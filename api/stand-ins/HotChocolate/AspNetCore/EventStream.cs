using System.Buffers;
using HotChocolate.Execution;
using Microsoft.AspNetCore.Http;

namespace HotChocolate.AspNetCore;

/// <summary>Answers as server-sent events: <c>next</c> for each, <c>complete</c> at the end.</summary>
internal static class EventStream
{
    /// <summary>Often enough that no proxy takes the silence for the end.</summary>
    private static readonly TimeSpan Pulse = TimeSpan.FromSeconds(12);

    public static async Task SendAsync(HttpContext http, IAsyncEnumerable<ExecutionResult> results)
    {
        http.Response.ContentType = MediaTypes.EventStream;
        http.Response.Headers.CacheControl = "no-cache";
        var cancel = http.RequestAborted;
        var body = http.Response.BodyWriter;
        await body.FlushAsync(cancel);
        await using var events = results.GetAsyncEnumerator(cancel);
        try
        {
            var next = events.MoveNextAsync().AsTask();
            while (true)
            {
                if (await Task.WhenAny(next, Task.Delay(Pulse, cancel)) != next)
                {
                    body.Write(":\n\n"u8);
                }
                else if (await next)
                {
                    using var result = events.Current;
                    body.Write("event: next\ndata: "u8);
                    body.Write(result.Json.Span);
                    body.Write("\n\n"u8);
                    next = events.MoveNextAsync().AsTask();
                }
                else
                {
                    body.Write("event: complete\ndata: \n\n"u8);
                    await body.FlushAsync(cancel);
                    return;
                }

                await body.FlushAsync(cancel);
            }
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // The client has unsubscribed: there is nobody to tell.
        }
    }
}
