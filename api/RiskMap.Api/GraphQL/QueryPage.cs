using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.GraphQL;

/// <summary>
/// A person who opens /graphql in a browser gets GraphiQL, which the client's build bundles (web/graphiql.html); a program gets the
/// answer. Ours, not the engine's: it loads nothing from elsewhere, and it stays when another engine takes the stand-in's place.
/// </summary>
public static class QueryPage
{
    private const string File = "graphiql.html";

    /// <summary>Parameters that ask the engine for something, whoever asks.</summary>
    private static readonly string[] Questions = ["query", "id", "sdl", "extensions"];

    /// <summary>Comes before <see cref="GraphQLSetup.MapGraphQLDoor"/>.</summary>
    public static void UseQueryPage(this WebApplication app, Settings settings) => app.Use((context, next) =>
        IsAskedFor(context.Request) && app.Environment.WebRootFileProvider.GetFileInfo(File) is { Exists: true } page
            ? SendAsync(context, page, settings)
            : next(context));

    private static async Task SendAsync(HttpContext context, IFileInfo page, Settings settings)
    {
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers.Vary = HeaderNames.Accept;
        if (settings.TrustedDocuments == 1)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.WriteAsync(Words.Say("QUERIES_CLOSED"), context.RequestAborted);
            return;
        }

        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.SendFileAsync(page, context.RequestAborted);
    }

    private static bool IsAskedFor(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && request.Path.Equals("/graphql", StringComparison.Ordinal)
        && !Questions.Any(request.Query.ContainsKey)
        && PrefersPage(request.Headers.Accept);

    /// <summary>Browsers name text/html first and take anything else at less; programs name JSON, or take anything.</summary>
    private static bool PrefersPage(StringValues accept)
    {
        if (!MediaTypeHeaderValue.TryParseList(accept, out var wanted))
        {
            return false;
        }

        return Quality("text/html") > Math.Max(Quality("application/json"), Quality("application/graphql-response+json"));

        // The most exact range that takes the type decides (RFC 9110, 12.5.1).
        double Quality(string type)
        {
            var taken = new MediaTypeHeaderValue(type);
            return wanted.Where(range => taken.IsSubsetOf(range))
                .OrderBy(range => range.MatchesAllTypes).ThenBy(range => range.MatchesAllSubTypes)
                .Select(range => range.Quality ?? 1).FirstOrDefault();
        }
    }
}
