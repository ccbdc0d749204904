namespace RiskMap.Api.Standards;

public static class StandardsSetup
{
    public static IServiceCollection AddStandards(this IServiceCollection services) =>
        services.AddSingleton<StandardStore>().AddSingleton<KnownStandards>();
}
