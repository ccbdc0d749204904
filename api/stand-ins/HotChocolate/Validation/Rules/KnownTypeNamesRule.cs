using HotChocolate.Language;

namespace HotChocolate.Validation.Rules;

/// <summary>Every type named exists. https://spec.graphql.org/September2025/#sec-Fragment-Spread-Type-Existence</summary>
internal sealed class KnownTypeNamesRule : ValidationRule
{
    public override void Enter(SyntaxNode node)
    {
        if (node is NamedTypeNode named && Context.Schema.Type(named.Name.Value) is null)
        {
            Report($"Unknown type \"{named.Name}\".", node);
        }
    }
}
