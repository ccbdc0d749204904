namespace RiskMap.Api.Areas;

public static class AreasSetup
{
    public static IServiceCollection AddAreas(this IServiceCollection services) =>
        services.AddSingleton<DataVersions>().AddSingleton<AreaStore>().AddSingleton<Towns>();
}
