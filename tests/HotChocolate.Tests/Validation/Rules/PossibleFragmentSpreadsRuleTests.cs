using HotChocolate.Validation.Rules;

namespace HotChocolateTests.Validation;

public sealed class PossibleFragmentSpreadsRuleTests
{
    [Theory]
    [InlineData("fragment F on Dog { ...G } fragment G on Dog { barkVolume }")]
    [InlineData("fragment F on Pet { ... on Dog { barkVolume } }")]
    [InlineData("fragment F on CatOrDog { ... on Pet { name } }")]
    [InlineData("fragment F on Dog { ...G } fragment G on CatOrDog { __typename }")]
    [InlineData("fragment F on Dog { ... on ComplexInput { x } }")]
    [InlineData("{ dog { ...Missing } }")]
    public void Lets_pass(string document) => Harness.ExpectValid<PossibleFragmentSpreadsRule>(document);

    [Theory]
    [InlineData(
        "fragment F on Cat { ...G } fragment G on Dog { barkVolume }",
        "Fragment \"G\" cannot be spread here as objects of type \"Cat\" can never be of type \"Dog\". (1:21)")]
    [InlineData(
        "fragment F on Cat { ... on Dog { barkVolume } }",
        "Fragment cannot be spread here as objects of type \"Cat\" can never be of type \"Dog\". (1:21)")]
    [InlineData(
        "fragment F on Human { ... on Pet { name } }",
        "Fragment cannot be spread here as objects of type \"Human\" can never be of type \"Pet\". (1:23)")]
    [InlineData(
        "fragment F on CatOrDog { ... on Human { name } }",
        "Fragment cannot be spread here as objects of type \"CatOrDog\" can never be of type \"Human\". (1:26)")]
    public void Complains(string document, string complaints) => Harness.ExpectErrors<PossibleFragmentSpreadsRule>(document, complaints);
}
