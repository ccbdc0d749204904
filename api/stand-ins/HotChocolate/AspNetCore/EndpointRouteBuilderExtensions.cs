using HotChocolate.AspNetCore;
using HotChocolate.AspNetCore.Extensions;
using HotChocolate.Execution;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace HotChocolate.AspNetCore.Extensions
{
    using Microsoft.AspNetCore.Builder;

    /// <summary>Takes the conventions of the GraphQL endpoint, such as <c>RequireAuthorization</c>.</summary>
    public sealed class GraphQLEndpointConventionBuilder : IEndpointConventionBuilder
    {
        private readonly IEndpointConventionBuilder _endpoint;

        internal GraphQLEndpointConventionBuilder(IEndpointConventionBuilder endpoint) => _endpoint = endpoint;

        public void Add(Action<EndpointBuilder> convention) => _endpoint.Add(convention);
    }
}

namespace Microsoft.AspNetCore.Builder
{
    /// <summary>Where the schema is served.</summary>
    public static class EndpointRouteBuilderExtensions
    {
        /// <summary>Serves POST, GET and <c>?sdl</c> at <paramref name="path"/>.</summary>
        public static GraphQLEndpointConventionBuilder MapGraphQL(this IEndpointRouteBuilder endpoints, string path = "/graphql") =>
            new(endpoints.Map(path, new GraphQLEndpoint(endpoints.ServiceProvider.GetRequiredService<RequestExecutor>()).HandleAsync));
    }
}
