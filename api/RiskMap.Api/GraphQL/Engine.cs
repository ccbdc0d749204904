using HotChocolate.Execution.Configuration;

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
}
