using HotChocolate.Types;

namespace HotChocolate.Execution;

/// <summary>An object or list of the answer being made; its slots hold leaves, nodes, or null.</summary>
internal abstract class ResultNode(ResultNode? owner, int slot)
{
    /// <summary>Stands in the slot of a property that the writer would otherwise read.</summary>
    public static object Nulled { get; } = new();

    public ResultNode? Owner => owner;

    public int Slot => slot;

    public object?[]? Slots { get; protected set; }

    /// <summary>A null came up through this node: it is not part of the answer any more.</summary>
    public bool IsDead { get; set; }

    public abstract SchemaType TypeOf(int index);

    public abstract Path Append(Path path, int index);

    public Path PathOf(int index) => Append(owner?.PathOf(slot) ?? Path.Root, index);

    public abstract void Set(int index, object? value);

    public bool IsDiscarded()
    {
        for (var node = this; node is not null; node = node.Owner)
        {
            if (node.IsDead)
            {
                return true;
            }
        }

        return false;
    }
}

internal sealed class ObjectResult(ResultNode? owner, int slot, SelectionPlan plan, object value) : ResultNode(owner, slot)
{
    public SelectionPlan Plan => plan;

    public object Value => value;

    public override SchemaType TypeOf(int index) => plan.Fields[index].Definition.Type;

    public override Path Append(Path path, int index) => path.Append(plan.Fields[index].ResponseName);

    public override void Set(int index, object? value) => (Slots ??= new object?[plan.Fields.Length])[index] = value;
}

internal sealed class ListResult : ResultNode
{
    private readonly SchemaType _itemType;

    public ListResult(ResultNode? owner, int slot, SchemaType itemType, int count)
        : base(owner, slot)
    {
        _itemType = itemType;
        Slots = new object?[count];
    }

    public override SchemaType TypeOf(int index) => _itemType;

    public override Path Append(Path path, int index) => path.Append(index);

    public override void Set(int index, object? value) => Slots![index] = value;
}
