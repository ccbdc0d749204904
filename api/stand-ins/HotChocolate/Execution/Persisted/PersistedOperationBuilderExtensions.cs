using HotChocolate.Execution;
using HotChocolate.Execution.Configuration;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Documents that clients name by id instead of sending them.</summary>
public static class PersistedOperationBuilderExtensions
{
    /// <summary>Ids of stored documents are taken for the documents.</summary>
    public static IRequestExecutorBuilder UsePersistedOperationPipeline(this IRequestExecutorBuilder builder) =>
        builder.With(p => p.IsUsed = true);

    /// <summary>As well, a client may add a document, with its hash, to ask for it by the hash alone from then on.</summary>
    public static IRequestExecutorBuilder UseAutomaticPersistedOperationPipeline(this IRequestExecutorBuilder builder) =>
        builder.With(p => p.IsUsed = p.IsAutomatic = true);

    /// <summary>What clients add is kept in this process, as much as it has room for.</summary>
    public static IRequestExecutorBuilder AddInMemoryOperationDocumentStorage(this IRequestExecutorBuilder builder) =>
        builder.With(p => p.KeepsInMemory = true);

    /// <summary>
    /// The documents of a folder, each in a file named by its id: <c>id.graphql</c>. Nothing is ever written there: what clients add goes
    /// to <see cref="AddInMemoryOperationDocumentStorage"/>, and both may be used together.
    /// </summary>
    public static IRequestExecutorBuilder AddFileSystemOperationDocumentStorage(
        this IRequestExecutorBuilder builder, string? cacheDirectory = null) =>
        builder.With(p => p.Folders.Add(System.IO.Path.GetFullPath(cacheDirectory ?? "persisted_operations")));

    private static IRequestExecutorBuilder With(this IRequestExecutorBuilder builder, Action<PersistedSetup> change)
    {
        change(((RequestExecutorBuilder)builder).Setup.Persisted);
        return builder;
    }
}
