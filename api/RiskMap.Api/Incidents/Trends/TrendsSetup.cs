namespace RiskMap.Api.Incidents.Trends;

public static class TrendsSetup
{
    public static IServiceCollection AddTrends(this IServiceCollection services) => services.AddSingleton<TrendStore>().AddSingleton<Trends>();
}
