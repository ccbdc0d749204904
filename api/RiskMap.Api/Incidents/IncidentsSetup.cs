using RiskMap.Api.Incidents.Heatmap;

namespace RiskMap.Api.Incidents;

public static class IncidentsSetup
{
    public static IServiceCollection AddIncidents(this IServiceCollection services) =>
        services.AddSingleton<IncidentStore>().AddSingleton<HeatmapStore>().AddSingleton<Heatmaps>();
}
