namespace RiskMap.Api.Corrections;

public static class CorrectionsSetup
{
    public static IServiceCollection AddCorrections(this IServiceCollection services) => services.AddSingleton<EntryStore>();
}
