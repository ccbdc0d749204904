using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Accounts;

public static class AccountsSetup
{
    /// <summary>Header in which a browser's page proves that it is ours; <see cref="Caller"/>'s page has it from /accounts/me.</summary>
    public const string TokenHeader = "X-RiskMap-Token";

    public static IServiceCollection AddAccounts(this IServiceCollection services, Settings settings)
    {
        Sessions.Add(services, settings);
        Outsiders.Add(services, settings);
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.HeaderName = TokenHeader;
            antiforgery.Cookie.Name = "riskmap-page";
            antiforgery.Cookie.SameSite = SameSiteMode.Lax;
            antiforgery.Cookie.SecurePolicy = Sessions.SecurePolicy(settings);
            antiforgery.SuppressXFrameOptionsHeader = true;
            antiforgery.SuppressReadingTokenFromFormBody = true;
        });
        services.AddDataProtection().SetApplicationName("RiskMap");
        services.AddSingleton<ProtectionKeyStore>().AddOptions<KeyManagementOptions>()
            .Configure<ProtectionKeyStore>((keys, store) => keys.XmlRepository = store);
        // It would read the keys at the start, when the database may not be there yet: they are read with the first session.
        services.Remove(services.Single(s => s.ImplementationType?.Name == "DataProtectionHostedService"));
        var authorization = services.AddAuthorizationBuilder().AddPolicy(Permits.SignedIn, policy => policy.RequireAuthenticatedUser());
        foreach (var permit in Permits.All)
        {
            authorization.AddPolicy(permit, policy => policy.AddRequirements(new PermitNeeded(Permits.Read(permit))));
        }

        foreach (var record in Permits.PersonalRecords)
        {
            authorization.AddPolicy(record, policy => policy.AddRequirements(new PermitNeeded(Permit.Personal, record)));
        }

        return services.AddSingleton<AccountStore>().AddSingleton<KnownAccounts>().AddSingleton<Caller>().AddSingleton<AuditStore>()
            .AddSingleton<PersonalReads>().AddSingleton<ApiKeys>().AddSingleton<Outsiders>().AddSingleton<Identification>().AddSingleton<Door>()
            .AddSingleton<IAuthorizationHandler, PermitHandler>()
            .AddSingleton<SignInStore>().AddSingleton<Passwords>().AddSingleton<Tries>().AddSingleton<Strangers>().AddSingleton<SignIn>()
            .AddSingleton<FirstAdministrator>().AddSingleton<IOnceThereIsADatabase>(s => s.GetRequiredService<FirstAdministrator>());
    }

    /// <summary>Stands before every endpoint.</summary>
    public static void UseAccounts(this WebApplication app)
    {
        // Where cookies go by https alone, the browser came by https, though the proxy that ended TLS asks on plainly: ASP.NET Core makes no
        // secure cookie for a request that it takes for http, and says so by an error.
        if (app.Services.GetRequiredService<Settings>().SecureCookies == 1)
        {
            app.Use(static (context, next) =>
            {
                context.Request.Scheme = Uri.UriSchemeHttps;
                return next(context);
            });
        }

        var door = app.Services.GetRequiredService<Door>();
        app.Use(door.PassAsync);
    }
}
