using System.Collections.Frozen;
using Dapper;
using Npgsql;
using RiskMap.PostGis;

namespace RiskMap.Api.Accounts;

/// <summary>Accounts, grants and keys in the database. It has a connection of its own: every answer begins with a decision.</summary>
public sealed class AccountStore(Settings settings) : IAsyncDisposable
{
    private readonly NpgsqlDataSource _database = RiskMapDatabase.Open(settings.Database, poolSize: 1);

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    /// <summary>All that decisions stand on, in one question.</summary>
    internal async Task<AccountsNow> NowAsync()
    {
        await using var connection = await _database.OpenConnectionAsync();
        await using var reader = await connection.QueryMultipleAsync("""
            SELECT id, name, shown_as, kind, subject, stamp, disabled FROM accounts;
            SELECT account, role, area, division FROM grants;
            SELECT id, account, encode(hash, 'hex') AS hash, ends_at AS ends_at_utc FROM api_keys WHERE revoked_at IS NULL;
            SELECT area FROM areas WHERE generated;
            """);
        var accounts = (await reader.ReadAsync<AccountRow>()).AsList();
        var grants = (await reader.ReadAsync<GrantRow>()).ToLookup(g => g.Account, g => g.Grant);
        var keys = (await reader.ReadAsync<KeyRow>()).AsList();
        return new(
            accounts.ToFrozenDictionary(
                a => a.Id, a => new KnownAccount(a.Id, a.Name, a.ShownAs, a.Kind, a.Stamp, a.Disabled, new([.. grants[a.Id]]))),
            accounts.Where(a => a.Subject is not null).ToFrozenDictionary(a => a.Subject!, a => a.Id, StringComparer.Ordinal),
            keys.ToFrozenDictionary(k => k.Hash, k => k.Known, StringComparer.Ordinal),
            keys.ToFrozenDictionary(k => k.Id, k => k.Known),
            (await reader.ReadAsync<string>()).ToFrozenSet(StringComparer.Ordinal));
    }

    internal async Task UsedAsync(Guid key)
    {
        await using var connection = await _database.OpenConnectionAsync();
        await connection.ExecuteAsync("UPDATE api_keys SET used_at = clock_timestamp() WHERE id = @key", new { key });
    }

    private sealed record AccountRow
    {
        public Guid Id { get; init; }

        public string Name { get; init; } = "";

        public string ShownAs { get; init; } = "";

        public string Kind { get; init; } = "";

        public string? Subject { get; init; }

        public Guid Stamp { get; init; }

        public bool Disabled { get; init; }
    }

    private sealed record GrantRow
    {
        public Guid Account { get; init; }

        public string Role { get; init; } = "";

        public string Area { get; init; } = "";

        public Guid? Division { get; init; }

        public Grant Grant => new(Enum.Parse<Role>(Role, ignoreCase: true), Area, Division);
    }

    private sealed record KeyRow
    {
        public Guid Id { get; init; }

        public Guid Account { get; init; }

        public string Hash { get; init; } = "";

        public DateTime? EndsAtUtc { get; init; }

        public KnownKey Known => new(Id, Account, EndsAtUtc);
    }
}
