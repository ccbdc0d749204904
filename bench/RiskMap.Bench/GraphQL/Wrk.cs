using System.Diagnostics;
using System.Globalization;
using RiskMap.Bench.Load;

namespace RiskMap.Bench.GraphQL;

/// <summary>wrk, the load program that others measure GraphQL servers with: one thread asks, over some connections.</summary>
public static class Wrk
{
    /// <param name="server">What is asked; the processor time it takes meanwhile is measured too.</param>
    /// <param name="script">Path of a wrk script, see <see cref="WrkScript"/>.</param>
    /// <param name="connections">Connections at once, one request at a time on each.</param>
    /// <param name="duration">Whole seconds.</param>
    public static async Task<Loaded> RunAsync(ServerProcess server, string script, int connections, TimeSpan duration)
    {
        var start = new ProcessStartInfo(
            "wrk", ["-t1", $"-c{connections}", $"-d{duration.TotalSeconds:0}s", "-s", script, $"http://127.0.0.1:{server.Port}/"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var before = server.ProcessorTime;
        using var process = Process.Start(start)!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        var spent = server.ProcessorTime - before;

        var line = said[0].Split('\n').FirstOrDefault(l => l.StartsWith(WrkScript.Mark, StringComparison.Ordinal))
            ?? throw new BenchFailed($"wrk failed: {said[0]}{said[1]}");
        var figures = line.Split(' ').Skip(1).Select(f => double.Parse(f, CultureInfo.InvariantCulture)).ToArray();
        var (requests, microseconds, errors, p50, p99, bytes) = (figures[0], figures[1], figures[2], figures[3], figures[4], figures[5]);
        return errors == 0
            ? new(requests * 1e6 / microseconds, p50 / 1000, p99 / 1000, bytes / requests)
            { CpuMicroseconds = spent.TotalMicroseconds / requests }
            : throw new BenchFailed($"{errors} of {requests} requests failed: they would be measured for doing nothing.");
    }
}
