using HotChocolate.Validation.Rules;

namespace HotChocolateTests.Validation;

public sealed class SingleFieldSubscriptionsRuleTests
{
    [Theory]
    [InlineData("subscription S { importantEmails }")]
    [InlineData("subscription S { ...F } fragment F on Subscription { importantEmails }")]
    public void Lets_pass(string document) => Harness.ExpectValid<SingleFieldSubscriptionsRule>(document);

    [Theory]
    [InlineData(
        "subscription S { importantEmails notImportantEmails }",
        "Subscription \"S\" must select only one top level field. (1:34)")]
    [InlineData(
        "subscription { ...F } fragment F on Subscription { importantEmails ...G } fragment G on Subscription { notImportantEmails }",
        "Anonymous Subscription must select only one top level field. (1:104)")]
    [InlineData(
        "subscription { __typename }",
        "Anonymous Subscription must not select an introspection top level field. (1:16)")]
    [InlineData(
        "subscription ($v: Boolean!) { importantEmails @skip(if: $v) }",
        "Anonymous Subscription must not use `@skip` or `@include` directives in the top level selection. (1:47)")]
    [InlineData(
        "subscription { importantEmails @include(if: true) @skip(if: false) }",
        "Anonymous Subscription must not use `@skip` or `@include` directives in the top level selection. (1:51)")]
    public void Complains(string document, string complaints) => Harness.ExpectErrors<SingleFieldSubscriptionsRule>(document, complaints);
}
