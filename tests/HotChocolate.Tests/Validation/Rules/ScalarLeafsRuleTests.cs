using HotChocolate.Validation.Rules;

namespace HotChocolateTests.Validation;

public sealed class ScalarLeafsRuleTests
{
    [Theory]
    [InlineData("{ dog { barkVolume } }")]
    [InlineData("{ dog { doesKnowCommand(dogCommand: SIT) } }")]
    public void Lets_pass(string document) => Harness.ExpectValid<ScalarLeafsRule>(document);

    [Theory]
    [InlineData(
        "{ dog }",
        "Field \"dog\" of type \"Dog\" must have a selection of subfields. Did you mean \"dog { ... }\"? (1:3)")]
    [InlineData(
        "{ human { pets } }",
        "Field \"pets\" of type \"[Pet]\" must have a selection of subfields. Did you mean \"pets { ... }\"? (1:11)")]
    [InlineData(
        "{ dog { barkVolume { sinceWhen } } }",
        "Field \"barkVolume\" must not have a selection since type \"Int\" has no subfields. (1:20)")]
    [InlineData(
        "{ dog { name(surname: true) @onField { x } } }",
        "Field \"name\" must not have a selection since type \"String\" has no subfields. (1:38)")]
    public void Complains(string document, string complaints) => Harness.ExpectErrors<ScalarLeafsRule>(document, complaints);
}
