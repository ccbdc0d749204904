using System.Security.Cryptography;
using System.Text;
using HotChocolate;
using HotChocolate.Language;
using HotChocolateTests.AspNetCore;
using Microsoft.Extensions.DependencyInjection;

namespace HotChocolateTests.Persisted;

public sealed class TrustedDocumentTests : IDisposable
{
    private const string Text = "query Q { apiVersion }\n";
    private static readonly string Id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));
    private readonly DirectoryInfo _outside = Directory.CreateTempSubdirectory("outside");
    private readonly DirectoryInfo _folder;

    public TrustedDocumentTests()
    {
        _folder = _outside.CreateSubdirectory("trusted");
        File.WriteAllText(System.IO.Path.Combine(_folder.FullName, Id + ".graphql"), Text);
        File.WriteAllText(System.IO.Path.Combine(_outside.FullName, "secret.graphql"), Text);
    }

    public void Dispose() => _outside.Delete(recursive: true);

    private Task<Served> StartAsync(bool bodyToo = false, bool only = true) => Served.StartAsync(
        graphQL => graphQL.UsePersistedOperationPipeline().AddFileSystemOperationDocumentStorage(_folder.FullName).ModifyRequestOptions(o =>
        {
            o.PersistedOperations.OnlyAllowPersistedDocuments = only;
            o.PersistedOperations.AllowDocumentBody = bodyToo;
        }),
        services: services => services.AddSha256DocumentHashProvider(HashFormat.Hex));

    [Fact]
    public async Task A_stored_document_runs_by_its_id()
    {
        await using var server = await StartAsync();
        for (var i = 0; i < 2; i++)
        {
            (await server.PostAsync($$"""{"id":"{{Id}}"}""")).ShouldBe((200, "application/graphql-response+json; charset=utf-8", """{"data":{"apiVersion":"1"}}"""));
            (await server.GetAsync($"?id={Id}")).Body.ShouldBe("""{"data":{"apiVersion":"1"}}""");
        }
    }

    [Theory]
    [InlineData("""{"query":"{ apiVersion }"}""", "HC0067")]
    [InlineData("""{"query":"query Q { apiVersion }\n"}""", "HC0067")]
    [InlineData("""{"query":"{ __schema { queryType { name } } }"}""", "HC0067")]
    [InlineData("""{"query":"{ apiVersion }","extensions":{"persistedQuery":{"version":1,"sha256Hash":"x"}}}""", "HC0067")]
    [InlineData("""{"query":"{ apiVersion }","id":"ID"}""", "HC0067")]
    [InlineData("""{"id":"0000"}""", "HC0020")]
    [InlineData("""{"id":"../secret"}""", "HC0020")]
    [InlineData("""{"id":"../trusted/ID"}""", "HC0020")]
    [InlineData("""{"id":"./ID"}""", "HC0020")]
    [InlineData("""{"id":"%2e%2e/secret"}""", "HC0020")]
    [InlineData("""{"id":"ID.graphql"}""", "HC0020")]
    [InlineData("""{"id":"\u0000"}""", "HC0020")]
    [InlineData("""{"id":""}""", "HC0013")]
    [InlineData("""{}""", "HC0013")]
    public async Task Nothing_else_runs(string body, string code)
    {
        await using var server = await StartAsync();
        var (status, _, answer) = await server.PostAsync(body.Replace("ID", Id, StringComparison.Ordinal));
        status.ShouldBe(400);
        answer.ShouldContain(code);
        answer.ShouldNotContain("data\":{");
    }

    [Fact]
    public async Task A_huge_id_is_answered_in_few_words()
    {
        await using var server = await StartAsync();
        var (status, _, answer) = await server.PostAsync($$"""{"id":"{{new string('a', 1_000_000)}}"}""");
        status.ShouldBe(400);
        answer.Length.ShouldBeLessThan(1_000);
    }

    [Fact]
    public async Task The_text_of_a_stored_document_will_do_where_that_is_allowed()
    {
        await using var server = await StartAsync(bodyToo: true);
        (await server.PostAsync("""{"query":"query Q { apiVersion }\n"}""")).Body.ShouldBe("""{"data":{"apiVersion":"1"}}""");
        (await server.PostAsync("""{"query":"query Q { apiVersion }"}""")).Body.ShouldContain("HC0067");
    }

    [Fact]
    public async Task Documents_that_are_not_trusted_only_known_leave_all_others_free()
    {
        await using var server = await StartAsync(only: false);
        (await server.PostAsync($$"""{"id":"{{Id}}"}""")).Status.ShouldBe(200);
        (await server.PostAsync("""{"query":"{ apiVersion }"}""")).Status.ShouldBe(200);
        (await server.PostAsync("""{"id":"abc"}""")).Body.ShouldBe(
            """{"errors":[{"message":"The specified persisted operation key is invalid.","extensions":{"code":"HC0020","requestedKey":"abc"}}]}""");
    }

    [Fact]
    public async Task A_folder_that_is_not_there_stops_a_server_that_trusts_nothing_else()
    {
        _folder.Delete(recursive: true);
        (await Should.ThrowAsync<InvalidOperationException>(() => StartAsync())).Message.ShouldContain(_folder.FullName);
        await using (await StartAsync(only: false))
        {
        }
    }

    [Fact]
    public async Task The_refusal_can_be_worded()
    {
        await using var server = await Served.StartAsync(graphQL => graphQL.UsePersistedOperationPipeline()
            .ModifyRequestOptions(o => o.PersistedOperations = new()
            {
                OnlyAllowPersistedDocuments = true,
                OperationNotAllowedError = ErrorBuilder.New().SetMessage("Ask the map.").Build(),
            }));
        (await server.PostAsync("""{"query":"{ apiVersion }"}""")).Body.ShouldBe("""{"errors":[{"message":"Ask the map."}]}""");
    }
}
