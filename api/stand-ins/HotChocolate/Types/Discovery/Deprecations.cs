using System.Reflection;

namespace HotChocolate.Types.Discovery;

internal static class Deprecations
{
    public static string? Of(MemberInfo member) =>
        member.GetCustomAttribute<GraphQLDeprecatedAttribute>()?.DeprecationReason
        ?? (member.GetCustomAttribute<ObsoleteAttribute>() is { } obsolete ? obsolete.Message ?? "No longer supported." : null);

    public static string? Of(ParameterInfo parameter) => parameter.GetCustomAttribute<GraphQLDeprecatedAttribute>()?.DeprecationReason;
}
