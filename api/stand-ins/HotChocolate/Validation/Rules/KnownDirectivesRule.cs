using HotChocolate.Language;

namespace HotChocolate.Validation.Rules;

/// <summary>Every directive exists and may stand where it does. https://spec.graphql.org/September2025/#sec-Directives-Are-Defined</summary>
internal sealed class KnownDirectivesRule : ValidationRule
{
    public override void Enter(SyntaxNode node)
    {
        if (node is not DirectiveNode directive)
        {
            return;
        }

        if (!Context.Schema.Directives.TryGetValue(directive.Name.Value, out var definition))
        {
            Report($"Unknown directive \"@{directive.Name}\".", node);
        }
        else if (Place(Context.Ancestors[^1]) is { } place && !definition.Locations.Contains(place))
        {
            Report($"Directive \"@{directive.Name}\" may not be used on {place}.", node);
        }
    }

    private static string? Place(SyntaxNode node) => node switch
    {
        OperationNode operation => operation.Operation.ToString().ToUpperInvariant(),
        FieldNode => "FIELD",
        FragmentSpreadNode => "FRAGMENT_SPREAD",
        InlineFragmentNode => "INLINE_FRAGMENT",
        FragmentNode => "FRAGMENT_DEFINITION",
        VariableDefinitionNode => "VARIABLE_DEFINITION",
        _ => null,
    };
}
