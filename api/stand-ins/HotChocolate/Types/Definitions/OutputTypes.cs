using HotChocolate.Authorization;

namespace HotChocolate.Types;

/// <summary>A type with fields: object or interface.</summary>
internal abstract class FieldedType(string name) : NamedType(name)
{
    private Dictionary<string, FieldDefinition>? _byName;

    public List<FieldDefinition> Fields { get; } = [];

    public List<InterfaceDefinition> Interfaces { get; } = [];

    public Type? RuntimeType { get; init; }

    /// <summary>Who may have an object of this type.</summary>
    public List<AuthorizationRule> Rules { get; } = [];

    public FieldDefinition? Field(string field)
    {
        var byName = _byName;
        if (byName is null || byName.Count != Fields.Count)
        {
            _byName = byName = Fields.ToDictionary(f => f.Name, StringComparer.Ordinal);
        }

        return byName.GetValueOrDefault(field);
    }
}

internal sealed class ObjectDefinition(string name) : FieldedType(name);

internal sealed class InterfaceDefinition(string name) : FieldedType(name);

internal sealed class UnionDefinition(string name) : NamedType(name)
{
    public List<ObjectDefinition> Members { get; } = [];

    public Type? RuntimeType { get; init; }
}

/// <summary>A field of an object or interface, with what resolves it.</summary>
internal sealed class FieldDefinition(string name, SchemaType type)
{
    public string Name => name;

    public SchemaType Type { get; set; } = type;

    public List<InputValueDefinition> Arguments { get; init; } = [];

    public string? Description { get; set; }

    public string? Deprecation { get; set; }

    /// <summary>What a subscription field listens to.</summary>
    public string? Topic { get; init; }

    /// <summary>Who may have the field; all must be met.</summary>
    public IReadOnlyList<AuthorizationRule> Rules { get; set; } = [];

    /// <summary>What the field's type and root ask does not hold here.</summary>
    public bool AllowsAnonymous { get; set; }

    /// <summary>Set when the field is a connection: how long its pages are.</summary>
    public Pagination.PagingSettings? Paging { get; init; }

    /// <summary>The list of a connection's items: as long as the page.</summary>
    public bool IsPage { get; init; }

    public FieldResolver Resolver { get; set; } = FieldResolver.None;

    public InputValueDefinition? Argument(string argument) => Arguments.Find(a => a.Name == argument);
}
