using HotChocolate.Language;

namespace HotChocolate.Validation.Rules;

/// <summary>The schema has a root for the operation. https://spec.graphql.org/September2025/#sec-Operation-Type-Existence</summary>
internal sealed class KnownOperationTypesRule : ValidationRule
{
    public override void Enter(SyntaxNode node)
    {
        if (node is OperationNode operation && Context.Schema.Root(operation.Operation) is null)
        {
            Report($"The {operation.Operation.ToString().ToLowerInvariant()} operation is not supported by the schema.", node);
        }
    }
}
