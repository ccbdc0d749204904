namespace RiskMap.Api.Geocoding.Review;

public static class ReviewSetup
{
    public static IServiceCollection AddReview(this IServiceCollection services) =>
        services.AddSingleton<ReviewStore>().AddSingleton<PlacingStore>().AddSingleton<Placing>();
}
