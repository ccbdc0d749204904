using Dapper;
using Npgsql;
using RiskMap.PostGis;

namespace RiskMap.DataImport.Loading;

internal static class SpatialIndexes
{
    /// <summary>Drops a table's GiST indexes inside the transaction, and gives the statements that make them again.</summary>
    public static async Task<IReadOnlyList<string>> DropAsync(NpgsqlConnection connection, string table)
    {
        var indexes = (await connection.QueryAsync<(string Name, string Definition)>("""
            SELECT indexname, indexdef FROM pg_indexes
            WHERE schemaname = @TableSchema AND tablename = @table AND indexdef LIKE '%USING gist%' ORDER BY indexname
            """, new { RiskMapDatabase.TableSchema, table })).AsList();
        foreach (var (name, _) in indexes)
        {
            await connection.ExecuteAsync($"DROP INDEX {RiskMapDatabase.TableSchema}.{Sql.Name(name)}");
        }

        return [.. indexes.Select(i => i.Definition)];
    }
}
