using HotChocolate;
using HotChocolate.Types;
using HotChocolate.Types.Pagination;
using HotChocolateTests.Execution;
using Microsoft.Extensions.DependencyInjection;

namespace HotChocolateTests.Pagination;

public sealed class PagingTests
{
    public sealed record Item(int Id);

    public sealed class Root
    {
        private static readonly Item[] All = [.. Enumerable.Range(0, 100).Select(i => new Item(i))];

        [UsePaging(DefaultPageSize = 3, MaxPageSize = 5)]
        public IEnumerable<Item> Items => All;

        [UsePaging]
        public async Task<IReadOnlyList<Item>?> GetLaterAsync(bool none)
        {
            await Task.Yield();
            return none ? null : All;
        }

        /// <summary>As a store pages: it receives what was asked for and knows the whole.</summary>
        [UsePaging(ConnectionName = "Stored", MaxPageSize = 200, AllowBackwardPagination = false, IncludeTotalCount = true)]
        public Connection<Item> GetOwn(int? first, string? after, string? like)
        {
            var edge = new Edge<Item>(new Item(first ?? -1), $"{after}/{like}");
            return new Connection<Item>([edge], new ConnectionPageInfo(true, false, edge.Cursor, edge.Cursor), 7);
        }
    }

    [ExtendObjectType("StoredConnection")]
    public sealed class StoredFields
    {
        public int GetShown([Parent] Connection<Item> connection) => connection.Edges.Count;
    }

    private static Task<string> Ask(string query) => Schemas.AskAsync(b => b.AddQueryType<Root>().AddTypeExtension<StoredFields>(), query);

    [Theory]
    [InlineData("{ items { nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }", """{"data":{"items":{"nodes":[{"id":0},{"id":1},{"id":2}],"pageInfo":{"hasNextPage":true,"hasPreviousPage":false,"startCursor":"MA==","endCursor":"Mg=="}}}}""")]
    [InlineData("{ items(first: 2, after: \"OTc=\") { nodes { id } pageInfo { hasNextPage hasPreviousPage } } }", """{"data":{"items":{"nodes":[{"id":98},{"id":99}],"pageInfo":{"hasNextPage":false,"hasPreviousPage":true}}}}""")]
    [InlineData("{ items(last: 2, before: \"NQ==\") { nodes { id } } }", """{"data":{"items":{"nodes":[{"id":3},{"id":4}]}}}""")]
    [InlineData("{ items(first: 5, last: 2) { nodes { id } } }", """{"data":{"items":{"nodes":[{"id":3},{"id":4}]}}}""")]
    [InlineData("{ items(first: 1, after: \"OTk=\") { nodes { id } pageInfo { startCursor } } }", """{"data":{"items":{"nodes":[],"pageInfo":{"startCursor":null}}}}""")]
    [InlineData("{ later(none: true) { nodes { id } } }", """{"data":{"later":null}}""")]
    [InlineData("{ later(none: false, first: 1) { edges { node { id } } } }", """{"data":{"later":{"edges":[{"node":{"id":0}}]}}}""")]
    [InlineData("{ own(first: 9, after: \"a\", like: \"x\") { totalCount shown nodes { id } edges { cursor } } }", """{"data":{"own":{"totalCount":7,"shown":1,"nodes":[{"id":9}],"edges":[{"cursor":"a/x"}]}}}""")]
    [InlineData("{ own { nodes { id } } }", """{"data":{"own":{"nodes":[{"id":-1}]}}}""")]
    public async Task A_page_is_what_was_asked_for(string query, string answer) => (await Ask(query)).ShouldBe(answer);

    [Theory]
    [InlineData("{ items(first: 6) { nodes { id } } }", "HC0051")]
    [InlineData("{ items(last: 6) { nodes { id } } }", "HC0051")]
    [InlineData("{ items(first: 1, last: 6) { nodes { id } } }", "HC0051")]
    [InlineData("{ items(first: -1) { nodes { id } } }", "HC0079")]
    [InlineData("{ items(after: \"nonsense\") { nodes { id } } }", "HC0078")]
    [InlineData("{ own(last: 1) { nodes { id } } }", "Unknown argument")]
    [InlineData("{ items { totalCount } }", "does not exist")]
    public async Task What_cannot_be_a_page_is_refused(string query, string words) => (await Ask(query)).ShouldContain(words);

    [Fact]
    public async Task A_connection_is_named_by_its_field_unless_it_is_named()
    {
        var sdl = await Schemas.SdlAsync(b => b.AddQueryType<Root>());
        sdl.ShouldContain("type ItemsConnection {");
        sdl.ShouldContain("type ItemsEdge {");
        sdl.ShouldContain("type StoredConnection {");
        sdl.ShouldContain("nodes: [Item!]\n");
        sdl.ShouldContain("node: Item!\n");
    }
}
