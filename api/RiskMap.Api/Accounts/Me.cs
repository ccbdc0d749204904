namespace RiskMap.Api.Accounts;

/// <summary>Who is signed in, and what the page needs to know of it.</summary>
/// <param name="SignedIn">Whether somebody is.</param>
/// <param name="Account">Who; null: nobody.</param>
/// <param name="Grants">What he was granted.</param>
/// <param name="Permits">What he may do in whole areas, by code; *: in every area.</param>
/// <param name="Roles">What each role may.</param>
/// <param name="Token">What the page sends in the header X-RiskMap-Token with all that is not a mere question by GET.</param>
/// <param name="Open">Areas that nobody need be signed in to look at: generated, all or none.</param>
/// <param name="SignInBy">How people sign in here: password; oidc, at /accounts/oidc.</param>
public sealed record MeAnswer(
    bool SignedIn, MeAccount? Account, IReadOnlyList<MeGrant> Grants, IReadOnlyDictionary<string, IReadOnlyList<string>> Permits,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Roles, string? Token, string Open, IReadOnlyList<string> SignInBy)
{
    internal static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> TableOfRoles =
        Enum.GetValues<Role>().ToDictionary(Name, r => Names(Accounts.Roles.Of(r)), StringComparer.Ordinal);

    internal static MeAnswer Of(Caller caller, KnownAccounts accounts, Settings settings, string? token)
    {
        var access = caller.Access;
        var account = accounts.Find(caller.Visitor);
        return new(
            caller.IsIn,
            account is not null ? new(account.Id, account.Name, account.ShownAs, account.Kind == "outside" ? "outside" : caller.Visitor.By == CameBy.ApiKey ? "key" : "local")
                : caller.IsIn ? new(null, Caller.Machine, Caller.Machine, "key") : null,
            [.. access.Grants.Select(g => new MeGrant(Name(g.Role), g.Area, g.Division))],
            access.Areas.Prepend(Grant.Everywhere).ToDictionary(
                a => a, a => Names(a == Grant.Everywhere ? access.Everywhere : access.In(a)), StringComparer.Ordinal),
            TableOfRoles, token, settings.OpenAreas, settings.OidcLogin ? ["password", "oidc"] : ["password"]);
    }

    private static string Name(Role role) => role.ToString().ToLowerInvariant();

    private static IReadOnlyList<string> Names(Permit permits) => [.. Accounts.Roles.Parts(permits).Select(Accounts.Permits.Name)];
}

/// <summary>The account of somebody who is signed in; id null: the administrators' key.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What is typed to sign in.</param>
/// <param name="ShownAs">The person's name, as it stands beside what he did.</param>
/// <param name="Kind">local, outside (an identity provider knows the password) or key (a machine).</param>
public sealed record MeAccount(Guid? Id, string Name, string ShownAs, string Kind);

/// <summary>A role in an area, *: everywhere; division null: in the whole of it.</summary>
public sealed record MeGrant(string Role, string Area, Guid? Division);

/// <summary>Name and password; keep: the session outlives the closing of the browser.</summary>
public sealed record SignInRequest(string Name, string Password, bool Keep = false);

/// <summary>Everywhere: all sessions of the account end, not this one alone.</summary>
public sealed record SignOutRequest(bool Everywhere = false);

/// <summary>The present password and the next.</summary>
public sealed record PasswordRequest(string Current, string Next);

/// <summary>The secret of a one-time link.</summary>
public sealed record LinkLookRequest(string Token);

/// <summary>The secret of a one-time link, and the password that is chosen.</summary>
public sealed record LinkRequest(string Token, string Password);
