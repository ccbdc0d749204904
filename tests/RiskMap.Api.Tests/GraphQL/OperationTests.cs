using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace RiskMap.Api.Tests.GraphQL;

/// <summary>Operations that clients name by their hash: the built client's, and those that others add.</summary>
public sealed class OperationTests(ApiServer server) : IClassFixture<ApiServer>, IDisposable
{
    private const string Text = "query Areas { areas { code } }";
    private static readonly string Id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("wwwroot");

    public void Dispose() => _root.Delete(recursive: true);

    private WebApplicationFactory<Program> Start(bool trusted, bool built = true)
    {
        if (built)
        {
            File.WriteAllText(Path.Combine(_root.CreateSubdirectory("operations").FullName, Id + ".graphql"), Text);
        }

        return ApiServer.StartOn(server.Connection, ("RISKMAP_TRUSTED_DOCUMENTS", trusted ? "1" : "0"))
            .WithWebHostBuilder(web => web.UseWebRoot(_root.FullName));
    }

    private static async Task<string> AskAsync(WebApplicationFactory<Program> host, object body)
    {
        using var client = host.CreateClient();
        using var answer = await client.PostAsJsonAsync("/graphql", body);
        return await answer.Content.ReadAsStringAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_clients_operations_are_known_by_their_hash(bool trusted)
    {
        await using var host = Start(trusted);
        (await AskAsync(host, new { id = Id })).ShouldBe("""{"data":{"areas":[]}}""");
    }

    [Theory]
    [InlineData("{ areas { code } }")]
    [InlineData(Text)]
    [InlineData("{ __schema { queryType { name } } }")]
    [InlineData("{ __typename }")]
    public async Task Where_only_those_are_trusted_nothing_else_runs(string query)
    {
        await using var host = Start(trusted: true);
        (await AskAsync(host, new { query })).ShouldContain("HC0067");
        (await AskAsync(host, new { query, extensions = new { persistedQuery = new { version = 1, sha256Hash = Id } } })).ShouldContain("HC0067");
    }

    [Fact]
    public async Task Where_only_those_are_trusted_the_schema_is_not_told()
    {
        await using var host = Start(trusted: true);
        using var client = host.CreateClient();
        using var answer = await client.GetAsync("/graphql?sdl");
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("type Query");
    }

    [Fact]
    public async Task The_schema_can_be_kept_for_oneself_while_everything_may_be_asked()
    {
        await using var host = ApiServer.StartOn(server.Connection, ("RISKMAP_INTROSPECTION", "0"));
        using var client = host.CreateClient();
        (await client.GetAsync("/graphql?sdl")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await AskAsync(host, new { query = "{ __schema { queryType { name } } }" })).ShouldContain("HC0046");
        (await AskAsync(host, new { query = "{ __typename areas { __typename code } }" })).ShouldBe("""{"data":{"__typename":"Query","areas":[]}}""");
    }

    [Fact]
    public async Task Others_may_add_theirs_where_anything_may_be_asked()
    {
        await using var host = Start(trusted: false);
        const string Other = "{ __typename }";
        var extensions = new { persistedQuery = new { version = 1, sha256Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Other))) } };
        (await AskAsync(host, new { extensions })).ShouldContain("PersistedQueryNotFound");
        (await AskAsync(host, new { query = Other, extensions })).ShouldContain("\"persisted\":true");
        (await AskAsync(host, new { extensions })).ShouldBe("""{"data":{"__typename":"Query"}}""");
        Directory.GetFiles(Path.Combine(_root.FullName, "operations")).Length.ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_reads_the_operations_as_files()
    {
        await using var host = Start(trusted: true);
        using var client = host.CreateClient();
        foreach (var path in new[] { "/operations", "/operations/", $"/operations/{Id}.graphql" })
        {
            (await (await client.GetAsync(path)).Content.ReadAsStringAsync()).ShouldNotContain("areas");
        }
    }

    [Fact]
    public async Task A_server_without_the_built_client_starts_unless_it_would_trust_nothing_else()
    {
        await using (var host = Start(trusted: false, built: false))
        {
            (await AskAsync(host, new { query = "{ __typename }" })).ShouldBe("""{"data":{"__typename":"Query"}}""");
        }

        await using var strict = Start(trusted: true, built: false);
        Should.Throw<InvalidOperationException>(() => strict.CreateClient()).Message.ShouldContain(Path.Combine(_root.FullName, "operations"));
    }
}
