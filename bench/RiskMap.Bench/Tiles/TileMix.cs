using System.Text;

namespace RiskMap.Bench.Tiles;

/// <summary>
/// 2,000 requests for tiles round the city's centre, as readers who look at streets ask for them: zoom 13 to 16, deeper zooms more
/// often. The same on every run.
/// </summary>
public static class TileMix
{
    private const int Requests = 2000;
    private const double East = 122.4;
    private const double North = 52.5;

    public static IReadOnlyList<(int Z, int X, int Y)> Tiles { get; } = Draw();

    /// <summary>The requests as they go over the wire; head: further header lines, each ended by CR LF.</summary>
    public static IReadOnlyList<byte[]> Wire(Func<(int Z, int X, int Y), string>? head = null) => Wire(Path, head);

    /// <summary>Verdicts by the Chinese standard instead, by one of its tests.</summary>
    public static IReadOnlyList<byte[]> Verdicts(string test) => Wire(t => VerdictPath(t, test), null);

    public static string VerdictPath((int Z, int X, int Y) tile, string test) =>
        $"/tiles/{City.Area}/verdicts/{tile.Z}/{tile.X}/{tile.Y}.mvt?standard=cn-gb50974-2014%2Bgb55036-2022&asOf=2026-01-01&test={test}";

    private static IReadOnlyList<byte[]> Wire(Func<(int Z, int X, int Y), string> path, Func<(int Z, int X, int Y), string>? head) =>
    [
        .. Tiles.Select(t => Encoding.ASCII.GetBytes(
            $"GET {path(t)} HTTP/1.1\r\nHost: localhost\r\n{head?.Invoke(t)}\r\n")),
    ];

    public static string Path((int Z, int X, int Y) tile) => $"/tiles/{City.Area}/buildings/{tile.Z}/{tile.X}/{tile.Y}.mvt";

    private static List<(int Z, int X, int Y)> Draw()
    {
        // Seeded: .NET keeps the sequence of a seeded Random from version to version.
        var random = new Random(20261121);
        var tiles = new List<(int, int, int)>(Requests);
        while (tiles.Count < Requests)
        {
            var zoom = random.NextDouble() switch { < 0.1 => 13, < 0.3 => 14, < 0.6 => 15, _ => 16 };
            // 3.5 km either way for two readers in three.
            var away = 3500 * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
            var turn = random.NextDouble() * 2 * Math.PI;
            tiles.Add(At(zoom, East + (away * Math.Cos(turn) / 67770), North + (away * Math.Sin(turn) / 111270)));
        }

        return tiles;
    }

    private static (int Z, int X, int Y) At(int zoom, double east, double north) => (
        zoom,
        (int)((east + 180) / 360 * (1 << zoom)),
        (int)((1 - (Math.Asinh(Math.Tan(north * Math.PI / 180)) / Math.PI)) / 2 * (1 << zoom)));
}
