using HotChocolate.Validation.Rules;

namespace HotChocolateTests.Validation;

public sealed class UniqueOperationNamesRuleTests
{
    [Theory]
    [InlineData("query A { dog { name } } query B { dog { name } }")]
    [InlineData("query A { dog { ...A } } fragment A on Dog { name }")]
    public void Lets_pass(string document) => Harness.ExpectValid<UniqueOperationNamesRule>(document);

    [Theory]
    [InlineData(
        "query A { dog { name } } subscription A { importantEmails }",
        "There can be only one operation named \"A\". (1:7, 1:39)")]
    public void Complains(string document, string complaints) => Harness.ExpectErrors<UniqueOperationNamesRule>(document, complaints);
}
