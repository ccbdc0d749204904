namespace RiskMap.Api.Accounts;

public static class AccountsSetup
{
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        var authorization = services.AddAuthorizationBuilder();
        foreach (var permit in (string[])[Permits.Look, Permits.Personal, Permits.Record, Permits.Plan, Permits.Lead, Permits.Import, Permits.Administer])
        {
            authorization.AddPolicy(permit, policy => policy.RequireAssertion(_ => true));
        }

        return services.AddSingleton<Caller>();
    }
}
