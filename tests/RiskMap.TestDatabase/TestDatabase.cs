using Dapper;
using Npgsql;
using RiskMap.PostGis;
using Xunit;

namespace RiskMap.Tests;

/// <summary>
/// A migrated database of its own for one test class (<c>IClassFixture&lt;TestDatabase&gt;</c>), cloned from a template in
/// tenths of a second and dropped afterwards. RISKMAP_TEST_DB names a server on which databases may be made; without it the
/// tests are skipped at a desk, and fail in CI.
/// </summary>
public class TestDatabase : IAsyncLifetime
{
    private const string ServerVariable = "RISKMAP_TEST_DB";
    private readonly string _name = $"riskmap_test_{Guid.CreateVersion7():n}";
    private static readonly SemaphoreSlim OneTemplate = new(1);
    private static string? _template;
    private NpgsqlDataSource? _source;
    private string? _connection;

    /// <summary>Connection string of this class's own database. Asked for by a test, so that a missing server skips that test.</summary>
    public string Connection => _connection ?? Server();

    public NpgsqlDataSource Source => _source ??= RiskMapDatabase.Open(Connection);

    /// <summary>False: there is no server, and whatever asks for <see cref="Connection"/> is skipped or fails.</summary>
    protected static bool HasServer => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(ServerVariable));

    public virtual async ValueTask InitializeAsync()
    {
        if (!HasServer)
        {
            return;
        }

        var server = Server();
        var template = await TemplateAsync(server);
        await AdminAsync(server, $"CREATE DATABASE {_name} TEMPLATE {template} STRATEGY FILE_COPY");
        _connection = For(server, _name);
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (_source is not null)
        {
            await _source.DisposeAsync();
        }

        if (_connection is not null)
        {
            await AdminAsync(Server(), $"DROP DATABASE IF EXISTS {_name} WITH (FORCE)");
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>A new, empty database without the schema, for tests of the migrations themselves. The caller drops it by name.</summary>
    public static async Task<string> EmptyAsync(string name)
    {
        await AdminAsync(Server(), $"CREATE DATABASE {name}");
        return For(Server(), name);
    }

    public static Task DropAsync(string name) => AdminAsync(Server(), $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");

    private static string Server()
    {
        if (!HasServer)
        {
            Missing.Prerequisite($"{ServerVariable} is not set: run ./riskmap test, which starts a database.");
        }

        return RiskMapDatabase.ConnectionString(Environment.GetEnvironmentVariable(ServerVariable)!);
    }

    /// <summary>One template a test process; its name holds the process, so that two runs on one server do not meet.</summary>
    protected virtual async Task<string> TemplateAsync(string server)
    {
        await OneTemplate.WaitAsync();
        try
        {
            if (_template is null)
            {
                var name = $"riskmap_template_{Guid.CreateVersion7():n}";
                await AdminAsync(server, $"CREATE DATABASE {name}");
                await using (var source = RiskMapDatabase.Open(For(server, name)))
                {
                    await Migrator.MigrateAsync(source);
                }

                Templates.DropAtTheEnd(name);
                _template = name;
            }

            return _template;
        }
        finally
        {
            OneTemplate.Release();
        }
    }

    protected static async Task AdminAsync(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await connection.ExecuteAsync(sql, commandTimeout: 120);
    }

    protected static string For(string server, string database) =>
        new NpgsqlConnectionStringBuilder(server) { Database = database }.ConnectionString;
}
