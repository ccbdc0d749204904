namespace HotChocolate.Language;

internal enum TypeDefinitionKind
{
    Scalar,
    Object,
    Interface,
    Union,
    Enum,
    InputObject,
}

internal sealed class SchemaNode(
    Location at, bool extends, string? description, IReadOnlyList<DirectiveNode> directives, IReadOnlyList<RootTypeNode> roots)
    : DefinitionNode(at)
{
    public bool Extends => extends;

    public string? Description => description;

    public IReadOnlyList<DirectiveNode> Directives => directives;

    public IReadOnlyList<RootTypeNode> Roots => roots;
}

internal sealed class RootTypeNode(Location at, OperationType operation, NamedTypeNode type) : SyntaxNode(at)
{
    public OperationType Operation => operation;

    public NamedTypeNode Type => type;
}

/// <summary>A type's definition or extension; of its lists only those of its kind are filled.</summary>
internal sealed class TypeDefinitionNode(Location at, TypeDefinitionKind kind, bool extends, string? description, NameNode name)
    : DefinitionNode(at)
{
    public TypeDefinitionKind Kind => kind;

    public bool Extends => extends;

    public string? Description => description;

    public NameNode Name => name;

    public IReadOnlyList<DirectiveNode> Directives { get; init; } = [];

    public IReadOnlyList<NamedTypeNode> Interfaces { get; init; } = [];

    public IReadOnlyList<NamedTypeNode> Members { get; init; } = [];

    public IReadOnlyList<FieldDefinitionNode> Fields { get; init; } = [];

    public IReadOnlyList<InputValueNode> InputFields { get; init; } = [];

    public IReadOnlyList<EnumValueDefinitionNode> Values { get; init; } = [];
}

internal sealed class FieldDefinitionNode(
    Location at, string? description, NameNode name, IReadOnlyList<InputValueNode> arguments, TypeNode type, IReadOnlyList<DirectiveNode> directives)
    : SyntaxNode(at)
{
    public string? Description => description;

    public NameNode Name => name;

    public IReadOnlyList<InputValueNode> Arguments => arguments;

    public TypeNode Type => type;

    public IReadOnlyList<DirectiveNode> Directives => directives;
}

internal sealed class InputValueNode(
    Location at, string? description, NameNode name, TypeNode type, ValueNode? defaultValue, IReadOnlyList<DirectiveNode> directives)
    : SyntaxNode(at)
{
    public string? Description => description;

    public NameNode Name => name;

    public TypeNode Type => type;

    public ValueNode? DefaultValue => defaultValue;

    public IReadOnlyList<DirectiveNode> Directives => directives;
}

internal sealed class EnumValueDefinitionNode(Location at, string? description, NameNode name, IReadOnlyList<DirectiveNode> directives)
    : SyntaxNode(at)
{
    public string? Description => description;

    public NameNode Name => name;

    public IReadOnlyList<DirectiveNode> Directives => directives;
}

internal sealed class DirectiveDefinitionNode(
    Location at, string? description, NameNode name, IReadOnlyList<InputValueNode> arguments, bool repeatable, IReadOnlyList<NameNode> locations)
    : DefinitionNode(at)
{
    public string? Description => description;

    public NameNode Name => name;

    public IReadOnlyList<InputValueNode> Arguments => arguments;

    public bool Repeatable => repeatable;

    public IReadOnlyList<NameNode> Locations => locations;
}
