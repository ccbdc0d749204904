using System.Text.Json;
using Dapper;
using Npgsql;
using RiskMap.Api.Answers;

namespace RiskMap.Api.Accounts;

/// <summary>The audit: lines are added and read, never changed.</summary>
public sealed class AuditStore(NpgsqlDataSource database)
{
    private static readonly JsonSerializerOptions AsSent = new(JsonSerializerDefaults.Web);

    internal async Task WriteAsync(AuditEntry entry, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await WriteAsync(connection, entry, cancel);
    }

    /// <summary>The same within a change, so that there is none without its line.</summary>
    internal static Task WriteAsync(NpgsqlConnection connection, AuditEntry entry, CancellationToken cancel) =>
        connection.ExecuteAsync(new CommandDefinition("""
            INSERT INTO audit (id, account, who, deed, area, object, before, after, address)
            VALUES (@id, @Account, @Who, @deed, @Area, @Object, @before::jsonb, @after::jsonb, @Address)
            """, new
        {
            id = Guid.CreateVersion7(),
            entry.Account,
            entry.Who,
            deed = Snake.Of(entry.Deed),
            entry.Area,
            entry.Object,
            before = Text(entry.Before),
            after = Text(entry.After),
            entry.Address,
        }, cancellationToken: cancel));

    private static string? Text(object? value) => value is null ? null : JsonSerializer.Serialize(value, AsSent);
}
