using System.Data.Common;
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

    /// <summary>
    /// For what is asked thousands of times a second: the values stand at numbered places ($1), so that no statement is rewritten, and
    /// every row is read by the places of its columns.
    /// </summary>
    public static async Task<List<T>> ReadAsync<T>(
        this NpgsqlDataSource database, string sql, NpgsqlParameter[] values, Func<DbDataReader, T> read, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(value);
        }

        // Once for each connection; the texts are constants, so they are few.
        await command.PrepareAsync(cancel);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancel))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <summary>The same for statements whose values have names.</summary>
    public static async Task<List<T>> ReadAsync<T>(
        this NpgsqlDataSource database, string sql, object values, Func<DbDataReader, T> read, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var reader = await connection.ExecuteReaderAsync(new CommandDefinition(sql, values, cancellationToken: cancel));
        var rows = new List<T>();
        while (await reader.ReadAsync(cancel))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <summary>A value that is bound as the type it has.</summary>
    public static NpgsqlParameter Bound<T>(T value) => new NpgsqlParameter<T> { TypedValue = value };

    public static string? Text(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static double? Number(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDouble(column);

    public static int? Count(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt32(column);

    public static bool? Flag(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetBoolean(column);

    public static DateOnly? Day(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateOnly>(column);

    public static TEnum Word<TEnum>(this DbDataReader row, int column)
        where TEnum : struct, Enum => Snake.Read<TEnum>(row.GetString(column));

    /// <summary>Counts what is chosen: the statement from FROM on.</summary>
    public static async Task<int> CountAsync(this NpgsqlDataSource database, string chosen, object values, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.ExecuteScalarAsync<int>(new CommandDefinition($"SELECT count(*)::int {chosen}", values, cancellationToken: cancel));
    }
}
