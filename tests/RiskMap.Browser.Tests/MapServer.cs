using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using RiskMap.Tests;

namespace RiskMap.Browser.Tests;

/// <summary>The real server, a process of its own on a port of its own, so that it can go away and come back.</summary>
public sealed class MapServer : IDisposable
{
    /// <summary>The key by which tests may everything; those about accounts come without.</summary>
    public const string AdminKey = "a-key-for-tests-that-nobody-need-guess";

    private readonly string _database;
    private readonly int _port = FreePort();
    private Process? _process;

    private readonly (string Name, string Value)[] _settings;

    private MapServer(string database, (string Name, string Value)[] settings) => (_database, _settings) = (database, settings);

    public string Address => $"http://localhost:{_port}";

    /// <summary>What it wrote since it started, line by line.</summary>
    private readonly List<string> _said = [];

    /// <summary>A line that it wrote, once it has.</summary>
    public async Task<string> SaysAsync(string part)
    {
        for (var patience = 0; patience < 600; patience++)
        {
            lock (_said)
            {
                if (_said.Find(s => s.Contains(part, StringComparison.Ordinal)) is { } line)
                {
                    return line;
                }
            }

            await Task.Delay(50);
        }

        throw new TimeoutException($"The server never said \"{part}\".");
    }

    public static async Task<MapServer> StartAsync(string database, params (string Name, string Value)[] settings)
    {
        var room = Path.Combine(RealData.Checkout, "api", "RiskMap.Api");
        if (!File.Exists(Path.Combine(room, "wwwroot", "index.html")))
        {
            Missing.Prerequisite("The client is not built: run ./riskmap test, which builds it.");
        }

        var server = new MapServer(database, settings);
        await server.StartAsync();
        return server;
    }

    /// <summary>Returns when the server says that it listens.</summary>
    public async Task StartAsync()
    {
        var room = Path.Combine(RealData.Checkout, "api", "RiskMap.Api");
        var listens = new TaskCompletionSource();
        _process = Programs.Start("api/RiskMap.Api", room, _database, [], [("RISKMAP_ADMIN_KEY", AdminKey), .. _settings, ("RISKMAP_PORT", $"{_port}")]);
        _process.EnableRaisingEvents = true;
        _process.OutputDataReceived += (_, line) =>
        {
            lock (_said)
            {
                _said.Add(line.Data ?? "");
            }

            if (line.Data?.Contains("Now listening on", StringComparison.Ordinal) == true)
            {
                listens.TrySetResult();
            }
        };
        _process.Exited += (_, _) => listens.TrySetException(new InvalidOperationException($"The server ended:\n{string.Join('\n', _said)}"));
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await listens.Task.WaitAsync(TimeSpan.FromSeconds(60));
    }

    public async Task StopAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    public void Dispose()
    {
        _process?.Kill();
        _process?.WaitForExit();
        _process?.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
