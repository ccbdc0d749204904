using HotChocolate.Language;

namespace HotChocolate.Types;

/// <summary>The directives every schema has (specification, 3.13).</summary>
internal static class BuiltInDirectives
{
    public const string NoReason = "No longer supported";

    private static readonly NonNullOf Condition = new(BuiltInScalars.Boolean);

    public static IReadOnlyList<DirectiveDefinition> All { get; } =
    [
        new("skip", ["FIELD", "FRAGMENT_SPREAD", "INLINE_FRAGMENT"], [new InputValueDefinition("if", Condition) { Description = "Skipped when true." }])
        {
            Description = "Directs the executor to skip this field or fragment when the `if` argument is true.",
        },
        new("include", ["FIELD", "FRAGMENT_SPREAD", "INLINE_FRAGMENT"], [new InputValueDefinition("if", Condition) { Description = "Included when true." }])
        {
            Description = "Directs the executor to include this field or fragment only when the `if` argument is true.",
        },
        new("deprecated", ["FIELD_DEFINITION", "ARGUMENT_DEFINITION", "INPUT_FIELD_DEFINITION", "ENUM_VALUE"],
        [
            new InputValueDefinition("reason", new NonNullOf(BuiltInScalars.String))
            {
                Description = "Why, and what to use instead.",
                Default = new StringValueNode(default, NoReason, block: false),
            },
        ])
        {
            Description = "Marks an element of a GraphQL schema as no longer supported.",
        },
        new("specifiedBy", ["SCALAR"], [new InputValueDefinition("url", new NonNullOf(BuiltInScalars.String)) { Description = "Where the scalar is specified." }])
        {
            Description = "Exposes a URL that specifies the behavior of this scalar.",
        },
        new("oneOf", ["INPUT_OBJECT"], [])
        {
            Description = "Indicates exactly one field must be supplied and this field must not be `null`.",
        },
    ];
}
