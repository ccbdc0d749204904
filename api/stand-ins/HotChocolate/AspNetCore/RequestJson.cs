using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;
using HotChocolate.Execution;
using Microsoft.AspNetCore.Http;

namespace HotChocolate.AspNetCore;

/// <summary>Reads a question out of its JSON object; throws <see cref="HttpRequestException"/> for what is none.</summary>
internal static class RequestJson
{
    /// <summary>More than any client of ours sends, and too little to hurt.</summary>
    public const int LargestBody = 2_000_000;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    public static GraphQLRequest Parse(ReadOnlySequence<byte> body)
    {
        // In one piece: over several the framework's reader has been seen to run out of bounds.
        var bytes = body.IsSingleSegment ? body.FirstSpan : body.ToArray();
        bytes = bytes.StartsWith(ByteOrderMark) ? bytes[ByteOrderMark.Length..] : bytes;
        if (bytes.IsEmpty)
        {
            throw Bad("The request has no body.", "HC0012");
        }

        try
        {
            var json = new Utf8JsonReader(bytes);
            if (!Utf8.IsValid(bytes) || !json.Read())
            {
                throw NotJson();
            }

            if (json.TokenType != JsonTokenType.StartObject)
            {
                throw Bad("The request must be a JSON object; batches are not enabled.", "HC0009");
            }

            var request = ReadObject(ref json);
            return json.Read() ? throw NotJson() : request;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The latter of an escape that is half a surrogate pair.
            throw NotJson();
        }
    }

    /// <summary>The object of a request; the reader stands at its start, and afterwards at its end.</summary>
    public static GraphQLRequest ReadObject(ref Utf8JsonReader json)
    {
        string? query = null;
        string? id = null;
        string? operationName = null;
        JsonElement? variables = null;
        JsonElement? extensions = null;
        var seen = 0;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("query"u8))
            {
                query = Text(ref json, "query", Once(ref seen, 1, "query"));
            }
            else if (json.ValueTextEquals("id"u8))
            {
                id = Text(ref json, "id", Once(ref seen, 2, "id"));
            }
            else if (json.ValueTextEquals("operationName"u8))
            {
                operationName = Text(ref json, "operationName", Once(ref seen, 4, "operationName"));
            }
            else if (json.ValueTextEquals("variables"u8))
            {
                variables = Map(ref json, "variables", Once(ref seen, 8, "variables"));
            }
            else if (json.ValueTextEquals("extensions"u8))
            {
                extensions = Map(ref json, "extensions", Once(ref seen, 16, "extensions"));
            }
            else
            {
                json.Read();
                json.Skip();
            }
        }

        return Request(query, id, operationName, variables, extensions);
    }

    /// <summary>A request of its parts, of which one must say what to run.</summary>
    public static GraphQLRequest Request(string? query, string? id, string? operationName, JsonElement? variables, JsonElement? extensions)
    {
        query = string.IsNullOrEmpty(query) ? null : query;
        var hash = extensions is null ? null : Hash(extensions.Value);
        id = string.IsNullOrEmpty(id) ? hash : id;
        return query is null && id is null
            ? throw Bad("Either the parameter query or the parameter id has to be set.", "HC0013")
            : new GraphQLRequest(query)
            {
                DocumentId = id,
                HasHash = hash is not null && hash == id,
                OperationName = operationName,
                Variables = variables,
            };
    }

    public static JsonElement? Map(JsonElement value, string property) => value.ValueKind switch
    {
        JsonValueKind.Object => value,
        JsonValueKind.Null => null,
        _ => throw Mistyped(property, "an object"),
    };

    public static HttpRequestException NotJson() => Bad("The request is not valid JSON of at most 64 levels.", "HC0012");

    public static HttpRequestException Bad(string message, string code) => new(StatusCodes.Status400BadRequest, message, code);

    public static HttpRequestException TooLarge() =>
        new(StatusCodes.Status413PayloadTooLarge, $"The request is larger than {LargestBody} bytes.", "HC0010");

    /// <summary>The hash of an automatic persisted query, of whichever version.</summary>
    private static string? Hash(JsonElement extensions) =>
        extensions.TryGetProperty("persistedQuery"u8, out var persisted) && persisted.ValueKind == JsonValueKind.Object
            && persisted.TryGetProperty("sha256Hash"u8, out var hash) && hash.ValueKind == JsonValueKind.String
            ? hash.GetString()
            : null;

    /// <summary>Two of one name are two requests, and it is not for the server to choose.</summary>
    private static bool Once(ref int seen, int bit, string property)
    {
        var isFirst = (seen & bit) == 0;
        seen |= bit;
        return isFirst ? true : throw Bad($"The `{property}` of a request must stand there once.", "HC0009");
    }

    private static string? Text(ref Utf8JsonReader json, string property, bool _)
    {
        json.Read();
        try
        {
            return json.TokenType switch
            {
                JsonTokenType.String => KnownTexts.Read(ref json),
                JsonTokenType.Null => null,
                _ => throw Mistyped(property, "a string"),
            };
        }
        catch (InvalidOperationException)
        {
            // Bytes that are no UTF-8, or half a surrogate pair.
            throw NotJson();
        }
    }

    private static JsonElement? Map(ref Utf8JsonReader json, string property, bool _)
    {
        json.Read();
        return Map(JsonElement.ParseValue(ref json), property);
    }

    private static HttpRequestException Mistyped(string property, string type) =>
        Bad($"The `{property}` of a request must be {type}.", "HC0009");
}
