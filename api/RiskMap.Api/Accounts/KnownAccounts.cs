using System.Collections.Frozen;
using RiskMap.Api.Answers;

namespace RiskMap.Api.Accounts;

/// <summary>An account as decisions need it.</summary>
internal sealed record KnownAccount(Guid Id, string Name, string ShownAs, string Kind, Guid Stamp, bool Disabled, Access Access);

/// <summary>A machine's key that works, or worked.</summary>
internal sealed record KnownKey(Guid Id, Guid Account, DateTime? EndsAtUtc);

/// <summary>All accounts, keys and open areas at one moment.</summary>
internal sealed record AccountsNow(
    FrozenDictionary<Guid, KnownAccount> Accounts, FrozenDictionary<string, Guid> Subjects, FrozenDictionary<string, KnownKey> KeysByHash,
    FrozenDictionary<Guid, KnownKey> Keys, FrozenSet<string> Generated, FrozenSet<Guid> EndedSessions);

/// <summary>
/// Who may come in, at most <see cref="Settings.FreshnessMs"/> behind the database, so that a tile costs no question to it: a lock, a new
/// password or a grant taken away holds within that time on every server, and at once on the one where it was done.
/// </summary>
public sealed class KnownAccounts
{
    private readonly Fresh<AccountsNow> _now;
    private readonly TimeProvider _clock;
    private readonly bool _allOpen;
    private readonly bool _demoOpen;

    public KnownAccounts(AccountStore store, Settings settings, TimeProvider clock)
    {
        _clock = clock;
        _now = new(TimeSpan.FromMilliseconds(settings.FreshnessMs), clock, store.NowAsync);
        _allOpen = settings.OpenAreas == "all";
        _demoOpen = settings.OpenAreas == "generated";
    }

    internal AccountsNow? Last => _now.Last;

    internal ValueTask<AccountsNow> NowAsync(CancellationToken cancel) => _now.GetAsync(cancel);

    /// <summary>What was changed holds from here on. Not cancelled by whoever goes away: it has been written already.</summary>
    public Task RereadAsync() => _now.RereadAsync(CancellationToken.None);

    /// <summary>Whether nobody need be signed in to look at an area.</summary>
    internal bool IsOpen(string area) => _allOpen || (_demoOpen && _now.Last?.Generated.Contains(area) == true);

    /// <summary>What whoever sent a request may do now: nothing once his session, key or token has ended.</summary>
    internal Access AccessOf(Visitor visitor) => visitor.By switch
    {
        CameBy.AdminKey => Access.All,
        CameBy.Session when IsIn(visitor) => Find(visitor)!.Access,
        CameBy.ApiKey when Find(visitor) is { } account && Works(visitor.Key) => account.Access,
        CameBy.Token when visitor.EndsAt > _clock.GetUtcNow() && Find(visitor) is { } account => visitor.Claimed is { } claimed
            ? new([.. claimed.Grants, .. account.Access.Grants]) : account.Access,
        _ => Access.None,
    };

    /// <summary>Whether his session, key or token still stands.</summary>
    internal bool IsIn(Visitor visitor) => visitor.By switch
    {
        CameBy.Nobody => false,
        CameBy.AdminKey => true,
        CameBy.Session => Find(visitor)?.Stamp == visitor.Stamp && _now.Last?.EndedSessions.Contains(visitor.Session) == false,
        CameBy.ApiKey => Find(visitor) is not null && Works(visitor.Key),
        _ => visitor.EndsAt > _clock.GetUtcNow() && Find(visitor) is not null,
    };

    /// <summary>His account, unless it is disabled.</summary>
    internal KnownAccount? Find(Visitor visitor) =>
        visitor.Account is { } id && _now.Last?.Accounts.TryGetValue(id, out var account) == true && !account.Disabled ? account : null;

    internal bool Works(Guid? key) => key is { } id && _now.Last?.Keys.TryGetValue(id, out var known) == true
        && !(known.EndsAtUtc <= _clock.GetUtcNow().UtcDateTime);
}
