using HotChocolate.Validation.Rules;

namespace HotChocolateTests.Validation;

public sealed class KnownArgumentNamesRuleTests
{
    [Theory]
    [InlineData("{ dog { doesKnowCommand(dogCommand: SIT) isAtLocation(y: 1, x: 2) } }")]
    [InlineData("{ dog { unknown(a: 1) } }")]
    [InlineData("{ dog @skip(if: true) { name } }")]
    public void Lets_pass(string document) => Harness.ExpectValid<KnownArgumentNamesRule>(document);

    [Theory]
    [InlineData(
        "{ dog { doesKnowCommand(unknown: true, dogCommand: SIT) } }",
        "Unknown argument \"unknown\" on field \"Dog.doesKnowCommand\". (1:25)")]
    [InlineData(
        "{ dog @skip(unless: true) { name } }",
        "Unknown argument \"unless\" on directive \"@skip\". (1:13)")]
    [InlineData(
        "fragment F on Dog { name(DOG: 1) }",
        "Unknown argument \"DOG\" on field \"Dog.name\". (1:26)")]
    public void Complains(string document, string complaints) => Harness.ExpectErrors<KnownArgumentNamesRule>(document, complaints);
}
