using HotChocolate.Execution.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HotChocolate.Execution;

/// <summary>How tests and tools call the engine without HTTP.</summary>
public static class RequestExecutorExtensions
{
    public static Task<IExecutionResult> ExecuteAsync(this IRequestExecutor executor, string query, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("The engine is not merged yet.");

    /// <summary>The answer as the client would read it.</summary>
    public static string ToJson(this IExecutionResult result, bool withIndentations = true) =>
        throw new NotSupportedException("The engine is not merged yet.");

    /// <summary>Makes the schema of a builder at once, with the services registered so far.</summary>
    public static ValueTask<IRequestExecutor> BuildRequestExecutorAsync(this IRequestExecutorBuilder builder) =>
        ValueTask.FromResult(builder.Services.BuildServiceProvider().GetRequiredService<IRequestExecutor>());

    public static async ValueTask<ISchema> BuildSchemaAsync(this IRequestExecutorBuilder builder) =>
        (await builder.BuildRequestExecutorAsync()).Schema;
}
