using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dapper;
using Npgsql;
using RiskMap.DataImport.Mapping;

namespace RiskMap.DataImport.Recognition;

/// <summary>Columns that were confirmed once (table import_profiles): found again by the layer and the header, in this area first, then in others.</summary>
internal static class ImportProfiles
{
    private const int MostCharacters = 500;

    public static async Task<(string Name, Columns Columns)?> FindAsync(NpgsqlDataSource database, string area, string layer, string[] header)
    {
        await using var connection = await database.OpenConnectionAsync();
        var found = await connection.QuerySingleOrDefaultAsync<(string Name, string Columns)?>("""
            SELECT name, columns::text FROM import_profiles WHERE layer = @layer AND headers = @headers ORDER BY area <> @area, at DESC LIMIT 1
            """, new { area, layer, headers = Headers(header) });
        return found is null || JsonSerializer.Deserialize<Columns>(found.Value.Columns, TownFile.Json) is not { } columns
            || GuessedColumns.Said(columns).Any(s => !GuessedColumns.Has(header, s.Column)) ? null : (found.Value.Name, columns);
    }

    public static async Task SaveAsync(NpgsqlDataSource database, string area, string layer, string[] header, string name, Columns columns)
    {
        await using var connection = await database.OpenConnectionAsync();
        await connection.ExecuteAsync("""
            INSERT INTO import_profiles (area, id, name, layer, headers, columns, who) VALUES (@area, @id, @name, @layer, @headers, @columns::jsonb, @who)
            ON CONFLICT (area, layer, headers) DO UPDATE SET name = excluded.name, columns = excluded.columns, who = excluded.who, at = now()
            """,
            new
            {
                area,
                id = Guid.CreateVersion7(),
                name,
                layer,
                headers = Headers(header),
                columns = JsonSerializer.Serialize(columns, TownFile.Json),
                who = Environment.UserName,
            });
    }

    /// <summary>Names in matching form, sorted: the same sheet with its columns in another order is the same kind. The rejects file's own columns do not count.</summary>
    private static string Headers(string[] header)
    {
        var names = string.Join(
            '|', header.Select(HeaderName.Key).Where(k => k.Length > 0 && !k.StartsWith("riskmap", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        // An index entry holds 2,700 bytes: of a sheet of a thousand columns the beginning is kept, and a hash of it all.
        return names.Length <= MostCharacters ? names
            : string.Concat(names.AsSpan(0, MostCharacters), "…", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(names))));
    }
}
