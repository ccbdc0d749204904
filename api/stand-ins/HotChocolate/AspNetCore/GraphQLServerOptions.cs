namespace HotChocolate.AspNetCore;

/// <summary>What an endpoint answers, and how it treats WebSockets.</summary>
public sealed class GraphQLServerOptions
{
    /// <summary>Whether queries may be asked by GET.</summary>
    public bool EnableGetRequests { get; set; } = true;

    /// <summary>Whether <c>GET ?sdl</c> gives the schema.</summary>
    public bool EnableSchemaRequests { get; set; } = true;

    /// <summary>Whether a GET needs the header <c>GraphQL-Preflight</c>, which no form or image of another site can send.</summary>
    public bool EnforceGetRequestsPreflightHeader { get; set; }

    public GraphQLSocketOptions Sockets { get; } = new();
}

/// <summary>How long a client of a WebSocket may be silent.</summary>
public sealed class GraphQLSocketOptions
{
    /// <summary>From the connection to its <c>connection_init</c>; after that it is closed with 4408.</summary>
    public TimeSpan ConnectionInitializationTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Between two signs of life that the server sends; null: none.</summary>
    public TimeSpan? KeepAliveInterval { get; set; } = TimeSpan.FromSeconds(5);
}
