using Dapper;
using HotChocolate.Types.Pagination;
using Npgsql;
using RiskMap.Api.Answers;

namespace RiskMap.Api.Accounts.Desk;

/// <summary>Accounts as those who administer them see and change them.</summary>
internal sealed class DeskStore(NpgsqlDataSource database)
{
    private const string Columns = """
        a.id, a.name, a.shown_as, CASE WHEN EXISTS (SELECT FROM api_keys k WHERE k.account = a.id) THEN 'key' ELSE a.kind END AS kind,
        a.disabled, a.password_hash IS NOT NULL AS has_password, a.made_at AS made_at_utc, a.signed_in_at AS signed_in_at_utc,
        CASE WHEN a.locked_until > clock_timestamp() THEN a.locked_until END AS locked_until_utc,
        md5(concat_ws('|', a.name, a.shown_as, a.disabled,
            (SELECT string_agg(concat_ws(',', g.role, g.area, g.division), ';' ORDER BY g.role, g.area, g.division) FROM grants g WHERE g.account = a.id))) AS version,
        coalesce((SELECT jsonb_agg(jsonb_build_object('role', g.role, 'area', g.area, 'division', g.division, 'divisionName', coalesce(d.name_zh, d.name_en))
            ORDER BY g.area, g.role, d.name_zh) FROM grants g LEFT JOIN divisions d ON d.area = g.area AND d.id = g.division WHERE g.account = a.id), '[]')::text AS grants_json,
        coalesce((SELECT jsonb_agg(jsonb_build_object('id', k.id, 'account', k.account, 'name', k.name, 'madeAt', k.made_at, 'endsAt', k.ends_at,
            'revokedAt', k.revoked_at, 'usedAt', k.used_at, 'works', k.revoked_at IS NULL AND coalesce(k.ends_at > clock_timestamp(), true) AND NOT a.disabled)
            ORDER BY k.made_at) FROM api_keys k WHERE k.account = a.id), '[]')::text AS keys_json
        """;

    /// <summary>In the order of their names.</summary>
    /// <param name="areas">Areas in which one of them must have been granted something; null: all accounts.</param>
    /// <param name="search">Part of a name.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<Connection<Account>> ListAsync(string[]? areas, string? search, PageRequest page, CancellationToken cancel)
    {
        var after = page.Key(1)?[0] ?? 0;
        var values = new { areas, like = search is null ? null : $"%{search.Replace("\\", "\\\\").Replace("%", "\\%").Replace("_", "\\_")}%", after, page.Limit };
        const string Chosen = """
            FROM accounts a WHERE (@areas::text[] IS NULL OR EXISTS (SELECT FROM grants g WHERE g.account = a.id AND g.area = ANY(@areas)))
                AND (@like::text IS NULL OR a.name ILIKE @like OR a.shown_as ILIKE @like)
            """;
        var rows = await database.QueryAsync<Account>($"SELECT {Columns} {Chosen} ORDER BY a.key OFFSET @after LIMIT @Limit", values, cancel);
        var place = after;
        return page.Of(rows, _ => [++place], c => database.CountAsync(Chosen, values, c));
    }

    public async Task<Account?> FindAsync(Guid account, CancellationToken cancel) =>
        (await database.QueryAsync<Account>($"SELECT {Columns} FROM accounts a WHERE a.id = @account", new { account }, cancel)).SingleOrDefault();

    /// <summary>The account that a key belongs to; null: there is no such key.</summary>
    public async Task<Guid?> OwnerAsync(Guid key, CancellationToken cancel) =>
        (await database.QueryAsync<Guid?>("SELECT account FROM api_keys WHERE id = @key", new { key }, cancel)).SingleOrDefault();

