using System.Reflection;
using System.Text;

namespace HotChocolate.Types.Discovery;

/// <summary>How C# names become schema names.</summary>
internal static class Names
{
    public static string Of(PropertyInfo property) => Explicit(property) ?? LowerFirst(property.Name);

    public static string Of(ParameterInfo parameter) => Explicit(parameter) ?? LowerFirst(parameter.Name!);

    /// <summary>Without a leading <c>Get</c>, and without <c>Async</c> where the method is asynchronous.</summary>
    public static string Of(MethodInfo method)
    {
        if (Explicit(method) is { } name)
        {
            return name;
        }

        name = method.Name;
        if (name.Length > 3 && name.StartsWith("Get", StringComparison.Ordinal))
        {
            name = name[3..];
        }

        if (name.Length > 5 && name.EndsWith("Async", StringComparison.Ordinal) && Asynchronous.IsTask(method.ReturnType))
        {
            name = name[..^5];
        }

        return LowerFirst(name);
    }

    public static string OfOutput(Type type) =>
        Explicit(type) ?? type.GetCustomAttribute<TypeKindAttribute>(inherit: false)?.Name ?? Plain(type);

    public static string OfInput(Type type)
    {
        var name = Explicit(type) ?? type.GetCustomAttribute<InputObjectTypeAttribute>(inherit: false)?.Name;
        if (name is not null)
        {
            return name;
        }

        name = Plain(type);
        return name.EndsWith("Input", StringComparison.Ordinal) ? name : name + "Input";
    }

    /// <summary><c>PillarType</c> is <c>PILLAR_TYPE</c>, <c>HTTPStatus</c> is <c>HTTP_STATUS</c>.</summary>
    public static string OfEnumValue(FieldInfo value)
    {
        if (Explicit(value) is { } name)
        {
            return name;
        }

        var text = new StringBuilder();
        var plain = value.Name;
        for (var i = 0; i < plain.Length; i++)
        {
            var startsWord = i > 0 && char.IsUpper(plain[i]) && plain[i - 1] != '_'
                && (char.IsLower(plain[i - 1]) || (i + 1 < plain.Length && char.IsLower(plain[i + 1]) && char.IsUpper(plain[i - 1])));
            text.Append(startsWord ? "_" : "").Append(char.ToUpperInvariant(plain[i]));
        }

        return text.ToString();
    }

    /// <summary>The first letter lowered, and with it a run of capitals: <c>IPAddress</c> is <c>ipAddress</c>.</summary>
    public static string LowerFirst(string name)
    {
        var letters = name.ToCharArray();
        for (var i = 0; i < letters.Length && char.IsUpper(letters[i]); i++)
        {
            if (i > 0 && i + 1 < letters.Length && !char.IsUpper(letters[i + 1]))
            {
                break;
            }

            letters[i] = char.ToLowerInvariant(letters[i]);
        }

        return new string(letters);
    }

    private static string? Explicit(MemberInfo member) => member.GetCustomAttribute<GraphQLNameAttribute>()?.Name;

    private static string? Explicit(ParameterInfo parameter) => parameter.GetCustomAttribute<GraphQLNameAttribute>()?.Name;

    private static string Plain(Type type)
    {
        if (!type.IsGenericType)
        {
            return type.Name;
        }

        var name = type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)];
        return name + "Of" + string.Join("And", type.GetGenericArguments().Select(Plain));
    }
}
