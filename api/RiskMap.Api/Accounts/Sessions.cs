using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;

namespace RiskMap.Api.Accounts;

/// <summary>
/// Sessions of people in a browser: a cookie that scripts cannot read, that other sites' requests do not carry, and that holds the account
/// and its stamp, sealed. It ends when it was not used for so long, when its person signs out, or when the stamp changes.
/// </summary>
internal static class Sessions
{
    public const string Scheme = "session";

    public const string Cookie = "riskmap-session";

    private const string Stamp = "stamp", Id = "sid";

    public static ClaimsPrincipal Of(Guid account, Guid stamp) => new(new ClaimsIdentity(
        [new(ClaimTypes.NameIdentifier, account.ToString("D")), new(Stamp, stamp.ToString("D")), new(Id, Guid.CreateVersion7().ToString("D"))], Scheme));

    public static Visitor Read(ClaimsPrincipal user) =>
        Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var account) && Guid.TryParse(user.FindFirstValue(Stamp), out var stamp)
            && Guid.TryParse(user.FindFirstValue(Id), out var session)
            ? new(CameBy.Session) { Account = account, Stamp = stamp, Session = session }
            : Visitor.Nobody;

    public static void Add(IServiceCollection services, Settings settings)
    {
        services.AddAuthentication().AddCookie(Scheme, cookie =>
        {
            cookie.Cookie.Name = Cookie;
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = SecurePolicy(settings);
            cookie.Cookie.IsEssential = true;
            cookie.ExpireTimeSpan = TimeSpan.FromMinutes(settings.SessionMinutes);
            cookie.SlidingExpiration = true;
            cookie.Events.OnRedirectToLogin = static _ => Task.CompletedTask;
        });
        services.AddOptions<CookieAuthenticationOptions>(Scheme).Configure<IDataProtectionProvider>(
            static (cookie, protection) => cookie.TicketDataFormat = new OpenedTickets(new TicketDataFormat(protection.CreateProtector("RiskMap.Session"))));
    }

    public static CookieSecurePolicy SecurePolicy(Settings settings) =>
        settings.SecureCookies == 1 ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;

    /// <summary>Tickets that were opened lately: a map asks for a hundred tiles with the same one.</summary>
    private sealed class OpenedTickets(ISecureDataFormat<AuthenticationTicket> sealing) : ISecureDataFormat<AuthenticationTicket>
    {
        private const int Most = 10_000;

        private readonly ConcurrentDictionary<string, AuthenticationTicket> _opened = new(StringComparer.Ordinal);

        public string Protect(AuthenticationTicket data) => sealing.Protect(data);

        public string Protect(AuthenticationTicket data, string? purpose) => sealing.Protect(data, purpose);

        public AuthenticationTicket? Unprotect(string? protectedText) => Unprotect(protectedText, null);

        public AuthenticationTicket? Unprotect(string? protectedText, string? purpose)
        {
            if (protectedText is null)
            {
                return null;
            }

            var key = $"{purpose} {protectedText}";
            if (_opened.TryGetValue(key, out var known))
            {
                return known;
            }

            var ticket = sealing.Unprotect(protectedText, purpose);
            if (ticket is not null)
            {
                if (_opened.Count >= Most)
                {
                    _opened.Clear();
                }

                _opened[key] = ticket;
            }

            return ticket;
        }
    }
}
