using Dapper;
using Npgsql;

namespace RiskMap.Api.Accounts;

/// <summary>What signing in reads and writes.</summary>
internal sealed class SignInStore(NpgsqlDataSource database)
{
    /// <summary>The local account of a name; null: there is none that can come in by a password.</summary>
    public async Task<SignInAccount?> FindAsync(string key, CancellationToken cancel) =>
        await OneAsync("a.key = @key AND a.kind = 'local'", new { key }, cancel);

    public async Task<SignInAccount?> FindAsync(Guid account, CancellationToken cancel) => await OneAsync("a.id = @account", new { account }, cancel);

    /// <summary>
    /// One more failure. Five in a row shut the account for five minutes, each further one for twice as long as the last, at most a day: guessing
    /// online is hopeless, and a person who mistyped waits a little.
    /// </summary>
    /// <returns>Until when it is shut now; null: it is not.</returns>
    public async Task<DateTime?> FailAsync(Guid account, int free, TimeSpan first, TimeSpan longest, AuditEntry entry, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var until = await connection.ExecuteScalarAsync<DateTime?>(new("""
            UPDATE accounts SET failures = failures + 1, locked_until = CASE WHEN failures + 1 >= @free
                THEN clock_timestamp() + least(@first * power(2, least(failures + 1 - @free, 20)), @longest) * INTERVAL '1 second' END
            WHERE id = @account RETURNING locked_until
            """, new { account, free, first = first.TotalSeconds, longest = longest.TotalSeconds }, cancellationToken: cancel));
        await AuditStore.WriteAsync(connection, entry, cancel);
        if (until is { } end)
        {
            await AuditStore.WriteAsync(connection, entry with { Deed = AuditDeed.Locked, After = new { until = end } }, cancel);
        }

        await transaction.CommitAsync(cancel);
        return until;
    }

    public Task SignedInAsync(Guid account, string? betterHash, AuditEntry entry, CancellationToken cancel) => WriteAsync("""
        UPDATE accounts SET failures = 0, locked_until = NULL, signed_in_at = clock_timestamp(), password_hash = coalesce(@betterHash, password_hash)
        WHERE id = @account
        """, new { account, betterHash }, entry, cancel);

    /// <summary>Ends one session: a copy of its cookie is of no use any more.</summary>
    public Task EndOneAsync(Guid session, AuditEntry entry, CancellationToken cancel) => WriteAsync("""
        DELETE FROM ended_sessions WHERE ended_at < clock_timestamp() - INTERVAL '31 days';
        INSERT INTO ended_sessions (id) VALUES (@session) ON CONFLICT DO NOTHING;
        """, new { session }, entry, cancel);

    /// <summary>Ends all sessions of an account.</summary>
    public Task EndAsync(Guid account, AuditEntry entry, CancellationToken cancel) =>
        WriteAsync("UPDATE accounts SET stamp = @stamp WHERE id = @account", new { account, stamp = Guid.NewGuid() }, entry, cancel);

    /// <summary>Sets a password; sessions that began before end.</summary>
    public async Task<Guid> SetPasswordAsync(Guid account, string hash, AuditEntry entry, CancellationToken cancel)
    {
        var stamp = Guid.NewGuid();
        await WriteAsync("""
            UPDATE accounts SET password_hash = @hash, stamp = @stamp, failures = 0, locked_until = NULL WHERE id = @account;
            UPDATE account_links SET used_at = clock_timestamp() WHERE account = @account AND used_at IS NULL;
            """, new { account, hash, stamp }, entry, cancel);
        return stamp;
    }

    /// <summary>The account of a one-time link that can still be used; null: there is none.</summary>
    public async Task<(Guid Account, string Name, string ShownAs, DateTime EndsAtUtc)?> LinkAsync(byte[] hash, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return (await connection.QueryAsync<(Guid, string, string, DateTime)>(new("""
            SELECT a.id, a.name, a.shown_as, l.ends_at FROM account_links l JOIN accounts a ON a.id = l.account
            WHERE l.hash = @hash AND l.used_at IS NULL AND l.ends_at > clock_timestamp() AND NOT a.disabled AND a.kind = 'local'
            """, new { hash }, cancellationToken: cancel))).Select(l => ((Guid, string, string, DateTime)?)l).SingleOrDefault();
    }

    /// <summary>Uses a link up and sets the password; of two who come at once, one is late.</summary>
    /// <returns>The account and its new stamp; null: the link cannot be used any more.</returns>
    public async Task<(Guid Account, Guid Stamp)?> UseLinkAsync(byte[] link, string hash, Func<Guid, string, AuditEntry> entry, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var used = (await connection.QueryAsync<Guid>(new("""
            UPDATE account_links SET used_at = clock_timestamp() WHERE hash = @link AND used_at IS NULL AND ends_at > clock_timestamp() RETURNING account
            """, new { link }, cancellationToken: cancel))).Select(a => (Guid?)a).SingleOrDefault();
        if (used is not { } account)
        {
            return null;
        }

        var stamp = Guid.NewGuid();
        var shownAs = (await connection.QueryAsync<string>(new("""
            UPDATE accounts SET password_hash = @hash, stamp = @stamp, failures = 0, locked_until = NULL, signed_in_at = clock_timestamp()
            WHERE id = @account AND NOT disabled AND kind = 'local' RETURNING shown_as;
            """, new { account, hash, stamp }, cancellationToken: cancel))).SingleOrDefault();
        if (shownAs is null)
        {
            return null;
        }

        // Others that were made for him meanwhile are of no use any more.
        await connection.ExecuteAsync(new(
            "UPDATE account_links SET used_at = clock_timestamp() WHERE account = @account AND used_at IS NULL", new { account }, cancellationToken: cancel));
        await AuditStore.WriteAsync(connection, entry(account, shownAs), cancel);
        await transaction.CommitAsync(cancel);
        return (account, stamp);
    }

    private async Task<SignInAccount?> OneAsync(string where, object values, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return (await connection.QueryAsync<SignInAccount>(new($"""
            SELECT a.id, a.name, a.shown_as, a.kind, a.password_hash, a.stamp, a.disabled, a.locked_until AS locked_until_utc
            FROM accounts a WHERE {where}
            """, values, cancellationToken: cancel))).SingleOrDefault();
    }

    private async Task WriteAsync(string sql, object values, AuditEntry entry, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await connection.ExecuteAsync(new(sql, values, cancellationToken: cancel));
        await AuditStore.WriteAsync(connection, entry, cancel);
        await transaction.CommitAsync(cancel);
    }
}

/// <summary>An account as signing in needs it.</summary>
internal sealed record SignInAccount
{
    public Guid Id { get; init; }

    public string Name { get; init; } = "";

    public string ShownAs { get; init; } = "";

    public string Kind { get; init; } = "";

    public string? PasswordHash { get; init; }

    public Guid Stamp { get; init; }

    public bool Disabled { get; init; }

    public DateTime? LockedUntilUtc { get; init; }
}
