using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RiskMap.Api.Tests.Geocoding;

/// <summary>An outside geocoder on a port of this machine, which says what a test wants and keeps what it was asked.</summary>
public sealed class GeocoderStub : IAsyncDisposable
{
    private readonly WebApplication _server;

    private GeocoderStub(WebApplication server) => _server = server;

    /// <summary>Paths and questions that came, as they were written.</summary>
    public ConcurrentQueue<string> Asked { get; } = [];

    public string Answer { get; set; } = "[]";

    public int Status { get; set; } = 200;

    /// <summary>No answer goes out before this is done.</summary>
    public Task Held { get; set; } = Task.CompletedTask;

    public string Url => _server.Urls.Single();

    public static async Task<GeocoderStub> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var server = builder.Build();
        var stub = new GeocoderStub(server);
        server.Run(async context =>
        {
            stub.Asked.Enqueue(context.Request.Path + context.Request.QueryString);
            await stub.Held.WaitAsync(context.RequestAborted);
            context.Response.StatusCode = stub.Status;
            context.Response.Headers.Location = "/elsewhere";
            await context.Response.WriteAsync(stub.Answer);
        });
        await server.StartAsync();
        return stub;
    }

    /// <summary>As it was when it started.</summary>
    public void Forget()
    {
        Asked.Clear();
        (Answer, Status, Held) = ("[]", 200, Task.CompletedTask);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
