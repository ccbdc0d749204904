using HotChocolate.Language;

namespace HotChocolate.Validation.Rules;

/// <summary>
/// The schema is not asked round and round: the lists by which types lead to types stand in one another twice at most, as the queries of
/// tools have them. Not of the specification; graphql-js has the same rule.
/// </summary>
internal sealed class MaxIntrospectionDepthRule : ValidationRule
{
    private const int TooDeep = 3;

    /// <summary>The depths at which a fragment was found to lead too deep, and not to.</summary>
    private readonly Dictionary<string, int> _exceeded = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _fine = new(StringComparer.Ordinal);
    private FieldNode? _within;

    public override void Enter(SyntaxNode node)
    {
        if (_within is null && node is FieldNode { Name.Value: "__schema" or "__type" } field && Exceeds(field, 0))
        {
            _within = field;
            Report("Maximum introspection depth exceeded.", field);
        }
    }

    public override void Leave(SyntaxNode node)
    {
        if (ReferenceEquals(node, _within))
        {
            _within = null;
        }
    }

    private bool Exceeds(SelectionNode selection, int depth)
    {
        switch (selection)
        {
            case FragmentSpreadNode spread:
                return Exceeds(spread.Name.Value, depth);
            case InlineFragmentNode inline:
                return inline.SelectionSet.Selections.Any(s => Exceeds(s, depth));
            case FieldNode field:
                var below = field.Name.Value is "fields" or "interfaces" or "possibleTypes" or "inputFields" ? depth + 1 : depth;
                return below >= TooDeep || field.SelectionSet?.Selections.Any(s => Exceeds(s, below)) == true;
            default:
                return false;
        }
    }

    private bool Exceeds(string fragment, int depth)
    {
        if (_exceeded.TryGetValue(fragment, out var enough) && enough <= depth)
        {
            return true;
        }

        if ((_fine.TryGetValue(fragment, out var deepest) && deepest >= depth) || Context.Fragment(fragment) is not { } node)
        {
            return false;
        }

        // Noted before it is looked into, so that a ring of fragments ends.
        _fine[fragment] = depth;
        if (!node.SelectionSet.Selections.Any(s => Exceeds(s, depth)))
        {
            return false;
        }

        _exceeded[fragment] = depth;
        return true;
    }
}
