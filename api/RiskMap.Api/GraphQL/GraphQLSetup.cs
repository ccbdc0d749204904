namespace RiskMap.Api.GraphQL;

public static class GraphQLSetup
{
    public static IServiceCollection AddGraphQLDoor(this IServiceCollection services, Settings settings)
    {
        services.AddGraphQLServer().AddRiskMapSchema().AddErrorFilter<RequestErrors>().WithLimits(settings);
        return services;
    }

    /// <summary>POST and GET /graphql, and GET /graphql?sdl.</summary>
    public static void MapGraphQLDoor(this WebApplication app) => app.MapGraphQL();

    /// <summary>An answer that failed for want of the database says so in its status too; its body still tells which fields.</summary>
    public static void UseGraphQLStatus(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.Request.Path.StartsWithSegments("/graphql", StringComparison.Ordinal))
        {
            context.Response.OnStarting(() =>
            {
                if (context.Items.ContainsKey(RequestErrors.DatabaseIsGone))
                {
                    context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                    context.Response.Headers.RetryAfter = "2";
                }

                return Task.CompletedTask;
            });
        }

        return next(context);
    });
}
