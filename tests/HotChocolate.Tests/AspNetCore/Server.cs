using System.Net.Http.Headers;
using System.Text;
using HotChocolateTests.Sample;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HotChocolateTests.AspNetCore;

/// <summary>The sample schema behind a real Kestrel on a free port.</summary>
public sealed class Server : IAsyncLifetime
{
    private WebApplication? _app;

    public HttpClient Client { get; private set; } = new();

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        SampleSchema.Add(builder.Services);
        _app = builder.Build();
        _app.MapGraphQL();
        await _app.StartAsync();
        Client = new HttpClient { BaseAddress = new Uri(_app.Urls.First()) };
    }

    public async Task<(int Status, string? Type, string Body)> PostAsync(string body, string contentType = "application/json", string? accept = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql");
        request.Content = new StringContent(body, Encoding.UTF8);
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        return await SendAsync(request, accept);
    }

    public async Task<(int Status, string? Type, string Body)> GetAsync(string query, string? accept = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql" + query);
        return await SendAsync(request, accept);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app!.DisposeAsync();
    }

    private async Task<(int Status, string? Type, string Body)> SendAsync(HttpRequestMessage request, string? accept)
    {
        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        using var response = await Client.SendAsync(request);
        return ((int)response.StatusCode, response.Content.Headers.ContentType?.ToString(), await response.Content.ReadAsStringAsync());
    }
}
