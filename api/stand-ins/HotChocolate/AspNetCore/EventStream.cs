using System.Buffers;
using HotChocolate.Execution;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace HotChocolate.AspNetCore;

/// <summary>Answers as server-sent events: <c>next</c> for each, <c>complete</c> at the end.</summary>
internal static class EventStream
{
    /// <summary>Often enough that no proxy takes the silence for the end.</summary>
    private static readonly TimeSpan Pulse = TimeSpan.FromSeconds(12);

    /// <summary>Sends until there is no more, the client has gone, or the server stops; then the results are disposed of.</summary>
    public static async Task SendAsync(HttpContext http, Func<CancellationToken, IAsyncEnumerable<ExecutionResult>> ask)
    {
        http.Response.ContentType = MediaTypes.EventStream;
        http.Response.Headers.CacheControl = "no-cache";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        var stopping = http.RequestServices.GetService<IHostApplicationLifetime>()?.ApplicationStopping ?? CancellationToken.None;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        var body = http.Response.BodyWriter;
        var events = ask(end.Token).GetAsyncEnumerator(end.Token);
        Task<bool>? next = null;
        try
        {
            next = events.MoveNextAsync().AsTask();
            // The client learns at once that it is heard: a body that is compressed sends not even its head before it has a byte.
            body.Write(":\n\n"u8);
            await body.FlushAsync(end.Token);
            while (true)
            {
                if (!await EndsAsync(next))
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
                    await body.FlushAsync(end.Token);
                    return;
                }

                // The next event waits until this one is on its way: a slow reader is not written to faster than it reads.
                await body.FlushAsync(end.Token);
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The client has unsubscribed, or the server stops and the client will ask again.
        }
        finally
        {
            // Whatever ended the sending may have left the source at work on the next event: it is stopped before it is put away.
            await end.CancelAsync();
            await (next ?? Task.CompletedTask).ContinueWith(static _ => { }, TaskScheduler.Default);
            await events.DisposeAsync();
        }
    }

    private static async ValueTask<bool> EndsAsync(Task<bool> next)
    {
        try
        {
            await next.WaitAsync(Pulse);
            return true;
        }
        catch (TimeoutException) when (!next.IsCompleted)
        {
            return false;
        }
    }
}
