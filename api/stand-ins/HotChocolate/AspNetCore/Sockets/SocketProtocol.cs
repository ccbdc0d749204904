using System.Text.Json;

namespace HotChocolate.AspNetCore.Sockets;

/// <summary>The two protocols spoken over a WebSocket: the same conversation in other words.</summary>
internal sealed record SocketProtocol(string Name, string Subscribe, string Complete, JsonEncodedText Next)
{
    /// <summary>The protocol of the graphql-ws library.</summary>
    public static SocketProtocol Modern { get; } = new("graphql-transport-ws", "subscribe", "complete", JsonEncodedText.Encode("next"));

    /// <summary>That of subscriptions-transport-ws, which older clients speak; it has a beat of its own.</summary>
    public static SocketProtocol Legacy { get; } = new("graphql-ws", "start", "stop", JsonEncodedText.Encode("data"));

    public bool IsModern => ReferenceEquals(this, Modern);

    /// <summary>The one to speak with a client that knows these, in its order.</summary>
    public static SocketProtocol? Of(IEnumerable<string> known) =>
        known.Select(name => name == Modern.Name ? Modern : name == Legacy.Name ? Legacy : null).FirstOrDefault(p => p is not null);
}

/// <summary>Why a socket is closed, as both ends of the protocol number it.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1032", Justification = "Always has a code.")]
internal sealed class SocketClosedException(int code, string reason) : Exception(reason)
{
    public const int GoingAway = 1001;
    public const int TooLarge = 1009;
    public const int Invalid = 4400;
    public const int Unauthorized = 4401;
    public const int WrongProtocol = 4406;
    public const int InitialisationTimeout = 4408;
    public const int SubscriberExists = 4409;
    public const int TooMany = 4429;
    public const int Unexpected = 4500;

    public int Code => code;
}
