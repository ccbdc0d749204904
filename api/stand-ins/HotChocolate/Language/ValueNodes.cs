namespace HotChocolate.Language;

internal abstract class ValueNode(Location at) : SyntaxNode(at);

internal sealed class VariableNode(Location at, NameNode name) : ValueNode(at)
{
    public string Name => name.Value;

    /// <summary>The name without its dollar, which may stand apart.</summary>
    public NameNode Word => name;
}

internal sealed class IntValueNode(Location at, string text) : ValueNode(at)
{
    public string Text => text;
}

internal sealed class FloatValueNode(Location at, string text) : ValueNode(at)
{
    public string Text => text;
}

internal sealed class StringValueNode(Location at, string value, bool block) : ValueNode(at)
{
    public string Value => value;

    public bool Block => block;
}

internal sealed class BooleanValueNode(Location at, bool value) : ValueNode(at)
{
    public bool Value => value;
}

internal sealed class NullValueNode(Location at) : ValueNode(at);

internal sealed class EnumValueNode(Location at, string value) : ValueNode(at)
{
    public string Value => value;
}

internal sealed class ListValueNode(Location at, IReadOnlyList<ValueNode> items) : ValueNode(at)
{
    public IReadOnlyList<ValueNode> Items => items;
}

internal sealed class ObjectValueNode(Location at, IReadOnlyList<ObjectFieldNode> fields) : ValueNode(at)
{
    public IReadOnlyList<ObjectFieldNode> Fields => fields;
}

internal sealed class ObjectFieldNode(Location at, NameNode name, ValueNode value) : SyntaxNode(at)
{
    public NameNode Name => name;

    public ValueNode Value => value;
}

internal abstract class TypeNode(Location at) : SyntaxNode(at);

internal sealed class NamedTypeNode(Location at, NameNode name) : TypeNode(at)
{
    public NameNode Name => name;
}

internal sealed class ListTypeNode(Location at, TypeNode item) : TypeNode(at)
{
    public TypeNode Item => item;
}

internal sealed class NonNullTypeNode(Location at, TypeNode inner) : TypeNode(at)
{
    public TypeNode Inner => inner;
}
