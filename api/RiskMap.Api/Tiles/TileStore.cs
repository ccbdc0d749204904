using Dapper;
using Npgsql;

namespace RiskMap.Api.Tiles;

/// <summary>The room's only SQL.</summary>
public sealed class TileStore(NpgsqlDataSource database)
{
    /// <summary>Makes a tile. Not cancelled by a reader who goes away: others may be waiting for the same one, and it is kept.</summary>
    public async Task<byte[]> MakeAsync(TileQuestion question)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(question.Layer.Sql, connection)
        {
            Parameters =
            {
                new NpgsqlParameter<string> { TypedValue = question.Area },
                new NpgsqlParameter<int> { TypedValue = question.Address.Zoom },
                new NpgsqlParameter<int> { TypedValue = question.Address.X },
                new NpgsqlParameter<int> { TypedValue = question.Address.Y },
            },
        };
        if (question.Layer.ByTown)
        {
            command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. question.Towns.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse)] });
        }

        await command.PrepareAsync();
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return reader.GetFieldValue<byte[]>(0);
    }

    /// <summary>Whom to thank for the data of some layers: source and licence, each pair once.</summary>
    public async Task<IReadOnlyList<string>> AttributionsAsync(string area, IEnumerable<string> layers, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var attributions = await connection.QueryAsync<string>(new CommandDefinition(
            """
            SELECT DISTINCT concat_ws(', ', source, licence)
            FROM datasets
            WHERE area = @area AND layer = ANY (@layers) AND source IS NOT NULL
            ORDER BY 1
            """,
            new { area, layers = layers.ToArray() }, cancellationToken: cancel));
        return [.. attributions];
    }
}
