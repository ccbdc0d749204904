using System.Reflection;
using HotChocolate.Authorization;
using HotChocolate.Execution;

namespace HotChocolate.Types.Discovery;

/// <summary>Makes the schema of the classes given to the builder and of all that they reach.</summary>
internal sealed class SchemaBuilder
{
    private readonly SchemaSetup _setup;
    private readonly TypeRegistry _registry;
    private readonly TypeReader _types;
    private readonly InputConversion _inputs;
    private readonly FieldReader _fields;
    private readonly Dictionary<string, ObjectDefinition> _roots = new(StringComparer.Ordinal);

    private SchemaBuilder(SchemaSetup setup)
    {
        _setup = setup;
        _registry = new TypeRegistry(setup.Bindings, setup.Scalars);
        _types = new TypeReader(_registry);
        _inputs = new InputConversion(setup.Converters);
        _fields = new FieldReader(
            _types, new ArgumentReader(_types, _inputs), new ResolverCompiler(new OutputConversion(setup.Converters)), new PagingFields(_types, _registry));
    }

    public static Schema Build(SchemaSetup setup) => new SchemaBuilder(setup).Build();

    private Schema Build()
    {
        foreach (var scalar in BuiltInScalars.All)
        {
            _registry.Known(scalar);
        }

        foreach (var root in new[] { _setup.Query, _setup.Mutation, _setup.Subscription }.Where(r => r.IsUsed))
        {
            _roots[root.Name] = _registry.Root(root.Name, root.RuntimeType);
        }

        foreach (var scalar in _setup.Scalars)
        {
            _registry.Known(scalar.Definition);
        }

        foreach (var type in _setup.Types)
        {
            Register(type);
        }

        while (_registry.TryNextUnread(out var type))
        {
            Read(type);
        }

        Link();
        var schema = new Schema(
            _roots.GetValueOrDefault("Query"), _roots.GetValueOrDefault("Mutation"), _roots.GetValueOrDefault("Subscription"),
            [.. _registry.All], BuiltInDirectives.All);
        SchemaCheck.Require(schema);
        GuardedFields.Guard(schema, _setup.IsAuthorizing);
        return schema;
    }

    private void Register(Type type)
    {
        if (_registry.Scalar(type) is { } scalar)
        {
            _registry.Known(scalar);
        }
        else if (MarkerTypes.Is(type, typeof(InputObjectType<>)) || type.IsDefined(typeof(InputObjectTypeAttribute), inherit: false))
        {
            _registry.Input(MarkerTypes.Runtime(type));
        }
        else if (MarkerTypes.Is(type, typeof(InterfaceType<>)))
        {
            _registry.Interface(MarkerTypes.Runtime(type));
        }
        else
        {
            _registry.Output(MarkerTypes.Runtime(type));
        }
    }

    private void Read(NamedType type)
    {
        switch (type)
        {
            case InputDefinition input:
                InputBuilder.Read(input, _types, _inputs);
                break;
            case FieldedType fielded:
                ReadFields(fielded);
                break;
        }
    }

    private void ReadFields(FieldedType type)
    {
        var ignored = new HashSet<string>(StringComparer.Ordinal);
        var extensions = _setup.Extensions.Where(e => Extends(e, type)).ToList();
        var hidden = extensions.SelectMany(e => Extension(e).IgnoreProperties ?? []).ToHashSet(StringComparer.Ordinal);
        ignored.UnionWith(extensions.SelectMany(e => Extension(e).IgnoreFields ?? []));
        type.Rules.AddRange(extensions.SelectMany(AuthorizationRule.Of));
        if (type.RuntimeType is { } runtime)
        {
            type.Rules.AddRange(AuthorizationRule.Of(runtime));
            var instance = _roots.ContainsValue((type as ObjectDefinition)!) ? Instance.Of(runtime) : Instance.Parent(runtime);
            Add(type, _fields.Read(runtime, instance).Where(f => !hidden.Contains(f.Member.Name) && !ignored.Contains(f.Field.Name)));
        }

        foreach (var extension in extensions)
        {
            Add(type, _fields.Read(extension, Instance.Of(extension)));
        }

        if (type.Fields.Count == 0)
        {
            throw new InvalidOperationException($"The type `{type.Name}` has no fields.");
        }
    }

    /// <summary>A field that is there already is replaced: the extension knows better.</summary>
    private static void Add(FieldedType type, IEnumerable<(MemberInfo Member, FieldDefinition Field)> fields)
    {
        foreach (var (_, field) in fields)
        {
            var index = type.Fields.FindIndex(f => f.Name == field.Name);
            if (index >= 0)
            {
                type.Fields[index] = field;
            }
            else
            {
                type.Fields.Add(field);
            }
        }
    }

    private static ExtendObjectTypeAttribute Extension(Type extension) =>
        extension.GetCustomAttribute<ExtendObjectTypeAttribute>()
        ?? throw new InvalidOperationException($"{extension.Name} lacks [ExtendObjectType].");

    private bool Extends(Type extension, FieldedType type)
    {
        var attribute = Extension(extension);
        if (attribute.ExtendsType is { } extended)
        {
            return type.RuntimeType is not null && (extended == type.RuntimeType || extended.IsAssignableFrom(type.RuntimeType));
        }

        return (attribute.Name ?? Names.OfOutput(extension)) == type.Name;
    }

    /// <summary>Says which objects implement which interfaces and belong to which unions.</summary>
    private void Link()
    {
        var fielded = _registry.All.OfType<FieldedType>().Where(t => t.RuntimeType is not null).ToList();
        foreach (var contract in fielded.OfType<InterfaceDefinition>())
        {
            foreach (var type in fielded.Where(t => t != contract && contract.RuntimeType!.IsAssignableFrom(t.RuntimeType)))
            {
                type.Interfaces.Add(contract);
            }
        }

        foreach (var union in _registry.All.OfType<UnionDefinition>())
        {
            union.Members.AddRange(fielded.OfType<ObjectDefinition>().Where(o => union.RuntimeType!.IsAssignableFrom(o.RuntimeType)));
        }
    }
}
