using HotChocolate.Validation.Rules;

namespace HotChocolateTests.Validation;

public sealed class MaxIntrospectionDepthRuleTests
{
    [Theory]
    [InlineData("{ __schema { types { fields { type { interfaces { name } } } } } }")]
    [InlineData("{ __type(name: \"Dog\") { ...T } } fragment T on __Type { ofType { ofType { ofType { fields { args { type { name } } } } } } }")]
    [InlineData("{ dog { name } } fragment T on __Type { fields { type { ...T } } }")]
    public void Lets_pass(string document) => Harness.ExpectValid<MaxIntrospectionDepthRule>(document);

    [Theory]
    [InlineData("{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }", "Maximum introspection depth exceeded. (1:3)")]
    [InlineData(
        "{ __type(name: \"Dog\") { ...T } } fragment T on __Type { fields { type { ...U } } } fragment U on __Type { possibleTypes { ... { inputFields { name } } } }",
        "Maximum introspection depth exceeded. (1:3)")]
    [InlineData("{ __type(name: \"Dog\") { ...T } } fragment T on __Type { fields { type { ...T } } }", "Maximum introspection depth exceeded. (1:3)")]
    public void Complains(string document, string complaints) => Harness.ExpectErrors<MaxIntrospectionDepthRule>(document, complaints);
}
