using HotChocolate.Validation.Rules;

namespace HotChocolateTests.Validation;

public sealed class UniqueDirectivesPerLocationRuleTests
{
    [Theory]
    [InlineData("{ dog @onField { name @onField } }")]
    [InlineData("{ dog @repeatable @repeatable { name } }")]
    [InlineData("{ dog @unknown @unknown { name } }")]
    public void Lets_pass(string document) => Harness.ExpectValid<UniqueDirectivesPerLocationRule>(document);

    [Theory]
    [InlineData(
        "{ dog @onField @onField @onField { name } }",
        "The directive \"@onField\" can only be used once at this location. (1:7, 1:16)\n" +
        "The directive \"@onField\" can only be used once at this location. (1:7, 1:25)")]
    public void Complains(string document, string complaints) => Harness.ExpectErrors<UniqueDirectivesPerLocationRule>(document, complaints);
}
