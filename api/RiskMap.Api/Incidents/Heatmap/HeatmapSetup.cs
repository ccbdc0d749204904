namespace RiskMap.Api.Incidents.Heatmap;

public static class HeatmapSetup
{
    public static IServiceCollection AddHeatmap(this IServiceCollection services) =>
        services.AddSingleton<HeatmapStore>().AddSingleton<Densities>().AddSingleton<Cells.CellMaps>();
}
