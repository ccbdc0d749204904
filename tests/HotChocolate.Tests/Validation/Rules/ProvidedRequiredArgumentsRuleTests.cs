using HotChocolate.Validation.Rules;

namespace HotChocolateTests.Validation;

public sealed class ProvidedRequiredArgumentsRuleTests
{
    [Theory]
    [InlineData("{ complicatedArgs { multipleReqs(req1: 1, req2: 2) nonNullFieldWithDefault intArgField } }")]
    [InlineData("{ dog @include(if: true) { isHouseTrained } }")]
    [InlineData("{ complicatedArgs { multipleReqs(req1: 1, req2: $x) } }")]
    public void Lets_pass(string document) => Harness.ExpectValid<ProvidedRequiredArgumentsRule>(document);

    [Theory]
    [InlineData(
        "{ complicatedArgs { multipleReqs(req1: 1) } }",
        "Field \"multipleReqs\" argument \"req2\" of type \"Int!\" is required, but it was not provided. (1:21)")]
    [InlineData(
        "{ complicatedArgs { multipleReqs(one: 1) } }",
        "Field \"multipleReqs\" argument \"req1\" of type \"Int!\" is required, but it was not provided. (1:21)\n" +
        "Field \"multipleReqs\" argument \"req2\" of type \"Int!\" is required, but it was not provided. (1:21)")]
    [InlineData(
        "{ dog @include { name @skip } }",
        "Directive \"@include\" argument \"if\" of type \"Boolean!\" is required, but it was not provided. (1:7)\n" +
        "Directive \"@skip\" argument \"if\" of type \"Boolean!\" is required, but it was not provided. (1:23)")]
    public void Complains(string document, string complaints) => Harness.ExpectErrors<ProvidedRequiredArgumentsRule>(document, complaints);
}
