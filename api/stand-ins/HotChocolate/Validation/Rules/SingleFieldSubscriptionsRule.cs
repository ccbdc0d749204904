using HotChocolate.Language;

namespace HotChocolate.Validation.Rules;

/// <summary>
/// A subscription has one root field, no introspection, and that it runs depends on no condition.
/// https://spec.graphql.org/September2025/#sec-Single-Root-Field
/// </summary>
internal sealed class SingleFieldSubscriptionsRule : ValidationRule
{
    public override void Enter(SyntaxNode node)
    {
        if (node is not OperationNode { Operation: OperationType.Subscription } operation || Context.Schema.Subscription is null)
        {
            return;
        }

        var fields = new List<FieldNode>();
        var conditions = new List<DirectiveNode>();
        Collect(operation.SelectionSet, fields, conditions, []);
        var who = operation.Name is null ? "Anonymous Subscription" : $"Subscription \"{operation.Name}\"";
        if (conditions.Count > 0)
        {
            Report($"{who} must not use `@skip` or `@include` directives in the top level selection.", conditions);
            return;
        }

        var groups = fields.GroupBy(f => f.ResponseName, StringComparer.Ordinal).ToList();
        if (groups.Count > 1)
        {
            Report($"{who} must select only one top level field.", groups.Skip(1).SelectMany(g => g));
        }

        foreach (var group in groups.Where(g => g.First().Name.Value.StartsWith("__", StringComparison.Ordinal)))
        {
            Report($"{who} must not select an introspection top level field.", group);
        }
    }

    private void Collect(SelectionSetNode selectionSet, List<FieldNode> fields, List<DirectiveNode> conditions, HashSet<string> visited)
    {
        foreach (var selection in selectionSet.Selections)
        {
            var condition = selection.Directives.FirstOrDefault(d => d.Name.Value == "skip") ?? selection.Directives.FirstOrDefault(d => d.Name.Value == "include");
            if (condition is not null)
            {
                conditions.Add(condition);
                continue;
            }

            switch (selection)
            {
                case FieldNode field:
                    fields.Add(field);
                    break;
                case InlineFragmentNode inline:
                    Collect(inline.SelectionSet, fields, conditions, visited);
                    break;
                case FragmentSpreadNode spread when visited.Add(spread.Name.Value) && Context.Fragment(spread.Name.Value) is { } fragment:
                    Collect(fragment.SelectionSet, fields, conditions, visited);
                    break;
            }
        }
    }
}
