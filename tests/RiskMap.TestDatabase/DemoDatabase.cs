using Dapper;
using Npgsql;

namespace RiskMap.Tests;

/// <summary>
/// A database of its own that holds the demo district, as <c>./riskmap demo</c> fills it in: filled once, then copied. RISKMAP_TEST_DEMO names the
/// filled one where it may stay on the server for the other projects, of which one fills it in and the others wait.
/// </summary>
public class DemoDatabase : TestDatabase
{
    private static readonly SemaphoreSlim OneFilling = new(1);
    private static string? _filled;

    protected override async Task<string> TemplateAsync(string server)
    {
        await OneFilling.WaitAsync();
        try
        {
            return _filled ??= await FilledAsync(server, Environment.GetEnvironmentVariable("RISKMAP_TEST_DEMO"));
        }
        finally
        {
            OneFilling.Release();
        }
    }

    private async Task<string> FilledAsync(string server, string? kept)
    {
        var name = string.IsNullOrEmpty(kept) ? $"riskmap_demo_{Guid.CreateVersion7():n}" : kept;
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        // Held until the connection closes; filling takes longer than a command may at other times.
        await connection.ExecuteAsync("SELECT pg_advisory_lock(hashtext(@name))", new { name }, commandTimeout: 300);
        if (await connection.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT FROM pg_database WHERE datname = @name)", new { name }))
        {
            return name;
        }

        // Under another name until it is whole: what a broken run leaves is never taken for the district.
        var filling = $"riskmap_filling_{Guid.CreateVersion7():n}";
        await AdminAsync(server, $"CREATE DATABASE {filling} TEMPLATE {await base.TemplateAsync(server)} STRATEGY FILE_COPY");
        try
        {
            await Programs.RunAsync("data-import/RiskMap.DataImport", For(server, filling), "demo");
            await AdminAsync(server, $"ALTER DATABASE {filling} RENAME TO {name}");
        }
        catch
        {
            await DropAsync(filling);
            throw;
        }

        if (string.IsNullOrEmpty(kept))
        {
            Templates.DropAtTheEnd(name);
        }

        return name;
    }
}
