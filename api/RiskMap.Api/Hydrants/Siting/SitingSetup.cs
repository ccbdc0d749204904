namespace RiskMap.Api.Hydrants.Siting;

public static class SitingSetup
{
    public static IServiceCollection AddSiting(this IServiceCollection services) => services.AddSingleton<SitingStore>().AddSingleton<Sitings>();
}
