using HotChocolate.Language;

namespace HotChocolate.Validation.Rules;

/// <summary>An operation declares a variable once. https://spec.graphql.org/September2025/#sec-Variable-Uniqueness</summary>
internal sealed class UniqueVariableNamesRule : ValidationRule
{
    public override void Enter(SyntaxNode node)
    {
        if (node is not OperationNode operation)
        {
            return;
        }

        foreach (var group in operation.Variables.GroupBy(v => v.Variable.Name, StringComparer.Ordinal).Where(g => g.Skip(1).Any()))
        {
            Report($"There can be only one variable named \"${group.Key}\".", group.Select(v => v.Variable.Word));
        }
    }
}
