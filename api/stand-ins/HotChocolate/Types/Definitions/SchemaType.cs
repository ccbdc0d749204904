using HotChocolate.Language;

namespace HotChocolate.Types;

/// <summary>A type as fields and arguments refer to it: a named type, or a list or non-null of one.</summary>
internal abstract class SchemaType
{
    /// <summary>The type under all lists and non-nulls.</summary>
    public abstract NamedType Named { get; }

    public bool IsNonNull => this is NonNullOf;

    /// <summary>The type without an outer non-null.</summary>
    public SchemaType Nullable => this is NonNullOf nonNull ? nonNull.Inner : this;

    public bool IsInput => Named is ScalarDefinition or EnumDefinition or InputDefinition;

    public bool IsOutput => Named is not InputDefinition;

    public bool IsLeaf => Named is ScalarDefinition or EnumDefinition;
}

internal sealed class ListOf(SchemaType item) : SchemaType
{
    public SchemaType Item => item;

    public override NamedType Named => item.Named;

    public override string ToString() => $"[{item}]";
}

internal sealed class NonNullOf(SchemaType inner) : SchemaType
{
    public SchemaType Inner => inner;

    public override NamedType Named => inner.Named;

    public override string ToString() => inner + "!";
}

internal abstract class NamedType(string name) : SchemaType
{
    public string Name => name;

    public string? Description { get; set; }

    public override NamedType Named => this;

    public override string ToString() => name;
}

/// <summary>What a schema has only as text: applied directives are printed by the members that know them.</summary>
internal sealed class DirectiveDefinition(string name, IReadOnlyList<string> locations, IReadOnlyList<InputValueDefinition> arguments)
{
    public string Name => name;

    public string? Description { get; init; }

    public bool Repeatable { get; init; }

    public IReadOnlyList<string> Locations => locations;

    public IReadOnlyList<InputValueDefinition> Arguments => arguments;

    public InputValueDefinition? Argument(string argument) => arguments.FirstOrDefault(a => a.Name == argument);
}

/// <summary>An argument or a field of an input object.</summary>
internal sealed class InputValueDefinition(string name, SchemaType type)
{
    public string Name => name;

    public SchemaType Type { get; } = type;

    public string? Description { get; init; }

    public ValueNode? Default { get; init; }

    public string? Deprecation { get; init; }

    public bool IsRequired => Type.IsNonNull && Default is null;

    /// <summary>Makes the C# value that the resolver or the input class wants of the coerced one.</summary>
    public Func<object?, object?>? ToRuntime { get; set; }

    /// <summary>What the resolver receives when nothing was sent and there is no default.</summary>
    public object? Missing { get; init; }
}
