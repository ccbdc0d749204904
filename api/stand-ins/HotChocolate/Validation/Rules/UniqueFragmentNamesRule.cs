using HotChocolate.Language;

namespace HotChocolate.Validation.Rules;

/// <summary>No two fragments have one name. https://spec.graphql.org/September2025/#sec-Fragment-Name-Uniqueness</summary>
internal sealed class UniqueFragmentNamesRule : ValidationRule
{
    private readonly Dictionary<string, NameNode> _known = new(StringComparer.Ordinal);

    public override void Enter(SyntaxNode node)
    {
        if (node is FragmentNode fragment && !_known.TryAdd(fragment.Name.Value, fragment.Name))
        {
            Report($"There can be only one fragment named \"{fragment.Name}\".", _known[fragment.Name.Value], fragment.Name);
        }
    }
}
