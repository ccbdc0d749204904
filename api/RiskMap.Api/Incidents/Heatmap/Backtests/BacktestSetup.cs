namespace RiskMap.Api.Incidents.Heatmap.Backtests;

public static class BacktestSetup
{
    public static IServiceCollection AddBacktest(this IServiceCollection services) => services.AddSingleton<Backtester>();
}
