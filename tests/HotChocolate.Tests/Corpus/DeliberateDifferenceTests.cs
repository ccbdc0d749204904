using System.Text.Json;
using HotChocolate;
using HotChocolate.Language;
using HotChocolate.Types;
using HotChocolate.Validation;
using RiskMap.Oracles;

namespace HotChocolateTests.Corpus;

/// <summary>
/// Every document that graphql-js and the engine judge differently on purpose, and why. The corpus makes none of them, or leaves them out where
/// <see cref="Judgement"/> says so. When a new graphql-js comes to the engine's mind, this fails and the entry goes.
/// </summary>
public sealed class DeliberateDifferenceTests
{
    private static readonly (string Why, string Document, string Ours, string Theirs)[] All =
    [
        ("Definitions that are not executable are refused as they are, without a look into them.", "type A { a: Nosuch } query { number }", "1:1", "1:1 1:13"),
        ("Every value of a field given twice is looked at, not only the last.", "{ echo(filter: { req: A, req: B }) }", "1:18 1:23 1:26 1:31", "1:18 1:26 1:31"),
        ("The same text in quotes and in a block string is the same argument.", "{ echo(s: \"a\") echo(s: \"\"\"a\"\"\") }", "", "1:3 1:16"),
        ("The type of __typename is known when fields are compared (5.3.2).", "{ pet { ... on Dog { x: __typename } ... on Cat { x: lives } } }", "1:22 1:51", ""),
        ("A literal beyond the range of Float is not one (3.5.2).", "{ echo(f: 1e400) }", "1:11", ""),
        ("A variable with a default may stand in a one-of object: its place is a non-null one (5.8.5).", "query ($v: Int = 1) { echo(choice: { a: $v }) }", "", "1:8 1:41"),
        ("A nullable variable may not stand in a one-of object, wherever that stands (5.8.5).", "query ($v: Int) { echoStrict(n: 1, ids: 1, choice: { a: $v }) }", "1:8 1:57", ""),
        ("Directives have no extensions in September 2025.", "extend directive @a @b", "no document", "1:1 1:21"),
    ];

    [Fact]
    public async Task Each_is_still_one()
    {
        var schema = SdlSchema.Build(Oracles.Text("kennel.graphql"));
        var opinions = await Oracle.AskAsync(
            "corpus/judge.mjs", string.Join('\n', All.Select(d => JsonSerializer.Serialize(d.Document))), Oracles.File("kennel.graphql"));
        var judged = All.Zip(opinions.Split('\n'), (d, theirs) => (d.Why, d.Document, Ours(schema, d.Document), Theirs(JsonElement.Parse(theirs))));
        judged.ShouldBe(All);
    }

    private static string Ours(Schema schema, string text)
    {
        try
        {
            var errors = DocumentValidator.Validate(schema, Parser.Parse(text), new DocumentLimits(null, AllowIntrospection: true));
            return Case.Places(errors.SelectMany(e => e.Locations ?? []));
        }
        catch (SyntaxException)
        {
            return "no document";
        }
    }

    private static string Theirs(JsonElement opinion) =>
        opinion.TryGetProperty("validation", out var places) ? Case.Places(places.Deserialize<int[][]>()!) : "no document";
}
