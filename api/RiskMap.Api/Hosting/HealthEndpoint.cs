using System.Reflection;
using Npgsql;
using RiskMap.PostGis;

namespace RiskMap.Api.Hosting;

/// <summary>GET /health: 200 while the database answers within two seconds, else 503. Made for watchdogs, so never cached.</summary>
public static class HealthEndpoint
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly string Version =
        typeof(HealthEndpoint).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";

    public static RouteHandlerBuilder MapHealth(this IEndpointRouteBuilder app) => app
        .MapGet("/health", AnswerAsync)
        .WithName("health").WithTags("hosting").WithSummary("Whether the server and its database answer.")
        .Produces<Health>().Produces<Health>(StatusCodes.Status503ServiceUnavailable);

    private static async Task<IResult> AnswerAsync(HealthConnection connection, HttpContext context, ILogger<Health> log)
    {
        context.Response.Headers.CacheControl = "no-store";
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        patience.CancelAfter(Patience);
        try
        {
            // A table of ours, so that a database that is there but not yet migrated does not count as well.
            await using var command = connection.Database.CreateCommand("SELECT count(*) FROM areas");
            await command.ExecuteScalarAsync(patience.Token);
            return TypedResults.Ok(new Health("ok", "ok", Version));
        }
        catch (Exception e) when (e is OperationCanceledException || e is NpgsqlException || DatabaseGone.Caused(e))
        {
            log.LogWarning("The database does not answer: {Reason}", e.Message);
            return TypedResults.Json(new Health("degraded", "gone", Version), statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}

/// <summary>A connection for the watchdog alone: a busy server must not look like one whose database is gone.</summary>
public sealed class HealthConnection(Settings settings) : IAsyncDisposable
{
    public NpgsqlDataSource Database { get; } = RiskMapDatabase.Open(settings.Database, poolSize: 1);

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}

/// <summary>State of the server ("ok" or "degraded"), of its database ("ok" or "gone"), and the program's version.</summary>
public sealed record Health(string Status, string Database, string Version);
