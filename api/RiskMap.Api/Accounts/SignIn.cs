using System.Collections.Concurrent;
using System.Net;
using RiskMap.Api.Answers;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Accounts;

/// <summary>Signing in, and what a person does with his own password.</summary>
internal sealed class SignIn(SignInStore store, KnownAccounts accounts, Passwords passwords, Tries tries, Strangers strangers, Caller caller, AuditStore audit, TimeProvider clock)
{
    /// <summary>Failures in a row that are free; the next ones shut the account.</summary>
    public const int Free = 5;

    private const int LongestName = 256;
    internal static readonly TimeSpan FirstLock = TimeSpan.FromMinutes(5), LongestLock = TimeSpan.FromDays(1);

    /// <summary>The account and its stamp, if name and password fit.</summary>
    /// <exception cref="SignInFailed">They do not; which of the two, nobody is told.</exception>
    /// <exception cref="SignInLocked">The account is shut after too many failures.</exception>
    /// <exception cref="SignInTooOften">Too many tries came from this address.</exception>
    public async Task<(Guid Account, Guid Stamp)> ComeInAsync(string name, string password, CancellationToken cancel)
    {
        tries.Count(caller.Address);
        var known = name.Length <= LongestName && name.IsWritable() ? AccountName.KeyOf(name) : null;
        var found = known is null ? null : await store.FindAsync(known, cancel);
        // The work is the same whether there is such an account or not, and whether it is shut.
        var (fits, isOld) = passwords.Check(found?.PasswordHash, password);
        var entry = new AuditEntry(AuditDeed.SignInFailed, found?.ShownAs ?? "")
        {
            Account = found?.Id,
            Object = found?.Name,
            Address = caller.Address?.ToString(),
        };
        if (found is null || found.Disabled)
        {
            // What was typed is not kept: people type their password in the wrong place.
            await audit.WriteAsync(entry, cancel);
            throw known is not null && strangers.Fail(known) is { } wait ? new SignInLocked(wait) : new SignInFailed();
        }

        var now = clock.GetUtcNow().UtcDateTime;
        if (found.LockedUntilUtc > now)
        {
            throw new SignInLocked(found.LockedUntilUtc.Value - now);
        }

        if (!fits)
        {
            var until = await store.FailAsync(found.Id, Free, FirstLock, LongestLock, entry, cancel);
            throw until is { } end ? new SignInLocked(end - now) : new SignInFailed();
        }

        await store.SignedInAsync(found.Id, isOld ? passwords.Hash(password) : null, entry with { Deed = AuditDeed.SignedIn }, cancel);
        await accounts.RereadAsync();
        return (found.Id, found.Stamp);
    }

    /// <exception cref="NotSignedIn">Nobody is.</exception>
    /// <exception cref="PasswordWrong">The present one is another.</exception>
    public async Task<(Guid Account, Guid Stamp)> ChangePasswordAsync(string current, string next, CancellationToken cancel)
    {
        tries.Count(caller.Address);
        var mine = caller.Account is { } id ? await store.FindAsync(id, cancel) : null;
        if (mine is not { Kind: "local" })
        {
            throw new NotSignedIn();
        }

        var now = clock.GetUtcNow().UtcDateTime;
        if (mine.LockedUntilUtc > now)
        {
            throw new SignInLocked(mine.LockedUntilUtc.Value - now);
        }

        if (!passwords.Check(mine.PasswordHash, current).Fits)
        {
            // Whoever found a session open cannot try passwords in it either.
            await store.FailAsync(mine.Id, Free, FirstLock, LongestLock, caller.Audited(AuditDeed.SignInFailed) with { Object = mine.Name }, cancel);
            throw new PasswordWrong();
        }

        Passwords.Require(next, mine.Name);
        var stamp = await store.SetPasswordAsync(mine.Id, passwords.Hash(next), caller.Audited(AuditDeed.PasswordChanged) with { Object = mine.Name }, cancel);
        await accounts.RereadAsync();
        return (mine.Id, stamp);
    }

    /// <summary>Whose link it is.</summary>
    /// <exception cref="LinkInvalid">It was used, has ended, or never was.</exception>
    public async Task<LinkFacts> LookAsync(string token, CancellationToken cancel)
    {
        tries.Count(caller.Address);
        return await store.LinkAsync(ApiKeys.Hash(token), cancel) is var (_, name, shownAs, ends)
            ? new(name, shownAs, new(ends, TimeSpan.Zero)) : throw new LinkInvalid();
    }

