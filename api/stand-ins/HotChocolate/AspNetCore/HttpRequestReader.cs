using System.Buffers;
using System.Text.Json;
using HotChocolate.Execution;
using HotChocolate.Language;
using Microsoft.AspNetCore.Http;

namespace HotChocolate.AspNetCore;

/// <summary>Reads the question out of an HTTP request; throws <see cref="HttpRequestException"/> for what is none.</summary>
internal static class HttpRequestReader
{
    /// <summary>More than any client of ours sends, and too little to hurt.</summary>
    public const int LargestBody = 2_000_000;

    public static async ValueTask<GraphQLRequest> ReadBodyAsync(HttpContext http)
    {
        if (http.Request.ContentLength > LargestBody)
        {
            throw TooLarge();
        }

        var reader = http.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(http.RequestAborted);
            if (read.Buffer.Length > LargestBody)
            {
                throw TooLarge();
            }

            if (!read.IsCompleted)
            {
                reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                continue;
            }

            try
            {
                return Parse(read.Buffer) with { Transport = http };
            }
            finally
            {
                reader.AdvanceTo(read.Buffer.End);
            }
        }
    }

    public static GraphQLRequest ReadQuery(HttpContext http)
    {
        var query = http.Request.Query;
        try
        {
            return new GraphQLRequest(query["query"].ToString() is { Length: > 0 } text ? text : throw NoQuery())
            {
                OperationName = query["operationName"].ToString() is { Length: > 0 } name ? name : null,
                Variables = query["variables"].ToString() is { Length: > 0 } variables ? Map(JsonElement.Parse(variables), "variables") : null,
                Allows = operation => operation == OperationType.Query,
                Transport = http,
            };
        }
        catch (JsonException)
        {
            throw new HttpRequestException(StatusCodes.Status400BadRequest, "The variables are not valid JSON.", "HC0012");
        }
    }

    private static GraphQLRequest Parse(ReadOnlySequence<byte> body)
    {
        try
        {
            var json = new Utf8JsonReader(body);
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
            {
                throw new HttpRequestException(
                    StatusCodes.Status400BadRequest, "The request must be a JSON object; batches are not enabled.", "HC0009");
            }

            var request = ReadObject(ref json);
            return json.Read() ? throw NotJson() : request;
        }
        catch (JsonException)
        {
            throw NotJson();
        }
    }

    private static GraphQLRequest ReadObject(ref Utf8JsonReader json)
    {
        string? query = null;
        string? operationName = null;
        JsonElement? variables = null;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("query"u8))
            {
                query = Text(ref json, "query");
            }
            else if (json.ValueTextEquals("operationName"u8))
            {
                operationName = Text(ref json, "operationName");
            }
            else if (json.ValueTextEquals("variables"u8))
            {
                json.Read();
                variables = Map(JsonElement.ParseValue(ref json), "variables");
            }
            else if (json.ValueTextEquals("extensions"u8))
            {
                json.Read();
                Map(JsonElement.ParseValue(ref json), "extensions");
            }
            else
            {
                json.Read();
                json.Skip();
            }
        }

        return new GraphQLRequest(string.IsNullOrEmpty(query) ? throw NoQuery() : query) { OperationName = operationName, Variables = variables };
    }

    private static string? Text(ref Utf8JsonReader json, string property)
    {
        json.Read();
        try
        {
            return json.TokenType switch
            {
                JsonTokenType.String => json.GetString(),
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

    private static JsonElement? Map(JsonElement value, string property) => value.ValueKind switch
    {
        JsonValueKind.Object => value,
        JsonValueKind.Null => null,
        _ => throw Mistyped(property, "an object"),
    };

    private static HttpRequestException Mistyped(string property, string type) =>
        new(StatusCodes.Status400BadRequest, $"The `{property}` of a request must be {type}.", "HC0009");

    private static HttpRequestException NoQuery() =>
        new(StatusCodes.Status400BadRequest, "Either the parameter query or the parameter id has to be set.", "HC0013");

    private static HttpRequestException NotJson() => new(StatusCodes.Status400BadRequest, "The request is not valid JSON.", "HC0012");

    private static HttpRequestException TooLarge() =>
        new(StatusCodes.Status413PayloadTooLarge, $"The request is larger than {LargestBody} bytes.", "HC0010");
}

/// <summary>A request that is no question, and the status that says so.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1032", Justification = "Always has a status.")]
internal sealed class HttpRequestException(int status, string message, string code) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;
}
