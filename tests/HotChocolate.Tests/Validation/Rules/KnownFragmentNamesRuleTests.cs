using HotChocolate.Validation.Rules;

namespace HotChocolateTests.Validation;

public sealed class KnownFragmentNamesRuleTests
{
    [Theory]
    [InlineData("{ dog { ...A } } fragment A on Dog { name ... on Dog { name } ... { name } }")]
    public void Lets_pass(string document) => Harness.ExpectValid<KnownFragmentNamesRule>(document);

    [Theory]
    [InlineData(
        "{ dog { ...A ... on Dog { ...B } } } fragment C on Dog { ...D }",
        "Unknown fragment \"A\". (1:12)\n" +
        "Unknown fragment \"B\". (1:30)\n" +
        "Unknown fragment \"D\". (1:61)")]
    public void Complains(string document, string complaints) => Harness.ExpectErrors<KnownFragmentNamesRule>(document, complaints);
}
