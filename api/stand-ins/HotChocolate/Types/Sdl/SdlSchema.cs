using HotChocolate.Language;

namespace HotChocolate.Types;

/// <summary>Makes a schema of a schema document. Its fields resolve from dictionaries, or from what <c>resolve</c> says.</summary>
internal sealed class SdlSchema
{
    private readonly Dictionary<string, NamedType> _types = new(StringComparer.Ordinal);
    private readonly DocumentNode _document;
    private readonly Func<string, string, FieldResolver?> _resolve;

    private SdlSchema(DocumentNode document, Func<string, string, FieldResolver?> resolve)
    {
        _document = document;
        _resolve = resolve;
    }

    public static Schema Build(string sdl, Func<string, string, FieldResolver?>? resolve = null) =>
        new SdlSchema(Parser.Parse(sdl), resolve ?? ((_, _) => null)).Build();

    private Schema Build()
    {
        foreach (var scalar in BuiltInScalars.All)
        {
            _types[scalar.Name] = scalar;
        }

        var definitions = _document.Definitions.OfType<TypeDefinitionNode>().ToList();
        foreach (var definition in definitions)
        {
            _types[definition.Name.Value] = Declare(definition);
        }

        foreach (var definition in definitions)
        {
            Fill(definition);
        }

        var roots = _document.Definitions.OfType<SchemaNode>().SelectMany(s => s.Roots).ToDictionary(r => r.Operation, r => r.Type.Name.Value);
        return new Schema(
            Root(OperationType.Query, roots), Root(OperationType.Mutation, roots), Root(OperationType.Subscription, roots), _types.Values,
            [.. _document.Definitions.OfType<DirectiveDefinitionNode>().Select(Directive).Concat(BuiltInDirectives.All).DistinctBy(d => d.Name)])
        {
            TypeNameOf = value => value is IReadOnlyDictionary<string, object?> map ? map.GetValueOrDefault("__typename") as string : null,
        };
    }

    private ObjectDefinition? Root(OperationType operation, Dictionary<OperationType, string> roots) =>
        _types.GetValueOrDefault(roots.GetValueOrDefault(operation, operation.ToString())) as ObjectDefinition;

    private static NamedType Declare(TypeDefinitionNode node)
    {
        var name = node.Name.Value;
        NamedType type = node.Kind switch
        {
            TypeDefinitionKind.Object => new ObjectDefinition(name),
            TypeDefinitionKind.Interface => new InterfaceDefinition(name),
            TypeDefinitionKind.Union => new UnionDefinition(name),
            TypeDefinitionKind.Enum => new EnumDefinition(name),
            TypeDefinitionKind.InputObject => new InputDefinition(name) { IsOneOf = node.Directives.Any(d => d.Name.Value == "oneOf") },
            _ => Scalars.ByName.GetValueOrDefault(name) ?? new ScalarDefinition(name)
            {
                Literal = AnyScalar.Any.Literal,
                Json = AnyScalar.Any.Json,
                Write = AnyScalar.Any.Write,
                SpecifiedBy = Argument(node.Directives, "specifiedBy", "url"),
            },
        };
        type.Description ??= node.Description;
        return type;
    }

    private void Fill(TypeDefinitionNode node)
    {
        switch (_types[node.Name.Value])
        {
            case FieldedType type:
                type.Interfaces.AddRange(node.Interfaces.Select(i => (InterfaceDefinition)_types[i.Name.Value]));
                type.Fields.AddRange(node.Fields.Select(f => new FieldDefinition(f.Name.Value, Reference(f.Type))
                {
                    Description = f.Description,
                    Arguments = [.. f.Arguments.Select(Input)],
                    Deprecation = Deprecation(f.Directives),
                    Resolver = _resolve(type.Name, f.Name.Value) ?? FromDictionary(f.Name.Value),
                }));
                break;
            case UnionDefinition union:
                union.Members.AddRange(node.Members.Select(m => (ObjectDefinition)_types[m.Name.Value]));
                break;
            case EnumDefinition values:
                node.Values.ToList().ForEach(v => values.Add(new EnumValueDefinition(v.Name.Value, v.Name.Value)
                {
                    Description = v.Description,
                    Deprecation = Deprecation(v.Directives),
                }));
                break;
            case InputDefinition input:
                input.Fields.AddRange(node.InputFields.Select(Input));
                break;
        }
    }

    private static FieldResolver FromDictionary(string field) =>
        new() { Get = parent => parent is IReadOnlyDictionary<string, object?> map ? map.GetValueOrDefault(field) : null };

    private InputValueDefinition Input(InputValueNode node) => new(node.Name.Value, Reference(node.Type))
    {
        Description = node.Description,
        Default = node.DefaultValue,
        Deprecation = Deprecation(node.Directives),
    };

    private DirectiveDefinition Directive(DirectiveDefinitionNode node) =>
        new(node.Name.Value, [.. node.Locations.Select(l => l.Value)], [.. node.Arguments.Select(Input)])
        {
            Description = node.Description,
            Repeatable = node.Repeatable,
        };

    private SchemaType Reference(TypeNode node) => node switch
    {
        NonNullTypeNode nonNull => new NonNullOf(Reference(nonNull.Inner)),
        ListTypeNode list => new ListOf(Reference(list.Item)),
        NamedTypeNode named => _types.GetValueOrDefault(named.Name.Value)
            ?? throw new SyntaxException($"Unknown type \"{named.Name}\".", named.At),
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };

    private static string? Deprecation(IReadOnlyList<DirectiveNode> directives) =>
        directives.Any(d => d.Name.Value == "deprecated") ? Argument(directives, "deprecated", "reason") ?? BuiltInDirectives.NoReason : null;

    private static string? Argument(IReadOnlyList<DirectiveNode> directives, string directive, string argument) =>
        (directives.FirstOrDefault(d => d.Name.Value == directive)?.Arguments.FirstOrDefault(a => a.Name.Value == argument)?.Value as StringValueNode)?.Value;
}
