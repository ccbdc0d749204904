using System.Buffers;
using HotChocolate.AspNetCore.Sockets;
using HotChocolate.Execution;
using Microsoft.AspNetCore.Http;

namespace HotChocolate.AspNetCore;

/// <summary>One path that answers questions over HTTP.</summary>
internal sealed class GraphQLEndpoint(RequestExecutor executor)
{
    /// <summary>A header that pages of other sites cannot send without being asked first whether they may.</summary>
    private const string Preflight = "GraphQL-Preflight";

    public GraphQLServerOptions Options { get; set; } = new();

    public Task HandleAsync(HttpContext http)
    {
        if (HttpMethods.IsPost(http.Request.Method))
        {
            return AnswerAsync(http, isPost: true);
        }

        if (http.WebSockets.IsWebSocketRequest)
        {
            return SocketEndpoint.HandleAsync(http, executor, Options.Sockets);
        }

        if (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
        {
            return AnswerGetAsync(http);
        }

        http.Response.Headers.Allow = "GET, POST";
        Refuse(http, StatusCodes.Status405MethodNotAllowed, "Only GET and POST are answered here.", "HC0009");
        return Task.CompletedTask;
    }

    private Task AnswerGetAsync(HttpContext http)
    {
        var query = http.Request.Query;
        if (Options.EnableSchemaRequests && query.ContainsKey("sdl"))
        {
            return SendSdlAsync(http);
        }

        if (!Options.EnableGetRequests)
        {
            http.Response.Headers.Allow = "POST";
            Refuse(http, StatusCodes.Status405MethodNotAllowed, "Only POST is answered here.", "HC0009");
            return Task.CompletedTask;
        }

        if (Options.EnforceGetRequestsPreflightHeader && !http.Request.Headers.ContainsKey(Preflight)
            && !MediaTypes.IsJsonBody(http.Request))
        {
            Refuse(http, StatusCodes.Status400BadRequest, $"A GET needs the header {Preflight}.", "HC0009");
            return Task.CompletedTask;
        }

        return AnswerAsync(http, isPost: false);
    }

    private async Task AnswerAsync(HttpContext http, bool isPost)
    {
        var format = MediaTypes.Accepted(http.Request, out var takesEvents);
        if (format == ResponseFormat.None)
        {
            var message = "Accept application/graphql-response+json, application/json or text/event-stream.";
            Send(http, StatusCodes.Status406NotAcceptable, MediaTypes.Json, ErrorJson(message, "HC0063"));
            return;
        }

        try
        {
            if (isPost && !MediaTypes.IsJsonBody(http.Request))
            {
                throw new HttpRequestException(
                    StatusCodes.Status415UnsupportedMediaType, "The body must be application/json in UTF-8.", "HC0009");
            }

            var request = isPost ? await HttpRequestReader.ReadBodyAsync(http) : HttpRequestReader.ReadQuery(http);
            if (format == ResponseFormat.EventStream)
            {
                await SendEventsAsync(http, request);
                return;
            }

            using var result = await executor.ExecuteAsync(request, services: null, http.RequestAborted);
            switch (result.Kind)
            {
                case ResultKind.Stream when takesEvents && isPost:
                    await SendEventsAsync(http, request);
                    return;
                case ResultKind.NotAllowed:
                    http.Response.Headers.Allow = "POST";
                    break;
            }

            Send(http, Status(result.Kind, format), ContentType(format), result);
        }
        catch (HttpRequestException e)
        {
            if (e.Status == StatusCodes.Status413PayloadTooLarge && HttpProtocol.IsHttp11(http.Request.Protocol))
            {
                // The rest of the body is not read, so nothing can follow it here: a client that is not told would ask on, and be cut off.
                http.Response.Headers.Connection = "close";
            }

            Send(http, e.Status, ContentType(format), ErrorJson(e.Message, e.Code));
        }
    }

    private Task SendEventsAsync(HttpContext http, GraphQLRequest request) =>
        EventStream.SendAsync(http, cancel => executor.SubscribeAsync(request, http.RequestServices, cancel));

    private async Task SendSdlAsync(HttpContext http)
    {
        http.Response.ContentType = MediaTypes.Sdl;
        var text = System.Text.Encoding.UTF8.GetBytes(executor.Schema.ToString()!);
        http.Response.ContentLength = text.Length;
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            await http.Response.Body.WriteAsync(text, http.RequestAborted);
        }
    }

    private static void Refuse(HttpContext http, int status, string message, string code) =>
        Send(http, status, MediaTypes.GraphQL, ErrorJson(message, code));

    private static void Send(HttpContext http, int status, string contentType, ExecutionResult result)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = contentType;
        http.Response.ContentLength = result.Json.Length;
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            http.Response.BodyWriter.Write(result.Json.Span);
        }

        result.Dispose();
    }

    private static string ContentType(ResponseFormat format) => format switch
    {
        ResponseFormat.GraphQL => MediaTypes.GraphQL,
        _ => MediaTypes.Json,
    };

    private static int Status(ResultKind kind, ResponseFormat format) => kind switch
    {
        ResultKind.NotAllowed => StatusCodes.Status405MethodNotAllowed,
        _ when format == ResponseFormat.Json => StatusCodes.Status200OK,
        ResultKind.Data => StatusCodes.Status200OK,
        ResultKind.Refused or ResultKind.Stream => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status500InternalServerError,
    };

    private static ExecutionResult ErrorJson(string message, string code) =>
        ExecutionResult.Of(ResultKind.Refused, new Error(message).WithCode(code));
}
