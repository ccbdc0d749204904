using RiskMap.Api.Buildings.Entry;
using RiskMap.Api.Buildings.HighRises;

namespace RiskMap.Api.Buildings;

public static class PremisesSetup
{
    public static IServiceCollection AddPremises(this IServiceCollection services) => services
        .AddSingleton<PremisesStore>().AddSingleton<PremisesFileStore>().AddSingleton<HighRiseStore>().AddSingleton<HighRises.HighRises>()
        .AddSingleton<PremisesEntryStore>().AddSingleton<PremisesEntries>();
}
