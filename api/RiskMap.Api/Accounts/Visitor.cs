namespace RiskMap.Api.Accounts;

/// <summary>How somebody showed who he is.</summary>
internal enum CameBy
{
    Nobody,
    Session,
    ApiKey,
    Token,
    AdminKey,
}

/// <summary>Who sent a request, as it showed itself. What he may do is asked of <see cref="KnownAccounts"/> each time, for a request may last hours.</summary>
internal sealed record Visitor(CameBy By)
{
    public static readonly Visitor Nobody = new(CameBy.Nobody);

    public static readonly Visitor Machine = new(CameBy.AdminKey);

    public Guid? Account { get; init; }

    /// <summary>Of a session: the account's when it began.</summary>
    public Guid Stamp { get; init; }

    /// <summary>Of a session: which.</summary>
    public Guid Session { get; init; }

    /// <summary>Of a machine: which of its keys.</summary>
    public Guid? Key { get; init; }

    /// <summary>Of a token: when it ends.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>Of a token: what its claims grant.</summary>
    public Access? Claimed { get; init; }
}
