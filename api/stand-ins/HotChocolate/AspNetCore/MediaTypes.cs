using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
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

    private static readonly StringSegment[] Names = ["application/graphql-response+json", "application/json", "text/event-stream"];

    private static Known? _last;

    /// <summary>Only JSON is read: no form of another site can send that without being asked first whether it may.</summary>
    public static bool IsJsonBody(HttpRequest request) =>
        request.ContentType == "application/json" || (MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || type.Charset.Value.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase)));

    /// <summary>The format the client likes best, of equals the one it names first; the newer JSON where it does not care.</summary>
    public static ResponseFormat Accepted(HttpRequest request, out bool takesEvents)
    {
        takesEvents = false;
        var accept = request.Headers.Accept;
        if (accept.Count == 0 || (accept.Count == 1 && accept[0] is "*/*" or "" or null))
        {
            return ResponseFormat.GraphQL;
        }

        // Most clients of a server say the same each time, so what the last one said is remembered.
        var words = accept.ToString();
        var last = _last;
        if (last?.Words != words)
        {
            _last = last = new Known(words, Read(accept, out takesEvents), takesEvents);
        }

        takesEvents = last.TakesEvents;
        return last.Format;
    }

    private static ResponseFormat Read(StringValues accept, out bool takesEvents)
    {
        takesEvents = false;
        if (!MediaTypeHeaderValue.TryParseList(accept!, out var types))
        {
            return ResponseFormat.None;
        }

        var best = ResponseFormat.None;
        var (bestQuality, bestPlace) = (0.0, 0);
        for (var format = ResponseFormat.GraphQL; format < ResponseFormat.None; format++)
        {
            var (quality, place) = Liking(types, Names[(int)format]);
            takesEvents = format == ResponseFormat.EventStream && quality > 0;
            if (quality > bestQuality || (quality > 0 && quality == bestQuality && place < bestPlace))
            {
                (best, bestQuality, bestPlace) = (format, quality, place);
            }
        }

        return best;
    }

    /// <summary>How much a client likes a type, and where in its list that stands; the most exact of its words decides.</summary>
    private static (double Quality, int Place) Liking(IList<MediaTypeHeaderValue> accepted, StringSegment name)
    {
        var (quality, place, exactness) = (0.0, 0, 0);
        for (var i = 0; i < accepted.Count; i++)
        {
            var match = Exactness(accepted[i], name);
            if (match > exactness)
            {
                (quality, place, exactness) = (accepted[i].Quality ?? 1, i, match);
            }
        }

        return (quality, place);
    }

    private static int Exactness(MediaTypeHeaderValue range, StringSegment name) =>
        range.MediaType.Equals(name, StringComparison.OrdinalIgnoreCase) ? 3
        : range.MatchesAllTypes ? 1
        : range.MatchesAllSubTypes && name.StartsWith(range.Type.Value + "/", StringComparison.OrdinalIgnoreCase) ? 2
        : 0;

    private sealed record Known(string Words, ResponseFormat Format, bool TakesEvents);
}
