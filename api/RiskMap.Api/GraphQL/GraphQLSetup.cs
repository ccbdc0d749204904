namespace RiskMap.Api.GraphQL;

public static class GraphQLSetup
{
    public static WebApplicationBuilder AddGraphQLDoor(this WebApplicationBuilder builder, Settings settings)
    {
        builder.Services.AddGraphQLServer().AddRiskMapSchema(settings).AddErrorFilter<RequestErrors>().WithLimits(settings)
            .WithOperations(settings, Operations(builder.Environment));
        return builder;
    }

    public static IEndpointConventionBuilder MapGraphQLDoor(this WebApplication app) => app.MapEngine(app.Services.GetRequiredService<Settings>());

    /// <summary>
    /// Where the client's build puts the text of its operations, each named by its hash. It is the server's to read and nobody else's: the
    /// static files leave out what has no media type, as these.
    /// </summary>
    private static string Operations(IWebHostEnvironment environment) =>
        Path.Combine(environment.WebRootPath ?? Path.Combine(environment.ContentRootPath, "wwwroot"), "operations");

    /// <summary>
    /// An answer that failed for want of the database says so in its status too; its body still tells which fields. One that has no data because
    /// somebody may not, or asked for what there is not, is no mistake of the server's: the engine would answer 500 to clients that take its media type.
    /// </summary>
    public static void UseGraphQLStatus(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.Request.Path.StartsWithSegments("/graphql", StringComparison.Ordinal))
        {
            context.Response.OnStarting(SayInStatus, context);
        }

        return next(context);
    });

    private static Task SayInStatus(object state)
    {
        var context = (HttpContext)state;
        if (context.Items.ContainsKey(RequestErrors.DatabaseIsGone))
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = "2";
        }
        else if (context.Response.StatusCode == StatusCodes.Status500InternalServerError && context.Items[RequestErrors.Gravest] is int and < 500 and var status)
        {
            context.Response.StatusCode = status is 401 or 403 ? status : StatusCodes.Status400BadRequest;
        }

        return Task.CompletedTask;
    }
}