    /// <summary>Chooses the password by a link, once.</summary>
    /// <exception cref="LinkInvalid">It was used, has ended, or never was.</exception>
    public async Task<(Guid Account, Guid Stamp)> UseLinkAsync(string token, string password, CancellationToken cancel)
    {
        tries.Count(caller.Address);
        var hash = ApiKeys.Hash(token);
        var (_, name, _, _) = await store.LinkAsync(hash, cancel) ?? throw new LinkInvalid();
        Passwords.Require(password, name);
        var used = await store.UseLinkAsync(
            hash, passwords.Hash(password),
            (account, shownAs) => new(AuditDeed.LinkUsed, shownAs) { Account = account, Object = name, Address = caller.Address?.ToString() }, cancel)
            ?? throw new LinkInvalid();
        await accounts.RereadAsync();
        return used;
    }

    public async Task LeaveAsync(bool everywhere, CancellationToken cancel)
    {
        if (caller.Account is not { } account)
        {
            return;
        }

        var entry = caller.Audited(AuditDeed.SignedOut);
        if (everywhere)
        {
            await store.EndAsync(account, entry with { Object = "everywhere" }, cancel);
        }
        else
        {
            await store.EndOneAsync(caller.Visitor.Session, entry, cancel);
        }

        await accounts.RereadAsync();
    }
}

/// <summary>Whose a one-time link is, and until when it can be used.</summary>
public sealed record LinkFacts(string Name, string ShownAs, DateTimeOffset EndsAt);

/// <summary>Tries to sign in by network address: so many a minute, whatever the name, for those who try one password on many accounts.</summary>
internal sealed class Tries(Settings settings, TimeProvider clock)
{
    private const int MostAddresses = 100_000;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<IPAddress, (DateTimeOffset Since, int Count)> _tries = new();

    /// <exception cref="SignInTooOften">There were too many.</exception>
    public void Count(IPAddress? address)
    {
        var now = clock.GetUtcNow();
        if (_tries.Count > MostAddresses)
        {
            _tries.Clear();
        }

        var (since, count) = _tries.AddOrUpdate(
            Network(address ?? IPAddress.None), static (_, t) => (t, 1), static (_, was, t) => t - was.Since > Window ? (t, 1) : (was.Since, was.Count + 1), now);
        if (count > settings.SignInsPerMinute)
        {
            throw new SignInTooOften(since + Window - now);
        }
    }

    /// <summary>Of IPv6 a household has 2^64 addresses: its network counts as one.</summary>
    private static IPAddress Network(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4();
        }

        var bytes = address.GetAddressBytes();
        if (bytes.Length == 16)
        {
            bytes.AsSpan(8).Clear();
        }

        return new(bytes);
    }
}

/// <summary>
/// Names that nobody can come in by are shut after as many failures, and for as long, as those of accounts: what tells the two apart would tell
/// who works here. They are forgotten with the program, or when they are too many.
/// </summary>
internal sealed class Strangers(TimeProvider clock)
{
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<string, (int Failures, DateTimeOffset ShutUntil)> _names = new(StringComparer.Ordinal);

    /// <returns>How long it stays shut; null: it is not.</returns>
    public TimeSpan? Fail(string key)
    {
        var now = clock.GetUtcNow();
        if (_names.Count > Most)
        {
            _names.Clear();
        }

        var (_, until) = _names.AddOrUpdate(key, static (_, _) => (1, default), static (_, was, t) => was.ShutUntil > t ? was : Counted(was.Failures + 1, t), now);
        return until > now ? until - now : null;
    }

    private static (int Failures, DateTimeOffset ShutUntil) Counted(int failures, DateTimeOffset now) => failures < SignIn.Free ? (failures, default)
        : (failures, now + TimeSpan.FromSeconds(Math.Min(SignIn.FirstLock.TotalSeconds * Math.Pow(2, Math.Min(failures - SignIn.Free, 20)), SignIn.LongestLock.TotalSeconds)));
}

/// <summary>Seconds until it is worth trying again stand in the answer.</summary>
public abstract class LaterPlease(string code, TimeSpan wait) : Refused(code, 429, (int)Math.Ceiling(wait.TotalMinutes))
{
    public override int? RetrySeconds { get; } = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
}

public sealed class SignInFailed() : Refused("SIGN_IN_FAILED", 401);

public sealed class SignInLocked(TimeSpan wait) : LaterPlease("SIGN_IN_LOCKED", wait);

public sealed class SignInTooOften(TimeSpan wait) : LaterPlease("SIGN_IN_TOO_OFTEN", wait);

public sealed class LinkInvalid() : Refused("LINK_INVALID", 410);
