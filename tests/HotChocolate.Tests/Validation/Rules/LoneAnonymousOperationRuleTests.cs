using HotChocolate.Validation.Rules;

namespace HotChocolateTests.Validation;

public sealed class LoneAnonymousOperationRuleTests
{
    [Theory]
    [InlineData("{ dog { name } }")]
    [InlineData("query A { dog { name } } query B { dog { name } }")]
    [InlineData("{ ...F } fragment F on Query { dog { name } }")]
    public void Lets_pass(string document) => Harness.ExpectValid<LoneAnonymousOperationRule>(document);

    [Theory]
    [InlineData(
        "{ dog { name } } query B { dog { name } }",
        "This anonymous operation must be the only defined operation. (1:1)")]
    [InlineData(
        "{ a: dog { name } } { b: dog { name } }",
        "This anonymous operation must be the only defined operation. (1:1)\n" +
        "This anonymous operation must be the only defined operation. (1:21)")]
    public void Complains(string document, string complaints) => Harness.ExpectErrors<LoneAnonymousOperationRule>(document, complaints);
}
