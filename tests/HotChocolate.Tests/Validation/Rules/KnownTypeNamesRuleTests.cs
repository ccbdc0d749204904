using HotChocolate.Validation.Rules;

namespace HotChocolateTests.Validation;

public sealed class KnownTypeNamesRuleTests
{
    [Theory]
    [InlineData("query ($var: String, $many: [ComplexInput!]!) { dog { ... on Cat { name } } }")]
    public void Lets_pass(string document) => Harness.ExpectValid<KnownTypeNamesRule>(document);

    [Theory]
    [InlineData(
        "query ($var: [Jumbled!]!) { dog { ... on Badger { name } } } fragment F on Peat { name }",
        "Unknown type \"Jumbled\". (1:15)\n" +
        "Unknown type \"Badger\". (1:42)\n" +
        "Unknown type \"Peat\". (1:76)")]
    public void Complains(string document, string complaints) => Harness.ExpectErrors<KnownTypeNamesRule>(document, complaints);
}
