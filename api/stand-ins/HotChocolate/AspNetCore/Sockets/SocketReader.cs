using System.Buffers;
using System.Net.WebSockets;
using HotChocolate.Execution;

namespace HotChocolate.AspNetCore.Sockets;

/// <summary>Reads whole messages, none of them larger than an HTTP request may be.</summary>
internal static class SocketReader
{
    /// <summary>The next message; null when the client has closed or gone. Not to be cancelled: that would abort the socket.</summary>
    public static async Task<SocketMessage?> ReadAsync(WebSocket socket, SocketProtocol protocol)
    {
        using var buffer = new PooledBuffer();
        while (true)
        {
            ValueWebSocketReceiveResult read;
            try
            {
                read = await socket.ReceiveAsync(buffer.GetMemory(4096), CancellationToken.None);
            }
            catch (Exception e) when (e is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException)
            {
                return null;
            }

            buffer.Advance(read.Count);
            switch (read.MessageType)
            {
                case WebSocketMessageType.Close:
                    return null;
                case WebSocketMessageType.Binary:
                    throw new SocketClosedException(SocketClosedException.Invalid, "Invalid message: it must be text");
            }

            if (buffer.Length > RequestJson.LargestBody)
            {
                throw new SocketClosedException(SocketClosedException.TooLarge, $"A message may have {RequestJson.LargestBody} bytes.");
            }

            if (read.EndOfMessage)
            {
                return SocketMessage.Read(new ReadOnlySequence<byte>(buffer.Written), protocol);
            }
        }
    }
}
