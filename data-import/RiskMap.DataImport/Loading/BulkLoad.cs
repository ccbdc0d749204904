using Dapper;
using Npgsql;
using RiskMap.DataImport.Layers;
using RiskMap.PostGis;

namespace RiskMap.DataImport.Loading;

/// <summary>
/// A load that is larger than all that its table holds takes the table's indexes and keys off and puts them back afterwards, in the same
/// transaction: several times faster, checked all the same, and undone with everything else if it fails. Whoever reads the table meanwhile
/// waits for the end.
/// </summary>
internal static class BulkLoad
{
    /// <summary>Below this the indexes take rows one by one faster than they are built.</summary>
    private const int ManyRows = 20_000;

    public static bool IsMany(int rows) => rows >= ManyRows;

    /// <summary>
    /// Before a transaction touches the first of several tables, where one of them may be loaded in bulk: later it would be in the middle of the
    /// order that <see cref="DropAsync"/> must keep.
    /// </summary>
    public static Task LockDatasetsAsync(NpgsqlConnection connection) => connection.RunAsync("LOCK TABLE datasets IN SHARE ROW EXCLUSIVE MODE");

    public static async Task<bool> IsWorthItAsync(NpgsqlConnection connection, Layer layer, int staged) =>
        IsMany(staged) && await connection.CountAsync(
            $"SELECT count(*)::int FROM (SELECT FROM {Sql.Name(layer.Name)} LIMIT @staged) r", new { staged }) < staged;

    /// <summary>
    /// Drops what can be dropped, and gives the statements that make it again. Must come before the import touches datasets: the foreign key
    /// locks that table, and two imports that take the two locks in different orders would wait for each other for ever.
    /// </summary>
    public static async Task<IReadOnlyList<string>> DropAsync(NpgsqlConnection connection, string table)
    {
        await connection.RunAsync($"LOCK TABLE datasets IN SHARE ROW EXCLUSIVE MODE; LOCK TABLE {Sql.Name(table)} IN ACCESS EXCLUSIVE MODE");
        var keys = (await connection.QueryAsync<(string Name, string Definition)>("""
            SELECT conname, pg_get_constraintdef(c.oid) FROM pg_constraint c
            WHERE conrelid = to_regclass(@table) AND contype IN ('p', 'u', 'f')
                -- a key that other tables point to stays
                AND NOT EXISTS (SELECT FROM pg_constraint other WHERE other.contype = 'f' AND other.confrelid = c.conrelid AND other.conindid = c.conindid)
            ORDER BY contype DESC, conname
            """, new { table = Sql.Name(table) })).AsList();
        foreach (var (name, _) in keys)
        {
            await connection.RunAsync($"ALTER TABLE {Sql.Name(table)} DROP CONSTRAINT {Sql.Name(name)}");
        }

        var indexes = (await connection.QueryAsync<(string Name, string Definition)>("""
            SELECT indexname, indexdef FROM pg_indexes i
            WHERE schemaname = @TableSchema AND tablename = @table
                AND NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = to_regclass(i.schemaname || '.' || @quoted) AND conname = indexname)
            ORDER BY indexname
            """, new { RiskMapDatabase.TableSchema, table, quoted = Sql.Name(table) })).AsList();
        foreach (var (name, _) in indexes)
        {
            await connection.RunAsync($"DROP INDEX {RiskMapDatabase.TableSchema}.{Sql.Name(name)}");
        }

        return [.. keys.Select(k => $"ALTER TABLE {Sql.Name(table)} ADD CONSTRAINT {Sql.Name(k.Name)} {k.Definition}"), .. indexes.Select(i => i.Definition)];
    }
}
