using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Npgsql;

namespace RiskMap.Bench.Load;

/// <summary>A server in a process of its own on a free port, ended with the measurement.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process _process;

    private ServerProcess(Process process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    /// <summary>What all its threads have used of the processors so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>The web host itself, as it is built beside this program; whoever asks may look, as at its peers.</summary>
    public static Task<ServerProcess> RiskMapAsync(string database, params (string Name, string Value)[] settings) => StartAsync(
        DotNet, port => [Built("api/RiskMap.Api")],
        port => [("RISKMAP_DB", database), ("RISKMAP_PORT", $"{port}"), ("RISKMAP_OPEN_AREAS", "all"), .. settings],
        "/health",
        // Where the built client lies.
        Path.Combine(Checkout, "api", "RiskMap.Api"));

    /// <summary>One of the floors: this program started again as a server.</summary>
    public static Task<ServerProcess> FloorAsync(string name, string database, params (string Name, string Value)[] settings) => StartAsync(
        DotNet, port => [Path.Combine(AppContext.BaseDirectory, "RiskMap.Bench.dll"), "serve", name, $"{port}", database], _ => settings, "/health");

    /// <summary>A server of another's making: a script of bench/peers, run by Node.</summary>
    public static Task<ServerProcess> PeerAsync(string name, string database, params (string Name, string Value)[] settings) => StartAsync(
        "node", port => [Path.Combine(Checkout, "bench", "peers", $"{name}.mjs")],
        port => [("PORT", $"{port}"), ("NODE_ENV", "production"), ("POOL", $"{Math.Max(2, Environment.ProcessorCount)}"), .. LibpqWords(database), .. settings],
        "/health");

    /// <summary>The assembly of another project of this checkout, in the configuration of this one.</summary>
    public static string Built(string project)
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(Checkout, project, "bin", here.Parent!.Name, here.Name, $"{Path.GetFileName(project)}.dll");
    }

    /// <summary>Where the project lies.</summary>
    public static string Checkout
    {
        get
        {
            for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, "RiskMap.sln")))
                {
                    return folder.FullName;
                }
            }

            throw new BenchFailed("The benchmarks must be run from a checkout: no RiskMap.sln above them.");
        }
    }

    private static string DotNet => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    private static (string Name, string Value)[] LibpqWords(string database)
    {
        var words = new NpgsqlConnectionStringBuilder(database);
        return
        [
            ("PGHOST", words.Host!), ("PGPORT", $"{words.Port}"), ("PGDATABASE", words.Database!), ("PGUSER", words.Username!),
            ("PGPASSWORD", words.Password ?? ""), ("PGOPTIONS", "-csearch_path=riskmap,riskmap_fn,public"),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private static async Task<ServerProcess> StartAsync(
        string program, Func<int, string[]> arguments, Func<int, (string Name, string Value)[]> environment, string readyPath,
        string? folder = null)
    {
        var port = FreePort();
        var start = new ProcessStartInfo(program, arguments(port))
        {
            WorkingDirectory = folder ?? "",
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment.Remove("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS");
        foreach (var (name, value) in environment(port))
        {
            start.Environment[name] = value;
        }

        var said = new StringBuilder();
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => said.AppendLine(line.Data);
        process.ErrorDataReceived += (_, line) => said.AppendLine(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var server = new ServerProcess(process, port);
        using var client = new HttpClient { BaseAddress = new($"http://127.0.0.1:{port}") };
        for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < Patience && !process.HasExited;)
        {
            try
            {
                if ((await client.GetAsync(readyPath)).IsSuccessStatusCode)
                {
                    return server;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(50);
        }

        await server.DisposeAsync();
        throw new BenchFailed($"A server did not start:\n{said}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
