using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace RiskMap.Bench.Load;

/// <summary>What a server reached under load; times in milliseconds from the request's first byte to the answer's last.</summary>
public sealed record Loaded(double PerSecond, double P50, double P99, double MeanBytes)
{
    /// <summary>Processor time of the server for each request; null: not measured.</summary>
    public double? CpuMicroseconds { get; init; }
}

/// <summary>
/// Asks a server on this machine as fast as it answers, over some connections at once, one request at a time on each. Written on
/// bare sockets so that the client costs little beside the server, and the same for everything that is compared.
/// </summary>
public static class LoadClient
{
    public static async Task<Loaded> RunAsync(int port, IReadOnlyList<byte[]> requests, int connections, TimeSpan duration, int atMost = int.MaxValue)
    {
        var next = -1;
        var started = Stopwatch.GetTimestamp();
        var until = duration == TimeSpan.MaxValue ? long.MaxValue : started + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        var times = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(AskAsync)));
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;

        var all = times.SelectMany(t => t.Ticks).Order().ToArray();
        double At(double share) => all[(int)Math.Min(all.Length - 1, share * all.Length)] * 1000.0 / Stopwatch.Frequency;
        return new(all.Length / seconds, At(0.5), At(0.99), times.Sum(t => t.Bytes) / (double)all.Length);

        // All connections walk one list together, so that no two of them ask for the same thing at the same time.
        async Task<(List<long> Ticks, long Bytes)> AskAsync()
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(IPAddress.Loopback, port);
            var answer = new HttpAnswer(socket);
            var ticks = new List<long>(1 << 16);
            var bytes = 0L;
            for (var now = Stopwatch.GetTimestamp(); now < until;)
            {
                var turn = Interlocked.Increment(ref next);
                if (turn >= atMost)
                {
                    break;
                }

                await socket.SendAsync(requests[turn % requests.Count]);
                bytes += await answer.ReadAsync();
                var done = Stopwatch.GetTimestamp();
                ticks.Add(done - now);
                now = done;
            }

            return (ticks, bytes);
        }
    }
}
