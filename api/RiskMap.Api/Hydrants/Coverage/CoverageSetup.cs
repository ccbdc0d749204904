namespace RiskMap.Api.Hydrants.Coverage;

public static class CoverageSetup
{
    public static IServiceCollection AddCoverage(this IServiceCollection services) =>
        services.AddSingleton<CoverageStore>().AddSingleton<Coverages>().AddSingleton<ReachStore>().AddSingleton<Reaches>()
            .AddSingleton<FactStore>().AddSingleton<Verdicts>().AddSingleton<Scenarios>()
            .AddSingleton<SavedScenarioStore>().AddSingleton<SavedScenarios>()
            .AddSingleton<VerdictTileStore>().AddSingleton<VerdictTiles>().AddSingleton<VerdictLists>()
            .AddSingleton<HydrantSiteStore>().AddSingleton<HydrantJudge>().AddSingleton<GapStore>().AddSingleton<Gaps>().AddSingleton<GapPages>().AddSingleton<PlacesOfBuildings>();
}
