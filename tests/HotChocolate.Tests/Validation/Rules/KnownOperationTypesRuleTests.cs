using HotChocolate.Validation.Rules;

namespace HotChocolateTests.Validation;

public sealed class KnownOperationTypesRuleTests
{
    [Theory]
    [InlineData("{ dog { name } }")]
    [InlineData("subscription { importantEmails }")]
    public void Lets_pass(string document) => Harness.ExpectValid<KnownOperationTypesRule>(document);

    [Theory]
    [InlineData(
        "mutation { grow }",
        "The mutation operation is not supported by the schema. (1:1)")]
    public void Complains(string document, string complaints) => Harness.ExpectErrors<KnownOperationTypesRule>(document, complaints);
}
