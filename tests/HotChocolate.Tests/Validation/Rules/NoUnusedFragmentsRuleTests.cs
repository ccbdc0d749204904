using HotChocolate.Validation.Rules;

namespace HotChocolateTests.Validation;

public sealed class NoUnusedFragmentsRuleTests
{
    [Theory]
    [InlineData("{ dog { ...A } } fragment A on Dog { ...B } fragment B on Dog { name }")]
    public void Lets_pass(string document) => Harness.ExpectValid<NoUnusedFragmentsRule>(document);

    [Theory]
    [InlineData(
        "{ dog { name } } fragment A on Dog { ...B } fragment B on Dog { name }",
        "Fragment \"A\" is never used. (1:18)\n" +
        "Fragment \"B\" is never used. (1:45)")]
    [InlineData(
        "{ dog { name } } fragment A on Dog { ...B } fragment B on Dog { ...A }",
        "Fragment \"A\" is never used. (1:18)\n" +
        "Fragment \"B\" is never used. (1:45)")]
    public void Complains(string document, string complaints) => Harness.ExpectErrors<NoUnusedFragmentsRule>(document, complaints);
}
