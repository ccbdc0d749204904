using HotChocolate.Execution;
using HotChocolate.Language;

namespace HotChocolate.Validation.Rules;

/// <summary>Variables have input types. https://spec.graphql.org/September2025/#sec-Variables-Are-Input-Types</summary>
internal sealed class VariablesAreInputTypesRule : ValidationRule
{
    public override void Enter(SyntaxNode node)
    {
        if (node is VariableDefinitionNode variable && TypeReferences.Of(Context.Schema, variable.Type) is { IsInput: false })
        {
            Report($"Variable \"{variable.Variable}\" cannot be non-input type \"{variable.Type}\".", variable.Type);
        }
    }
}
