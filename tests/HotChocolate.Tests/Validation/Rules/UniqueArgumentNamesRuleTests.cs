using HotChocolate.Validation.Rules;

namespace HotChocolateTests.Validation;

public sealed class UniqueArgumentNamesRuleTests
{
    [Theory]
    [InlineData("{ dog { isAtLocation(x: 1, y: 2) } }")]
    [InlineData("{ dog { a: name(surname: true) name(surname: true) } }")]
    public void Lets_pass(string document) => Harness.ExpectValid<UniqueArgumentNamesRule>(document);

    [Theory]
    [InlineData(
        "{ dog { isAtLocation(x: 1, x: 2, x: 3) } }",
        "There can be only one argument named \"x\". (1:22, 1:28, 1:34)")]
    [InlineData(
        "{ dog @skip(if: true, if: true) { name } }",
        "There can be only one argument named \"if\". (1:13, 1:23)")]
    public void Complains(string document, string complaints) => Harness.ExpectErrors<UniqueArgumentNamesRule>(document, complaints);
}
