using HotChocolate.Validation.Rules;

namespace HotChocolateTests.Validation;

public sealed class UniqueVariableNamesRuleTests
{
    [Theory]
    [InlineData("query A($x: Int) { __typename } query B($x: Int) { __typename }")]
    public void Lets_pass(string document) => Harness.ExpectValid<UniqueVariableNamesRule>(document);

    [Theory]
    [InlineData(
        "query A($x: Int, $x: Int, $x: String) { __typename }",
        "There can be only one variable named \"$x\". (1:10, 1:19, 1:28)")]
    public void Complains(string document, string complaints) => Harness.ExpectErrors<UniqueVariableNamesRule>(document, complaints);
}
