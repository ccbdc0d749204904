using System.Text.Json;

namespace HotChocolate.Types;

internal sealed class EnumDefinition(string name) : NamedType(name)
{
    private readonly Dictionary<string, EnumValueDefinition> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<object, EnumValueDefinition> _byValue = [];

    public Type? RuntimeType { get; init; }

    public List<EnumValueDefinition> Values { get; } = [];

    public void Add(EnumValueDefinition value)
    {
        Values.Add(value);
        _byName.Add(value.Name, value);
        _byValue.TryAdd(value.Value, value);
    }

    public EnumValueDefinition? Find(string value) => _byName.GetValueOrDefault(value);

    public EnumValueDefinition? Of(object value) => _byValue.GetValueOrDefault(value);
}

internal sealed class EnumValueDefinition(string name, object value)
{
    public string Name => name;

    public object Value => value;

    public JsonEncodedText Json { get; } = JsonEncodedText.Encode(name);

    public string? Description { get; init; }

    public string? Deprecation { get; init; }
}

internal sealed class InputDefinition(string name) : NamedType(name)
{
    public Type? RuntimeType { get; init; }

    public List<InputValueDefinition> Fields { get; } = [];

    /// <summary>Exactly one field must be sent (<c>@oneOf</c>).</summary>
    public bool IsOneOf { get; init; }

    public InputValueDefinition? Field(string field) => Fields.Find(f => f.Name == field);
}
