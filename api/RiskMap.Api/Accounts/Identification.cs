using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;

namespace RiskMap.Api.Accounts;

/// <summary>
/// Who sends a request: by a key or a token in Authorization: Bearer, else by the session cookie. One that is sent and does not hold is
/// refused, not overlooked; a session that has ended is nobody's, so that what is open to everybody stays so.
/// </summary>
internal sealed class Identification(KnownAccounts accounts, ApiKeys keys, Outsiders outsiders, Settings settings)
{
    private const string Scheme = "Bearer ";

    private static readonly ClaimsPrincipal MachineUser = PrincipalOf(Guid.Empty, "key");

    private readonly byte[]? _adminKey = settings.AdminKey.Length > 0 ? SHA256.HashData(Encoding.UTF8.GetBytes(settings.AdminKey)) : null;

    public static ClaimsPrincipal PrincipalOf(Guid account, string how) =>
        new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, account.ToString("D"))], how));

    /// <summary>Who comes; from now on the request knows it too.</summary>
    /// <exception cref="NotSignedIn">A key or token was sent that does not hold.</exception>
    public async ValueTask<Visitor> ReadAsync(HttpContext context)
    {
        var (visitor, user) = await WhoAsync(context);
        if (user is not null)
        {
            context.User = user;
            context.Features.Set(visitor);
        }

        return visitor;
    }

    private async ValueTask<(Visitor Visitor, ClaimsPrincipal? User)> WhoAsync(HttpContext context)
    {
        var header = context.Request.Headers.Authorization.ToString();
        var bearer = header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim() : null;
        if (bearer is not null && _adminKey is not null
            && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(bearer)), _adminKey))
        {
            return (Visitor.Machine, MachineUser);
        }

        await accounts.NowAsync(context.RequestAborted);
        if (bearer is not null)
        {
            var found = bearer.StartsWith(ApiKeys.Prefix, StringComparison.Ordinal) ? keys.Read(bearer) : await outsiders.ReadAsync(context);
            return found is not null && accounts.IsIn(found) ? (found, PrincipalOf(found.Account!.Value, "bearer")) : throw new NotSignedIn();
        }

        if (!context.Request.Headers.Cookie.ToString().Contains(Sessions.Cookie, StringComparison.Ordinal))
        {
            return (Visitor.Nobody, null);
        }

        var session = await context.AuthenticateAsync(Sessions.Scheme);
        var visitor = session.Succeeded ? Sessions.Read(session.Principal) : Visitor.Nobody;
        return accounts.IsIn(visitor) ? (visitor, session.Principal) : (Visitor.Nobody, null);
    }
}
