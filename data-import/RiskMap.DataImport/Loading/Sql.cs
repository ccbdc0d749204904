using Dapper;
using Npgsql;

namespace RiskMap.DataImport.Loading;

internal static class Sql
{
    /// <summary>A column or table name of ours, quoted: some are words of SQL (use, class).</summary>
    public static string Name(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static string List(IEnumerable<string> names, string prefix = "") => string.Join(", ", names.Select(n => prefix + Name(n)));

    /// <summary>Runs a statement for as long as it takes: with ten million rows that is more than the driver's usual half minute.</summary>
    public static Task<int> RunAsync(this NpgsqlConnection connection, string sql, object? values = null, CancellationToken cancel = default) =>
        connection.ExecuteAsync(new CommandDefinition(sql, values, commandTimeout: 0, cancellationToken: cancel));

    public static Task<int> CountAsync(this NpgsqlConnection connection, string sql, object? values = null) =>
        connection.ExecuteScalarAsync<int>(sql, values, commandTimeout: 0);
}
