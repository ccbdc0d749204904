using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Dapper;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Logging;
using RiskMap.Tests;

namespace RiskMap.Api.Tests;

/// <summary>The whole web host in this process, over a database of its own; its clients are administrators. Changes of the data are seen after 20 ms.</summary>
public class ApiServer : TestDatabase
{
    private readonly Dictionary<string, WebApplicationFactory<Program>> _others = [];
    private WebApplicationFactory<Program>? _host;

    /// <summary>The key by which tests may everything; those about accounts come with others.</summary>
    public const string AdminKey = "a-key-for-tests-that-nobody-need-guess";

    /// <summary>Of every account that tests make; hashed once, for that takes its time.</summary>
    public const string Password = "a sentence is easy to keep in mind";

    private static readonly Lazy<string> Hash = new(() => new PasswordHasher<object>().HashPassword(new(), Password));

    public WebApplicationFactory<Program> Host => _host ??= StartOn(Connection, Settings);

    public HttpClient Client => field ??= Host.CreateClient();

    /// <summary>Settings that differ from those of the other tests.</summary>
    protected virtual (string Name, string Value)[] Settings => [];

    /// <summary>What the hosts of this class log as warnings or worse.</summary>
    public Warnings Warnings { get; } = new();

    /// <summary>A host on this database with other settings, shared by all tests of the class that ask for the same: to start one costs more than most tests.</summary>
    public WebApplicationFactory<Program> With(params (string Name, string Value)[] settings)
    {
        var key = string.Join('\n', settings.Select(s => $"{s.Name}={s.Value}"));
        return _others.TryGetValue(key, out var host) ? host : _others[key] = StartOn(Connection, settings).WithWebHostBuilder(web => web.ConfigureLogging(log => log.AddProvider(Warnings)));
    }

    /// <summary>Another host, on the database of that address, with settings of its own. Whoever starts it ends it; <see cref="With"/> serves most.</summary>
    public static WebApplicationFactory<Program> StartOn(string connection, params (string Name, string Value)[] settings) =>
        new Administered().WithWebHostBuilder(web =>
        {
            web.UseSetting("RISKMAP_DB", connection).UseSetting("RISKMAP_ADMIN_KEY", AdminKey).UseSetting("RISKMAP_FRESHNESS_MS", "20");
            foreach (var (name, value) in settings)
            {
                web.UseSetting(name, value);
            }
        });

    /// <summary>A client without any credentials, that keeps cookies as a browser does.</summary>
    public HttpClient Stranger()
    {
        var client = Host.CreateClient();
        client.DefaultRequestHeaders.Authorization = null;
        return client;
    }

    /// <summary>A client in which somebody of this role has signed in: its session is a cookie, and it sends the token that the page would.</summary>
    /// <param name="role">viewer, inspector, planner, leader or administrator.</param>
    /// <param name="area">Code of the area; *: everywhere.</param>
    /// <param name="division">Id of a division; null: the whole area.</param>
    public async Task<HttpClient> SignedInAsync(string role, string area = "*", Guid? division = null)
    {
        var name = $"{role}-{Guid.NewGuid():n}";
        await AccountAsync(name, (role, area, division));
        return await SignInAsync(name);
    }

    /// <summary>Signs in an account whose password is <see cref="Password"/>.</summary>
    public async Task<HttpClient> SignInAsync(string name)
    {
        var client = Stranger();
        var answer = await client.PostAsJsonAsync("/accounts/sign-in", new { name, password = Password });
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        var token = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["token"]!.GetValue<string>();
        client.DefaultRequestHeaders.Add("X-RiskMap-Token", token);
        return client;
    }

    /// <summary>An account whose password is <see cref="Password"/>, as the database keeps it.</summary>
    public async Task<Guid> AccountAsync(string name, params (string Role, string Area, Guid? Division)[] grants)
    {
        _ = Host.Services;
        var id = Guid.CreateVersion7();
        await using var connection = await Source.OpenConnectionAsync();
        await connection.ExecuteAsync("""
            INSERT INTO accounts (id, name, key, shown_as, kind, password_hash, stamp) VALUES (@id, @name, upper(@name), 'Person ' || @name, 'local', @Hash, gen_random_uuid())
            """, new { id, name, Hash = Hash.Value });
        foreach (var (role, area, division) in grants)
        {
            await connection.ExecuteAsync("INSERT INTO grants (account, role, area, division) VALUES (@id, @role, @area, @division)", new { id, role, area, division });
        }

        return id;
    }

    public override async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }

        foreach (var other in _others.Values)
        {
            await other.DisposeAsync();
        }

        Warnings.Dispose();

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
