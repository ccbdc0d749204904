using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using RiskMap.Api.Answers;

namespace RiskMap.Api.Accounts;

/// <summary>
/// People whom an identity provider knows (OpenID Connect): its signed token says who they are and, by words that the settings turn into
/// grants, what they may. What was granted here beside that holds too; an account that is disabled here stays out.
/// </summary>
internal sealed class Outsiders(KnownAccounts accounts, AccountStore store, AuditStore audit, Settings settings)
{
    private const string Scheme = "token";
    private const int LongestName = 100;

    public static void Add(IServiceCollection services, Settings settings)
    {
        if (settings.OidcAuthority.Length == 0)
        {
            return;
        }

        services.AddAuthentication().AddJwtBearer(Scheme, token =>
        {
            token.Authority = settings.OidcAuthority;
            token.Audience = settings.OidcAudience;
            // Only a provider on this machine may speak plainly (Settings asks for https otherwise).
            token.RequireHttpsMetadata = new Uri(settings.OidcAuthority).Scheme == Uri.UriSchemeHttps;
            token.MapInboundClaims = false;
            token.TokenValidationParameters.ClockSkew = TimeSpan.FromMinutes(1);
            token.TokenValidationParameters.RequireExpirationTime = true;
            token.TokenValidationParameters.RequireSignedTokens = true;
        });
    }

    /// <summary>Whose token the request carries; null: none that holds.</summary>
    public async ValueTask<Visitor?> ReadAsync(HttpContext context)
    {
        if (settings.OidcAuthority.Length == 0
            || await context.AuthenticateAsync(Scheme) is not { Succeeded: true } read
            || read.Principal.FindFirst("sub") is not { Value.Length: > 0 } sub)
        {
            return null;
        }

        var subject = $"{sub.Issuer} {sub.Value}";
        if (!accounts.Last!.Subjects.TryGetValue(subject, out var account))
        {
            account = await BeginAsync(subject, sub.Value, read.Principal, context);
        }

        var words = read.Principal.FindAll(settings.OidcRoleClaim).Select(c => c.Value);
        return new(CameBy.Token)
        {
            Account = account,
            EndsAt = read.Properties.ExpiresUtc,
            Claimed = new([.. words.SelectMany(w => settings.GrantsOfWords.GetValueOrDefault(w, []))]),
        };
    }

    private async Task<Guid> BeginAsync(string subject, string sub, ClaimsPrincipal user, HttpContext context)
    {
        var shownAs = Shown(user.FindFirstValue("name") ?? user.FindFirstValue("preferred_username")) ?? Shown(sub) ?? "?";
        var account = await store.OutsiderAsync(subject, Shown(user.FindFirstValue("preferred_username")) ?? shownAs, shownAs, context.RequestAborted);
        await audit.WriteAsync(
            new(AuditDeed.AccountMade, shownAs) { Account = account, Object = settings.OidcAuthority, Address = context.Connection.RemoteIpAddress?.ToString() },
            context.RequestAborted);
        await accounts.RereadAsync();
        return account;
    }

    private static string? Shown(string? name) =>
        name?.Trim() is { Length: > 0 } text && text.IsWritable() ? text[..Math.Min(text.Length, LongestName)] : null;
}
