using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;

namespace RiskMap.Api.Tests.Hosting;

/// <summary>The built client as the host serves it, here a page of two files.</summary>
public sealed class ClientTests(ClientTests.Served served) : IClassFixture<ClientTests.Served>
{
    /// <summary>What browsers send for an address that a person typed.</summary>
    private const string Browser = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8";

    [Fact]
    public async Task The_page_opens_at_every_path_of_the_client_and_hashed_files_are_kept()
    {
        foreach (var path in new[] { "/", "/town/plan", "/index.html" })
        {
            var page = await served.Client.GetAsync(path);
            page.StatusCode.ShouldBe(HttpStatusCode.OK, path);
            (await page.Content.ReadAsStringAsync()).ShouldContain("RiskMap");
            page.Headers.CacheControl!.ToString().ShouldBe("no-cache");
            page.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("default-src 'self'");
        }

        (await served.Client.GetAsync("/assets/app-1a2b.js")).Headers.CacheControl!.ToString().ShouldBe("public, max-age=31536000, immutable");
    }

    [Theory]
    [InlineData("/assets/gone.js")]
    [InlineData("/tiles/unknown")]
    [InlineData("/graphql/unknown")]
    public async Task A_missing_file_or_door_is_not_the_page(string path)
    {
        (await served.Client.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/graphql", Browser, true)]
    [InlineData("/graphql?area=demo&lang=en", Browser, true)]
    [InlineData("/graphql", "text/html", true)]
    [InlineData("/graphql?sdl", Browser, false)]
    [InlineData("/graphql?query={__typename}", Browser, false)]
    [InlineData("/graphql?query={__typename}", "application/json", false)]
    [InlineData("/graphql", "*/*", false)]
    [InlineData("/graphql", "application/json, text/html;q=0.5", false)]
    [InlineData("/graphql", "text/*;q=0, */*", false)]
    [InlineData("/graphql", null, false)]
    public async Task A_person_gets_the_page_for_queries_and_a_program_gets_the_answer(string address, string? accept, bool isPage)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Accept", accept is null ? [] : [accept]);
        var answer = await served.Client.SendAsync(request);
        (await answer.Content.ReadAsStringAsync()).Contains("<title>GraphiQL", StringComparison.Ordinal).ShouldBe(isPage);
        answer.Headers.Vary.Contains("Accept").ShouldBe(isPage);
    }

    [Fact]
    public async Task Text_is_compressed_for_those_who_take_it()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/assets/app-1a2b.js");
        request.Headers.Add("Accept-Encoding", "br");
        (await served.Client.SendAsync(request)).Content.Headers.ContentEncoding.ShouldBe(["br"]);
    }

    [Fact]
    public async Task The_plain_endpoints_describe_themselves()
    {
        using var description = JsonDocument.Parse(await served.Client.GetStringAsync("/openapi/v1.json"));
        var paths = description.RootElement.GetProperty("paths").EnumerateObject().Select(p => p.Name).ToList();
        paths.ShouldContain("/health");
        paths.ShouldContain("/tiles/{area}/{layer}/{z}/{x}/{y}.mvt");
    }

    /// <summary>One host for all, for none changes what it serves.</summary>
    public sealed class Served : ApiServer
    {
        private readonly DirectoryInfo _built = Directory.CreateTempSubdirectory("riskmap-client-");

        protected override (string Name, string Value)[] Settings => [(WebHostDefaults.WebRootKey, _built.FullName)];

        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            Directory.CreateDirectory(Path.Combine(_built.FullName, "assets"));
            File.WriteAllText(Path.Combine(_built.FullName, "index.html"), "<!doctype html><title>RiskMap</title>");
            File.WriteAllText(Path.Combine(_built.FullName, "graphiql.html"), "<!doctype html><title>GraphiQL</title>");
            File.WriteAllText(Path.Combine(_built.FullName, "assets", "app-1a2b.js"), string.Concat(Enumerable.Repeat("console.log('hello');\n", 200)));
        }

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            _built.Delete(recursive: true);
        }
    }
}
