namespace HotChocolate.Types;

/// <summary>A subscription field; its message is the parameter marked by <see cref="EventMessageAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SubscribeAttribute : Attribute;

/// <summary>The topic a subscription field listens to; the method's name unless given.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TopicAttribute(string? name = null) : Attribute
{
    public string? Name { get; } = name;
}
