using HotChocolate.AspNetCore;
using HotChocolate.Execution.Configuration;
using HotChocolate.Language;

namespace RiskMap.Api.GraphQL;

/// <summary>
/// What differs between versions of HotChocolate: the one file to change when another version takes the place of the stand-in.
/// Written for the stand-in and for HotChocolate 12 and 13. From 14 on, add here: ModifyCostOptions, for its default limit refuses
/// large maps, and DisableIntrospection(false), for it hides the schema outside development.
/// </summary>
internal static class Engine
{
    public static IRequestExecutorBuilder WithLimits(this IRequestExecutorBuilder graphQL, Settings settings) => graphQL
        .AddMaxExecutionDepthRule(settings.QueryDepth)
        .ModifyRequestOptions(o =>
        {
            o.ExecutionTimeout = TimeSpan.FromSeconds(settings.RequestSeconds);
            o.IncludeExceptionDetails = false;
        });

    /// <summary>
    /// Operations that a client names by the hash of their text: those of the built client, which lie in a folder, and those that others
    /// add. HotChocolate has one storage at a time, the last that is added, and writes what is added into a folder too: with it, call
    /// AddFileSystemOperationDocumentStorage only where nothing else is trusted.
    /// </summary>
    public static IRequestExecutorBuilder WithOperations(this IRequestExecutorBuilder graphQL, Settings settings, string folder)
    {
        graphQL.Services.AddSha256DocumentHashProvider(HashFormat.Hex);
        graphQL.AddFileSystemOperationDocumentStorage(folder).DisableIntrospection(!settings.TellsSchema);
        return settings.TrustedDocuments == 1
            ? graphQL.UsePersistedOperationPipeline().ModifyRequestOptions(o => o.PersistedOperations.OnlyAllowPersistedDocuments = true)
            : graphQL.UseAutomaticPersistedOperationPipeline().AddInMemoryOperationDocumentStorage();
    }

    /// <summary>GET and POST /graphql, and GET /graphql?sdl where the schema is told.</summary>
    public static void MapEngine(this WebApplication app, Settings settings) =>
        app.MapGraphQL().WithOptions(new GraphQLServerOptions { EnableSchemaRequests = settings.TellsSchema });
}
