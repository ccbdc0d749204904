using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace RiskMap.Api.Tests.Hosting;

/// <summary>Where a request came from, behind proxies and beside them: what the audit and the count of tries take for its address.</summary>
public sealed class ProxyTests(ProxyTests.Server server) : IClassFixture<ProxyTests.Server>
{
    /// <summary>Hosts whose requests come from the address that their header says, as a socket would.</summary>
    public sealed class Server : ApiServer
    {
        public const string From = "Test-Socket";

        private readonly Dictionary<(string Proxies, string Tries), WebApplicationFactory<Program>> _hosts = [];

        public HttpClient Behind(string from, string proxies, string tries)
        {
            _ = Host.Services;
            if (!_hosts.TryGetValue((proxies, tries), out var host))
            {
                host = _hosts[(proxies, tries)] = StartOn(Connection, ("RISKMAP_PROXIES", proxies), ("RISKMAP_SIGN_INS_PER_MINUTE", tries))
                    .WithWebHostBuilder(web => web.ConfigureServices(services => services.AddSingleton<IStartupFilter>(new Socket())));
            }

            var client = host.CreateClient();
            client.DefaultRequestHeaders.Add(From, from);
            return client;
        }

        public override async ValueTask DisposeAsync()
        {
            foreach (var host in _hosts.Values)
            {
                await host.DisposeAsync();
            }

            await base.DisposeAsync();
        }
    }

    private const string Proxies = "10.0.0.5 192.168.8.0/24";

    [Theory]
    [InlineData(Proxies, "10.0.0.5", "203.0.113.7", "203.0.113.7")]
    [InlineData(Proxies, "::ffff:10.0.0.5", "203.0.113.7", "203.0.113.7")] // as a socket for both families has it
    [InlineData(Proxies, "10.0.0.5", "198.51.100.1, 203.0.113.7", "203.0.113.7")] // what the reader wrote there himself
    [InlineData(Proxies, "10.0.0.5", "203.0.113.7, 192.168.8.9", "203.0.113.7")] // two in a row
    [InlineData(Proxies, "10.0.0.6", "203.0.113.7", "10.0.0.6")] // anybody
    [InlineData(Proxies, "127.0.0.1", "203.0.113.7", "127.0.0.1")]
    [InlineData(Proxies, "10.0.0.5", "no address", "10.0.0.5")]
    [InlineData(Proxies, "10.0.0.5", null, "10.0.0.5")]
    [InlineData("", "10.0.0.5", "203.0.113.7", "10.0.0.5")]
    [InlineData("", "127.0.0.1", "203.0.113.7", "127.0.0.1")]
    public async Task Only_a_known_proxy_is_believed(string proxies, string from, string? forwarded, string address)
    {
        using var client = server.Behind(from, proxies, "1000");
        // Of a name that nobody has the audit keeps nothing: people type their password in the wrong place.
        var name = $"somebody-{Guid.NewGuid():n}";
        await server.AccountAsync(name);
        (await TryAsync(client, name, forwarded)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var audit = await client.PostAsJsonAsync("/graphql", new { query = "{ audit(first: 50, deed: SIGN_IN_FAILED) { nodes { object address } } }" });
        JsonNode.Parse(await audit.Content.ReadAsStringAsync())!["data"]!["audit"]!["nodes"]!.AsArray()
            .Single(n => n!["object"]?.GetValue<string>() == name)!["address"]!.GetValue<string>().ShouldBe(address);
    }

    [Fact]
    public async Task Tries_are_counted_by_reader_behind_a_known_proxy_and_no_header_gets_round_the_count_elsewhere()
    {
        using var behind = server.Behind("10.0.0.5", Proxies, "1");
        (await StatusesAsync(behind)).ShouldBe([HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.TooManyRequests]);
        using var beside = server.Behind("10.0.0.6", Proxies, "1");
        (await StatusesAsync(beside)).ShouldBe([HttpStatusCode.Unauthorized, HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests]);
    }

    [Theory]
    [InlineData("10.0.0.5", true)]
    [InlineData("10.0.0.6", false)]
    public async Task A_known_proxy_says_that_the_browser_came_by_https(string from, bool secure)
    {
        var name = $"somebody-{Guid.NewGuid():n}";
        await server.AccountAsync(name, ("viewer", "*", null));
        using var client = server.Behind(from, Proxies, "1000");
        using var request = SignIn(name, ApiServer.Password);
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-For", "203.0.113.7");
        var answer = await client.SendAsync(request);
        answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("riskmap-session=", StringComparison.Ordinal)).Contains("secure", StringComparison.OrdinalIgnoreCase).ShouldBe(secure);
    }

    private static async Task<HttpStatusCode[]> StatusesAsync(HttpClient client)
    {
        List<HttpStatusCode> statuses = [];
        foreach (var reader in new[] { "203.0.113.7", "203.0.113.8", "203.0.113.8" })
        {
            statuses.Add((await TryAsync(client, $"nobody-{Guid.NewGuid():n}", reader)).StatusCode);
        }

        return [.. statuses];
    }

    private static Task<HttpResponseMessage> TryAsync(HttpClient client, string name, string? forwarded)
    {
        var request = SignIn(name, "a sentence that is wrong");
        if (forwarded is not null)
        {
            request.Headers.Add("X-Forwarded-For", forwarded);
        }

        return client.SendAsync(request);
    }

    private static HttpRequestMessage SignIn(string name, string password) => new(HttpMethod.Post, "/accounts/sign-in") { Content = JsonContent.Create(new { name, password }) };

    private sealed class Socket : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, then) =>
            {
                context.Connection.RemoteIpAddress = IPAddress.Parse(context.Request.Headers[Server.From].ToString());
                return then(context);
            });
            next(app);
        };
    }
}
