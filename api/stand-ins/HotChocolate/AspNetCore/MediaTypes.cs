using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace HotChocolate.AspNetCore;

/// <summary>How an answer may be written.</summary>
internal enum ResponseFormat
{
    /// <summary><c>application/graphql-response+json</c>: the status says how it went.</summary>
    GraphQL,

    /// <summary><c>application/json</c>: the status is 200 for every well-formed request.</summary>
    Json,

    /// <summary><c>text/event-stream</c>: one event for each answer, as graphql-sse has it.</summary>
    EventStream,

    /// <summary>The client takes none of these.</summary>
    None,
}

internal static class MediaTypes
{
    public const string GraphQL = "application/graphql-response+json; charset=utf-8";
    public const string Json = "application/json; charset=utf-8";
    public const string EventStream = "text/event-stream; charset=utf-8";
    public const string Sdl = "application/graphql; charset=utf-8";

    public static bool IsJsonBody(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && (type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase) || type.MediaType.Equals("application/graphql+json", StringComparison.OrdinalIgnoreCase))
        && (!type.Charset.HasValue || type.Charset.Value.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    /// <summary>The format the client likes best of those there are; the newer one where it does not care.</summary>
    public static ResponseFormat Accepted(HttpRequest request)
    {
        var accept = request.Headers.Accept;
        if (accept.Count == 0 || (accept.Count == 1 && accept[0] is "*/*" or "" or null))
        {
            return ResponseFormat.GraphQL;
        }

        if (!MediaTypeHeaderValue.TryParseList(accept!, out var types))
        {
            return ResponseFormat.None;
        }

        return types.Where(t => t.Quality is null or > 0).OrderByDescending(t => t.Quality ?? 1).Select(Format)
            .FirstOrDefault(f => f != ResponseFormat.None, ResponseFormat.None);
    }

    private static ResponseFormat Format(MediaTypeHeaderValue type) => type.MediaType.Value switch
    {
        "application/graphql-response+json" or "application/*" or "*/*" => ResponseFormat.GraphQL,
        "application/json" => ResponseFormat.Json,
        "text/event-stream" => ResponseFormat.EventStream,
        _ => ResponseFormat.None,
    };
}
