using HotChocolate.Execution;
using HotChocolate.Language;

namespace HotChocolate.Types;

/// <summary>The types by which a schema describes itself (specification, chapter 4), and the fields every root and object has.</summary>
internal static class IntrospectionTypes
{
    private static readonly NonNullOf Text = new(BuiltInScalars.String);
    private static readonly NonNullOf Flag = new(BuiltInScalars.Boolean);

    private static readonly EnumDefinition TypeKind = Enum("__TypeKind", "What kind of type a `__Type` is.",
        "SCALAR", "OBJECT", "INTERFACE", "UNION", "ENUM", "INPUT_OBJECT", "LIST", "NON_NULL");

    private static readonly EnumDefinition DirectiveLocation = Enum("__DirectiveLocation", "Where a directive may stand.",
        [.. DirectiveLocations.Executable, .. DirectiveLocations.TypeSystem]);

    private static readonly ObjectDefinition SchemaType = Object("__Schema", "What a server offers: its types, directives and roots.");
    private static readonly ObjectDefinition Type = Object("__Type", "A type of the schema, of any kind.");
    private static readonly ObjectDefinition Field = Object("__Field", "A field of an object or interface.");
    private static readonly ObjectDefinition InputValue = Object("__InputValue", "An argument or a field of an input object.");
    private static readonly ObjectDefinition EnumValue = Object("__EnumValue", "One value of an enum.");
    private static readonly ObjectDefinition Directive = Object("__Directive", "A directive and where it may stand.");

    static IntrospectionTypes()
    {
        SchemaType.Fields.AddRange(SchemaFields());
        Type.Fields.AddRange(TypeFields());
        Field.Fields.AddRange(FieldFields());
        InputValue.Fields.AddRange(InputValueFields());
        EnumValue.Fields.AddRange([.. Named<EnumValueDefinition>(v => v.Name, v => v.Description), .. Deprecated<EnumValueDefinition>(v => v.Deprecation)]);
        Directive.Fields.AddRange(DirectiveFields());
    }

    public static IReadOnlyList<NamedType> All { get; } =
        [SchemaType, Type, Field, InputValue, EnumValue, Directive, TypeKind, DirectiveLocation, BuiltInScalars.String, BuiltInScalars.Boolean];

    public static FieldDefinition TypeNameField { get; } = new("__typename", Text) { Description = "The name of the object's type." };

    public static FieldDefinition SchemaField { get; } = new("__schema", new NonNullOf(SchemaType))
    {
        Description = "The schema of this server.",
        Resolver = new FieldResolver { Invoke = context => context.Request.Schema },
    };

    public static FieldDefinition TypeField { get; } = new("__type", Type)
    {
        Description = "One type of the schema, by name.",
        Arguments = [new InputValueDefinition("name", Text)],
        Resolver = new FieldResolver { Invoke = context => context.Request.Schema.Type((string)context.Arguments[0]!) },
    };

    private static IEnumerable<FieldDefinition> SchemaFields() =>
    [
        Of<Schema>("description", BuiltInScalars.String, s => s.Description),
        Of<Schema>("types", NonNullListOf(Type), s => s.Types.Values.OrderBy(t => t.Name, StringComparer.Ordinal)),
        Of<Schema>("queryType", new NonNullOf(Type), s => s.Query),
        Of<Schema>("mutationType", Type, s => s.Mutation),
        Of<Schema>("subscriptionType", Type, s => s.Subscription),
        Of<Schema>("directives", NonNullListOf(Directive), s => s.Directives.Values),
    ];

    private static IEnumerable<FieldDefinition> TypeFields() =>
    [
        Of<Types.SchemaType>("kind", new NonNullOf(TypeKind), KindOf),
        Of<Types.SchemaType>("name", BuiltInScalars.String, t => (t as NamedType)?.Name),
        Of<Types.SchemaType>("description", BuiltInScalars.String, t => (t as NamedType)?.Description),
        Of<Types.SchemaType>("specifiedByURL", BuiltInScalars.String, t => (t as ScalarDefinition)?.SpecifiedBy),
        WithDeprecated<FieldedType, FieldDefinition>("fields", Field, t => t.Fields, f => f.Deprecation),
        Of<Types.SchemaType>("interfaces", NullableListOf(Type), t => (t as FieldedType)?.Interfaces),
        new("possibleTypes", NullableListOf(Type))
        {
            Resolver = new FieldResolver
            {
                Invoke = context => context.ParentValue is InterfaceDefinition or UnionDefinition
                    ? context.Request.Schema.Possible((NamedType)context.ParentValue).OrderBy(t => t.Name, StringComparer.Ordinal)
                    : null,
            },
        },
        WithDeprecated<EnumDefinition, EnumValueDefinition>("enumValues", EnumValue, t => t.Values, v => v.Deprecation),
        WithDeprecated<InputDefinition, InputValueDefinition>("inputFields", InputValue, t => t.Fields, f => f.Deprecation),
        Of<Types.SchemaType>("ofType", Type, t => t switch { NonNullOf n => n.Inner, ListOf l => l.Item, _ => null }),
        Of<Types.SchemaType>("isOneOf", BuiltInScalars.Boolean, t => t is InputDefinition i ? i.IsOneOf : null),
    ];

