using Dapper;
using Npgsql;

namespace RiskMap.Api.Answers;

/// <summary>How stores ask the database: a connection from the pool for one statement, values bound, cancelled with the request.</summary>
public static class Reading
{
    public static async Task<List<T>> QueryAsync<T>(this NpgsqlDataSource database, string sql, object values, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return (await connection.QueryAsync<T>(new CommandDefinition(sql, values, cancellationToken: cancel))).AsList();
    }

    /// <summary>Counts what is chosen: the statement from FROM on.</summary>
    public static async Task<int> CountAsync(this NpgsqlDataSource database, string chosen, object values, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.ExecuteScalarAsync<int>(new CommandDefinition($"SELECT count(*)::int {chosen}", values, cancellationToken: cancel));
    }
}