    /// <summary>Which of these places there are not: an area, or a town of it. What rows keep is their town, so a grant for a village would hold for none.</summary>
    public async Task<List<(string Area, bool Area_is_there)>> MissingAsync(IReadOnlyList<Grant> grants, CancellationToken cancel) =>
        await database.QueryAsync<(string, bool)>("""
            SELECT g.area, EXISTS (SELECT FROM areas a WHERE a.area = g.area) FROM unnest(@areas, @divisions::uuid[]) AS g (area, division)
            WHERE g.area <> '*' AND (NOT EXISTS (SELECT FROM areas a WHERE a.area = g.area)
                OR g.division IS NOT NULL AND NOT EXISTS (SELECT FROM divisions d WHERE d.area = g.area AND d.id = g.division AND d.level = 'town'))
            """, new { areas = grants.Select(g => g.Area).ToArray(), divisions = grants.Select(g => g.Division).ToArray() }, cancel);

    /// <summary>Makes an account; false: its name is another's.</summary>
    public Task<bool> InsertAsync(NewAccount made, AuditEntry entry, CancellationToken cancel) => InOneAsync(async connection =>
    {
        var inserted = await connection.ExecuteAsync(new("""
            INSERT INTO accounts (id, name, key, shown_as, kind, stamp) VALUES (@Id, @Name, @key, @ShownAs, 'local', @stamp) ON CONFLICT DO NOTHING
            """, new { made.Id, made.Name, key = AccountName.KeyOf(made.Name), made.ShownAs, stamp = Guid.NewGuid() }, cancellationToken: cancel));
        if (inserted == 0)
        {
            return false;
        }

        await GrantAsync(connection, made.Id, made.Grants, cancel);
        if (made.Link is { } link)
        {
            await connection.ExecuteAsync(new(
                "INSERT INTO account_links (hash, account, ends_at) VALUES (@link, @Id, @ends)", new { link, made.Id, ends = made.LinkEndsAt.UtcDateTime }, cancellationToken: cancel));
        }

        if (made.Key is { } key)
        {
            await connection.ExecuteAsync(new(
                "INSERT INTO api_keys (id, account, name, hash, ends_at) VALUES (@Id, @Id, @ShownAs, @key, @ends)",
                new { made.Id, made.ShownAs, key, ends = made.KeyEndsAt?.UtcDateTime }, cancellationToken: cancel));
        }

        await AuditStore.WriteAsync(connection, entry, cancel);
        return true;
    }, cancel);

    /// <summary>Changes an account that has not changed since.</summary>
    /// <returns>Null: done; else why not.</returns>
    public async Task<string?> UpdateAsync(Guid account, string? version, AccountChange change, AuditEntry entry, CancellationToken cancel)
    {
        string? why = null;
        await InOneAsync(async connection =>
        {
            // Whoever takes away the last administrator at the same time waits here.
            await connection.ExecuteAsync(new("SELECT pg_advisory_xact_lock(hashtext('riskmap accounts')); SELECT FROM accounts WHERE id = @account FOR UPDATE", new { account }, cancellationToken: cancel));
            var now = (await connection.QueryAsync<string>(new($"SELECT version FROM (SELECT {Columns} FROM accounts a WHERE a.id = @account) x", new { account }, cancellationToken: cancel))).SingleOrDefault();
            if (version is not null && now != version)
            {
                why = "ACCOUNT_CHANGED";
                return false;
            }

            var taken = await connection.ExecuteScalarAsync<bool>(new(
                "SELECT EXISTS (SELECT FROM accounts WHERE key = @key AND id <> @account)",
                new { account, key = change.Name is null ? "" : AccountName.KeyOf(change.Name) }, cancellationToken: cancel));
            if (taken)
            {
                why = "ACCOUNT_NAME_TAKEN";
                return false;
            }

            await connection.ExecuteAsync(new("""
                UPDATE accounts SET name = coalesce(@Name, name), key = coalesce(@key, key), shown_as = coalesce(@ShownAs, shown_as), disabled = coalesce(@Disabled, disabled),
                    stamp = CASE WHEN @EndsSessions THEN @stamp ELSE stamp END, password_hash = CASE WHEN @EndsPassword THEN NULL ELSE password_hash END,
                    failures = CASE WHEN @EndsPassword THEN 0 ELSE failures END, locked_until = CASE WHEN @EndsPassword THEN NULL ELSE locked_until END
                WHERE id = @account
                """, new
            {
                account,
                change.Name,
                key = change.Name is null ? null : AccountName.KeyOf(change.Name),
                change.ShownAs,
                change.Disabled,
                change.EndsSessions,
                change.EndsPassword,
                stamp = Guid.NewGuid(),
            }, cancellationToken: cancel));
            if (change.Grants is not null)
            {
                await connection.ExecuteAsync(new("DELETE FROM grants WHERE account = @account", new { account }, cancellationToken: cancel));
                await GrantAsync(connection, account, change.Grants, cancel);
            }

            if (change.Link is { } link)
            {
                await connection.ExecuteAsync(new("""
                    DELETE FROM account_links WHERE account = @account AND used_at IS NULL;
                    INSERT INTO account_links (hash, account, ends_at) VALUES (@link, @account, @ends);
                    """, new { account, link, ends = change.LinkEndsAt.UtcDateTime }, cancellationToken: cancel));
            }

            // A server that nobody administers could be helped on its own machine only.
            if ((change.Grants is not null || change.Disabled == true) && !await connection.ExecuteScalarAsync<bool>(new("""
                SELECT EXISTS (SELECT FROM accounts a JOIN grants g ON g.account = a.id WHERE g.role = 'administrator' AND g.area = '*' AND NOT a.disabled
                    AND NOT EXISTS (SELECT FROM api_keys k WHERE k.account = a.id))
                """, cancellationToken: cancel)))
            {
                why = "LAST_ADMINISTRATOR";
                return false;
            }

            await AuditStore.WriteAsync(connection, entry, cancel);
            return true;
        }, cancel);
        return why;
    }

