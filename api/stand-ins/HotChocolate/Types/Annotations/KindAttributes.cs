namespace HotChocolate.Types;

/// <summary>What the attributes that fix a type's kind have in common: its name in the schema.</summary>
public abstract class TypeKindAttribute(string? name) : Attribute
{
    public string? Name { get; set; } = name;
}

/// <summary>An output object.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class ObjectTypeAttribute(string? name = null) : TypeKindAttribute(name);

/// <summary>An interface; every implementing class must be reachable or added.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface)]
public sealed class InterfaceTypeAttribute(string? name = null) : TypeKindAttribute(name);

/// <summary>A union of the classes that implement it and are reachable or added.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface)]
public sealed class UnionTypeAttribute(string? name = null) : TypeKindAttribute(name);

/// <summary>An enumeration.</summary>
[AttributeUsage(AttributeTargets.Enum)]
public sealed class EnumTypeAttribute(string? name = null) : TypeKindAttribute(name);

/// <summary>An input object.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class InputObjectTypeAttribute(string? name = null) : TypeKindAttribute(name);

/// <summary>Makes a class's public members fields of another type, given by schema name or by CLR type (a base type extends all below it).</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class ExtendObjectTypeAttribute : Attribute
{
    public ExtendObjectTypeAttribute(string? name = null) => Name = name;

    public ExtendObjectTypeAttribute(Type extendsType) => ExtendsType = extendsType;

    public string? Name { get; }

    public Type? ExtendsType { get; }

    /// <summary>Fields of the extended type to remove, by schema name.</summary>
    public string[]? IgnoreFields { get; set; }

    /// <summary>Members of the extended type to remove, by C# name.</summary>
    public string[]? IgnoreProperties { get; set; }
}

/// <summary>The schema's default of an argument or an input field.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class DefaultValueAttribute(object? value) : Attribute
{
    public object? Value { get; } = value;
}
