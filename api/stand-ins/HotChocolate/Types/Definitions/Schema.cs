namespace HotChocolate.Types;

/// <summary>The whole type system, with the questions that validation and execution ask of it.</summary>
internal sealed class Schema : ISchema
{
    private readonly Dictionary<NamedType, HashSet<ObjectDefinition>> _possible = [];
    private readonly Dictionary<Type, ObjectDefinition> _byRuntimeType = [];
    private readonly System.Collections.Concurrent.ConcurrentDictionary<(NamedType, Type), ObjectDefinition?> _resolved = new();

    public Schema(ObjectDefinition? query, ObjectDefinition? mutation, ObjectDefinition? subscription, IEnumerable<NamedType> types, IEnumerable<DirectiveDefinition> directives)
    {
        Query = query;
        Mutation = mutation;
        Subscription = subscription;
        Types = types.Concat(IntrospectionTypes.All).DistinctBy(t => t.Name).ToDictionary(t => t.Name, StringComparer.Ordinal);
        Directives = directives.ToDictionary(d => d.Name, StringComparer.Ordinal);
        foreach (var type in Types.Values)
        {
            Index(type);
        }
    }

    public string Name => "_Default";

    public string? Description { get; init; }

    /// <summary>Names the object type of a value whose C# type says nothing, as a dictionary; null where C# types say it.</summary>
    public Func<object, string?>? TypeNameOf { get; init; }

    public ObjectDefinition? Query { get; }

    public ObjectDefinition? Mutation { get; }

    public ObjectDefinition? Subscription { get; }

    public IReadOnlyDictionary<string, NamedType> Types { get; }

    public IReadOnlyDictionary<string, DirectiveDefinition> Directives { get; }

    public NamedType? Type(string name) => Types.GetValueOrDefault(name);

    public ObjectDefinition? Root(Language.OperationType operation) => operation switch
    {
        Language.OperationType.Query => Query,
        Language.OperationType.Mutation => Mutation,
        _ => Subscription,
    };

    /// <summary>The objects a value of this type may be.</summary>
    public IReadOnlySet<ObjectDefinition> Possible(NamedType type) =>
        type is ObjectDefinition self ? new HashSet<ObjectDefinition> { self }
        : _possible.TryGetValue(type, out var possible) ? possible : new HashSet<ObjectDefinition>();

    public bool IsPossible(NamedType type, ObjectDefinition candidate) =>
        ReferenceEquals(type, candidate) || (_possible.TryGetValue(type, out var possible) && possible.Contains(candidate));

    /// <summary>The field a selection means, the fields that every schema has included.</summary>
    public FieldDefinition? Field(NamedType parent, string name) => name switch
    {
        "__typename" => parent is FieldedType or UnionDefinition ? IntrospectionTypes.TypeNameField : null,
        "__schema" when parent == Query => IntrospectionTypes.SchemaField,
        "__type" when parent == Query => IntrospectionTypes.TypeField,
        _ => (parent as FieldedType)?.Field(name),
    };

    /// <summary>The object that a resolved value is, by its C# type or the nearest base type that has one.</summary>
    public ObjectDefinition? ObjectOf(NamedType expected, object value) =>
        expected is ObjectDefinition self ? self
        : TypeNameOf is null ? _resolved.GetOrAdd((expected, value.GetType()), Find)
        : TypeNameOf(value) is { } name && Type(name) is ObjectDefinition named && IsPossible(expected, named) ? named : null;

    public override string ToString() => SchemaPrinter.Print(this);

    private ObjectDefinition? Find((NamedType Expected, Type Runtime) question)
    {
        for (var type = question.Runtime; type is not null; type = type.BaseType)
        {
            if (_byRuntimeType.TryGetValue(type, out var found) && IsPossible(question.Expected, found))
            {
                return found;
            }
        }

        return null;
    }

    private void Index(NamedType type)
    {
        switch (type)
        {
            case ObjectDefinition o:
                foreach (var implemented in o.Interfaces)
                {
                    Possibles(implemented).Add(o);
                }

                if (o.RuntimeType is not null)
                {
                    _byRuntimeType.TryAdd(o.RuntimeType, o);
                }

                break;
            case UnionDefinition u:
                Possibles(u).UnionWith(u.Members);
                break;
        }
    }

    private HashSet<ObjectDefinition> Possibles(NamedType type)
    {
        if (!_possible.TryGetValue(type, out var possible))
        {
            _possible[type] = possible = [];
        }

        return possible;
    }
}
