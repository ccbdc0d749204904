namespace RiskMap.Api.Incidents.BuildingRisk;

public static class RiskSetup
{
    public static IServiceCollection AddBuildingRisk(this IServiceCollection services) =>
        services.AddSingleton<RiskStore>().AddSingleton<BuildingRisks>().AddSingleton<RiskTester>();
}
