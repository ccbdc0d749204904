using HotChocolate.Execution;

namespace HotChocolate.Types;

/// <summary>How a field gets its value. Exactly one of <see cref="Get"/> and <see cref="Invoke"/> is set; all are compiled once.</summary>
internal sealed class FieldResolver
{
    public static FieldResolver None { get; } = new() { Get = _ => null };

    /// <summary>The value as a function of the parent alone.</summary>
    public Func<object, object?>? Get { get; init; }

    /// <summary>The value, or its task when it is not there yet.</summary>
    public Func<FieldContext, object?>? Invoke { get; init; }

    /// <summary>The result of a task that <see cref="Invoke"/> returned; null for resolvers that never return one.</summary>
    public Func<Task, object?>? Result { get; init; }

    /// <summary>Writes a scalar property of the parent without boxing it, while the answer is written.</summary>
    public PropertyLeaf? Leaf { get; init; }

    /// <summary>Runs before the resolver; throws to refuse the arguments.</summary>
    public Action<FieldContext>? Before { get; init; }

    /// <summary>Turns the resolver's value into the field's, as paging does.</summary>
    public Func<FieldContext, object?, object?>? After { get; init; }
}
