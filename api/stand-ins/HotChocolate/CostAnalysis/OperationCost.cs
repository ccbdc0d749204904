using HotChocolate.Execution;
using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.CostAnalysis;

/// <summary>
/// Weighs one operation. A field that waits, or pages, costs <see cref="CostOptions.DefaultResolverCost"/>, any other object 1, any other
/// leaf nothing. What is selected on a list comes once for every item: a page has as many as asked for, any other list
/// <see cref="AssumedItems"/>. A selection counts wherever it stands, under each alias, and conditions are taken to hold. Each fragment is
/// weighed once, so the work is that of reading the document. The schema's own fields cost nothing: other rules bound them.
/// </summary>
internal sealed class OperationCost(
    Schema schema, IReadOnlyDictionary<string, FragmentNode> fragments, double resolverCost, Variables variables)
{
    /// <summary>The length of a list that no page size bounds.</summary>
    public const int AssumedItems = 10;

    private readonly Dictionary<string, Cost> _fragments = new(StringComparer.Ordinal);

    /// <summary>The variables that say how long a page is.</summary>
    public HashSet<string> SizingVariables { get; } = new(StringComparer.Ordinal);

    public Cost Of(OperationNode operation)
    {
        var cost = Of(operation.SelectionSet, schema.Root(operation.Operation)!).Paged(AssumedItems);
        return cost with { Type = cost.Type + 1 };
    }

    private Cost Of(SelectionSetNode selectionSet, NamedType parent)
    {
        var total = default(Cost);
        foreach (var selection in selectionSet.Selections)
        {
            total += selection switch
            {
                FieldNode field => Of(field, parent),
                InlineFragmentNode { TypeCondition: { } condition } inline => Of(inline.SelectionSet, schema.Type(condition.Name.Value)!),
                InlineFragmentNode inline => Of(inline.SelectionSet, parent),
                _ => Of(((FragmentSpreadNode)selection).Name.Value),
            };
        }

        return total;
    }

    private Cost Of(string fragment)
    {
        if (!_fragments.TryGetValue(fragment, out var cost))
        {
            var node = fragments[fragment];
            _fragments[fragment] = cost = Of(node.SelectionSet, schema.Type(node.TypeCondition.Name.Value)!);
        }

        return cost;
    }

    private Cost Of(FieldNode node, NamedType parent)
    {
        if (node.Name.Value.StartsWith("__", StringComparison.Ordinal) || schema.Field(parent, node.Name.Value) is not { } field)
        {
            return default;
        }

        var waits = field.Resolver.Result is not null || field.Paging is not null ? resolverCost : 0;
        if (node.SelectionSet is null)
        {
            return new Cost(waits, 0);
        }

        var page = field.Paging is { } paging ? PageSize(node, field, paging.DefaultSize) : AssumedItems;
        var below = Of(node.SelectionSet, field.Type.Named).Paged(page);
        if (field.IsPage)
        {
            return new Cost(waits, 0, 1 + below.Field, 1 + below.Type);
        }

        var items = Math.Pow(AssumedItems, Lists(field.Type));
        return new Cost((waits > 0 ? waits : items) + (items * below.Field), items * (1 + below.Type));
    }

    /// <summary>The longer of what is asked for by <c>first</c> and <c>last</c>.</summary>
    private double PageSize(FieldNode node, FieldDefinition field, int usual)
    {
        int? size = null;
        foreach (var argument in node.Arguments)
        {
            var name = argument.Name.Value;
            if (name is "first" or "last" && Number(argument.Value, field.Argument(name)?.Default) is { } asked)
            {
                size = Math.Max(size ?? 0, asked);
            }
        }

        return size ?? usual;
    }

    private int? Number(ValueNode literal, ValueNode? initial)
    {
        if (literal is not VariableNode variable)
        {
            return literal is IntValueNode && BuiltInScalars.Int.Literal(literal, out var number) ? (int)number! : null;
        }

        SizingVariables.Add(variable.Name);
        return variables.TryGet(variable.Name, out var value) ? value as int? : initial is null ? null : Number(initial, null);
    }

    private static int Lists(SchemaType type) => type switch
    {
        NonNullOf nonNull => Lists(nonNull.Inner),
        ListOf list => 1 + Lists(list.Item),
        _ => 0,
    };
}
