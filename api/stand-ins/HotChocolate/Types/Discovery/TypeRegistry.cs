using System.Reflection;

namespace HotChocolate.Types.Discovery;

/// <summary>The schema types of the C# types met so far; those new are queued until their fields are read.</summary>
internal sealed class TypeRegistry(IReadOnlyDictionary<Type, Type> bindings, IEnumerable<ScalarType> scalars)
{
    private readonly Dictionary<string, NamedType> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<Type, NamedType> _outputs = [];
    private readonly Dictionary<Type, InputDefinition> _inputs = [];
    private readonly Queue<NamedType> _unread = new();
    private readonly Dictionary<Type, ScalarType> _scalars = scalars.ToDictionary(s => s.GetType());

    public IEnumerable<NamedType> All => _byName.Values;

    public bool TryNextUnread(out NamedType type) => _unread.TryDequeue(out type!);

    public NamedType? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>What a C# type is as a result: scalar, enum, or an object, interface or union made of the class.</summary>
    public NamedType Output(Type type)
    {
        if (Leaf(type) is { } leaf)
        {
            return leaf;
        }

        if (_outputs.TryGetValue(type, out var known))
        {
            return known;
        }

        var name = Names.OfOutput(type);
        NamedType made =
            type.IsDefined(typeof(UnionTypeAttribute), inherit: false) ? new UnionDefinition(name) { RuntimeType = type }
            : type.IsInterface || type.IsDefined(typeof(InterfaceTypeAttribute), inherit: false) ? new InterfaceDefinition(name) { RuntimeType = type }
            : new ObjectDefinition(name) { RuntimeType = type };
        _outputs[type] = made;
        Add(made, XmlDescriptions.Of(type));
        return made;
    }

    public InterfaceDefinition Interface(Type type)
    {
        if (_outputs.TryGetValue(type, out var known))
        {
            return (InterfaceDefinition)known;
        }

        var made = new InterfaceDefinition(Names.OfOutput(type)) { RuntimeType = type };
        _outputs[type] = made;
        Add(made, XmlDescriptions.Of(type));
        return made;
    }

    /// <summary>What a C# type is as an argument: scalar, enum, or an input object.</summary>
    public NamedType Input(Type type)
    {
        if (Leaf(type) is { } leaf)
        {
            return leaf;
        }

        if (!_inputs.TryGetValue(type, out var known))
        {
            _inputs[type] = known = new InputDefinition(Names.OfInput(type)) { RuntimeType = type };
            Add(known, XmlDescriptions.Of(type));
        }

        return known;
    }

    public ObjectDefinition Root(string name, Type? type)
    {
        var root = new ObjectDefinition(type is null ? name : Names.OfOutput(type)) { RuntimeType = type };
        if (type is not null)
        {
            _outputs[type] = root;
        }

        Add(root, type is null ? null : XmlDescriptions.Of(type));
        return root;
    }

    /// <summary>Adds a type that no single C# type stands for, as a connection; false when its name is known.</summary>
    public bool TryAddMade(NamedType type)
    {
        var isNew = _byName.TryAdd(type.Name, type);
        if (isNew)
        {
            // Read as the others are, for extensions may add fields to it by its name.
            _unread.Enqueue(type);
        }

        return isNew;
    }

    private NamedType? Leaf(Type type)
    {
        if (bindings.TryGetValue(type, out var bound) && Scalar(bound) is { } boundScalar)
        {
            return Known(boundScalar);
        }

        if (Scalars.ByRuntimeType.TryGetValue(type, out var scalar))
        {
            return Known(scalar);
        }

        return type.IsEnum ? Enum(type) : null;
    }

    /// <summary>The scalar that a class stands for; null: it stands for none.</summary>
    public ScalarDefinition? Scalar(Type marker)
    {
        if (!typeof(ScalarType).IsAssignableFrom(marker))
        {
            return null;
        }

        if (!_scalars.TryGetValue(marker, out var scalar))
        {
            _scalars[marker] = scalar = (ScalarType)Activator.CreateInstance(marker)!;
        }

        return scalar.Definition;
    }

    public ScalarDefinition Known(ScalarDefinition scalar)
    {
        _byName[scalar.Name] = scalar;
        return scalar;
    }

    private NamedType Enum(Type type)
    {
        if (_outputs.TryGetValue(type, out var known))
        {
            return known;
        }

        var made = new EnumDefinition(Names.OfOutput(type)) { RuntimeType = type };
        foreach (var field in type.GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => !f.IsDefined(typeof(GraphQLIgnoreAttribute))))
        {
            made.Add(new EnumValueDefinition(Names.OfEnumValue(field), field.GetValue(null)!)
            {
                Description = XmlDescriptions.Of(field),
                Deprecation = Deprecations.Of(field),
            });
        }

        _outputs[type] = made;
        Add(made, XmlDescriptions.Of(type));
        return made;
    }

    private void Add(NamedType type, string? description)
    {
        type.Description = description;
        if (!_byName.TryAdd(type.Name, type))
        {
            throw new InvalidOperationException($"Two types of the schema are named `{type.Name}`.");
        }

        _unread.Enqueue(type);
    }
}
