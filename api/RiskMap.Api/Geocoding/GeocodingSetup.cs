namespace RiskMap.Api.Geocoding;

public static class GeocodingSetup
{
    public static IServiceCollection AddGeocoding(this IServiceCollection services) =>
        services.AddSingleton<Gazetteers>().AddSingleton<ReverseStore>();
}
