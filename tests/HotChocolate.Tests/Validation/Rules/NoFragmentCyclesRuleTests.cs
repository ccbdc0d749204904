using HotChocolate.Validation.Rules;

namespace HotChocolateTests.Validation;

public sealed class NoFragmentCyclesRuleTests
{
    [Theory]
    [InlineData("fragment A on Dog { ...B } fragment B on Dog { name }")]
    [InlineData("fragment A on Dog { ...B ...B } fragment B on Dog { name }")]
    [InlineData("fragment A on Dog { ...B ...C } fragment B on Dog { ...C } fragment C on Dog { name }")]
    [InlineData("fragment A on Dog { ...Missing }")]
    public void Lets_pass(string document) => Harness.ExpectValid<NoFragmentCyclesRule>(document);

    [Theory]
    [InlineData(
        "fragment A on Dog { ...A }",
        "Cannot spread fragment \"A\" within itself. (1:21)")]
    [InlineData(
        "fragment A on Dog { ...B } fragment B on Dog { ...A }",
        "Cannot spread fragment \"A\" within itself via \"B\". (1:21, 1:48)")]
    [InlineData(
        "fragment A on Dog { ...B } fragment B on Dog { ...C } fragment C on Dog { ...A ...B }",
        "Cannot spread fragment \"A\" within itself via \"B\", \"C\". (1:21, 1:48, 1:75)\n" +
        "Cannot spread fragment \"B\" within itself via \"C\". (1:48, 1:80)")]
    [InlineData(
        "fragment A on Human { relatives { ...A } }",
        "Cannot spread fragment \"A\" within itself. (1:35)")]
    public void Complains(string document, string complaints) => Harness.ExpectErrors<NoFragmentCyclesRule>(document, complaints);
}
