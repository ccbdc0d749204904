using System.Reflection;

namespace HotChocolate.Types.Discovery;

/// <summary>Reads schema types off C# signatures, nullable annotations included.</summary>
internal sealed class TypeReader(TypeRegistry registry)
{
    private readonly NullabilityInfoContext _nullability = new();

    public SchemaType Output(PropertyInfo property) =>
        Explicit(property, input: false)
        ?? Force(property.GetCustomAttribute<GraphQLNonNullTypeAttribute>(), Read(property.PropertyType, _nullability.Create(property), input: false));

    public SchemaType Output(MethodInfo method) =>
        Explicit(method, input: false)
        ?? Force(method.GetCustomAttribute<GraphQLNonNullTypeAttribute>(), Read(method.ReturnType, _nullability.Create(method.ReturnParameter), input: false));

    public SchemaType Input(ParameterInfo parameter) =>
        Explicit(parameter.GetCustomAttribute<GraphQLTypeAttribute>(), parameter.GetCustomAttribute<GraphQLNonNullTypeAttribute>(), input: true)
        ?? Force(parameter.GetCustomAttribute<GraphQLNonNullTypeAttribute>(), Read(parameter.ParameterType, _nullability.Create(parameter), input: true));

    public SchemaType Input(PropertyInfo property) =>
        Explicit(property, input: true)
        ?? Force(property.GetCustomAttribute<GraphQLNonNullTypeAttribute>(), Read(property.PropertyType, _nullability.Create(property), input: true));

    /// <summary>The item type of a paged member.</summary>
    public SchemaType Item(MemberInfo member)
    {
        var (type, info) = member is MethodInfo m
            ? (m.ReturnType, _nullability.Create(m.ReturnParameter))
            : (((PropertyInfo)member).PropertyType, _nullability.Create((PropertyInfo)member));
        if (Asynchronous.IsTask(type))
        {
            (type, info) = (Asynchronous.Result(type), info.GenericTypeArguments[0]);
        }

        if (type.IsGenericType && type.GetGenericArguments().Length == 1)
        {
            return Read(type.GetGenericArguments()[0], info.GenericTypeArguments[0], input: false);
        }

        var item = ListTypes.Item(type) ?? throw new InvalidOperationException($"`{member.Name}` is paged, but {type.Name} is no list.");
        return Read(item, info.ElementType, input: false);
    }

    private SchemaType? Explicit(MemberInfo member, bool input) => Explicit(
        member.GetCustomAttribute<GraphQLTypeAttribute>(), member.GetCustomAttribute<GraphQLNonNullTypeAttribute>(), input);

    private SchemaType? Explicit(GraphQLTypeAttribute? type, GraphQLNonNullTypeAttribute? nonNull, bool input) =>
        type is null ? null : Force(nonNull, MarkerTypes.Read(type.Type, registry, input));

    private static SchemaType Force(GraphQLNonNullTypeAttribute? nonNull, SchemaType type) =>
        nonNull is null || type.IsNonNull || nonNull.Nullable is [true, ..] ? type : new NonNullOf(type);

    private SchemaType Read(Type type, NullabilityInfo? info, bool input)
    {
        if (Asynchronous.IsTask(type) || MarkerTypes.Is(type, typeof(Optional<>)))
        {
            return Read(type.GetGenericArguments()[0], info?.GenericTypeArguments[0], input);
        }

        if (Nullable.GetUnderlyingType(type) is { } plain)
        {
            return Read(plain, null, input).Nullable;
        }

        SchemaType read = ListTypes.Item(type) is { } item
            ? new Types.ListOf(Read(item, Element(type, info), input))
            : input ? registry.Input(type) : registry.Output(type);
        return type.IsValueType || info?.ReadState == NullabilityState.NotNull ? new NonNullOf(read) : read;
    }

    private static NullabilityInfo? Element(Type type, NullabilityInfo? info) =>
        type.IsArray ? info?.ElementType : info?.GenericTypeArguments is [var only] ? only : null;
}
