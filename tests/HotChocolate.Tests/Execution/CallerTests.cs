using GreenDonut;
using HotChocolate;
using HotChocolate.Execution;
using HotChocolate.Types;
using Microsoft.Extensions.DependencyInjection;

namespace HotChocolateTests.Execution;

/// <summary>Whoever ends the task that a field waits for, what is read after it is read for the caller.</summary>
public sealed class CallerTests
{
    private static readonly AsyncLocal<string?> Language = new();

    [Fact]
    public async Task What_surrounds_the_caller_surrounds_every_resolver_however_late()
    {
        var executor = await new ServiceCollection().AddGraphQL().AddQueryType<Query>().AddTypeExtension<BookFields>().AddDataLoader<BookById>()
            .BuildRequestExecutorAsync();
        async Task AskAsync(string language)
        {
            Language.Value = language;
            var answer = await executor.ExecuteAsync("{ book(id: 1) { next { title { language } next { title { language } } } title { language } } }");
            const string Expected =
                """{"data":{"book":{"next":{"title":{"language":"x"},"next":{"title":{"language":"x"}}},"title":{"language":"x"}}}}""";
            answer.ToJson(withIndentations: false).ShouldBe(Expected.Replace("\"x\"", $"\"{language}\"", StringComparison.Ordinal));
        }

        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => AskAsync($"language {i}")));
    }

    public sealed record Title(string? Language);

    public sealed record Book(int Id)
    {
        public Title Title => new(Language.Value);
    }

    public sealed class Query
    {
        public Task<Book?> GetBookAsync(int id, BookById books, CancellationToken cancel) => books.LoadAsync(id, cancel);
    }

    [ExtendObjectType(typeof(Book))]
    public sealed class BookFields
    {
        public async Task<Book?> GetNextAsync([Parent] Book book, BookById books, CancellationToken cancel)
        {
            // Asks when nobody is at work on the request.
            await Task.Delay(1, cancel);
            return await books.LoadAsync(book.Id + 1, cancel);
        }
    }

    public sealed class BookById(IBatchScheduler scheduler, DataLoaderOptions options) : BatchDataLoader<int, Book>(scheduler, options)
    {
        /// <summary>At once, so that who dispatches the batch also takes up what it answers.</summary>
        protected override Task<IReadOnlyDictionary<int, Book>> LoadBatchAsync(IReadOnlyList<int> keys, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyDictionary<int, Book>>(keys.ToDictionary(k => k, k => new Book(k)));
    }
}
