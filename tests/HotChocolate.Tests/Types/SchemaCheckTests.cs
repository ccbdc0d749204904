using System.Text.Json;
using HotChocolate;
using HotChocolate.Types;
using HotChocolateTests.Execution;
using Microsoft.Extensions.DependencyInjection;
using RiskMap.Oracles;

namespace HotChocolateTests.Types;

/// <summary>A schema that is none is refused when it is made, not when it is asked.</summary>
public sealed class SchemaCheckTests
{
    private static readonly (string Sdl, string Complaints)[] All =
    [
        ("type Query { a(b: Int! = 1 @deprecated, c: Int @deprecated): Int }", ""),
        ("type Query { a(b: Int! @deprecated): Int }", "Query.a.b is required, so it cannot be deprecated."),
        ("type Query { a(b: I): Int } input I { c: Int! @deprecated }", "I.c is required, so it cannot be deprecated."),
        ("directive @d(a: Int! @deprecated) on FIELD type Query { a: Int }", "@d.a is required, so it cannot be deprecated."),
        ("type Query { __a: Int }", "Query.__a: names that begin with two underscores are the specification's."),
        ("type Query { a(b: I): Int } input I @oneOf { c: Int! d: Int = 1 }",
            "The field I.c of a one-of type must be nullable and have no default.\nThe field I.d of a one-of type must be nullable and have no default."),
        ("type Query { a(b: I): Int } input I { c: J! } input J { d: I }", ""),
        ("type Query { a(b: I): Int } input I { c: J! } input J { d: I! }",
            "No value of I has an end: it needs one of itself.\nNo value of J has an end: it needs one of itself."),
        ("type Query { a: B } interface B { c(d: Int): [Node] } interface Node { id: ID } type N implements Node { id: ID! } type O implements B { c(d: Int, e: Int): [N!]! }", ""),
        ("type Query { a: B } interface B { c: Int } type O implements B { d: Int }", "O lacks the field c of B."),
        ("type Query { a: B } interface B { c: Int! } type O implements B { c: Int }", "O.c is Int, which B.c of Int! does not allow."),
        ("type Query { a: B } interface B { c(d: Int): Int } type O implements B { c(d: Int!): Int }", "O.c must have the argument d: Int of B.c."),
        ("type Query { a: B } interface B { c: Int } type O implements B { c(d: Int!): Int }", "The argument d of O.c must not be required: B.c has none such."),
        ("type Query { a: C } interface B { b: Int } interface C implements B { b: Int } type O implements C { b: Int }", "O must implement B, for C does."),
        ("type Query { a: B } interface B { c: Int } type O implements B { c: Int @deprecated }", "O.c is deprecated and B.c is not."),
        ("type Mutation { a: Int }", "A schema has a query type."),
    ];

    [Fact]
    public async Task What_the_specification_forbids_is_refused_as_graphql_js_does()
    {
        var ours = All.Select(s => (s.Sdl, string.Join('\n', SchemaCheck.Complaints(SdlSchema.Build(s.Sdl)))));
        ours.ShouldBe(All);

        var opinions = await Oracle.AskAsync("validateSchemas.mjs", string.Join('\n', All.Select(s => JsonSerializer.Serialize(s.Sdl))));
        foreach (var (schema, theirs) in All.Zip(opinions.Split('\n')))
        {
            (theirs != "[]").ShouldBe(schema.Complaints != "", $"{schema.Sdl}: {theirs}");
        }
    }

    public sealed class Root
    {
        public int Sum([GraphQLDeprecated("Use b.")] int a, int b = 1) => a + b;
    }

    [Fact]
    public async Task A_resolver_whose_required_argument_is_deprecated_is_none()
    {
        var error = await Should.ThrowAsync<InvalidOperationException>(() => Schemas.SdlAsync(b => b.AddQueryType<Root>()));
        error.Message.ShouldBe("Root.sum.a is required, so it cannot be deprecated.");
    }
}
