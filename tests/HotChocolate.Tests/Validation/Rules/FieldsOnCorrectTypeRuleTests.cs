using HotChocolate.Validation.Rules;

namespace HotChocolateTests.Validation;

public sealed class FieldsOnCorrectTypeRuleTests
{
    [Theory]
    [InlineData("{ dog { __typename name } }")]
    [InlineData("{ pet { name ... on Dog { barkVolume } } }")]
    [InlineData("{ catOrDog { __typename } }")]
    [InlineData("{ dog { ... on Unknown { x } } }")]
    [InlineData("{ __schema { queryType { name } } __type(name: \"Dog\") { name } }")]
    public void Lets_pass(string document) => Harness.ExpectValid<FieldsOnCorrectTypeRule>(document);

    [Theory]
    [InlineData(
        "{ dog { meowVolume } }",
        "The field `meowVolume` does not exist on the type `Dog`. (1:9)")]
    [InlineData(
        "{ dog { unknown { deeper } } }",
        "The field `unknown` does not exist on the type `Dog`. (1:9)")]
    [InlineData(
        "{ catOrDog { name } }",
        "The field `name` does not exist on the type `CatOrDog`. (1:14)")]
    [InlineData(
        "{ dog { __schema { queryType { name } } } }",
        "The field `__schema` does not exist on the type `Dog`. (1:9)")]
    [InlineData(
        "{ pet { volume: barkVolume } }",
        "The field `barkVolume` does not exist on the type `Pet`. (1:9)")]
    public void Complains(string document, string complaints) => Harness.ExpectErrors<FieldsOnCorrectTypeRule>(document, complaints);
}