    public Task RevokeAsync(Guid key, AuditEntry entry, CancellationToken cancel) => InOneAsync(async connection =>
    {
        await connection.ExecuteAsync(new("UPDATE api_keys SET revoked_at = coalesce(revoked_at, clock_timestamp()) WHERE id = @key", new { key }, cancellationToken: cancel));
        await AuditStore.WriteAsync(connection, entry, cancel);
        return true;
    }, cancel);

    private static Task GrantAsync(NpgsqlConnection connection, Guid account, IReadOnlyList<Grant> grants, CancellationToken cancel) =>
        connection.ExecuteAsync(new("""
            INSERT INTO grants (account, role, area, division) SELECT @account, r, a, d FROM unnest(@roles, @areas, @divisions::uuid[]) AS g (r, a, d) ON CONFLICT DO NOTHING
            """, new
        {
            account,
            roles = grants.Select(g => Snake.Of(g.Role)).ToArray(),
            areas = grants.Select(g => g.Area).ToArray(),
            divisions = grants.Select(g => g.Division).ToArray(),
        }, cancellationToken: cancel));

    /// <summary>All of it or, if it says no, nothing.</summary>
    private async Task<bool> InOneAsync(Func<NpgsqlConnection, Task<bool>> write, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var done = await write(connection);
        if (done)
        {
            await transaction.CommitAsync(cancel);
        }

        return done;
    }
}

/// <summary>An account that shall be made; a machine's has a key, a person's a link.</summary>
internal sealed record NewAccount(Guid Id, string Name, string ShownAs, IReadOnlyList<Grant> Grants)
{
    public byte[]? Link { get; init; }

    public DateTimeOffset LinkEndsAt { get; init; }

    public byte[]? Key { get; init; }

    public DateTimeOffset? KeyEndsAt { get; init; }
}

/// <summary>What shall be different; null: as it is.</summary>
internal sealed record AccountChange
{
    public string? Name { get; init; }

    public string? ShownAs { get; init; }

    public bool? Disabled { get; init; }

    public IReadOnlyList<Grant>? Grants { get; init; }

    public bool EndsSessions { get; init; }

    public bool EndsPassword { get; init; }

    public byte[]? Link { get; init; }

    public DateTimeOffset LinkEndsAt { get; init; }
}
