using HotChocolate.Validation.Rules;

namespace HotChocolateTests.Validation;

public sealed class KnownDirectivesRuleTests
{
    [Theory]
    [InlineData("{ dog @include(if: true) { name @skip(if: false) ... @include(if: true) { name } ...F @skip(if: true) } } fragment F on Dog { name }")]
    [InlineData("query @onQuery(reason: \"x\") { dog { name } }")]
    public void Lets_pass(string document) => Harness.ExpectValid<KnownDirectivesRule>(document);

    [Theory]
    [InlineData(
        "{ dog @unknown(a: 1) { name } }",
        "Unknown directive \"@unknown\". (1:7)")]
    [InlineData(
        "query @include(if: true) { dog @onQuery(reason: \"x\") { name } } fragment F on Dog @onField { name }",
        "Directive \"@include\" may not be used on QUERY. (1:7)\n" +
        "Directive \"@onQuery\" may not be used on FIELD. (1:32)\n" +
        "Directive \"@onField\" may not be used on FRAGMENT_DEFINITION. (1:83)")]
    [InlineData(
        "query ($a: Int @onField) { dog { name } }",
        "Directive \"@onField\" may not be used on VARIABLE_DEFINITION. (1:16)")]
    public void Complains(string document, string complaints) => Harness.ExpectErrors<KnownDirectivesRule>(document, complaints);
}
