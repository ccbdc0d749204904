using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace RiskMap.Api.Tests.GraphQL;

/// <summary>Operations that clients name by their hash: the built client's, and those that others add.</summary>
public sealed class OperationTests(OperationTests.Built built) : IClassFixture<OperationTests.Built>
{
    private const string Text = "query Areas { areas { code } }";
    private static readonly string Id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

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
        var host = built.Host(trusted);
        (await AskAsync(host, new { id = Id })).ShouldBe("""{"data":{"areas":[]}}""");
    }

    [Theory]
    [InlineData("{ areas { code } }")]
    [InlineData(Text)]
    [InlineData("{ __schema { queryType { name } } }")]
    [InlineData("{ __typename }")]
    public async Task Where_only_those_are_trusted_nothing_else_runs(string query)
    {
        var host = built.Host(trusted: true);
        (await AskAsync(host, new { query })).ShouldContain("HC0067");
        (await AskAsync(host, new { query, extensions = new { persistedQuery = new { version = 1, sha256Hash = Id } } })).ShouldContain("HC0067");
    }

    [Fact]
    public async Task Where_only_those_are_trusted_the_schema_is_not_told()
    {
        var host = built.Host(trusted: true);
        using var client = host.CreateClient();
        using var answer = await client.GetAsync("/graphql?sdl");
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("type Query");
    }

    [Fact]
    public async Task The_schema_can_be_kept_for_oneself_while_everything_may_be_asked()
    {
        var host = built.With(("RISKMAP_INTROSPECTION", "0"));
        using var client = host.CreateClient();
        (await client.GetAsync("/graphql?sdl")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await AskAsync(host, new { query = "{ __schema { queryType { name } } }" })).ShouldContain("HC0046");
        (await AskAsync(host, new { query = "{ __typename areas { __typename code } }" })).ShouldBe("""{"data":{"__typename":"Query","areas":[]}}""");
    }

    [Fact]
    public async Task Others_may_add_theirs_where_anything_may_be_asked()
    {
        var host = built.Host(trusted: false);
        const string Other = "{ __typename }";
        var extensions = new { persistedQuery = new { version = 1, sha256Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Other))) } };
        (await AskAsync(host, new { extensions })).ShouldContain("PersistedQueryNotFound");
        (await AskAsync(host, new { query = Other, extensions })).ShouldContain("\"persisted\":true");
        (await AskAsync(host, new { extensions })).ShouldBe("""{"data":{"__typename":"Query"}}""");
        Directory.GetFiles(Path.Combine(built.Root, "operations")).Length.ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_reads_the_operations_as_files()
    {
        var host = built.Host(trusted: true);
        using var client = host.CreateClient();
        foreach (var path in new[] { "/operations", "/operations/", $"/operations/{Id}.graphql" })
        {
            (await (await client.GetAsync(path)).Content.ReadAsStringAsync()).ShouldNotContain("areas");
        }
    }

    [Fact]
    public async Task A_server_without_the_built_client_starts_unless_it_would_trust_nothing_else()
    {
        var empty = Directory.CreateTempSubdirectory("wwwroot");
        await using var strict = ApiServer.StartOn(built.Connection, ("RISKMAP_TRUSTED_DOCUMENTS", "1"), (WebHostDefaults.WebRootKey, empty.FullName));
        Should.Throw<InvalidOperationException>(() => strict.CreateClient()).Message.ShouldContain(Path.Combine(empty.FullName, "operations"));
        await using var open = ApiServer.StartOn(built.Connection, ("RISKMAP_TRUSTED_DOCUMENTS", "0"), (WebHostDefaults.WebRootKey, empty.FullName));
        (await AskAsync(open, new { query = "{ __typename }" })).ShouldBe("""{"data":{"__typename":"Query"}}""");
        empty.Delete(recursive: true);
    }

    /// <summary>A built client of one operation, served by one host that trusts only those and one that takes others too.</summary>
    public sealed class Built : ApiServer
    {
        private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("wwwroot");

        public string Root => _root.FullName;

        public new WebApplicationFactory<Program> Host(bool trusted) =>
            With(("RISKMAP_TRUSTED_DOCUMENTS", trusted ? "1" : "0"), (WebHostDefaults.WebRootKey, Root));

        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            await File.WriteAllTextAsync(Path.Combine(_root.CreateSubdirectory("operations").FullName, Id + ".graphql"), Text);
        }

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            _root.Delete(recursive: true);
        }
    }
}
