using HotChocolate.Language;

namespace HotChocolate.Validation.Rules;

/// <summary>Every fragment is spread by an operation. https://spec.graphql.org/September2025/#sec-Fragments-Must-Be-Used</summary>
internal sealed class NoUnusedFragmentsRule : ValidationRule
{
    public override void Leave(SyntaxNode node)
    {
        if (node is not DocumentNode document)
        {
            return;
        }

        var used = document.Operations.SelectMany(Context.Reached).OfType<FragmentNode>().Select(f => f.Name.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var fragment in document.Fragments.Where(f => !used.Contains(f.Name.Value)))
        {
            Report($"Fragment \"{fragment.Name}\" is never used.", fragment);
        }
    }
}
