using HotChocolate.Language;

namespace HotChocolate.Validation.Rules;

/// <summary>Every variable used is declared by the operation. https://spec.graphql.org/September2025/#sec-All-Variable-Uses-Defined</summary>
internal sealed class NoUndefinedVariablesRule : ValidationRule
{
    public override void Leave(SyntaxNode node)
    {
        foreach (var operation in node is DocumentNode document ? document.Operations : [])
        {
            var declared = operation.Variables.Select(v => v.Variable.Name).ToHashSet(StringComparer.Ordinal);
            foreach (var usage in Context.UsagesOf(operation).Where(u => !declared.Contains(u.Variable.Name)))
            {
                var where = operation.Name is null ? "" : $" by operation \"{operation.Name}\"";
                Report($"Variable \"{usage.Variable}\" is not defined{where}.", usage.Variable, operation);
            }
        }
    }
}
