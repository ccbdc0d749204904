using System.Net.WebSockets;
using System.Text;

namespace HotChocolateTests.AspNetCore;

/// <summary>A client that says word for word what a test wants said, and hears what comes back.</summary>
internal static class SocketClient
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task<ClientWebSocket> ConnectAsync(Served server, string protocol = "graphql-transport-ws", string? origin = null)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol(protocol);
        if (origin is not null)
        {
            socket.Options.SetRequestHeader("Origin", origin);
        }

        using var patience = new CancellationTokenSource(Patience);
        await socket.ConnectAsync(server.Socket, patience.Token);
        return socket;
    }

    public static Task SendAsync(WebSocket socket, string text) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    /// <summary>The next message, or the code and reason of the closing; the server's signs of life are passed over.</summary>
    public static async Task<string> HearAsync(WebSocket socket)
    {
        using var patience = new CancellationTokenSource(Patience);
        var text = new ArraySegment<byte>(new byte[100_000]);
        while (true)
        {
            var read = 0;
            WebSocketReceiveResult result;
            do
            {
                result = await socket.ReceiveAsync(text[read..], patience.Token);
                read += result.Count;
            }
            while (!result.EndOfMessage);

            if (result.MessageType == WebSocketMessageType.Close)
            {
                return $"{(int)result.CloseStatus!} {result.CloseStatusDescription}";
            }

            var message = Encoding.UTF8.GetString(text[..read]);
            if (message is not ("""{"type":"ping"}""" or """{"type":"ka"}"""))
            {
                return message;
            }
        }
    }

    public static async Task UntilAsync(Func<bool> seen)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!seen())
        {
            // What the server does after a message shows nowhere that could be awaited.
            await Task.Delay(10, patience.Token);
        }
    }
}
