namespace HotChocolate;

/// <summary>Overrides the name a member, type, parameter or enum value has in the schema.</summary>
[AttributeUsage(AttributeTargets.All)]
public sealed class GraphQLNameAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}

/// <summary>The description in the schema; wins over the XML documentation.</summary>
[AttributeUsage(AttributeTargets.All)]
public sealed class GraphQLDescriptionAttribute(string description) : Attribute
{
    public string Description { get; } = description;
}

/// <summary>Keeps a public member out of the schema.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Field)]
public sealed class GraphQLIgnoreAttribute : Attribute;

/// <summary>Names the schema type explicitly; also replaces the inferred nullability.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class GraphQLTypeAttribute(Type type) : Attribute
{
    public Type Type { get; } = type;
}

/// <summary>Forces the type to be non-null, from the outside in: one flag per list level, true where null is allowed.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class GraphQLNonNullTypeAttribute(params bool[] nullable) : Attribute
{
    public IReadOnlyList<bool> Nullable { get; } = nullable;
}

/// <summary>Marks a member as <c>@deprecated(reason:)</c>, as <see cref="ObsoleteAttribute"/> does.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class GraphQLDeprecatedAttribute(string reason) : Attribute
{
    public string DeprecationReason { get; } = reason;
}
