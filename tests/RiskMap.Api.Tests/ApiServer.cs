using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using RiskMap.Tests;

namespace RiskMap.Api.Tests;

/// <summary>The whole web host in this process, over a database of its own; its clients are administrators. Changes of the data are seen after 20 ms.</summary>
public class ApiServer : TestDatabase
{
    private WebApplicationFactory<Program>? _host;

    /// <summary>The key by which tests may everything; those about accounts come with others.</summary>
    public const string AdminKey = "a-key-for-tests-that-nobody-need-guess";

    public WebApplicationFactory<Program> Host => _host ??= StartOn(Connection, Settings);

    public HttpClient Client => field ??= Host.CreateClient();

    /// <summary>Settings that differ from those of the other tests.</summary>
    protected virtual (string Name, string Value)[] Settings => [];

    /// <summary>Another host, on the database of that address, with settings of its own.</summary>
    public static WebApplicationFactory<Program> StartOn(string connection, params (string Name, string Value)[] settings) =>
        new Administered().WithWebHostBuilder(web =>
        {
            web.UseSetting("RISKMAP_DB", connection).UseSetting("RISKMAP_ADMIN_KEY", AdminKey).UseSetting("RISKMAP_FRESHNESS_MS", "20");
            foreach (var (name, value) in settings)
            {
                web.UseSetting(name, value);
            }
        });

    public override async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }

        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A host whose clients send the key.</summary>
    private sealed class Administered : WebApplicationFactory<Program>
    {
        protected override void ConfigureClient(HttpClient client)
        {
            base.ConfigureClient(client);
            client.DefaultRequestHeaders.Authorization = new("Bearer", AdminKey);
        }
    }
}
