using HotChocolate.Language;

namespace HotChocolate.Validation.Rules;

/// <summary>A directive stands once in a place unless it is repeatable. https://spec.graphql.org/September2025/#sec-Directives-Are-Unique-per-Location</summary>
internal sealed class UniqueDirectivesPerLocationRule : ValidationRule
{
    public override void Enter(SyntaxNode node)
    {
        var directives = node switch
        {
            OperationNode n => n.Directives,
            SelectionNode n => n.Directives,
            FragmentNode n => n.Directives,
            VariableDefinitionNode n => n.Directives,
            _ => [],
        };
        if (directives.Count < 2)
        {
            return;
        }

        var known = new Dictionary<string, DirectiveNode>(StringComparer.Ordinal);
        foreach (var directive in directives)
        {
            var name = directive.Name.Value;
            if (Context.Schema.Directives.TryGetValue(name, out var definition) && !definition.Repeatable && !known.TryAdd(name, directive))
            {
                Report($"The directive \"@{name}\" can only be used once at this location.", known[name], directive);
            }
        }
    }
}
