using HotChocolate.Execution;

namespace HotChocolate.Types;

/// <summary>A subscription field; its message is the parameter marked by <see cref="EventMessageAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SubscribeAttribute : Attribute;

/// <summary>The topic a subscription field listens to; the method's name unless given. {id} stands for the value of the argument id (HotChocolate 13 and later).</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TopicAttribute(string? name = null) : Attribute
{
    public string? Name { get; } = name;

    internal static string Fill(string topic, FieldPlan field, Variables variables)
    {
        if (!topic.Contains('{', StringComparison.Ordinal))
        {
            return topic;
        }

        var arguments = field.ConstantArguments ?? ArgumentCoercion.Coerce(field, variables);
        foreach (var (i, definition) in field.Definition.Arguments.Index())
        {
            topic = topic.Replace($"{{{definition.Name}}}", $"{arguments[i]}", StringComparison.Ordinal);
        }

        return topic;
    }
}
