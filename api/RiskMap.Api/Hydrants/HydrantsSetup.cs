using RiskMap.Api.Hydrants.Coverage;

namespace RiskMap.Api.Hydrants;

public static class HydrantsSetup
{
    public static IServiceCollection AddHydrants(this IServiceCollection services) =>
        services.AddSingleton<HydrantStore>().AddSingleton<CoverageStore>().AddSingleton<Coverages>();
}
