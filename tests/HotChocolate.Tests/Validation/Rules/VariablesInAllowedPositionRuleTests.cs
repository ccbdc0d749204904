using HotChocolate.Validation.Rules;

namespace HotChocolateTests.Validation;

public sealed class VariablesInAllowedPositionRuleTests
{
    [Theory]
    [InlineData("query ($a: Int!) { complicatedArgs { intArgField(intArg: $a) } }")]
    [InlineData("query ($a: Int = 1) { complicatedArgs { nonNullIntArgField(nonNullIntArg: $a) } }")]
    [InlineData("query ($a: Int) { complicatedArgs { nonNullFieldWithDefault(arg: $a) } }")]
    [InlineData("query ($a: [String!]) { complicatedArgs { stringListArgField(stringListArg: $a) } }")]
    [InlineData("query ($a: String) { complicatedArgs { stringListArgField(stringListArg: [$a]) } }")]
    [InlineData("query ($a: String!) { complicatedArgs { oneOfArgField(oneOfArg: { stringField: $a }) } }")]
    [InlineData("query ($a: String = \"x\") { complicatedArgs { oneOfArgField(oneOfArg: { stringField: $a }) } }")]
    public void Lets_pass(string document) => Harness.ExpectValid<VariablesInAllowedPositionRule>(document);

    [Theory]
    [InlineData(
        "query ($a: Int) { complicatedArgs { nonNullIntArgField(nonNullIntArg: $a) } }",
        "Variable \"$a\" of type \"Int\" used in position expecting type \"Int!\". (1:8, 1:71)")]
    [InlineData(
        "query ($a: Int = null) { complicatedArgs { nonNullIntArgField(nonNullIntArg: $a) } }",
        "Variable \"$a\" of type \"Int\" used in position expecting type \"Int!\". (1:8, 1:78)")]
    [InlineData(
        "query ($a: String) { complicatedArgs { ...F } } fragment F on ComplicatedArgs { booleanArgField(booleanArg: $a) }",
        "Variable \"$a\" of type \"String\" used in position expecting type \"Boolean\". (1:8, 1:109)")]
    [InlineData(
        "query ($a: String) { complicatedArgs { stringListArgField(stringListArg: $a) } }",
        "Variable \"$a\" of type \"String\" used in position expecting type \"[String]\". (1:8, 1:74)")]
    [InlineData(
        "query ($a: [String]) { complicatedArgs { stringListNonNullArgField(stringListNonNullArg: $a) } }",
        "Variable \"$a\" of type \"[String]\" used in position expecting type \"[String!]\". (1:8, 1:90)")]
    [InlineData(
        "query ($a: String) { dog @include(if: $a) { name } }",
        "Variable \"$a\" of type \"String\" used in position expecting type \"Boolean!\". (1:8, 1:39)")]
    [InlineData(
        "query ($a: String) { complicatedArgs { oneOfArgField(oneOfArg: { stringField: $a }) } }",
        "Variable \"$a\" is of type \"String\" but must be non-nullable to be used for OneOf Input Object \"OneOfInput\". (1:8, 1:79)")]
    public void Complains(string document, string complaints) => Harness.ExpectErrors<VariablesInAllowedPositionRule>(document, complaints);
}
