using GreenDonut;
using HotChocolate.Execution;
using HotChocolate.Execution.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Where a schema begins.</summary>
public static class GraphQLServiceCollectionExtensions
{
    /// <summary>A schema to be served over HTTP by <c>MapGraphQL</c>.</summary>
    public static IRequestExecutorBuilder AddGraphQLServer(this IServiceCollection services) => services.AddGraphQL();

    /// <summary>A schema without its transport, as tests use it.</summary>
    public static IRequestExecutorBuilder AddGraphQL(this IServiceCollection services)
    {
        var known = services.FirstOrDefault(s => s.ServiceType == typeof(SchemaSetup))?.ImplementationInstance as SchemaSetup;
        var setup = known ?? new SchemaSetup();
        services.TryAddSingleton(setup);
        services.TryAddSingleton<RequestExecutor>();
        services.TryAddSingleton<IRequestExecutor>(s => s.GetRequiredService<RequestExecutor>());
        services.TryAddScoped<BatchScheduler>();
        services.TryAddScoped<IBatchScheduler>(s => s.GetRequiredService<BatchScheduler>());
        services.TryAddTransient<DataLoaderOptions>();
        return new RequestExecutorBuilder(services, "_Default", setup);
    }
}
