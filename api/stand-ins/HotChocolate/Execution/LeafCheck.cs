using System.Text.Json;
using HotChocolate.Types;

namespace HotChocolate.Execution;

/// <summary>Tries every leaf of an answer; those that cannot be written become errors and null.</summary>
internal sealed class LeafCheck(RequestExecution execution, Utf8JsonWriter scratch)
{
    public void Check(ObjectResult node)
    {
        for (var i = 0; i < node.Plan.Fields.Length && !node.IsDead; i++)
        {
            var field = node.Plan.Fields[i];
            var value = node.Slots?[i];
            if (field.Leaf is { } leaf && value is null)
            {
                Try(field, node, i, () =>
                {
                    if (!leaf.TryWrite(scratch, field.JsonName, node.Value) && field.Definition.Type is NonNullOf)
                    {
                        var error = new Error($"Cannot return null for non-nullable field \"{field.Definition.Name}\".");
                        throw new GraphQLException(error.WithCode("HC0018"));
                    }
                });
            }
            else
            {
                Check(field, node, i, value);
            }
        }
    }

    private void Check(FieldPlan field, ResultNode owner, int slot, object? value)
    {
        switch (value)
        {
            case ObjectResult node:
                Check(node);
                break;
            case ListResult list:
                for (var i = 0; i < list.Slots!.Length && !list.IsDead; i++)
                {
                    Check(field, list, i, list.Slots[i]);
                }

                break;
            case not null when !ReferenceEquals(value, ResultNode.Nulled):
                Try(field, owner, slot, () => ResultWriter.WriteLeaf(scratch, field.Definition.Type.Named, value));
                break;
        }
    }

    private void Try(FieldPlan field, ResultNode owner, int slot, Action write)
    {
        try
        {
            write();
        }
        catch (Exception e)
        {
            execution.Fail(e, field, owner, slot);
        }

        scratch.Reset();
    }
}
