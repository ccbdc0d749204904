namespace RiskMap.Api.Areas.Imports;

public static class ImportsSetup
{
    public static IServiceCollection AddImports(this IServiceCollection services) =>
        services.AddSingleton<ImportStore>().AddSingleton<DatasetOf>();
}
