using RiskMap.Api.Zones.VitalSigns;

namespace RiskMap.Api.Zones;

public static class ZonesSetup
{
    public static IServiceCollection AddZones(this IServiceCollection services) =>
        services.AddSingleton<ZoneStore>().AddSingleton<ZoneCoverages>().AddSingleton<ZoneRankings>()
            .AddSingleton<VitalSignsStore>().AddSingleton<VitalSignsBook>();
}
