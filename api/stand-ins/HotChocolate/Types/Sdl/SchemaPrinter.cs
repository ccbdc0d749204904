using HotChocolate.Language;

namespace HotChocolate.Types;

/// <summary>Writes a schema as a document. Types are in the order of their names, so that a change shows as one.</summary>
internal static class SchemaPrinter
{
    public static string Print(Schema schema) =>
        SyntaxPrinter.Print(new DocumentNode(default, [Roots(schema), .. schema.Types.Values
            .Where(t => !t.Name.StartsWith("__", StringComparison.Ordinal) && !BuiltInScalars.All.Contains(t))
            .OrderBy(t => t.Name, StringComparer.Ordinal)
            .Select(Type)])) + "\n";

    private static SchemaNode Roots(Schema schema)
    {
        (OperationType, ObjectDefinition?)[] roots =
            [(OperationType.Query, schema.Query), (OperationType.Mutation, schema.Mutation), (OperationType.Subscription, schema.Subscription)];
        return new SchemaNode(
            default, extends: false, schema.Description, [], [.. roots.Where(r => r.Item2 is not null).Select(r => new RootTypeNode(default, r.Item1, Reference(r.Item2!)))]);
    }

    private static TypeDefinitionNode Type(NamedType type) => type switch
    {
        ScalarDefinition s => Node(TypeDefinitionKind.Scalar, s, directives: s.SpecifiedBy is null ? [] : [Directive("specifiedBy", "url", s.SpecifiedBy)]),
        EnumDefinition e => Node(TypeDefinitionKind.Enum, e, values:
            [.. e.Values.Select(v => new EnumValueDefinitionNode(default, v.Description, Name(v.Name), Deprecated(v.Deprecation)))]),
        InputDefinition i => Node(TypeDefinitionKind.InputObject, i, inputs: [.. i.Fields.Select(Input)], directives:
            i.IsOneOf ? [new DirectiveNode(default, Name("oneOf"), [])] : []),
        UnionDefinition u => Node(TypeDefinitionKind.Union, u, members:
            [.. u.Members.OrderBy(m => m.Name, StringComparer.Ordinal).Select(Reference)]),
        FieldedType f => Node(f is ObjectDefinition ? TypeDefinitionKind.Object : TypeDefinitionKind.Interface, f, fields: [.. f.Fields.Select(Field)], interfaces:
            [.. f.Interfaces.OrderBy(i => i.Name, StringComparer.Ordinal).Select(Reference)]),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type.Name),
    };

    private static TypeDefinitionNode Node(
        TypeDefinitionKind kind,
        NamedType type,
        IReadOnlyList<DirectiveNode>? directives = null,
        IReadOnlyList<NamedTypeNode>? interfaces = null,
        IReadOnlyList<NamedTypeNode>? members = null,
        IReadOnlyList<FieldDefinitionNode>? fields = null,
        IReadOnlyList<InputValueNode>? inputs = null,
        IReadOnlyList<EnumValueDefinitionNode>? values = null) => new(default, kind, extends: false, type.Description, Name(type.Name))
        {
            Directives = directives ?? [],
            Interfaces = interfaces ?? [],
            Members = members ?? [],
            Fields = fields ?? [],
            InputFields = inputs ?? [],
            Values = values ?? [],
        };

    private static FieldDefinitionNode Field(FieldDefinition field) => new(
        default, field.Description, Name(field.Name), [.. field.Arguments.Select(Input)], Reference(field.Type), Deprecated(field.Deprecation));

    private static InputValueNode Input(InputValueDefinition value) =>
        new(default, value.Description, Name(value.Name), Reference(value.Type), value.Default, Deprecated(value.Deprecation));

    private static TypeNode Reference(SchemaType type) => type switch
    {
        NonNullOf nonNull => new NonNullTypeNode(default, Reference(nonNull.Inner)),
        ListOf list => new ListTypeNode(default, Reference(list.Item)),
        _ => Reference((NamedType)type),
    };

    private static NamedTypeNode Reference(NamedType type) => new(default, Name(type.Name));

    private static NameNode Name(string name) => new(default, name);

    private static IReadOnlyList<DirectiveNode> Deprecated(string? reason) => reason is null ? [] : [Directive("deprecated", "reason", reason)];

    private static DirectiveNode Directive(string name, string argument, string value) =>
        new(default, Name(name), [new ArgumentNode(default, Name(argument), new StringValueNode(default, value, block: false))]);
}
