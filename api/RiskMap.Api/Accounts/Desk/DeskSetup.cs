namespace RiskMap.Api.Accounts.Desk;

public static class DeskSetup
{
    public static IServiceCollection AddAccountDesk(this IServiceCollection services) =>
        services.AddSingleton<DeskStore>().AddSingleton<AccountDesk>().AddSingleton<AuditReadStore>().AddSingleton<AuditDesk>();
}
