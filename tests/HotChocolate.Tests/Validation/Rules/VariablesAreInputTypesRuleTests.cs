using HotChocolate.Validation.Rules;

namespace HotChocolateTests.Validation;

public sealed class VariablesAreInputTypesRuleTests
{
    [Theory]
    [InlineData("query ($a: String, $b: [Boolean!]!, $c: ComplexInput, $d: Unknown) { dog { name } }")]
    public void Lets_pass(string document) => Harness.ExpectValid<VariablesAreInputTypesRule>(document);

    [Theory]
    [InlineData(
        "query ($a: Dog, $b: [[CatOrDog!]]!, $c: Pet) { dog { name } }",
        "Variable \"$a\" cannot be non-input type \"Dog\". (1:12)\n" +
        "Variable \"$b\" cannot be non-input type \"[[CatOrDog!]]!\". (1:21)\n" +
        "Variable \"$c\" cannot be non-input type \"Pet\". (1:41)")]
    public void Complains(string document, string complaints) => Harness.ExpectErrors<VariablesAreInputTypesRule>(document, complaints);
}
