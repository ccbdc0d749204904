using HotChocolate.Validation.Rules;

namespace HotChocolateTests.Validation;

public sealed class NoUndefinedVariablesRuleTests
{
    [Theory]
    [InlineData("query A($a: Int) { complicatedArgs { intArgField(intArg: $a) } }")]
    [InlineData("query A($a: Int) { complicatedArgs { ...F } } fragment F on ComplicatedArgs { intArgField(intArg: $a) }")]
    public void Lets_pass(string document) => Harness.ExpectValid<NoUndefinedVariablesRule>(document);

    [Theory]
    [InlineData(
        "query A($a: Int) { complicatedArgs { intArgField(intArg: $d) } }",
        "Variable \"$d\" is not defined by operation \"A\". (1:58, 1:1)")]
    [InlineData(
        "{ complicatedArgs { intArgField(intArg: $d) } }",
        "Variable \"$d\" is not defined. (1:41, 1:1)")]
    [InlineData(
        "query A { complicatedArgs { ...F } } query B($a: Int) { complicatedArgs { ...F } } fragment F on ComplicatedArgs { intArgField(intArg: $a) }",
        "Variable \"$a\" is not defined by operation \"A\". (1:136, 1:1)")]
    [InlineData(
        "{ dog @include(if: $a) { name } }",
        "Variable \"$a\" is not defined. (1:20, 1:1)")]
    public void Complains(string document, string complaints) => Harness.ExpectErrors<NoUndefinedVariablesRule>(document, complaints);
}
