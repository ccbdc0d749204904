using HotChocolate.Types.Pagination;
using RiskMap.Api.Answers;
using RiskMap.Api.Corrections;

namespace RiskMap.Api.Accounts.Desk;

/// <summary>
/// What administrators do with accounts. Who administers everything may all; who administers some areas sees the accounts that have something
/// there, grants there alone, and touches name, password and keys only of those that have nothing elsewhere.
/// </summary>
internal sealed class AccountDesk(DeskStore store, KnownAccounts accounts, Caller caller, TimeProvider clock)
{
    private const int LongestShownAs = 100, LongestName = 200, MostGrants = 200;

    /// <summary>Areas that the caller administers whole; null: all.</summary>
    /// <exception cref="NotPermitted">None.</exception>
    public string[]? Areas()
    {
        if (caller.Access.Everywhere.HasFlag(Permit.Administer))
        {
            return null;
        }

        string[] mine = [.. caller.Access.Areas.Where(a => caller.Access.May(Permit.Administer, a))];
        return mine.Length > 0 ? mine : throw caller.Refusal();
    }

    public Task<Connection<Account>> ListAsync(string? search, string? area, PageRequest page, CancellationToken cancel)
    {
        var mine = Areas();
        if (area is not null && mine?.Contains(area, StringComparer.Ordinal) == false)
        {
            throw caller.Refusal();
        }

        return store.ListAsync(area is null ? mine : [area], search is { Length: <= LongestName } && search.IsWritable() ? search : null, page, cancel);
    }

    public async Task<Account?> FindAsync(Guid id, CancellationToken cancel) =>
        await store.FindAsync(id, cancel) is { } found && Sees(Areas(), found) ? found : null;

    public async Task<AccountEdit> CreateAsync(Guid id, string name, string shownAs, IReadOnlyList<GrantInput> grants, CancellationToken cancel)
    {
        if (await store.FindAsync(id, cancel) is { } before)
        {
            return Sees(Areas(), before) ? new() { Outcome = EntryOutcome.Repeated, Account = before } : Refused(Wrong(null, "ACCOUNT_UNKNOWN"));
        }

        var given = grants.Select(g => new Grant(g.Role, g.Area, g.Division)).Distinct().ToList();
        List<EntryProblem> problems = [.. NameProblems(name), .. ShownAsProblems(shownAs), .. await GrantProblemsAsync(given, cancel)];
        if (problems.Count > 0)
        {
            return Refused([.. problems]);
        }

        var (token, ends) = (Links.Make(), clock.GetUtcNow() + Links.OfAccount);
        var made = new NewAccount(id, AccountName.Read(name)!, shownAs.Trim(), given) { Link = ApiKeys.Hash(token), LinkEndsAt = ends };
        var entry = caller.Audited(AuditDeed.AccountMade) with { Object = made.Name, Area = AreaOf(given), After = new { made.Name, made.ShownAs, grants = Told(given) } };
        if (!await store.InsertAsync(made, entry, cancel))
        {
            return Refused(Wrong(AccountField.Name, "ACCOUNT_NAME_TAKEN", made.Name));
        }

        return await DoneAsync(id, (Links.Address(token), ends), cancel);
    }

    public async Task<AccountEdit> EditAsync(
        Guid id, string version, string? name, string? shownAs, IReadOnlyList<GrantInput>? grants, CancellationToken cancel)
    {
        var mine = Areas();
        if (await FindAsync(id, cancel) is not { } before)
        {
            return Refused(Wrong(null, "ACCOUNT_UNKNOWN"));
        }

        List<EntryProblem> problems = [.. name is null ? [] : NameProblems(name), .. shownAs is null ? [] : ShownAsProblems(shownAs)];
        var elsewhere = before.Grants.Where(g => !IsMine(mine, g.Area)).Select(g => new Grant(g.Role, g.Area, g.Division)).ToList();
        if ((name ?? shownAs) is not null && elsewhere.Count > 0)
        {
            problems.Add(Wrong(AccountField.Name, "GRANT_NOT_YOURS", elsewhere[0].Area));
        }

        List<Grant>? given = null;
        if (grants is not null)
        {
            given = [.. grants.Select(g => new Grant(g.Role, g.Area, g.Division)).Distinct()];
            problems.AddRange(await GrantProblemsAsync(given, cancel, mayBeNone: true));
            given.AddRange(elsewhere);
        }

        if (problems.Count > 0)
        {
            return Refused([.. problems]);
        }

        return await ChangeAsync(
            before, version, new() { Name = name is null ? null : AccountName.Read(name), ShownAs = shownAs?.Trim(), Grants = given }, link: null, cancel);
    }

