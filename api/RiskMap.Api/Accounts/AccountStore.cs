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
            SELECT id FROM ended_sessions WHERE ended_at > clock_timestamp() - make_interval(mins => @SessionMinutes);
            """, new { settings.SessionMinutes });
        var accounts = (await reader.ReadAsync<AccountRow>()).AsList();
        var grants = (await reader.ReadAsync<GrantRow>()).ToLookup(g => g.Account, g => g.Grant);
        var keys = (await reader.ReadAsync<KeyRow>()).AsList();
        return new(
            accounts.ToFrozenDictionary(
                a => a.Id, a => new KnownAccount(a.Id, a.Name, a.ShownAs, a.Kind, a.Stamp, a.Disabled, new([.. grants[a.Id]]))),
            accounts.Where(a => a.Subject is not null).ToFrozenDictionary(a => a.Subject!, a => a.Id, StringComparer.Ordinal),
            keys.ToFrozenDictionary(k => k.Hash, k => k.Known, StringComparer.Ordinal),
            keys.ToFrozenDictionary(k => k.Id, k => k.Known),
            (await reader.ReadAsync<string>()).ToFrozenSet(StringComparer.Ordinal),
            (await reader.ReadAsync<Guid>()).ToFrozenSet());
    }

    internal async Task UsedAsync(Guid key)
    {
        await using var connection = await _database.OpenConnectionAsync();
        await connection.ExecuteAsync("UPDATE api_keys SET used_at = clock_timestamp() WHERE id = @key", new { key });
    }

    /// <summary>The account of somebody whom an identity provider knows, made when he first comes.</summary>
    internal async Task<Guid> OutsiderAsync(string subject, string name, string shownAs, CancellationToken cancel)
    {
        await using var connection = await _database.OpenConnectionAsync(cancel);
        return await connection.ExecuteScalarAsync<Guid>(new("""
            INSERT INTO accounts (id, name, key, shown_as, kind, subject, stamp, signed_in_at)
            VALUES (@id, @name, @key, @shownAs, 'outside', @subject, @stamp, clock_timestamp())
            ON CONFLICT (subject) DO UPDATE SET signed_in_at = clock_timestamp() RETURNING id
            """, new { id = Guid.CreateVersion7(), name, key = $"outside:{subject}", shownAs, subject, stamp = Guid.NewGuid() }, cancellationToken: cancel));
    }

    /// <summary>
    /// Makes sure that somebody administers everything and can come in; of several servers that start at once, one does.
    /// </summary>
    /// <param name="name">Account that shall; null: only where nobody does yet.</param>
    /// <param name="first">What the account is called where there is none.</param>
    /// <param name="link">Hash of the link's secret.</param>
    /// <param name="ends">Until when it can be used.</param>
    /// <param name="by">Who makes the link, for the audit.</param>
    /// <param name="cancel">Nothing is written if stopped.</param>
    /// <returns>False: somebody does, and no link was made.</returns>
    internal async Task<bool> RequireAdministratorAsync(string? name, string first, byte[] link, DateTimeOffset ends, string by, CancellationToken cancel)
    {
        await using var connection = await _database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await connection.ExecuteAsync(new("SELECT pg_advisory_xact_lock(hashtext('riskmap first administrator'))", cancellationToken: cancel));
        if (name is null && await connection.ExecuteScalarAsync<bool>(new("""
            SELECT EXISTS (SELECT FROM accounts a JOIN grants g ON g.account = a.id
                WHERE g.role = 'administrator' AND g.area = '*' AND g.division IS NULL AND NOT a.disabled AND (a.password_hash IS NOT NULL OR a.kind = 'outside'))
            """, cancellationToken: cancel)))
        {
            return false;
        }

        var shown = name ?? first;
        var values = new { id = Guid.CreateVersion7(), name = shown, key = AccountName.KeyOf(shown), stamp = Guid.NewGuid(), link, ends = ends.UtcDateTime };
        var account = await connection.ExecuteScalarAsync<Guid>(new("""
            INSERT INTO accounts (id, name, key, shown_as, kind, stamp) VALUES (@id, @name, @key, @name, 'local', @stamp)
            -- Whoever took the name before, and knows its password or has it open, shall not become administrator by this start: the link alone leads in.
            ON CONFLICT (key) DO UPDATE SET disabled = false, failures = 0, locked_until = NULL, password_hash = NULL, stamp = @stamp
            RETURNING id
            """, values, cancellationToken: cancel));
        await connection.ExecuteAsync(new("""
            INSERT INTO grants (account, role, area) VALUES (@account, 'administrator', '*') ON CONFLICT DO NOTHING;
            DELETE FROM account_links WHERE account = @account AND used_at IS NULL;
            INSERT INTO account_links (hash, account, ends_at) VALUES (@link, @account, @ends);
            """, new { account, link, values.ends }, cancellationToken: cancel));
        await AuditStore.WriteAsync(connection, new(AuditDeed.LinkMade, by) { Object = shown }, cancel);
        await transaction.CommitAsync(cancel);
        return true;
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
