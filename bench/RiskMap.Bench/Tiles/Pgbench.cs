using System.Diagnostics;
using System.Globalization;
using Dapper;
using Npgsql;
using RiskMap.Bench.Load;

namespace RiskMap.Bench.Tiles;

/// <summary>The same SQL straight to the database, by PostgreSQL's own load program: no HTTP, no .NET.</summary>
public static class Pgbench
{
    private static readonly string? Program = Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetFiles("/usr/lib/postgresql", "pgbench", SearchOption.AllDirectories).Order(StringComparer.Ordinal).LastOrDefault()
        : null;

    public static async Task PrepareAsync(City city)
    {
        await using var connection = await city.Source.OpenConnectionAsync();
        await connection.ExecuteAsync("""
            CREATE TABLE IF NOT EXISTS public.tile_mix (i integer PRIMARY KEY, z integer, x integer, y integer);
            TRUNCATE public.tile_mix
            """);
        await connection.ExecuteAsync(
            "INSERT INTO public.tile_mix VALUES (@i, @Z, @X, @Y)", TileMix.Tiles.Select((t, i) => new { i, t.Z, t.X, t.Y }));
        await connection.ExecuteAsync("VACUUM ANALYZE public.tile_mix");
    }

    /// <summary>Null: pgbench is not installed here.</summary>
    public static async Task<Loaded?> RunAsync(City city, int clients, TimeSpan duration)
    {
        if (Program is null)
        {
            return null;
        }

        var folder = Directory.CreateTempSubdirectory("riskmap-bench-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "tile.sql"), $"""
                \set i random(0, {TileMix.Tiles.Count - 1})
                SELECT tile_buildings('{City.Area}', z, x, y) FROM tile_mix WHERE i = :i;
                """);
            var database = new NpgsqlConnectionStringBuilder(city.Connection);
            var start = new ProcessStartInfo(Program,
            [
                "-n", "-M", "prepared", "-f", "tile.sql", "-c", $"{clients}", "-j", "1", "-l",
                "-T", duration.TotalSeconds.ToString("0", CultureInfo.InvariantCulture), database.Database!,
            ])
            {
                WorkingDirectory = folder,
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment =
                {
                    ["PGHOST"] = database.Host, ["PGPORT"] = $"{database.Port}", ["PGUSER"] = database.Username,
                    ["PGPASSWORD"] = database.Password, ["PGOPTIONS"] = "-csearch_path=riskmap,riskmap_fn,public",
                },
            };
            using var process = Process.Start(start)!;
            var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            var rate = said[0].Split('\n').FirstOrDefault(l => l.StartsWith("tps = ", StringComparison.Ordinal))
                ?? throw new BenchFailed($"pgbench failed: {said[1]}");
            // Third column of its log: microseconds of one transaction.
            var times = Directory.GetFiles(folder, "pgbench_log.*").SelectMany(File.ReadLines)
                .Select(l => double.Parse(l.Split(' ')[2], CultureInfo.InvariantCulture) / 1000).Order().ToArray();
            return new(double.Parse(rate.Split(' ')[2], CultureInfo.InvariantCulture), times[times.Length / 2], times[times.Length * 99 / 100], 0);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
