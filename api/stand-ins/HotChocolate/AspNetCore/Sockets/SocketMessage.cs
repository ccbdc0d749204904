using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using HotChocolate.Execution;

namespace HotChocolate.AspNetCore.Sockets;

/// <summary>One message of a client; the request of one that asks something, the payload of one that is to be answered with it.</summary>
internal sealed record SocketMessage(string Type, string? Id, GraphQLRequest? Request, byte[]? Payload)
{
    public const string Initialise = "connection_init";
    public const string Terminate = "connection_terminate";
    public const string Subscribe = "subscribe";
    public const string Complete = "complete";
    public const string Ping = "ping";
    public const string Pong = "pong";
    private const int LongestId = 256;

    /// <exception cref="SocketClosedException">It is none.</exception>
    public static SocketMessage Read(ReadOnlySequence<byte> text, SocketProtocol protocol)
    {
        try
        {
            var json = new Utf8JsonReader(text);
            return json.Read() && json.TokenType == JsonTokenType.StartObject
                ? Read(JsonElement.ParseValue(ref json), protocol)
                : throw Invalid("no JSON object");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw Invalid("no valid JSON");
        }
        catch (HttpRequestException e)
        {
            throw Invalid(e.Message);
        }
    }

    private static SocketMessage Read(JsonElement message, SocketProtocol protocol)
    {
        if (!message.TryGetProperty("type"u8, out var type) || type.ValueKind != JsonValueKind.String)
        {
            throw Invalid("its type must be a string");
        }

        string? id = null;
        if (message.TryGetProperty("id"u8, out var named))
        {
            id = named.ValueKind == JsonValueKind.String && named.GetString() is { Length: > 0 and <= LongestId } text
                ? text
                : throw Invalid($"its id must be a string of 1 to {LongestId} characters");
        }

        var hasPayload = message.TryGetProperty("payload"u8, out var payload) && payload.ValueKind != JsonValueKind.Null;
        if (hasPayload && payload.ValueKind != JsonValueKind.Object)
        {
            throw Invalid("its payload must be an object");
        }

        return type.GetString() switch
        {
            var subscribe when subscribe == protocol.Subscribe =>
                new(Subscribe, id ?? throw Invalid("it needs an id"),
                    hasPayload ? Question(payload) : throw Invalid("it needs a payload"), null),
            var complete when complete == protocol.Complete => new(Complete, id ?? throw Invalid("it needs an id"), null, null),
            "ping" when protocol.IsModern => new(Ping, null, null, hasPayload ? JsonMarshal.GetRawUtf8Value(payload).ToArray() : null),
            "pong" when protocol.IsModern => new(Pong, null, null, null),
            "connection_terminate" when !protocol.IsModern => new(Terminate, null, null, null),
            Initialise => new(Initialise, null, null, null),
            _ => throw Invalid("there is no such type"),
        };
    }

    private static GraphQLRequest Question(JsonElement payload)
    {
        var json = new Utf8JsonReader(JsonMarshal.GetRawUtf8Value(payload));
        json.Read();
        return RequestJson.ReadObject(ref json);
    }

    private static SocketClosedException Invalid(string why) => new(SocketClosedException.Invalid, "Invalid message: " + why);
}
