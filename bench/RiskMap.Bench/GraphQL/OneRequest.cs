using System.Net;
using System.Net.Sockets;
using System.Text;
using BenchmarkDotNet.Attributes;

namespace RiskMap.Bench.GraphQL;

/// <summary>One request over one connection that stays open; the client itself allocates nothing.</summary>
public class OneRequest
{
    private readonly byte[] _answer = new byte[256 * 1024];
    private byte[][] _posts = [];
    private byte[][] _gets = [];
    private Socket? _riskMap;
    private Socket? _floor;
    private int _turn;

    public static int RiskMapPort { get; set; }

    public static int FloorPort { get; set; }

    public static IEnumerable<string> Names => Question.All.Select(q => q.Name);

    [ParamsSource(nameof(Names))]
    public string Ask { get; set; } = "";

    [GlobalSetup]
    public void Connect()
    {
        var question = Question.All.Single(q => q.Name == Ask);
        _posts = [.. question.Bodies().Select(b => Encoding.UTF8.GetBytes(
            "POST /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
            + $"Content-Length: {Encoding.UTF8.GetByteCount(b)}\r\n\r\n{b}"))];
        _gets = [.. question.FloorPaths().Select(p => Encoding.UTF8.GetBytes($"GET {p} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"))];
        (_riskMap, _floor) = (Open(RiskMapPort), Open(FloorPort));
    }

    [GlobalCleanup]
    public void Close()
    {
        _riskMap?.Dispose();
        _floor?.Dispose();
    }

    [Benchmark]
    public int RiskMap() => Send(_riskMap!, _posts);

    [Benchmark]
    public int Floor() => Send(_floor!, _gets);

    private static Socket Open(int port)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Connect(IPAddress.Loopback, port);
        return socket;
    }

    private int Send(Socket socket, byte[][] requests)
    {
        socket.Send(requests[_turn++ % requests.Length]);
        var (filled, whole) = (0, int.MaxValue);
        while (filled < whole)
        {
            filled += socket.Receive(_answer.AsSpan(filled));
            if (whole == int.MaxValue && _answer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8) is >= 0 and var head)
            {
                var name = "\r\nContent-Length: "u8;
                var at = _answer.AsSpan(0, head + 2).IndexOf(name);
                System.Buffers.Text.Utf8Parser.TryParse(_answer.AsSpan(at + name.Length), out int length, out _);
                whole = head + 4 + length;
            }
        }

        return filled;
    }
}
