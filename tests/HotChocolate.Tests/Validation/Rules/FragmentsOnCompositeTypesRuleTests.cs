using HotChocolate.Validation.Rules;

namespace HotChocolateTests.Validation;

public sealed class FragmentsOnCompositeTypesRuleTests
{
    [Theory]
    [InlineData("fragment F on Dog { name }")]
    [InlineData("fragment F on Pet { name }")]
    [InlineData("fragment F on CatOrDog { __typename }")]
    [InlineData("{ dog { ... { name } } }")]
    public void Lets_pass(string document) => Harness.ExpectValid<FragmentsOnCompositeTypesRule>(document);

    [Theory]
    [InlineData(
        "fragment F on FurColor { bad }",
        "Fragment \"F\" cannot condition on non composite type \"FurColor\". (1:15)")]
    [InlineData(
        "fragment F on ComplexInput { stringField }",
        "Fragment \"F\" cannot condition on non composite type \"ComplexInput\". (1:15)")]
    [InlineData(
        "{ dog { ... on Boolean { name } } }",
        "Fragment cannot condition on non composite type \"Boolean\". (1:16)")]
    public void Complains(string document, string complaints) => Harness.ExpectErrors<FragmentsOnCompositeTypesRule>(document, complaints);
}
