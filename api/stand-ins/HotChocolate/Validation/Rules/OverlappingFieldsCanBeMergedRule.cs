using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Validation.Rules;

/// <summary>
/// Fields that share a name in the answer are the same field. https://spec.graphql.org/September2025/#sec-Field-Selection-Merging
/// The comparison is graphql-js's: within a selection set, between it and each fragment, and between fragments, each pair of fragments once.
/// A document that would need more comparisons than anyone's should is refused.
/// </summary>
internal sealed class OverlappingFieldsCanBeMergedRule : ValidationRule
{
    private const int MostComparisons = 20_000;

    private readonly FragmentPairs _compared = new();
    private readonly Dictionary<SelectionSetNode, SelectedFields> _collected = [];
    private int _comparisons;

    public override void Enter(SyntaxNode node)
    {
        if (node is not SelectionSetNode selectionSet || _comparisons > MostComparisons)
        {
            return;
        }

        // The walk sets the parent type of a selection set when it goes in; here it is the type selected on.
        var parent = Context.Type?.Named is FieldedType or UnionDefinition ? Context.Type.Named : null;
        foreach (var conflict in Within(parent, selectionSet))
        {
            Report(
                $"Fields \"{conflict.ResponseName}\" conflict because {conflict.Reason}. Use different aliases on the fields to fetch both if this was intentional.",
                conflict.Nodes);
        }

        if (_comparisons > MostComparisons)
        {
            Report("The selections of the document overlap too much to be compared.", node);
        }
    }

    private List<FieldConflict> Within(NamedType? parent, SelectionSetNode selectionSet)
    {
        var conflicts = new List<FieldConflict>();
        var selected = Collect(parent, selectionSet);
        foreach (var (name, fields) in selected.Fields)
        {
            for (var i = 0; i < fields.Count; i++)
            {
                for (var j = i + 1; j < fields.Count; j++)
                {
                    Add(conflicts, Compare(false, name, fields[i], fields[j]));
                }
            }
        }

        for (var i = 0; i < selected.Fragments.Count; i++)
        {
            BetweenFieldsAndFragment(conflicts, false, selected, selected.Fragments[i]);
            for (var j = i + 1; j < selected.Fragments.Count; j++)
            {
                BetweenFragments(conflicts, false, selected.Fragments[i], selected.Fragments[j]);
            }
        }

        return conflicts;
    }

    private void BetweenFieldsAndFragment(List<FieldConflict> conflicts, bool exclusive, SelectedFields selected, string fragment)
    {
        if (IsTooMuch() || !_compared.TryAdd(selected, fragment, exclusive) || Collect(fragment) is not { } other || ReferenceEquals(other, selected))
        {
            return;
        }

        Between(conflicts, exclusive, selected, other);
        other.Fragments.ForEach(next => BetweenFieldsAndFragment(conflicts, exclusive, selected, next));
    }

    private void BetweenFragments(List<FieldConflict> conflicts, bool exclusive, string first, string second)
    {
        if (first == second || IsTooMuch() || !_compared.TryAdd(first, second, exclusive) || Collect(first) is not { } a || Collect(second) is not { } b)
        {
            return;
        }

        Between(conflicts, exclusive, a, b);
        b.Fragments.ForEach(next => BetweenFragments(conflicts, exclusive, first, next));
        a.Fragments.ForEach(next => BetweenFragments(conflicts, exclusive, next, second));
    }

    private void Between(List<FieldConflict> conflicts, bool exclusive, SelectedFields first, SelectedFields second)
    {
        foreach (var (name, fields) in first.Fields)
        {
            foreach (var a in fields)
            {
                foreach (var b in second.Fields.GetValueOrDefault(name) ?? [])
                {
                    Add(conflicts, Compare(exclusive, name, a, b));
                }
            }
        }
    }

    private FieldConflict? Compare(bool parentsExclusive, string name, SelectedField a, SelectedField b)
    {
        if (IsTooMuch())
        {
            return null;
        }

        // Two different objects are never the same value, so what is said of them may differ; only the shape must agree.
        var exclusive = parentsExclusive || (a.Parent != b.Parent && a.Parent is ObjectDefinition && b.Parent is ObjectDefinition);
        if (!exclusive && a.Node.Name.Value != b.Node.Name.Value)
        {
            return new FieldConflict(name, $"\"{a.Node.Name}\" and \"{b.Node.Name}\" are different fields", [a.Node], [b.Node]);
        }

        if (!exclusive && !FieldShapes.SameArguments(a.Node.Arguments, b.Node.Arguments))
        {
            return new FieldConflict(name, "they have differing arguments", [a.Node], [b.Node]);
        }

        if (a.Definition is not null && b.Definition is not null && FieldShapes.Conflict(a.Definition.Type, b.Definition.Type))
        {
            return new FieldConflict(name, $"they return conflicting types \"{a.Definition.Type}\" and \"{b.Definition.Type}\"", [a.Node], [b.Node]);
        }

        if (a.Node.SelectionSet is null || b.Node.SelectionSet is null)
        {
            return null;
        }

        var below = BetweenSelections(
            exclusive, a.Definition?.Type.Named, a.Node.SelectionSet, b.Definition?.Type.Named, b.Node.SelectionSet);
        return below.Count == 0 ? null : new FieldConflict(
            name,
            string.Join(" and ", below.Select(c => $"subfields \"{c.ResponseName}\" conflict because {c.Reason}")),
            [a.Node, .. below.SelectMany(c => c.First)],
            [b.Node, .. below.SelectMany(c => c.Second)]);
    }

    private List<FieldConflict> BetweenSelections(bool exclusive, NamedType? type, SelectionSetNode selections, NamedType? otherType, SelectionSetNode others)
    {
        var conflicts = new List<FieldConflict>();
        var first = Collect(type, selections);
        var second = Collect(otherType, others);
        Between(conflicts, exclusive, first, second);
        second.Fragments.ForEach(f => BetweenFieldsAndFragment(conflicts, exclusive, first, f));
        first.Fragments.ForEach(f => BetweenFieldsAndFragment(conflicts, exclusive, second, f));
        first.Fragments.ForEach(a => second.Fragments.ForEach(b => BetweenFragments(conflicts, exclusive, a, b)));
        return conflicts;
    }

    private SelectedFields? Collect(string fragment) =>
        Context.Fragment(fragment) is { } node ? Collect(Context.Schema.Type(node.TypeCondition.Name.Value), node.SelectionSet) : null;

    private SelectedFields Collect(NamedType? parent, SelectionSetNode selectionSet)
    {
        if (!_collected.TryGetValue(selectionSet, out var selected))
        {
            _collected[selectionSet] = selected = new SelectedFields();
            selected.Collect(Context.Schema, parent, selectionSet);
        }

        return selected;
    }

    private bool IsTooMuch() => ++_comparisons > MostComparisons;

    private static void Add(List<FieldConflict> conflicts, FieldConflict? conflict)
    {
        if (conflict is not null)
        {
            conflicts.Add(conflict);
        }
    }
}
