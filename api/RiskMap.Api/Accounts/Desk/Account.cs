using HotChocolate;
using RiskMap.Api.Corrections;

namespace RiskMap.Api.Accounts.Desk;

/// <summary>How an account comes in.</summary>
public enum AccountKind
{
    /// <summary>By a password.</summary>
    Local,

    /// <summary>By an identity provider, which knows the password.</summary>
    Outside,

    /// <summary>A machine, by a key.</summary>
    Key,
}

/// <summary>Somebody, or a machine, who may come in.</summary>
public sealed record Account
{
    internal DateTime MadeAtUtc { get; init; }

    internal DateTime? SignedInAtUtc { get; init; }

    internal DateTime? LockedUntilUtc { get; init; }

    internal string GrantsJson { get; init; } = "[]";

    internal string KeysJson { get; init; } = "[]";

    /// <summary>Stays the same as long as the account does.</summary>
    public Guid Id { get; init; }

    /// <summary>What is typed to sign in; of a machine, made up.</summary>
    public string Name { get; init; } = "";

    /// <summary>The person's name, as it stands beside what was done.</summary>
    public string ShownAs { get; init; } = "";

    /// <summary>How it comes in.</summary>
    public AccountKind Kind { get; init; }

    /// <summary>Changes with every change of the account; edits send it.</summary>
    public string Version { get; init; } = "";

    /// <summary>Whether it may not come in at all.</summary>
    public bool Disabled { get; init; }

    /// <summary>Whether a password has been chosen.</summary>
    public bool HasPassword { get; init; }

    /// <summary>Until when it is shut after too many failures; null: it is not.</summary>
    public DateTimeOffset? LockedUntil => LockedUntilUtc is { } until && until > DateTime.UnixEpoch ? new(until, TimeSpan.Zero) : null;

    /// <summary>When it was made.</summary>
    public DateTimeOffset MadeAt => new(MadeAtUtc, TimeSpan.Zero);

    /// <summary>When it last came in; null: never.</summary>
    public DateTimeOffset? SignedInAt => SignedInAtUtc is { } at ? new(at, TimeSpan.Zero) : null;

    /// <summary>What it may be where.</summary>
    public IReadOnlyList<GrantShown> Grants => Read<List<GrantShown>>(GrantsJson) ?? [];

    /// <summary>Keys of a machine.</summary>
    public IReadOnlyList<ApiKey> Keys => Read<List<ApiKey>>(KeysJson) ?? [];

    private static T? Read<T>(string json) => System.Text.Json.JsonSerializer.Deserialize<T>(json, Options);

    private static readonly System.Text.Json.JsonSerializerOptions Options =
        new(System.Text.Json.JsonSerializerDefaults.Web) { Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() } };
}

/// <summary>A role in an area, or in one division of it.</summary>
/// <param name="Role">What one is there.</param>
/// <param name="Area">Code of the area; *: everywhere.</param>
/// <param name="Division">Id of the division; null: the whole area.</param>
/// <param name="DivisionName">Its name; null: the whole area, or it is not there any more.</param>
[GraphQLName("Grant")]
public sealed record GrantShown(Role Role, string Area, Guid? Division, string? DivisionName);

/// <summary>A machine's key. The key itself is kept nowhere.</summary>
/// <param name="Id">Stays the same as long as the key does.</param>
/// <param name="Account">The machine's account.</param>
/// <param name="Name">What it is for.</param>
/// <param name="MadeAt">When it was made.</param>
/// <param name="EndsAt">Until when it works; null: until it is revoked.</param>
/// <param name="RevokedAt">When it was revoked; null: it was not.</param>
/// <param name="UsedAt">When it was last used, to the minute; null: never.</param>
/// <param name="Works">Whether it works now.</param>
public sealed record ApiKey(
    Guid Id, Guid Account, string Name, DateTimeOffset MadeAt, DateTimeOffset? EndsAt, DateTimeOffset? RevokedAt, DateTimeOffset? UsedAt, bool Works);

/// <summary>A role that shall be granted.</summary>
/// <param name="Role">What one shall be there.</param>
/// <param name="Area">Code of the area; *: everywhere.</param>
/// <param name="Division">Id of the division; none: the whole area.</param>
[GraphQLName("GrantInput")]
public sealed record GrantInput(Role Role, string Area, Guid? Division = null);

/// <summary>What became of a change of an account.</summary>
public sealed record AccountEdit
{
    /// <summary>Whether it was written.</summary>
    public EntryOutcome Outcome { get; init; } = EntryOutcome.Done;

    /// <summary>The account as it is now; null: there is none, or nothing was written.</summary>
    public Account? Account { get; init; }

    /// <summary>Path and secret of a one-time address, after the server's own, at which the person chooses a password: shown only here. Null: none was made.</summary>
    public string? Link { get; init; }

    /// <summary>Until when it can be used.</summary>
    public DateTimeOffset? LinkEndsAt { get; init; }

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<EntryProblem> Problems { get; init; } = [];
}

/// <summary>What became of a change of a machine's key.</summary>
public sealed record ApiKeyEdit
{
    /// <summary>Whether it was written.</summary>
    public EntryOutcome Outcome { get; init; } = EntryOutcome.Done;

    /// <summary>The key as it is now; null: there is none, or nothing was written.</summary>
    public ApiKey? Key { get; init; }

    /// <summary>What the machine sends as Authorization: Bearer; shown only here. Null: none was made.</summary>
    public string? Secret { get; init; }

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<EntryProblem> Problems { get; init; } = [];
}

/// <summary>What an account holds that can be wrong.</summary>
public enum AccountField
{
    /// <summary>What is typed to sign in.</summary>
    Name,

    /// <summary>The person's name.</summary>
    ShownAs,

    /// <summary>What it may be where.</summary>
    Grants,

    /// <summary>Until when a key works.</summary>
    EndsAt,
}
