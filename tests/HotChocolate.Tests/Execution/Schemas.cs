using System.Text.Json;
using HotChocolate.Execution;
using HotChocolate.Execution.Configuration;
using HotChocolateTests.Sample;
using Microsoft.Extensions.DependencyInjection;

namespace HotChocolateTests.Execution;

internal static class Schemas
{
    /// <summary>The answer of a schema made for one test.</summary>
    public static async Task<string> AskAsync(Action<IRequestExecutorBuilder> build, string query, CancellationToken cancel = default) =>
        (await (await BuildAsync(build)).ExecuteAsync(query, cancel)).ToJson(withIndentations: false);

    /// <summary>The answer with variables, given as JSON.</summary>
    public static async Task<string> AskAsync(Action<IRequestExecutorBuilder> build, string query, string variables) =>
        await AskAsync(await BuildAsync(build), query, variables);

    public static async Task<string> SdlAsync(Action<IRequestExecutorBuilder> build) => (await BuildAsync(build)).Schema.ToString()!;

    /// <summary>Two answers of one sample schema to one document.</summary>
    public static async Task<string[]> AskTwiceAsync(string query, string first, string second)
    {
        var executor = await SampleSchema.Add(new ServiceCollection()).BuildRequestExecutorAsync();
        return [await AskAsync(executor, query, first), await AskAsync(executor, query, second)];
    }

    public static async Task<IRequestExecutor> BuildAsync(Action<IRequestExecutorBuilder> build)
    {
        var builder = new ServiceCollection().AddGraphQL();
        build(builder);
        return await builder.BuildRequestExecutorAsync();
    }

    public static async Task<string> AskAsync(IRequestExecutor executor, string query, string variables)
    {
        var request = new GraphQLRequest(query) { Variables = JsonElement.Parse(variables) };
        using var result = await ((RequestExecutor)executor).ExecuteInScopeAsync(request, CancellationToken.None);
        return result.ToJson(withIndentations: false);
    }
}
