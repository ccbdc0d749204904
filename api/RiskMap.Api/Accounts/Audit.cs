namespace RiskMap.Api.Accounts;

/// <summary>What was done.</summary>
public enum AuditDeed
{
    /// <summary>Somebody signed in.</summary>
    SignedIn,

    /// <summary>Somebody tried to, in vain.</summary>
    SignInFailed,

    /// <summary>After too many tries the account was shut for a while.</summary>
    Locked,

    /// <summary>Somebody signed out.</summary>
    SignedOut,

    /// <summary>Somebody chose another password.</summary>
    PasswordChanged,

    /// <summary>A one-time link was made.</summary>
    LinkMade,

    /// <summary>A one-time link was used.</summary>
    LinkUsed,

    /// <summary>An account was made.</summary>
    AccountMade,

    /// <summary>An account was changed: its name, what it is granted, whether it may come in.</summary>
    AccountChanged,

    /// <summary>A machine's key was made.</summary>
    KeyMade,

    /// <summary>A machine's key was revoked.</summary>
    KeyRevoked,

    /// <summary>Personal data were read.</summary>
    PersonalRead,

    /// <summary>Personal data were taken out for good.</summary>
    PersonalErased,

    /// <summary>A file was taken out.</summary>
    Exported,

    /// <summary>A file was brought in through the browser.</summary>
    Imported,

    /// <summary>A change was refused to somebody who may not make it.</summary>
    Refused,

    /// <summary>Data were changed: an act of an area.</summary>
    Changed,
}

/// <summary>A line for the audit. No password, token or personal data stands in it.</summary>
internal sealed record AuditEntry(AuditDeed Deed, string Who)
{
    public Guid? Account { get; init; }

    public string? Area { get; init; }

    /// <summary>What it was done to.</summary>
    public string? Object { get; init; }

    public object? Before { get; init; }

    public object? After { get; init; }

    public string? Address { get; init; }
}

internal static class AuditExtensions
{
    /// <summary>A line about what the caller does.</summary>
    public static AuditEntry Audited(this Caller caller, AuditDeed deed) =>
        new(deed, caller.Name ?? "") { Account = caller.Account, Address = caller.Address?.ToString() };
}