    public async Task<AccountEdit> DisableAsync(Guid id, string version, bool disabled, CancellationToken cancel) =>
        await WholeAsync(id, cancel) is { } before
            ? await ChangeAsync(before, version, new() { Disabled = disabled, EndsSessions = disabled }, link: null, cancel)
            : Refused(Wrong(null, "ACCOUNT_UNKNOWN"));

    public async Task<AccountEdit> ResetAsync(Guid id, CancellationToken cancel)
    {
        if (await WholeAsync(id, cancel) is not { } before)
        {
            return Refused(Wrong(null, "ACCOUNT_UNKNOWN"));
        }

        if (before.Kind != AccountKind.Local)
        {
            return Refused(Wrong(null, "ACCOUNT_OUTSIDE"));
        }

        var (token, ends) = (Links.Make(), clock.GetUtcNow() + Links.OfAccount);
        return await ChangeAsync(
            before, before.Version, new() { EndsPassword = true, EndsSessions = true, Link = ApiKeys.Hash(token), LinkEndsAt = ends }, (Links.Address(token), ends), cancel);
    }

    public async Task<ApiKeyEdit> CreateKeyAsync(Guid id, string name, IReadOnlyList<GrantInput> grants, DateTimeOffset? endsAt, CancellationToken cancel)
    {
        if (await store.FindAsync(id, cancel) is { } before)
        {
            return Sees(Areas(), before)
                ? new() { Outcome = EntryOutcome.Repeated, Key = before.Keys.FirstOrDefault() } : new() { Outcome = EntryOutcome.Refused, Problems = [Wrong(null, "ACCOUNT_UNKNOWN")] };
        }

        var given = grants.Select(g => new Grant(g.Role, g.Area, g.Division)).Distinct().ToList();
        List<EntryProblem> problems = [.. ShownAsProblems(name), .. await GrantProblemsAsync(given, cancel)];
        if (endsAt <= clock.GetUtcNow())
        {
            problems.Add(Wrong(AccountField.EndsAt, "KEY_END_PAST"));
        }

        if (problems.Count > 0)
        {
            return new() { Outcome = EntryOutcome.Refused, Problems = problems };
        }

        var secret = ApiKeys.Make();
        var made = new NewAccount(id, $"key:{id:n}", name.Trim(), given) { Key = ApiKeys.Hash(secret), KeyEndsAt = endsAt };
        var isMade = await store.InsertAsync(made, caller.Audited(AuditDeed.KeyMade) with
        {
            Object = made.ShownAs,
            Area = AreaOf(given),
            After = new { grants = Told(given), endsAt },
        }, cancel);
        if (!isMade)
        {
            // The same was sent twice at once, and the other came first: that one told the key.
            return new() { Outcome = EntryOutcome.Repeated, Key = (await store.FindAsync(id, cancel))?.Keys.FirstOrDefault() };
        }

        await accounts.RereadAsync();
        return new() { Key = (await store.FindAsync(id, cancel))!.Keys[0], Secret = secret };
    }

    public async Task<ApiKeyEdit> RevokeKeyAsync(Guid id, CancellationToken cancel)
    {
        if (await store.OwnerAsync(id, cancel) is not { } owner || await WholeAsync(owner, cancel) is not { } before)
        {
            return new() { Outcome = EntryOutcome.Refused, Problems = [Wrong(null, "ACCOUNT_UNKNOWN")] };
        }

        var isRevoked = before.Keys.Any(k => k.Id == id && k.RevokedAt is not null);
        if (!isRevoked)
        {
            await store.RevokeAsync(id, caller.Audited(AuditDeed.KeyRevoked) with { Object = before.ShownAs, Area = AreaOf(before) }, cancel);
            await accounts.RereadAsync();
        }

        return new()
        {
            Outcome = isRevoked ? EntryOutcome.Repeated : EntryOutcome.Done,
            Key = (await store.FindAsync(owner, cancel))!.Keys.First(k => k.Id == id),
        };
    }

