using Dapper;
using Npgsql;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Inspections.Hazards.Relapse;

/// <summary>
/// What a return is, said once: function link_returns, which entries and deliveries call and lists, boards and scores read; the curve follows the same
/// premises and kinds. At each start the server writes down the days that count, and links anew what they turn.
/// </summary>
public sealed class RelapseLinkStore(NpgsqlDataSource database, Settings settings) : IOnceThereIsADatabase
{
    public async Task RunAsync(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await connection.ExecuteAsync(new CommandDefinition("UPDATE relapse_rule SET within_days = @RelapseDays", new { settings.RelapseDays }, cancellationToken: cancel));
        foreach (var area in await connection.QueryAsync<string>(new CommandDefinition("SELECT area FROM areas ORDER BY area", cancellationToken: cancel)))
        {
            await connection.ExecuteAsync(new CommandDefinition("""
                UPDATE areas SET data_version = data_version + 1 WHERE area = @area AND riskmap_fn.link_returns(@area) > 0
                """, new { area }, commandTimeout: 0, cancellationToken: cancel));
        }
    }
}
