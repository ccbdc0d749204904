using HotChocolate.Validation.Rules;

namespace HotChocolateTests.Validation;

public sealed class NoUnusedVariablesRuleTests
{
    [Theory]
    [InlineData("query ($a: Int) { complicatedArgs { intArgField(intArg: $a) } }")]
    [InlineData("query ($a: String) { complicatedArgs { complexArgField(complexArg: { requiredField: true, stringListField: [$a] }) } }")]
    [InlineData("query ($a: Boolean!) { ...F } fragment F on Query { dog @skip(if: $a) { name } }")]
    public void Lets_pass(string document) => Harness.ExpectValid<NoUnusedVariablesRule>(document);

    [Theory]
    [InlineData(
        "query Q($a: Int, $b: Int) { complicatedArgs { intArgField(intArg: $b) } }",
        "Variable \"$a\" is never used in operation \"Q\". (1:9)")]
    [InlineData(
        "query ($a: Int) { dog { name } } fragment F on ComplicatedArgs { intArgField(intArg: $a) }",
        "Variable \"$a\" is never used. (1:8)")]
    [InlineData(
        "query ($a: Int = 1, $b: Int = 2) { __typename }",
        "Variable \"$a\" is never used. (1:8)\n" +
        "Variable \"$b\" is never used. (1:21)")]
    public void Complains(string document, string complaints) => Harness.ExpectErrors<NoUnusedVariablesRule>(document, complaints);
}
