using System.Buffers.Text;
using System.Net.Sockets;
using System.Text;

namespace RiskMap.Bench.Load;

/// <summary>Reads HTTP/1.1 answers of known length from one connection and throws their bodies away.</summary>
public sealed class HttpAnswer(Socket socket)
{
    private static readonly byte[] HeadEnd = "\r\n\r\n"u8.ToArray();
    private readonly byte[] _buffer = new byte[128 * 1024];

    /// <summary>Bytes of the body.</summary>
    /// <exception cref="BenchFailed">The server hung up, or answered with an error: it would be measured for doing nothing.</exception>
    public async ValueTask<long> ReadAsync()
    {
        var filled = 0;
        int head;
        do
        {
            var read = await socket.ReceiveAsync(_buffer.AsMemory(filled));
            filled += read > 0 ? read : throw new BenchFailed("The server closed the connection.");
            head = _buffer.AsSpan(0, filled).IndexOf(HeadEnd);
        }
        while (head < 0);

        var length = Length(_buffer.AsSpan(0, head + 2));
        var missing = head + HeadEnd.Length + length - filled;
        while (missing > 0)
        {
            var read = await socket.ReceiveAsync(_buffer);
            missing -= read > 0 ? read : throw new BenchFailed("The server closed the connection.");
        }

        return length;
    }

    private static long Length(ReadOnlySpan<byte> head)
    {
        // "HTTP/1.1 200 OK"
        if (head[9] is not ((byte)'2' or (byte)'3'))
        {
            throw new BenchFailed($"The server answered: {Encoding.ASCII.GetString(head[..head.IndexOf((byte)'\r')])}");
        }

        var name = "\r\nContent-Length: "u8;
        var at = head.IndexOf(name);
        if (at < 0)
        {
            return head[10] == '0' && head[11] is (byte)'4' ? 0 : throw new BenchFailed("The server answered without a length.");
        }

        return Utf8Parser.TryParse(head[(at + name.Length)..], out long length, out _) ? length : throw new BenchFailed("The length cannot be read.");
    }
}
