namespace RiskMap.Api.Incidents.Entry;

public static class EntrySetup
{
    public static IServiceCollection AddIncidentEntry(this IServiceCollection services) =>
        services.AddSingleton<IncidentEntryStore>().AddSingleton<IncidentEntries>();
}
