namespace HotChocolate.Types.Discovery;

/// <summary>Schema types named in code: <c>NonNullType&lt;ListType&lt;IdType&gt;&gt;</c>.</summary>
internal static class MarkerTypes
{
    /// <summary>The class inside <c>ObjectType&lt;T&gt;</c> and its like.</summary>
    public static Type Runtime(Type marker) => Is(marker, typeof(ObjectType<>)) || Is(marker, typeof(InterfaceType<>))
        || Is(marker, typeof(EnumType<>)) || Is(marker, typeof(InputObjectType<>))
            ? marker.GetGenericArguments()[0]
            : marker;

    public static SchemaType Read(Type marker, TypeRegistry registry, bool input)
    {
        if (Is(marker, typeof(NonNullType<>)))
        {
            return new NonNullOf(Read(marker.GetGenericArguments()[0], registry, input));
        }

        if (Is(marker, typeof(ListType<>)))
        {
            return new Types.ListOf(Read(marker.GetGenericArguments()[0], registry, input));
        }

        if (registry.Scalar(marker) is { } scalar)
        {
            return registry.Known(scalar);
        }

        var runtime = Runtime(marker);
        return input ? registry.Input(runtime) : registry.Output(runtime);
    }

    public static bool Is(Type type, Type generic) => type.IsGenericType && type.GetGenericTypeDefinition() == generic;
}