    private async Task<AccountEdit> ChangeAsync(
        Account before, string? version, AccountChange change, (string Address, DateTimeOffset Ends)? link, CancellationToken cancel)
    {
        var was = before.Grants.Select(g => new Grant(g.Role, g.Area, g.Division)).ToList();
        var entry = caller.Audited(change.Link is null ? AuditDeed.AccountChanged : AuditDeed.LinkMade) with
        {
            Object = before.Name,
            Area = AreaOf(change.Grants ?? was),
            Before = new
            {
                name = change.Name is null ? null : before.Name,
                shownAs = change.ShownAs is null ? null : before.ShownAs,
                disabled = change.Disabled is null ? (bool?)null : before.Disabled,
                grants = change.Grants is null ? null : Told(was),
            },
            After = new { name = change.Name, shownAs = change.ShownAs, disabled = change.Disabled, grants = change.Grants is null ? null : Told(change.Grants) },
        };
        if (await store.UpdateAsync(before.Id, version, change, entry, cancel) is { } why)
        {
            return new()
            {
                Outcome = why == "ACCOUNT_CHANGED" ? EntryOutcome.Conflict : EntryOutcome.Refused,
                Account = await store.FindAsync(before.Id, cancel),
                Problems = [Wrong(why == "ACCOUNT_NAME_TAKEN" ? AccountField.Name : null, why, change.Name)],
            };
        }

        return await DoneAsync(before.Id, link, cancel);
    }

    private async Task<AccountEdit> DoneAsync(Guid id, (string Address, DateTimeOffset Ends)? link, CancellationToken cancel)
    {
        await accounts.RereadAsync();
        return new() { Account = await store.FindAsync(id, cancel), Link = link?.Address, LinkEndsAt = link?.Ends };
    }

    /// <summary>The account, if all that it was granted is the caller's to give; null: there is none such.</summary>
    private async Task<Account?> WholeAsync(Guid id, CancellationToken cancel)
    {
        var mine = Areas();
        return await store.FindAsync(id, cancel) is { } found && (mine is null || (found.Grants.Count > 0 && found.Grants.All(g => IsMine(mine, g.Area)))) ? found : null;
    }

    private static bool Sees(string[]? mine, Account account) => mine is null || account.Grants.Any(g => IsMine(mine, g.Area));

    private static bool IsMine(string[]? mine, string area) => mine is null || mine.Contains(area, StringComparer.Ordinal);

    private static IEnumerable<EntryProblem> NameProblems(string name) =>
        AccountName.Read(name) is null ? [Wrong(AccountField.Name, "ACCOUNT_NAME_INVALID")] : [];

    private static IEnumerable<EntryProblem> ShownAsProblems(string shownAs) =>
        shownAs.Trim() is { Length: > 0 and <= LongestShownAs } name && name.IsWritable() ? [] : [Wrong(AccountField.ShownAs, "ACCOUNT_SHOWN_AS_INVALID")];

    private async Task<List<EntryProblem>> GrantProblemsAsync(List<Grant> grants, CancellationToken cancel, bool mayBeNone = false)
    {
        if (grants.Count == 0)
        {
            return mayBeNone ? [] : [Wrong(AccountField.Grants, "GRANTS_MISSING")];
        }

        if (grants.Count > MostGrants)
        {
            return [Wrong(AccountField.Grants, "GRANTS_TOO_MANY", MostGrants)];
        }

        if (grants.FirstOrDefault(g => !g.Area.IsWritable() || (g.Area == Grant.Everywhere && g.Division is not null)) is { } odd)
        {
            return [Wrong(AccountField.Grants, "GRANT_DIVISION_UNKNOWN", odd.Area)];
        }

        var mine = Areas();
        if (grants.FirstOrDefault(g => !IsMine(mine, g.Area)) is { } notMine)
        {
            return [Wrong(AccountField.Grants, "GRANT_NOT_YOURS", notMine.Area)];
        }

        return [.. (await store.MissingAsync(grants, cancel)).Select(m => Wrong(AccountField.Grants, m.Area_is_there ? "GRANT_DIVISION_UNKNOWN" : "AREA_UNKNOWN", m.Area))];
    }

    private static EntryProblem Wrong(AccountField? field, string code, params object?[] values) =>
        field is { } one ? EntryProblem.Of(one, code, null, values) : EntryProblem.OfAll(code, values);

    private static AccountEdit Refused(params EntryProblem[] problems) => new() { Outcome = EntryOutcome.Refused, Problems = problems };

    private static string[] Told(IEnumerable<Grant> grants) =>
        [.. grants.Select(g => $"{Snake.Of(g.Role)} {g.Area}{(g.Division is { } d ? $"/{d}" : "")}").Order(StringComparer.Ordinal)];

    /// <summary>The one area that a change is about, so that who administers it reads of it; null: several, or everywhere.</summary>
    private static string? AreaOf(IReadOnlyList<Grant> grants) =>
        grants.Select(g => g.Area).Distinct(StringComparer.Ordinal).Take(2).ToList() is [not Grant.Everywhere and var one] ? one : null;

    private static string? AreaOf(Account account) => AreaOf([.. account.Grants.Select(g => new Grant(g.Role, g.Area, g.Division))]);
}
