using System.Security.Cryptography;
using System.Text;
using Dapper;
using Npgsql;

namespace RiskMap.PostGis;

/// <summary>
/// Brings a database to this program's schema: numbered files once, in order, checked by hash; functions replaced whole.
/// One program at a time, by an advisory lock; all of it in one transaction, so that a kill in the middle leaves the old schema.
/// </summary>
public static class Migrator
{
    private const long LockKey = 0x5249534B4D4150; // "RISKMAP"
    private const int OldestPostGis = 303; // 3.3

    /// <exception cref="MigrationException">A file that was applied has changed, the database is newer than this program, or PostGIS is missing or too old.</exception>
    public static async Task MigrateAsync(NpgsqlDataSource database, CancellationToken cancel = default)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await connection.ExecuteAsync("SELECT pg_advisory_xact_lock(@LockKey)", new { LockKey });
        var madePostGis = await RequirePostGisAsync(connection);
        await connection.ExecuteAsync($"""
            CREATE SCHEMA IF NOT EXISTS {RiskMapDatabase.TableSchema};
            CREATE TABLE IF NOT EXISTS {RiskMapDatabase.TableSchema}.schema_files
                (name text PRIMARY KEY, sha256 text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now());
            """);
        await ApplySchemaAsync(connection);
        await ReplaceFunctionsAsync(connection);
        await transaction.CommitAsync(cancel);
        if (madePostGis)
        {
            // The type numbers of an extension made just now are unknown to connections opened before it.
            await connection.ReloadTypesAsync(cancel);
        }
    }

    private static async Task<bool> RequirePostGisAsync(NpgsqlConnection connection)
    {
        var made = !await connection.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT FROM pg_extension WHERE extname = 'postgis')");
        if (made)
        {
            try
            {
                await connection.ExecuteAsync("CREATE EXTENSION postgis WITH SCHEMA public");
            }
            catch (PostgresException e)
            {
                throw new MigrationException(
                    $"The database has no PostGIS and it could not be added ({e.MessageText}). Ask its administrator to run: CREATE EXTENSION postgis;", e);
            }
        }

        var version = await connection.ExecuteScalarAsync<string>("SELECT postgis_lib_version()") ?? "0.0";
        var numbers = version.Split('.');
        if ((int.Parse(numbers[0], null) * 100) + int.Parse(numbers[1], null) < OldestPostGis)
        {
            throw new MigrationException($"PostGIS {version} is too old: RiskMap needs 3.3 or later.");
        }

        return made;
    }

    private static async Task ApplySchemaAsync(NpgsqlConnection connection)
    {
        var applied = (await connection.QueryAsync<(string Name, string Hash)>("SELECT name, sha256 FROM schema_files WHERE name LIKE 'Schema/%'"))
            .ToDictionary(f => f.Name, f => f.Hash);
        var files = Files("Schema/");
        var unknown = applied.Keys.Except(files.Select(f => f.Name)).Order().LastOrDefault();
        if (unknown is not null)
        {
            throw new MigrationException($"The database has {unknown}, which this program does not know: it was made by a newer RiskMap. Run that one.");
        }

        foreach (var file in files)
        {
            if (!applied.TryGetValue(file.Name, out var hash))
            {
                await RunAsync(connection, file, RiskMapDatabase.TableSchema);
            }
            else if (hash != file.Hash)
            {
                throw new MigrationException($"{file.Name} has changed since it was applied. Put it back and write the change as the next number.");
            }
        }
    }

    private static async Task ReplaceFunctionsAsync(NpgsqlConnection connection)
    {
        var files = Files("Functions/");
        var all = new SqlFile("Functions", "", Hash(string.Concat(files.Select(f => f.Hash))));
        if (await connection.ExecuteScalarAsync<string>("SELECT sha256 FROM schema_files WHERE name = 'Functions'") == all.Hash)
        {
            return;
        }

        await connection.ExecuteAsync(
            $"DROP SCHEMA IF EXISTS {RiskMapDatabase.FunctionSchema} CASCADE; CREATE SCHEMA {RiskMapDatabase.FunctionSchema};");
        foreach (var file in files)
        {
            await RunAsync(connection, file, RiskMapDatabase.FunctionSchema, remember: false);
        }

        await RememberAsync(connection, all);
    }

    private static async Task RunAsync(NpgsqlConnection connection, SqlFile file, string schema, bool remember = true)
    {
        try
        {
            await connection.ExecuteAsync(
                $"SET LOCAL search_path = {schema}, {RiskMapDatabase.TableSchema}, {RiskMapDatabase.FunctionSchema}, public;\n{file.Sql}");
        }
        catch (PostgresException e)
        {
            throw new MigrationException($"{file.Name} failed: {e.MessageText}", e);
        }

        if (remember)
        {
            await RememberAsync(connection, file);
        }
    }

    private static Task RememberAsync(NpgsqlConnection connection, SqlFile file) => connection.ExecuteAsync(
        "INSERT INTO schema_files (name, sha256) VALUES (@Name, @Hash) ON CONFLICT (name) DO UPDATE SET sha256 = @Hash, applied_at = now()",
        new { file.Name, file.Hash });

    private static List<SqlFile> Files(string folder)
    {
        var assembly = typeof(Migrator).Assembly;
        return [.. assembly.GetManifestResourceNames().Where(n => n.StartsWith(folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                var sql = reader.ReadToEnd().ReplaceLineEndings("\n");
                return new SqlFile(name, sql, Hash(sql));
            })];
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private sealed record SqlFile(string Name, string Sql, string Hash);
}

public sealed class MigrationException(string message, Exception? inner = null) : Exception(message, inner);
