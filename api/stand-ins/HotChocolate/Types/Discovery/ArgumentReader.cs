using System.Reflection;
using System.Security.Claims;
using GreenDonut;
using HotChocolate.Resolvers;
using Microsoft.AspNetCore.Http;

namespace HotChocolate.Types.Discovery;

/// <summary>Makes arguments of the parameters that are not injected.</summary>
internal sealed class ArgumentReader(TypeReader types, InputConversion conversion)
{
    public static bool IsArgument(ParameterInfo parameter) =>
        !parameter.IsDefined(typeof(ParentAttribute)) && !parameter.IsDefined(typeof(ServiceAttribute))
        && !parameter.IsDefined(typeof(GlobalStateAttribute)) && !parameter.IsDefined(typeof(EventMessageAttribute))
        && parameter.ParameterType != typeof(CancellationToken) && parameter.ParameterType != typeof(IResolverContext)
        && parameter.ParameterType != typeof(IServiceProvider) && parameter.ParameterType != typeof(ClaimsPrincipal)
        && parameter.ParameterType != typeof(HttpContext) && !typeof(IDataLoader).IsAssignableFrom(parameter.ParameterType);

    public List<InputValueDefinition> Read(MethodInfo method) => [.. method.GetParameters().Where(IsArgument).Select(Argument)];

    private InputValueDefinition Argument(ParameterInfo parameter)
    {
        var type = types.Input(parameter);
        var given = parameter.GetCustomAttribute<DefaultValueAttribute>()?.Value
            ?? parameter.GetCustomAttribute<System.ComponentModel.DefaultValueAttribute>()?.Value
            ?? (parameter.HasDefaultValue ? parameter.DefaultValue : null);
        return new InputValueDefinition(Names.Of(parameter), type)
        {
            Description = XmlDescriptions.Of(parameter),
            Deprecation = Deprecations.Of(parameter),
            Default = given is null ? null : DefaultValues.Literal(given, type, parameter.ParameterType),
            Missing = InputConversion.Missing(parameter.ParameterType),
            ToRuntime = conversion.For(type, parameter.ParameterType),
        };
    }
}
