using System.Reflection;

namespace HotChocolate.Types.Discovery;

/// <summary>The names that members have in an XML documentation file.</summary>
internal static class XmlNames
{
    public static string Of(MemberInfo member) => Definition(member) switch
    {
        Type type => "T:" + Plain(type),
        PropertyInfo property => $"P:{Plain(property.DeclaringType!)}.{property.Name}",
        FieldInfo field => $"F:{Plain(field.DeclaringType!)}.{field.Name}",
        MethodBase method => $"M:{Plain(method.DeclaringType!)}.{MethodName(method)}{Parameters(method)}",
        _ => "",
    };

    /// <summary>Members of a generic class are documented as they stand there, with its type parameters open.</summary>
    private static MemberInfo Definition(MemberInfo member) =>
        member.DeclaringType is { IsConstructedGenericType: true } owner
            ? owner.GetGenericTypeDefinition().GetMemberWithSameMetadataDefinitionAs(member)
            : member;

    private static string MethodName(MethodBase method) => method.IsConstructor ? "#ctor" : method.Name;

    private static string Parameters(MethodBase method)
    {
        var parameters = method.GetParameters();
        return parameters.Length == 0 ? "" : $"({string.Join(',', parameters.Select(p => Reference(p.ParameterType)))})";
    }

    private static string Plain(Type type) =>
        ((type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName ?? type.Name).Replace('+', '.');

    private static string Reference(Type type)
    {
        if (type.IsArray)
        {
            return Reference(type.GetElementType()!) + "[]";
        }

        if (type.IsGenericParameter)
        {
            return "`" + type.GenericParameterPosition;
        }

        if (!type.IsGenericType)
        {
            return Plain(type);
        }

        var name = Plain(type);
        return $"{name[..name.IndexOf('`', StringComparison.Ordinal)]}{{{string.Join(',', type.GetGenericArguments().Select(Reference))}}}";
    }
}
