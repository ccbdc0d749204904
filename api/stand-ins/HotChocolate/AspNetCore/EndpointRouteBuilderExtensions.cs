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
        private readonly IEndpointConventionBuilder _route;

        internal GraphQLEndpointConventionBuilder(IEndpointConventionBuilder route, GraphQLEndpoint endpoint)
        {
            _route = route;
            Endpoint = endpoint;
        }

        internal GraphQLEndpoint Endpoint { get; }

        public void Add(Action<EndpointBuilder> convention) => _route.Add(convention);
    }
}

namespace Microsoft.AspNetCore.Builder
{
    /// <summary>Where the schema is served.</summary>
    public static class EndpointRouteBuilderExtensions
    {
        /// <summary>Serves POST, GET, <c>?sdl</c> and, after <c>UseWebSockets</c>, WebSockets at <paramref name="path"/>.</summary>
        public static GraphQLEndpointConventionBuilder MapGraphQL(this IEndpointRouteBuilder endpoints, string path = "/graphql")
        {
            var endpoint = new GraphQLEndpoint(endpoints.ServiceProvider.GetRequiredService<RequestExecutor>());
            return new GraphQLEndpointConventionBuilder(endpoints.Map(path, endpoint.HandleAsync), endpoint);
        }

        /// <summary>Says what the endpoint answers.</summary>
        public static GraphQLEndpointConventionBuilder WithOptions(
            this GraphQLEndpointConventionBuilder builder, GraphQLServerOptions serverOptions)
        {
            builder.Endpoint.Options = serverOptions;
            return builder;
        }
    }
}
