using HotChocolate.Language;

namespace HotChocolate.Validation.Rules;

/// <summary>No two operations have one name. https://spec.graphql.org/September2025/#sec-Operation-Name-Uniqueness</summary>
internal sealed class UniqueOperationNamesRule : ValidationRule
{
    private readonly Dictionary<string, NameNode> _known = new(StringComparer.Ordinal);

    public override void Enter(SyntaxNode node)
    {
        if (node is OperationNode { Name: { } name } && !_known.TryAdd(name.Value, name))
        {
            Report($"There can be only one operation named \"{name}\".", _known[name.Value], name);
        }
    }
}
