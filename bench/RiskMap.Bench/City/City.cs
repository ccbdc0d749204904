using System.Security.Cryptography;
using System.Text;
using Dapper;
using Npgsql;
using RiskMap.PostGis;

namespace RiskMap.Bench;

/// <summary>The made-up city of city.sql in a database of its own: made once per server and description, and used again.</summary>
public sealed class City
{
    public const string Area = "bench";

    /// <summary>How many hydrants city.sql makes, numbered from 0.</summary>
    public const int Hydrants = 20_000;

    /// <summary>The id that the city's SQL gives a thing of a layer.</summary>
    public static Guid Id(string layer, int thing) => Guid.ParseExact(Convert.ToHexString(MD5.HashData(Encoding.ASCII.GetBytes($"{layer}{thing}"))), "N");

    public static Guid HydrantId(int hydrant) => Id("hydrant", hydrant);

    private readonly string _server;

    private City(string server, string database)
    {
        _server = server;
        Connection = new NpgsqlConnectionStringBuilder(server) { Database = database }.ConnectionString;
        Source = RiskMapDatabase.Open(Connection);
    }

    /// <summary>Connection string of the city's database.</summary>
    public string Connection { get; }

    public NpgsqlDataSource Source { get; }

    public static async Task<City> OpenAsync(string address, Action<string> say)
    {
        var server = RiskMapDatabase.ConnectionString(address);
        var description = await DescriptionAsync();
        var name = $"riskmap_bench_{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(description)))[..8]}";
        if (await ExistsAsync(server, name))
        {
            var city = new City(server, name);
            try
            {
                await Migrator.MigrateAsync(city.Source);
                return city;
            }
            catch (MigrationException)
            {
                say("The schema has changed since the city was made.");
                await city.Source.DisposeAsync();
                await AdminAsync(server, $"DROP DATABASE {name} WITH (FORCE)");
            }
        }

        say("Making the city: about a minute, once.");
        // Under another name until it is whole, so that a run killed in the middle leaves no half city to be measured.
        await AdminAsync(server, $"DROP DATABASE IF EXISTS {name}_unfinished WITH (FORCE)");
        await AdminAsync(server, $"CREATE DATABASE {name}_unfinished");
        var unfinished = new City(server, $"{name}_unfinished");
        await using (unfinished.Source)
        {
            await Migrator.MigrateAsync(unfinished.Source);
            await using var connection = await unfinished.Source.OpenConnectionAsync();
            await connection.ExecuteAsync(description, commandTimeout: 600);
            await connection.ExecuteAsync("VACUUM ANALYZE", commandTimeout: 600);
        }

        await AdminAsync(server, $"ALTER DATABASE {name}_unfinished RENAME TO {name}");
        return new(server, name);
    }

    /// <summary>An empty, migrated database beside the city's, thrown away afterwards.</summary>
    public async Task WithEmptyAsync(Func<string, Task> use)
    {
        var name = $"riskmap_bench_empty_{Environment.ProcessId}";
        await AdminAsync(_server, $"CREATE DATABASE {name}");
        try
        {
            var connection = new NpgsqlConnectionStringBuilder(_server) { Database = name }.ConnectionString;
            await using (var source = RiskMapDatabase.Open(connection))
            {
                await Migrator.MigrateAsync(source);
            }

            await use(connection);
        }
        finally
        {
            await AdminAsync(_server, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        }
    }

    public async Task<string> SizeAsync()
    {
        await using var connection = await Source.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<string>("""
            SELECT format('City: %s buildings, %s hydrants, %s roads, %s fires.',
                (SELECT count(*) FROM buildings), (SELECT count(*) FROM hydrants), (SELECT count(*) FROM roads), (SELECT count(*) FROM incidents))
            """) ?? "";
    }

    private static async Task<string> DescriptionAsync()
    {
        var parts = new List<string>();
        foreach (var part in new[] { "city.sql", "check_ups.sql" })
        {
            using var reader = new StreamReader(typeof(City).Assembly.GetManifestResourceStream(part)!);
            parts.Add(await reader.ReadToEndAsync());
        }

        return string.Join('\n', parts);
    }

    private static async Task<bool> ExistsAsync(string server, string name)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ConnectionString);
        return await connection.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT FROM pg_database WHERE datname = @name)", new { name });
    }

    private static async Task AdminAsync(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ConnectionString);
        await connection.ExecuteAsync(sql, commandTimeout: 120);
    }
}
