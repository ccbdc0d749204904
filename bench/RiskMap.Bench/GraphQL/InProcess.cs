using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using RiskMap.Bench.Load;

namespace RiskMap.Bench.GraphQL;

/// <summary>The servers within this process: the programs as they are, ended with it.</summary>
public static class InProcess
{
    public static async Task<int> RiskMapAsync(string database)
    {
        var port = FreePort();
        Environment.SetEnvironmentVariable("RISKMAP_DB", database);
        Environment.SetEnvironmentVariable("RISKMAP_PORT", $"{port}");
        Environment.SetEnvironmentVariable("RISKMAP_OPEN_AREAS", "all");
        var program = Assembly.LoadFrom(ServerProcess.Built("api/RiskMap.Api"));
        _ = Task.Run(() => program.EntryPoint!.Invoke(null, [Array.Empty<string>()]));
        await ReadyAsync(port);
        return port;
    }

    public static async Task<int> FloorAsync(string database)
    {
        var port = FreePort();
        _ = Task.Run(() => GraphQLFloors.ServeAsync(port, database));
        await ReadyAsync(port);
        return port;
    }

    private static async Task ReadyAsync(int port)
    {
        using var client = new HttpClient();
        // A port that does not listen yet can only be asked again.
        for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(60); await Task.Delay(50))
        {
            try
            {
                if ((await client.GetAsync($"http://127.0.0.1:{port}/health")).IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }

        throw new BenchFailed("A server did not start within this process.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
