using System.Globalization;
using System.Text.Json;
using Dapper;
using Npgsql;
using Spectre.Console;

namespace RiskMap.Bench;

/// <summary>Runs a benchmark and prints it: a table with machine and versions for people, or the bare figures for programs.</summary>
public static class Report
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static async Task<int> RunAsync(Benchmark benchmark, bool json)
    {
        var server = Environment.GetEnvironmentVariable("RISKMAP_BENCH_DB") ?? Environment.GetEnvironmentVariable("RISKMAP_DB");
        if (string.IsNullOrEmpty(server))
        {
            await Console.Error.WriteLineAsync("RISKMAP_BENCH_DB is not set: it names a PostgreSQL server on which databases may be made. ./riskmap bench sets it.");
            return 2;
        }

        try
        {
            var city = await City.OpenAsync(server, Say);
            Say(await MachineAsync(city));
            var rows = await benchmark.Run(city, Say);
            if (json)
            {
                Console.WriteLine(JsonSerializer.Serialize(rows, Json));
            }
            else
            {
                AnsiConsole.Write(Table(rows));
            }

            return 0;
        }
        catch (Exception e) when (e is BenchFailed or NpgsqlException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }

    private static void Say(string line) => Console.Error.WriteLine(line);

    private static Table Table(IReadOnlyList<Measured> rows)
    {
        var table = new Table().Border(TableBorder.Simple)
            .AddColumns("work", "unit").AddColumns(["RiskMap", "peer", "ahead of peer", "floor", "ahead of floor"], c => c.RightAligned());
        foreach (var row in rows)
        {
            table.AddRow(
                Markup.Escape(row.Work), row.Unit, Number(row.Riskmap),
                Markup.Escape($"{Number(row.Peer)} {row.PeerName}"), Number(row.RatioToPeer),
                Markup.Escape($"{Number(row.Floor)} {row.FloorName}"), Number(row.RatioToFloor));
        }

        return table;
    }

    private static Table AddColumns(this Table table, string[] names, Func<TableColumn, TableColumn> shape)
    {
        foreach (var name in names)
        {
            table.AddColumn(shape(new TableColumn(name)));
        }

        return table;
    }

    private static string Number(double? value) => value switch
    {
        null => "–",
        >= 1000 => value.Value.ToString("N0", CultureInfo.InvariantCulture),
        _ => value.Value.ToString("0.##", CultureInfo.InvariantCulture),
    };

    private static async Task<string> MachineAsync(City city)
    {
        await using var connection = await city.Source.OpenConnectionAsync();
        var database = await connection.ExecuteScalarAsync<string>("SELECT 'PostgreSQL ' || current_setting('server_version') || ', PostGIS ' || postgis_lib_version()");
        var cpu = File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim()
            : null;
        var load = File.Exists("/proc/loadavg") ? (await File.ReadAllTextAsync("/proc/loadavg")).Split(' ')[0] : "unknown";
        return $"""
            {Environment.ProcessorCount} cores ({cpu ?? "unknown"}), load before the run {load}; {database}, .NET {Environment.Version}.
            Client, server and database share this machine. {await city.SizeAsync()}
            """;
    }
}

public sealed class BenchFailed(string message) : Exception(message);
