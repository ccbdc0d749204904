namespace RiskMap.Api.Incidents.HotSpots;

public static class HotSpotsSetup
{
    public static IServiceCollection AddHotSpots(this IServiceCollection services) => services.AddSingleton<HotSpotStore>().AddSingleton<HotSpotFinder>();
}
