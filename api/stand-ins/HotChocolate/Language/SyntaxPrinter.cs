using System.Text;

namespace HotChocolate.Language;

/// <summary>Writes a syntax tree as a document that means the same.</summary>
internal static class SyntaxPrinter
{
    public static string Print(SyntaxNode node) => node switch
    {
        NameNode n => n.Value,
        VariableNode n => "$" + n.Name,
        IntValueNode n => n.Text,
        FloatValueNode n => n.Text,
        StringValueNode n => n.Block ? Block(n.Value) : Quote(n.Value),
        BooleanValueNode n => n.Value ? "true" : "false",
        NullValueNode => "null",
        EnumValueNode n => n.Value,
        ListValueNode n => $"[{Join(", ", n.Items)}]",
        ObjectValueNode n => $"{{{Join(", ", n.Fields)}}}",
        ObjectFieldNode n => $"{Print(n.Name)}: {Print(n.Value)}",
        NamedTypeNode n => n.Name.Value,
        ListTypeNode n => $"[{Print(n.Item)}]",
        NonNullTypeNode n => Print(n.Inner) + "!",
        ArgumentNode n => $"{Print(n.Name)}: {Print(n.Value)}",
        DirectiveNode n => "@" + Print(n.Name) + Arguments(n.Arguments),
        DocumentNode n => Join("\n\n", n.Definitions),
        OperationNode n => Operation(n),
        FragmentNode n => $"{Description(n.Description)}fragment {n.Name} on {n.TypeCondition}{Directives(n.Directives)} {Print(n.SelectionSet)}",
        VariableDefinitionNode n =>
            $"{Description(n.Description)}{n.Variable}: {n.Type}{(n.DefaultValue is null ? "" : $" = {n.DefaultValue}")}{Directives(n.Directives)}",
        SelectionSetNode n => Braces(n.Selections),
        FieldNode n =>
            $"{(n.Alias is null ? "" : n.Alias + ": ")}{n.Name}{Arguments(n.Arguments)}{Directives(n.Directives)}{(n.SelectionSet is null ? "" : " " + n.SelectionSet)}",
        FragmentSpreadNode n => $"...{n.Name}{Directives(n.Directives)}",
        InlineFragmentNode n => $"...{(n.TypeCondition is null ? "" : " on " + n.TypeCondition)}{Directives(n.Directives)} {n.SelectionSet}",
        _ => TypeSystemPrinter.Print(node),
    };

    public static string Join(string separator, IEnumerable<SyntaxNode> nodes) => string.Join(separator, nodes.Select(Print));

    public static string Braces(IReadOnlyList<SyntaxNode> nodes) =>
        nodes.Count == 0 ? "" : "{\n" + Indent(Join("\n", nodes)) + "\n}";

    public static string Directives(IReadOnlyList<DirectiveNode> directives) => directives.Count == 0 ? "" : " " + Join(" ", directives);

    public static string Description(string? text) => text is null ? "" : Block(text) + "\n";

    public static string Indent(string text) =>
        string.Join('\n', text.Split('\n').Select(line => line.Length == 0 ? line : "  " + line));

    /// <summary>A string in one line, with what must be escaped escaped.</summary>
    public static string Quote(string value)
    {
        var text = new StringBuilder("\"");
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' or '\u007F' => text.Append($"\\u{(int)c:X4}"),
                _ => text.Append(c),
            };
        }

        return text.Append('"').ToString();
    }

    /// <summary>A block string where it reads back the same, a quoted one where it would not.</summary>
    public static string Block(string value)
    {
        var lines = value.Split('\n');
        if (value.Any(c => c is < ' ' and not '\n' and not '\t') || BlockText.Dedent([.. new[] { "" }, .. lines, ""]) != value)
        {
            return Quote(value);
        }

        var escaped = value.Replace("\"\"\"", "\\\"\"\"", StringComparison.Ordinal);
        return lines.Length == 1 && value.Length > 0 && value[^1] is not ('"' or '\\') && value[0] != '"'
            ? $"\"\"\"{escaped}\"\"\""
            : $"\"\"\"\n{escaped}\n\"\"\"";
    }

    private static string Operation(OperationNode n)
    {
        if (n is { Operation: OperationType.Query, Name: null, Variables.Count: 0, Directives.Count: 0, Description: null })
        {
            return Print(n.SelectionSet);
        }

        var variables = n.Variables.Count == 0 ? "" : $"({Join(", ", n.Variables)})";
        var word = n.Operation switch { OperationType.Query => "query", OperationType.Mutation => "mutation", _ => "subscription" };
        return $"{Description(n.Description)}{word}{(n.Name is null ? "" : " " + n.Name)}{variables}{Directives(n.Directives)} {n.SelectionSet}";
    }

    private static string Arguments(IReadOnlyList<ArgumentNode> arguments) => arguments.Count == 0 ? "" : $"({Join(", ", arguments)})";
}
