using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HotChocolate.Language;
using HotChocolateTests.AspNetCore;
using HotChocolateTests.Sample;
using Microsoft.Extensions.DependencyInjection;

namespace HotChocolateTests.Persisted;

public sealed class AutomaticTests
{
    private const string Text = "query Q($id: Int!) { hydrantById(id: $id) { id } }";
    private static readonly string Id = Hash(Text);

    private static Task<Served> StartAsync() => Served.StartAsync(
        graphQL => graphQL.UseAutomaticPersistedOperationPipeline().AddInMemoryOperationDocumentStorage(),
        services: services => services.AddSha256DocumentHashProvider(HashFormat.Hex));

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Extensions(string hash) => $$$"""{"persistedQuery":{"version":1,"sha256Hash":"{{{hash}}}"}}""";

    private static string Body(string hash, string? text = null) =>
        text is null
            ? $$$"""{"extensions":{{{Extensions(hash)}}},"variables":{"id":3}}"""
            : $$$"""{"query":{{{JsonSerializer.Serialize(text)}}},"extensions":{{{Extensions(hash)}}},"variables":{"id":3}}""";

    [Fact]
    public async Task A_document_is_sent_once_and_then_named_by_its_hash()
    {
        await using var server = await StartAsync();

        var (status, _, unknown) = await server.PostAsync(Body(Id));
        status.ShouldBe(400);
        unknown.ShouldBe("""{"errors":[{"message":"PersistedQueryNotFound","extensions":{"code":"HC0020"}}]}""");

        (await server.PostAsync(Body(Id, Text))).Body.ShouldBe(
            """{"data":{"hydrantById":{"id":3}},"extensions":{"persistedQuery":{"sha256Hash":"ID","persisted":true}}}""".Replace("ID", Id, StringComparison.Ordinal));

        var answer = """{"data":{"hydrantById":{"id":3}}}""";
        (await server.PostAsync(Body(Id))).Body.ShouldBe(answer);
        (await server.PostAsync(Body(Id, Text))).Body.ShouldBe(answer);
        (await server.PostAsync($$$"""{"id":"{{{Id}}}","variables":{"id":3}}""")).Body.ShouldBe(answer);
        (await server.GetAsync($$$"""?extensions={{{Extensions(Id)}}}&variables={"id":3}""")).Body.ShouldBe(answer);
        (await server.GetAsync($$$"""?id={{{Id}}}&variables={"id":3}""")).Body.ShouldBe(answer);
    }

    [Fact]
    public async Task A_document_can_be_added_by_get()
    {
        await using var server = await StartAsync();
        var added = await server.GetAsync($$$"""?query={{{Uri.EscapeDataString(Text)}}}&extensions={{{Extensions(Id)}}}&variables={"id":3}""");
        added.Body.ShouldContain("\"persisted\":true");
        (await server.PostAsync(Body(Id))).Body.ShouldBe("""{"data":{"hydrantById":{"id":3}}}""");
    }

    [Fact]
    public async Task A_hash_that_is_not_the_documents_names_nothing()
    {
        await using var server = await StartAsync();
        var wrong = Hash("{ apiVersion }");
        var (status, _, body) = await server.PostAsync(Body(wrong, Text));
        status.ShouldBe(200);
        body.ShouldContain($"\"expectedHashValue\":\"{Id}\"");
        body.ShouldContain("\"persisted\":false");
        (await server.PostAsync(Body(wrong))).Body.ShouldContain("PersistedQueryNotFound");
    }

    [Theory]
    [InlineData("{ nothing }")]
    [InlineData("{")]
    public async Task A_document_that_is_not_valid_is_not_kept(string text)
    {
        await using var server = await StartAsync();
        (await server.PostAsync(Body(Hash(text), text))).Status.ShouldBe(400);
        (await server.PostAsync(Body(Hash(text)))).Body.ShouldContain("PersistedQueryNotFound");
    }

    [Fact]
    public async Task A_get_may_still_only_query()
    {
        await using var server = await StartAsync();
        const string Mutation = """mutation { reportDefect(input: { hydrantId: 1, text: "leak" }) { text } }""";
        (await server.PostAsync(Body(Hash(Mutation), Mutation))).Status.ShouldBe(200);
        (await server.GetAsync($"?id={Hash(Mutation)}")).Status.ShouldBe(405);
    }

    [Fact]
    public async Task Nobody_fills_the_memory_by_adding_documents()
    {
        await using var server = await StartAsync();
        var comment = "# " + new string('x', 60_000) + "\n";
        (await server.PostAsync(Body(Hash(comment + Text), comment + Text))).Status.ShouldBe(200);
        (await server.PostAsync(Body(Hash(comment + Text)))).Body.ShouldContain("PersistedQueryNotFound");

        // What is asked for stays while hundreds that nobody asks for again come and go.
        await server.PostAsync(Body(Id, Text));
        for (var i = 0; i < 1_500; i++)
        {
            var text = $"{{ a{i}: apiVersion }}";
            await server.PostAsync($$$"""{"query":"{{{text}}}","extensions":{{{Extensions(Hash(text))}}}}""");
            if (i % 200 == 0)
            {
                (await server.PostAsync(Body(Id))).Status.ShouldBe(200);
            }
        }

        (await server.PostAsync(Body(Id))).Status.ShouldBe(200);
        (await server.PostAsync(Body(Hash("{ a0: apiVersion }")))).Body.ShouldContain("PersistedQueryNotFound");
    }

    [Fact]
    public async Task Without_the_pipeline_an_id_means_nothing()
    {
        await using var server = await Served.StartAsync(_ => { });
        (await server.PostAsync($$"""{"id":"{{Id}}"}""")).Body.ShouldContain("HC0015");
        (await server.PostAsync(Body(Id, Text))).Body.ShouldBe("""{"data":{"hydrantById":{"id":3}}}""");
    }

    [Fact]
    public void A_hash_must_be_chosen() =>
        Should.Throw<InvalidOperationException>(() => SampleSchema.Add(new ServiceCollection()).UseAutomaticPersistedOperationPipeline()
            .Services.BuildServiceProvider().GetRequiredService<HotChocolate.Execution.IRequestExecutor>()).Message.ShouldContain("AddSha256DocumentHashProvider");
}
