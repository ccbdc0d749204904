using HotChocolate.Validation.Rules;

namespace HotChocolateTests.Validation;

public sealed class ExecutableDefinitionsRuleTests
{
    [Theory]
    [InlineData("{ dog { name } } fragment F on Dog { name }")]
    public void Lets_pass(string document) => Harness.ExpectValid<ExecutableDefinitionsRule>(document);

    [Theory]
    [InlineData(
        "{ dog { name } } type Cow { name: String } extend type Dog { color: String }",
        "The \"Cow\" definition is not executable. (1:18)\n" +
        "The \"Dog\" definition is not executable. (1:44)")]
    public void Complains(string document, string complaints) => Harness.ExpectErrors<ExecutableDefinitionsRule>(document, complaints);
}
