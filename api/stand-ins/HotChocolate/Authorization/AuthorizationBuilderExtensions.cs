using HotChocolate.Authorization;
using HotChocolate.Execution;
using HotChocolate.Execution.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Who may ask for what.</summary>
public static class HotChocolateAuthorizeRequestExecutorBuilder
{
    /// <summary>Lets ASP.NET Core's authorization judge every <see cref="AuthorizeAttribute"/>.</summary>
    public static IRequestExecutorBuilder AddAuthorization(this IRequestExecutorBuilder builder)
    {
        builder.Services.AddAuthorizationCore();
        builder.Services.TryAddScoped<Authorizations>();
        ((RequestExecutorBuilder)builder).Setup.IsAuthorizing = true;
        return builder;
    }
}
