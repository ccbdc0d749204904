using HotChocolate.Language;

namespace HotChocolate.Validation.Rules;

/// <summary>Every fragment spread exists. https://spec.graphql.org/September2025/#sec-Fragment-Spread-Target-Defined</summary>
internal sealed class KnownFragmentNamesRule : ValidationRule
{
    public override void Enter(SyntaxNode node)
    {
        if (node is FragmentSpreadNode spread && Context.Fragment(spread.Name.Value) is null)
        {
            Report($"Unknown fragment \"{spread.Name}\".", spread.Name);
        }
    }
}
