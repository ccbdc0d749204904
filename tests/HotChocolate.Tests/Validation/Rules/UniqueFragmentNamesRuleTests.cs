using HotChocolate.Validation.Rules;

namespace HotChocolateTests.Validation;

public sealed class UniqueFragmentNamesRuleTests
{
    [Theory]
    [InlineData("{ dog { ...A ...B } } fragment A on Dog { name } fragment B on Dog { name }")]
    public void Lets_pass(string document) => Harness.ExpectValid<UniqueFragmentNamesRule>(document);

    [Theory]
    [InlineData(
        "{ dog { ...A } } fragment A on Dog { name } fragment A on Dog { barks }",
        "There can be only one fragment named \"A\". (1:27, 1:54)")]
    public void Complains(string document, string complaints) => Harness.ExpectErrors<UniqueFragmentNamesRule>(document, complaints);
}
