using System.Text.Encodings.Web;
using System.Text.Json;
using HotChocolate.Execution.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HotChocolate.Execution;

/// <summary>How tests and tools call the engine without HTTP.</summary>
public static class RequestExecutorExtensions
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<IExecutionResult> ExecuteAsync(
        this IRequestExecutor executor, string query, CancellationToken cancellationToken = default) =>
        await ((RequestExecutor)executor).ExecuteInScopeAsync(new GraphQLRequest(query), cancellationToken);

    /// <summary>The answer as the client would read it.</summary>
    public static string ToJson(this IExecutionResult result, bool withIndentations = true)
    {
        var json = ((ExecutionResult)result).Json;
        return withIndentations
            ? JsonSerializer.Serialize(JsonSerializer.Deserialize<JsonElement>(json.Span), Indented)
            : System.Text.Encoding.UTF8.GetString(json.Span);
    }

    /// <summary>Makes the schema of a builder at once, with the services registered so far.</summary>
    public static ValueTask<IRequestExecutor> BuildRequestExecutorAsync(this IRequestExecutorBuilder builder) =>
        ValueTask.FromResult(builder.Services.BuildServiceProvider().GetRequiredService<IRequestExecutor>());

    public static async ValueTask<ISchema> BuildSchemaAsync(this IRequestExecutorBuilder builder) =>
        (await builder.BuildRequestExecutorAsync()).Schema;
}
