using HotChocolate.Validation.Rules;

namespace HotChocolateTests.Validation;

public sealed class UniqueInputFieldNamesRuleTests
{
    [Theory]
    [InlineData("{ complicatedArgs { complexArgField(complexArg: { requiredField: true, intField: 1 }) } }")]
    public void Lets_pass(string document) => Harness.ExpectValid<UniqueInputFieldNamesRule>(document);

    [Theory]
    [InlineData(
        "{ complicatedArgs { complexArgField(complexArg: { requiredField: true, intField: 1, intField: 2, intField: 3 }) } }",
        "There can be only one input field named \"intField\". (1:72, 1:85)\n" +
        "There can be only one input field named \"intField\". (1:72, 1:98)")]
    public void Complains(string document, string complaints) => Harness.ExpectErrors<UniqueInputFieldNamesRule>(document, complaints);
}