    private static IEnumerable<FieldDefinition> FieldFields() =>
    [
        .. Named<FieldDefinition>(f => f.Name, f => f.Description),
        Arguments<FieldDefinition>(f => f.Arguments),
        Of<FieldDefinition>("type", new NonNullOf(Type), f => f.Type),
        .. Deprecated<FieldDefinition>(f => f.Deprecation),
    ];

    private static IEnumerable<FieldDefinition> InputValueFields() =>
    [
        .. Named<InputValueDefinition>(v => v.Name, v => v.Description),
        Of<InputValueDefinition>("type", new NonNullOf(Type), v => v.Type),
        Of<InputValueDefinition>("defaultValue", BuiltInScalars.String, v => v.Default is null ? null : SyntaxPrinter.Print(v.Default)),
        .. Deprecated<InputValueDefinition>(v => v.Deprecation),
    ];

    private static IEnumerable<FieldDefinition> DirectiveFields() =>
    [
        .. Named<DirectiveDefinition>(d => d.Name, d => d.Description),
        Of<DirectiveDefinition>("isRepeatable", Flag, d => d.Repeatable),
        Of<DirectiveDefinition>("locations", NonNullListOf(DirectiveLocation), d => d.Locations),
        Arguments<DirectiveDefinition>(d => d.Arguments),
    ];

    private static object KindOf(SchemaType type) => type switch
    {
        ScalarDefinition => "SCALAR",
        ObjectDefinition => "OBJECT",
        InterfaceDefinition => "INTERFACE",
        UnionDefinition => "UNION",
        EnumDefinition => "ENUM",
        InputDefinition => "INPUT_OBJECT",
        ListOf => "LIST",
        _ => "NON_NULL",
    };

    private static FieldDefinition Of<T>(string name, SchemaType type, Func<T, object?> get) =>
        new(name, type) { Resolver = new FieldResolver { Get = parent => get((T)parent) } };

    private static FieldDefinition[] Named<T>(Func<T, string> name, Func<T, string?> description) =>
        [Of<T>("name", Text, name), Of<T>("description", BuiltInScalars.String, description)];

    private static FieldDefinition[] Deprecated<T>(Func<T, string?> reason) =>
        [Of<T>("isDeprecated", Flag, v => reason(v) is not null), Of<T>("deprecationReason", BuiltInScalars.String, reason)];

    private static FieldDefinition Arguments<T>(Func<T, IReadOnlyList<InputValueDefinition>> arguments) where T : class =>
        WithDeprecated("args", InputValue, arguments, a => a.Deprecation, isNonNull: true);

    /// <summary>A list that leaves out what is deprecated unless asked for it; null on types that have no such list.</summary>
    private static FieldDefinition WithDeprecated<T, TItem>(
        string name, NamedType type, Func<T, IReadOnlyList<TItem>> items, Func<TItem, string?> reason, bool isNonNull = false)
        where T : class => new(name, isNonNull ? NonNullListOf(type) : NullableListOf(type))
        {
            Arguments =
            [
                new InputValueDefinition("includeDeprecated", Flag) { Default = new BooleanValueNode(default, value: false) },
            ],
            Resolver = new FieldResolver
            {
                Invoke = context => context.ParentValue is T owner
                    ? context.Arguments[0] is true ? items(owner) : items(owner).Where(i => reason(i) is null).ToList()
                    : null,
            },
        };

    private static NonNullOf NonNullListOf(NamedType item) => new(NullableListOf(item));

    private static ListOf NullableListOf(NamedType item) => new(new NonNullOf(item));

    private static ObjectDefinition Object(string name, string description) => new(name) { Description = description };

    private static EnumDefinition Enum(string name, string description, params IReadOnlyList<string> values)
    {
        var made = new EnumDefinition(name) { Description = description };
        foreach (var value in values)
        {
            made.Add(new EnumValueDefinition(value, value));
        }

        return made;
    }
}
