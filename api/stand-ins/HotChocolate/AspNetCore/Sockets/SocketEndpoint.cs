using HotChocolate.Execution;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace HotChocolate.AspNetCore.Sockets;

/// <summary>Opens WebSockets and holds the conversations over them.</summary>
internal static class SocketEndpoint
{
    /// <summary>After which a client is asked whether it is there, and after which again it is taken for gone.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

    public static async Task HandleAsync(HttpContext http, RequestExecutor executor, GraphQLSocketOptions options)
    {
        if (!IsOfThisSite(http))
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        var protocol = SocketProtocol.Of(http.WebSockets.WebSocketRequestedProtocols);
        using var socket = await http.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext
        {
            SubProtocol = protocol?.Name,
            KeepAliveInterval = Silence,
            KeepAliveTimeout = Silence,
        });
        if (protocol is null)
        {
            using var writer = new SocketWriter(socket);
            await writer.CloseAsync(SocketClosedException.WrongProtocol, "Subprotocol not acceptable");
            return;
        }

        var stopping = http.RequestServices.GetService<IHostApplicationLifetime>()?.ApplicationStopping ?? CancellationToken.None;
        await new SocketConversation(socket, protocol, executor, http, options).HoldAsync(stopping);
    }

    /// <summary>
    /// A browser sends the user's cookies along with a socket that a page of any site opens, and says in Origin which. Other sites are
    /// refused, unless <see cref="WebSocketOptions.AllowedOrigins"/> of the services names some: then the middleware has looked already.
    /// </summary>
    private static bool IsOfThisSite(HttpContext http)
    {
        var origin = http.Request.Headers.Origin.ToString();
        return origin.Length == 0
            || http.RequestServices.GetService<IOptions<WebSocketOptions>>()?.Value.AllowedOrigins.Count > 0
            || (Uri.TryCreate(origin, UriKind.Absolute, out var site) && Equals(http.Request.Host, site));
    }

    private static bool Equals(HostString host, Uri site) =>
        host.Host.Equals(site.Host, StringComparison.OrdinalIgnoreCase) && (host.Port ?? DefaultPort(site)) == site.Port;

    /// <summary>Behind what ends TLS the server sees http where the page says https: what counts is the address both name.</summary>
    private static int DefaultPort(Uri site) => site.Scheme == Uri.UriSchemeHttps ? 443 : 80;
}
