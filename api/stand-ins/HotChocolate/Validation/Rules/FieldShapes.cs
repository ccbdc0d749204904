using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Validation.Rules;

/// <summary>A field as selected, on the type it is selected on.</summary>
internal sealed record SelectedField(NamedType? Parent, FieldNode Node, FieldDefinition? Definition);

/// <summary>Two fields that cannot both be in the answer, with the selections that say so.</summary>
internal sealed record FieldConflict(string ResponseName, string Reason, IReadOnlyList<FieldNode> First, IReadOnlyList<FieldNode> Second)
{
    public IEnumerable<FieldNode> Nodes => First.Concat(Second);
}

/// <summary>What a selection set selects itself, by name in the answer, and the fragments it spreads.</summary>
internal sealed class SelectedFields
{
    public OrderedDictionary<string, List<SelectedField>> Fields { get; } = new(StringComparer.Ordinal);

    public List<string> Fragments { get; } = [];

    public void Collect(Schema schema, NamedType? parent, SelectionSetNode selectionSet)
    {
        foreach (var selection in selectionSet.Selections)
        {
            switch (selection)
            {
                case FieldNode field:
                    if (!Fields.TryGetValue(field.ResponseName, out var fields))
                    {
                        Fields[field.ResponseName] = fields = [];
                    }

                    fields.Add(new SelectedField(parent, field, parent is null ? null : schema.Field(parent, field.Name.Value)));
                    break;
                case FragmentSpreadNode spread when !Fragments.Contains(spread.Name.Value):
                    Fragments.Add(spread.Name.Value);
                    break;
                case InlineFragmentNode inline:
                    Collect(schema, inline.TypeCondition is null ? parent : schema.Type(inline.TypeCondition.Name.Value), inline.SelectionSet);
                    break;
            }
        }
    }
}

/// <summary>The pairs compared so far. A pair compared as possibly the same object need not be compared as exclusive ones.</summary>
internal sealed class FragmentPairs
{
    private readonly Dictionary<(object, string), bool> _compared = [];

    public bool TryAdd(string a, string b, bool exclusive) =>
        string.CompareOrdinal(a, b) < 0 ? TryAdd((object)a, b, exclusive) : TryAdd((object)b, a, exclusive);

    public bool TryAdd(object a, string b, bool exclusive)
    {
        if (_compared.TryGetValue((a, b), out var known) && (exclusive || !known))
        {
            return false;
        }

        _compared[(a, b)] = exclusive;
        return true;
    }
}

internal static class FieldShapes
{
    /// <summary>Whether values of two types cannot stand in one place of an answer.</summary>
    public static bool Conflict(SchemaType a, SchemaType b) => (a, b) switch
    {
        (ListOf x, ListOf y) => Conflict(x.Item, y.Item),
        (ListOf, _) or (_, ListOf) when a is not NonNullOf && b is not NonNullOf => true,
        (NonNullOf x, NonNullOf y) => Conflict(x.Inner, y.Inner),
        (NonNullOf, _) or (_, NonNullOf) => true,
        _ => (a.IsLeaf || b.IsLeaf) && !ReferenceEquals(a, b),
    };

    public static bool SameArguments(IReadOnlyList<ArgumentNode> a, IReadOnlyList<ArgumentNode> b) =>
        a.Count == b.Count && a.All(x => b.FirstOrDefault(y => y.Name.Value == x.Name.Value) is { } y && Text(x.Value) == Text(y.Value));

    /// <summary>The fields of an input object have no order.</summary>
    private static string Text(ValueNode value) => value switch
    {
        ObjectValueNode map => $"{{{string.Join(',', map.Fields.OrderBy(f => f.Name.Value, StringComparer.Ordinal).Select(f => $"{f.Name}:{Text(f.Value)}"))}}}",
        ListValueNode list => $"[{string.Join(',', list.Items.Select(Text))}]",
        StringValueNode text => SyntaxPrinter.Quote(text.Value),
        _ => SyntaxPrinter.Print(value),
    };
}
