using HotChocolate.Language;

namespace HotChocolate.Validation.Rules;

/// <summary>Every variable declared is used. https://spec.graphql.org/September2025/#sec-All-Variables-Used</summary>
internal sealed class NoUnusedVariablesRule : ValidationRule
{
    public override void Leave(SyntaxNode node)
    {
        foreach (var operation in node is DocumentNode document ? document.Operations : [])
        {
            var used = Context.UsagesOf(operation).Select(u => u.Variable.Name).ToHashSet(StringComparer.Ordinal);
            foreach (var variable in operation.Variables.Where(v => !used.Contains(v.Variable.Name)))
            {
                var where = operation.Name is null ? "" : $" in operation \"{operation.Name}\"";
                Report($"Variable \"{variable.Variable}\" is never used{where}.", variable);
            }
        }
    }
}
