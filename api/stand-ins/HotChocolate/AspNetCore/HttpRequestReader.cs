using System.Text.Json;
using HotChocolate.Execution;
using HotChocolate.Language;
using Microsoft.AspNetCore.Http;

namespace HotChocolate.AspNetCore;

/// <summary>Reads the question out of an HTTP request; throws <see cref="HttpRequestException"/> for what is none.</summary>
internal static class HttpRequestReader
{
    private static readonly string[] Parameters = ["query", "id", "operationName", "variables", "extensions"];

    public static async ValueTask<GraphQLRequest> ReadBodyAsync(HttpContext http)
    {
        if (http.Request.ContentLength > RequestJson.LargestBody)
        {
            throw RequestJson.TooLarge();
        }

        var reader = http.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(http.RequestAborted);
            if (read.Buffer.Length > RequestJson.LargestBody)
            {
                reader.AdvanceTo(read.Buffer.End);
                throw RequestJson.TooLarge();
            }

            if (!read.IsCompleted)
            {
                reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                continue;
            }

            try
            {
                var request = RequestJson.Parse(read.Buffer);
                request.Transport = http;
                return request;
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
        if (Array.Find(Parameters, p => query[p].Count > 1) is { } several)
        {
            throw RequestJson.Bad($"The `{several}` of a request must stand there once.", "HC0009");
        }

        return RequestJson.Request(
            query["query"], query["id"], query["operationName"],
            Map(query["variables"], "variables"), Map(query["extensions"], "extensions"))
            with
        { Allows = operation => operation == OperationType.Query, Transport = http };
    }

    private static JsonElement? Map(string? text, string parameter)
    {
        try
        {
            return string.IsNullOrEmpty(text) ? null : RequestJson.Map(JsonElement.Parse(text), parameter);
        }
        catch (JsonException)
        {
            throw RequestJson.Bad($"The {parameter} are not valid JSON.", "HC0012");
        }
    }
}

/// <summary>A request that is no question, and the status that says so.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1032", Justification = "Always has a status.")]
internal sealed class HttpRequestException(int status, string message, string code) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;
}
