using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Execution;

/// <summary>CollectFields (specification, 6.3.2), done once per operation and set of <c>@skip</c>/<c>@include</c> answers.</summary>
internal sealed class PlanBuilder(Schema schema, IReadOnlyDictionary<string, FragmentNode> fragments, Func<string, bool?> answer)
{
    public SelectionPlan Plan(ObjectDefinition root, SelectionSetNode selectionSet, bool serial)
    {
        var fields = new OrderedDictionary<string, List<FieldNode>>(StringComparer.Ordinal);
        Collect(root, selectionSet, fields, []);
        return Finish(root, fields, serial);
    }

    public SelectionPlan Plan(ObjectDefinition type, IReadOnlyList<FieldNode> nodes)
    {
        var fields = new OrderedDictionary<string, List<FieldNode>>(StringComparer.Ordinal);
        var visited = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in nodes)
        {
            if (node.SelectionSet is not null)
            {
                Collect(type, node.SelectionSet, fields, visited);
            }
        }

        return Finish(type, fields, serial: false);
    }

    private SelectionPlan Finish(ObjectDefinition type, OrderedDictionary<string, List<FieldNode>> fields, bool serial) => new(
        type,
        [.. fields.Select(f => new FieldPlan(this, f.Key, schema.Field(type, f.Value[0].Name.Value)!, f.Value, serial))]);

    private void Collect(
        ObjectDefinition type, SelectionSetNode selectionSet, OrderedDictionary<string, List<FieldNode>> fields, HashSet<string> visited)
    {
        foreach (var selection in selectionSet.Selections)
        {
            if (!IsIncluded(selection))
            {
                continue;
            }

            switch (selection)
            {
                case FieldNode field when schema.Field(type, field.Name.Value) is not null:
                    if (!fields.TryGetValue(field.ResponseName, out var nodes))
                    {
                        fields[field.ResponseName] = nodes = [];
                    }

                    nodes.Add(field);
                    break;
                case InlineFragmentNode inline when Applies(inline.TypeCondition, type):
                    Collect(type, inline.SelectionSet, fields, visited);
                    break;
                case FragmentSpreadNode spread when visited.Add(spread.Name.Value)
                    && fragments.TryGetValue(spread.Name.Value, out var fragment) && Applies(fragment.TypeCondition, type):
                    Collect(type, fragment.SelectionSet, fields, visited);
                    break;
            }
        }
    }

    private bool Applies(NamedTypeNode? condition, ObjectDefinition type) =>
        condition is null || (schema.Type(condition.Name.Value) is { } named && schema.IsPossible(named, type));

    private bool IsIncluded(SelectionNode selection)
    {
        foreach (var directive in selection.Directives)
        {
            if (directive.Name.Value is not ("skip" or "include") || directive.Arguments.Count == 0)
            {
                continue;
            }

            var condition = directive.Arguments[0].Value switch
            {
                BooleanValueNode literal => literal.Value,
                VariableNode variable => answer(variable.Name) ?? throw new GraphQLException(
                    new Error($"The condition of @{directive.Name} is null: \"${variable.Name}\" must be true or false.") { Locations = [variable.At] }),
                _ => false,
            };
            if (condition == (directive.Name.Value == "skip"))
            {
                return false;
            }
        }

        return true;
    }
}
