namespace HotChocolate.Language;

/// <summary>The part of the printer that writes schemas.</summary>
internal static class TypeSystemPrinter
{
    public static string Print(SyntaxNode node) => node switch
    {
        SchemaNode n =>
            $"{SyntaxPrinter.Description(n.Description)}{Extend(n.Extends)}schema{SyntaxPrinter.Directives(n.Directives)}{Body(n.Roots)}",
        RootTypeNode n => $"{Word(n.Operation)}: {n.Type}",
        TypeDefinitionNode n => Definition(n),
        FieldDefinitionNode n =>
            $"{SyntaxPrinter.Description(n.Description)}{n.Name}{Arguments(n.Arguments)}: {n.Type}{SyntaxPrinter.Directives(n.Directives)}",
        InputValueNode n =>
            $"{SyntaxPrinter.Description(n.Description)}{n.Name}: {n.Type}{(n.DefaultValue is null ? "" : $" = {n.DefaultValue}")}{SyntaxPrinter.Directives(n.Directives)}",
        EnumValueDefinitionNode n => $"{SyntaxPrinter.Description(n.Description)}{n.Name}{SyntaxPrinter.Directives(n.Directives)}",
        DirectiveDefinitionNode n =>
            $"{SyntaxPrinter.Description(n.Description)}directive @{n.Name}{Arguments(n.Arguments)}{(n.Repeatable ? " repeatable" : "")} on {SyntaxPrinter.Join(" | ", n.Locations)}",
        _ => throw new ArgumentOutOfRangeException(nameof(node), node.GetType().Name),
    };

    private static string Definition(TypeDefinitionNode n)
    {
        var word = n.Kind switch
        {
            TypeDefinitionKind.Scalar => "scalar",
            TypeDefinitionKind.Object => "type",
            TypeDefinitionKind.Interface => "interface",
            TypeDefinitionKind.Union => "union",
            TypeDefinitionKind.Enum => "enum",
            _ => "input",
        };
        var implements = n.Interfaces.Count == 0 ? "" : " implements " + SyntaxPrinter.Join(" & ", n.Interfaces);
        var members = n.Members.Count == 0 ? "" : " = " + SyntaxPrinter.Join(" | ", n.Members);
        return SyntaxPrinter.Description(n.Description) + Extend(n.Extends) + word + " " + n.Name + implements + SyntaxPrinter.Directives(n.Directives)
            + members + Body(n.Fields) + Body(n.InputFields) + Body(n.Values);
    }

    private static string Arguments(IReadOnlyList<InputValueNode> arguments) =>
        arguments.Count == 0 ? ""
        : arguments.All(a => a.Description is null) ? $"({SyntaxPrinter.Join(", ", arguments)})"
        : "(\n" + SyntaxPrinter.Indent(SyntaxPrinter.Join("\n", arguments)) + "\n)";

    private static string Body(IReadOnlyList<SyntaxNode> nodes) => nodes.Count == 0 ? "" : " " + SyntaxPrinter.Braces(nodes);

    private static string Extend(bool extends) => extends ? "extend " : "";

    private static string Word(OperationType operation) => operation switch
    {
        OperationType.Query => "query",
        OperationType.Mutation => "mutation",
        _ => "subscription",
    };
}
