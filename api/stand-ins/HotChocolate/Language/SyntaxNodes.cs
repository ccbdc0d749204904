namespace HotChocolate.Language;

/// <summary>A part of a document that knows where it stands.</summary>
internal abstract class SyntaxNode(Location at)
{
    public Location At { get; } = at;

    public override string ToString() => SyntaxPrinter.Print(this);
}

internal sealed class NameNode(Location at, string value) : SyntaxNode(at)
{
    public string Value { get; } = value;
}

internal sealed class DocumentNode(Location at, IReadOnlyList<DefinitionNode> definitions) : SyntaxNode(at)
{
    public IReadOnlyList<DefinitionNode> Definitions { get; } = definitions;

    public IEnumerable<OperationNode> Operations => Definitions.OfType<OperationNode>();

    public IEnumerable<FragmentNode> Fragments => Definitions.OfType<FragmentNode>();
}

internal abstract class DefinitionNode(Location at) : SyntaxNode(at);

internal enum OperationType
{
    Query,
    Mutation,
    Subscription,
}

/// <summary>A definition that has a description, a name, directives: all but fragments' type condition is common.</summary>
internal sealed class OperationNode(
    Location at,
    string? description,
    OperationType operation,
    NameNode? name,
    IReadOnlyList<VariableDefinitionNode> variables,
    IReadOnlyList<DirectiveNode> directives,
    SelectionSetNode selectionSet) : DefinitionNode(at)
{
    public string? Description => description;

    public OperationType Operation => operation;

    public NameNode? Name => name;

    public IReadOnlyList<VariableDefinitionNode> Variables => variables;

    public IReadOnlyList<DirectiveNode> Directives => directives;

    public SelectionSetNode SelectionSet => selectionSet;
}

internal sealed class FragmentNode(
    Location at,
    string? description,
    NameNode name,
    NamedTypeNode typeCondition,
    IReadOnlyList<DirectiveNode> directives,
    SelectionSetNode selectionSet) : DefinitionNode(at)
{
    public string? Description => description;

    public NameNode Name => name;

    public NamedTypeNode TypeCondition => typeCondition;

    public IReadOnlyList<DirectiveNode> Directives => directives;

    public SelectionSetNode SelectionSet => selectionSet;
}

internal sealed class VariableDefinitionNode(
    Location at, VariableNode variable, TypeNode type, ValueNode? defaultValue, IReadOnlyList<DirectiveNode> directives, string? description)
    : SyntaxNode(at)
{
    public VariableNode Variable => variable;

    public TypeNode Type => type;

    public ValueNode? DefaultValue => defaultValue;

    public IReadOnlyList<DirectiveNode> Directives => directives;

    public string? Description => description;
}

internal sealed class SelectionSetNode(Location at, IReadOnlyList<SelectionNode> selections) : SyntaxNode(at)
{
    public IReadOnlyList<SelectionNode> Selections => selections;
}

internal abstract class SelectionNode(Location at, IReadOnlyList<DirectiveNode> directives) : SyntaxNode(at)
{
    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;
}

internal sealed class FieldNode(
    Location at,
    NameNode? alias,
    NameNode name,
    IReadOnlyList<ArgumentNode> arguments,
    IReadOnlyList<DirectiveNode> directives,
    SelectionSetNode? selectionSet) : SelectionNode(at, directives)
{
    public NameNode? Alias => alias;

    public NameNode Name => name;

    public IReadOnlyList<ArgumentNode> Arguments => arguments;

    public SelectionSetNode? SelectionSet => selectionSet;

    public string ResponseName => (alias ?? name).Value;
}

internal sealed class FragmentSpreadNode(Location at, NameNode name, IReadOnlyList<DirectiveNode> directives) : SelectionNode(at, directives)
{
    public NameNode Name => name;
}

internal sealed class InlineFragmentNode(
    Location at, NamedTypeNode? typeCondition, IReadOnlyList<DirectiveNode> directives, SelectionSetNode selectionSet)
    : SelectionNode(at, directives)
{
    public NamedTypeNode? TypeCondition => typeCondition;

    public SelectionSetNode SelectionSet => selectionSet;
}

internal sealed class ArgumentNode(Location at, NameNode name, ValueNode value) : SyntaxNode(at)
{
    public NameNode Name => name;

    public ValueNode Value => value;
}

internal sealed class DirectiveNode(Location at, NameNode name, IReadOnlyList<ArgumentNode> arguments) : SyntaxNode(at)
{
    public NameNode Name => name;

    public IReadOnlyList<ArgumentNode> Arguments => arguments;
}
