namespace RiskMap.Api.Hydrants.Entry;

public static class EntrySetup
{
    public static IServiceCollection AddHydrantEntry(this IServiceCollection services) =>
        services.AddSingleton<HydrantEntryStore>().AddSingleton<HydrantHistoryStore>().AddSingleton<HydrantEntries>().AddSingleton<SurveyStore>();
}
