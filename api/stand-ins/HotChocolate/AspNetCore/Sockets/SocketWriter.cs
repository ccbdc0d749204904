using System.Net.WebSockets;
using System.Text.Json;
using HotChocolate.Execution;

namespace HotChocolate.AspNetCore.Sockets;

/// <summary>
/// Sends messages one after another. Who has one to send waits until those before are on their way, so a slow reader has at most one
/// waiting for each of its subscriptions; one that reads nothing for too long is cut off.
/// </summary>
internal sealed class SocketWriter(WebSocket socket) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly SemaphoreSlim _turn = new(1);

    public Task SendAsync(string type, string? id = null, CancellationToken cancel = default) =>
        SendAsync(JsonEncodedText.Encode(type), id, default, cancel);

    /// <param name="type">What kind of message it is.</param>
    /// <param name="id">The operation it belongs to.</param>
    /// <param name="payload">JSON as it stands; none when empty.</param>
    /// <param name="cancel">Ends the waiting for a turn, not the sending.</param>
    public async Task SendAsync(JsonEncodedText type, string? id, ReadOnlyMemory<byte> payload, CancellationToken cancel)
    {
        using var buffer = new PooledBuffer();
        await using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("type", type);
            if (id is not null)
            {
                json.WriteString("id", id);
            }

            if (!payload.IsEmpty)
            {
                json.WritePropertyName("payload");
                json.WriteRawValue(payload.Span, skipInputValidation: true);
            }

            json.WriteEndObject();
        }

        await _turn.WaitAsync(cancel);
        try
        {
            await InTimeAsync(
                patience => socket.SendAsync(buffer.Written, WebSocketMessageType.Text, endOfMessage: true, patience).AsTask());
        }
        finally
        {
            _turn.Release();
        }
    }

    public async Task CloseAsync(int code, string reason)
    {
        // The reason travels in one small frame.
        var shortened = reason.Length > 100 ? reason[..100] : reason;
        await _turn.WaitAsync();
        try
        {
            await InTimeAsync(patience => socket.State is WebSocketState.Open or WebSocketState.CloseReceived
                ? socket.CloseOutputAsync((WebSocketCloseStatus)code, shortened, patience)
                : Task.CompletedTask);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task InTimeAsync(Func<CancellationToken, Task> send)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await send(patience.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException
            or ObjectDisposedException or InvalidOperationException)
        {
            // Nobody is there, or nobody reads: the socket is of no more use, and whoever reads from it hears so.
            socket.Abort();
        }
    }
}
