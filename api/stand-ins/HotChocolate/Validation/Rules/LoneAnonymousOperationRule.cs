using HotChocolate.Language;

namespace HotChocolate.Validation.Rules;

/// <summary>An operation without a name is the only one. https://spec.graphql.org/September2025/#sec-Lone-Anonymous-Operation</summary>
internal sealed class LoneAnonymousOperationRule : ValidationRule
{
    public override void Enter(SyntaxNode node)
    {
        if (node is OperationNode { Name: null } && Context.Document.Operations.Skip(1).Any())
        {
            Report("This anonymous operation must be the only defined operation.", node);
        }
    }
}
