using System.Net.Http.Headers;
using System.Text;
using HotChocolate.Execution.Configuration;
using HotChocolateTests.Sample;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HotChocolateTests.AspNetCore;

/// <summary>A schema behind a real Kestrel on a free port, for as long as one test runs.</summary>
internal sealed class Served : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Served(WebApplication app)
    {
        _app = app;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public HttpClient Client { get; }

    public Uri Socket => new(_app.Urls.First().Replace("http", "ws", StringComparison.Ordinal) + "/graphql");

    public IServiceProvider Services => _app.Services;

    /// <param name="schema">Adds to the sample schema, or to one of the test's own.</param>
    /// <param name="bare">Whether the sample schema is left out.</param>
    /// <param name="use">What stands before and at the endpoint.</param>
    public static async Task<Served> StartAsync(
        Action<IRequestExecutorBuilder> schema, bool bare = false, Action<WebApplication>? use = null, Action<IServiceCollection>? services = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        services?.Invoke(builder.Services);
        schema(bare ? builder.Services.AddGraphQLServer() : SampleSchema.Add(builder.Services));
        var app = builder.Build();
        (use ?? (a => a.MapGraphQL()))(app);
        await app.StartAsync();
        return new Served(app);
    }

    public Task StopAsync() => _app.StopAsync();

    public async Task<(int Status, string? Type, string Body)> PostAsync(
        string body, string contentType = "application/json", string? accept = null, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent(body, Encoding.UTF8) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        return await SendAsync(request, accept, change);
    }

    public async Task<(int Status, string? Type, string Body)> GetAsync(string query, string? accept = null, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql" + query);
        return await SendAsync(request, accept, change);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    private async Task<(int Status, string? Type, string Body)> SendAsync(HttpRequestMessage request, string? accept, Action<HttpRequestMessage>? change)
    {
        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        change?.Invoke(request);
        using var response = await Client.SendAsync(request);
        return ((int)response.StatusCode, response.Content.Headers.ContentType?.ToString(), await response.Content.ReadAsStringAsync());
    }
}
