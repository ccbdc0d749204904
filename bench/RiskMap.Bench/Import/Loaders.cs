using System.Diagnostics;
using System.Globalization;
using Dapper;
using Npgsql;
using RiskMap.Bench.Load;

namespace RiskMap.Bench.Import;

/// <summary>Three ways of getting rows into a database; each gives the seconds it took, from a cold process to committed and indexed.</summary>
public static class Loaders
{
    /// <summary>RiskMap's own importer, checks, history, five indexes and all.</summary>
    public static Task<double> RiskMapAsync(string database, string file, string layer, string workFolder, params string[] columns) => RunAsync(
        Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
        [
            ServerProcess.Built("data-import/RiskMap.DataImport"), "import", "--area", City.Area, "--name-en", "Bench", "--layer", layer, "--lang", "en",
            "--rejects", Path.Combine(workFolder, "rejects"), file, "--map", .. columns,
        ],
        ("RISKMAP_DB", database));

    /// <summary>All layers of an OpenStreetMap file, its network too.</summary>
    public static Task<double> RiskMapOsmAsync(string database, string file, string workFolder) => RunAsync(
        Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
        [
            ServerProcess.Built("data-import/RiskMap.DataImport"), "import", file, "--area", City.Area, "--name-en", "Bench", "--lang", "en",
            "--rejects", Path.Combine(workFolder, "rejects"),
        ],
        ("RISKMAP_DB", database));

    /// <summary>osm2pgsql with its default style and one pass, as for a map that is not updated. Null: it is not installed here.</summary>
    public static async Task<double?> Osm2PgsqlAsync(string database, string file)
    {
        if (!OperatingSystem.IsLinux() || !File.Exists("/usr/bin/osm2pgsql"))
        {
            return null;
        }

        var server = new NpgsqlConnectionStringBuilder(database);
        return await RunAsync(
            "/usr/bin/osm2pgsql",
            [
                "--create", "--database", server.Database!, "--host", server.Host!, "--port", server.Port.ToString(CultureInfo.InvariantCulture),
                "--user", server.Username!, file,
            ],
            ("PGPASSWORD", server.Password ?? ""));
    }

    /// <summary>Null: ogr2ogr is not installed here.</summary>
    public static async Task<double?> OgrAsync(string database, string file, params string[] options)
    {
        if (!OperatingSystem.IsLinux() || !File.Exists("/usr/bin/ogr2ogr"))
        {
            return null;
        }

        var server = new NpgsqlConnectionStringBuilder(database);
        return await RunAsync(
            "/usr/bin/ogr2ogr",
            [
                "-f", "PostgreSQL", $"PG:host={server.Host} port={server.Port} dbname={server.Database} user={server.Username}", file,
                "-nln", $"public.ogr_{Path.GetFileNameWithoutExtension(file)}", "--config", "PG_USE_COPY", "YES", .. options,
            ],
            ("PGPASSWORD", server.Password ?? ""));
    }

    /// <summary>Rows that are ready in memory, by binary COPY into a bare table, then its key and its index: nothing parsed, nothing checked.</summary>
    public static async Task<double> CopyAsync(string database, IReadOnlyList<object?[]> rows)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var connection = await source.OpenConnectionAsync();
        var started = Stopwatch.GetTimestamp();
        await connection.ExecuteAsync("CREATE TABLE public.copied (id integer, name text, kind text, at text, storeys integer, height float8, geom geometry)");
        await using (var copy = await connection.BeginBinaryImportAsync("COPY public.copied FROM STDIN (FORMAT binary)"))
        {
            foreach (var row in rows)
            {
                await copy.StartRowAsync();
                foreach (var value in row)
                {
                    await (value is null ? copy.WriteNullAsync() : copy.WriteAsync(value));
                }
            }

            await copy.CompleteAsync();
        }

        await connection.ExecuteAsync("ALTER TABLE public.copied ADD PRIMARY KEY (id); CREATE INDEX ON public.copied USING gist (geom)", commandTimeout: 300);
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static async Task<double> RunAsync(string program, string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        return process.ExitCode == 0 ? seconds : throw new BenchFailed($"{Path.GetFileName(program)} failed:\n{said[0]}{said[1]}");
    }
}
