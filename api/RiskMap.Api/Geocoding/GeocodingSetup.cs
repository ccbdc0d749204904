using RiskMap.Geocoding.Outside;

namespace RiskMap.Api.Geocoding;

public static class GeocodingSetup
{
    public static IServiceCollection AddGeocoding(this IServiceCollection services) =>
        services.AddSingleton<Gazetteers>().AddSingleton<ReverseStore>().AddSingleton<OutlineStore>().AddSingleton<OutsideAnswerStore>().AddSingleton(s => new OutsideGeocoding(
            Chosen(s.GetRequiredService<Settings>()), s.GetRequiredService<OutsideAnswerStore>(), s.GetRequiredService<Settings>(),
            s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<OutsideGeocoding>>()));

    private static IOutsideGeocoder? Chosen(Settings settings) => settings.Geocoder switch
    {
        "tianditu" => new Tianditu(new(settings.GeocoderUrl), settings.GeocoderKey),
        "nominatim" => new Nominatim(new(settings.GeocoderUrl), settings.GeocoderKey),
        _ => null,
    };
}
