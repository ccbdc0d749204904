using System.Buffers;
using HotChocolate.Execution;
using Microsoft.AspNetCore.Http;

namespace HotChocolate.AspNetCore;

/// <summary>One path that answers questions over HTTP.</summary>
internal sealed class GraphQLEndpoint(RequestExecutor executor)
{
    public Task HandleAsync(HttpContext http)
    {
        if (HttpMethods.IsPost(http.Request.Method))
        {
            return AnswerAsync(http, isPost: true);
        }

        if (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
        {
            return http.Request.Query.ContainsKey("sdl") ? SendSdlAsync(http) : AnswerAsync(http, isPost: false);
        }

        http.Response.Headers.Allow = "GET, POST";
        Send(http, StatusCodes.Status405MethodNotAllowed, MediaTypes.GraphQL, ErrorJson("Only GET and POST are answered here.", "HC0009"));
        return Task.CompletedTask;
    }

    private async Task AnswerAsync(HttpContext http, bool isPost)
    {
        var format = MediaTypes.Accepted(http.Request);
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
                throw new HttpRequestException(StatusCodes.Status415UnsupportedMediaType, "The body must be application/json in UTF-8.", "HC0009");
            }

            var request = isPost ? await HttpRequestReader.ReadBodyAsync(http) : HttpRequestReader.ReadQuery(http);
            if (format == ResponseFormat.EventStream)
            {
                await EventStream.SendAsync(http, executor.SubscribeAsync(request, http.RequestServices, http.RequestAborted));
                return;
            }

            using var result = await executor.ExecuteAsync(request, http.RequestServices, http.RequestAborted);
            if (result.Kind == ResultKind.NotAllowed)
            {
                http.Response.Headers.Allow = "POST";
            }

            Send(http, Status(result.Kind, format), ContentType(format), result);
        }
        catch (HttpRequestException e)
        {
            Send(http, e.Status, ContentType(format), ErrorJson(e.Message, e.Code));
        }
    }

    private async Task SendSdlAsync(HttpContext http)
    {
        http.Response.ContentType = MediaTypes.Sdl;
        await http.Response.WriteAsync(executor.Schema.ToString()!, http.RequestAborted);
    }

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

    private static string ContentType(ResponseFormat format) => format == ResponseFormat.GraphQL ? MediaTypes.GraphQL : MediaTypes.Json;

    private static int Status(ResultKind kind, ResponseFormat format) => kind switch
    {
        ResultKind.NotAllowed => StatusCodes.Status405MethodNotAllowed,
        _ when format == ResponseFormat.Json => StatusCodes.Status200OK,
        ResultKind.Data => StatusCodes.Status200OK,
        ResultKind.Refused => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status500InternalServerError,
    };

    private static ExecutionResult ErrorJson(string message, string code) => ExecutionResult.Of(ResultKind.Refused, new Error(message).WithCode(code));
}
