using HotChocolate.Validation.Rules;

namespace HotChocolateTests.Validation;

public sealed class OverlappingFieldsCanBeMergedRuleTests
{
    [Theory]
    [InlineData("fragment F on Dog { name name nickname: nickname }")]
    [InlineData("fragment F on Dog { name(surname: true) name(surname: true) }")]
    [InlineData("fragment F on Pet { ... on Dog { volume: barkVolume } ... on Cat { volume: meowsVolume } }")]
    [InlineData("fragment F on Dog { ...G } fragment G on Dog { ...F }")]
    [InlineData("{ someBox { ... on IntBox { unrelatedField } ... on StringBox { unrelatedField } } }")]
    [InlineData("{ complicatedArgs { complexArgField(complexArg: { requiredField: true, intField: 1 }) complexArgField(complexArg: { intField: 1, requiredField: true }) } }")]
    [InlineData("{ someBox { ... on IntBox { box: stringBox { val: scalar } } ... on StringBox { box: stringBox { val: unrelatedField } } } }")]
    [InlineData("{ someBox { ... on IntBox { deepBox { unrelatedField } } ... on StringBox { deepBox { unrelatedField } } } }")]
    public void Lets_pass(string document) => Harness.ExpectValid<OverlappingFieldsCanBeMergedRule>(document);

    [Theory]
    [InlineData(
        "fragment F on Dog { fido: name fido: nickname }",
        "Fields \"fido\" conflict because \"name\" and \"nickname\" are different fields. Use different aliases on the fields to fetch both if this was intentional. (1:21, 1:32)")]
    [InlineData(
        "fragment F on Dog { doesKnowCommand(dogCommand: SIT) doesKnowCommand(dogCommand: HEEL) }",
        "Fields \"doesKnowCommand\" conflict because they have differing arguments. Use different aliases on the fields to fetch both if this was intentional. (1:21, 1:54)")]
    [InlineData(
        "fragment F on Dog { doesKnowCommand doesKnowCommand(dogCommand: HEEL) }",
        "Fields \"doesKnowCommand\" conflict because they have differing arguments. Use different aliases on the fields to fetch both if this was intentional. (1:21, 1:37)")]
    [InlineData(
        "{ ...A ...B } fragment A on Query { x: dog { name } } fragment B on Query { x: cat { name } }",
        "Fields \"x\" conflict because \"dog\" and \"cat\" are different fields. Use different aliases on the fields to fetch both if this was intentional. (1:37, 1:77)")]
    [InlineData(
        "{ dog { x: name } dog { x: barks } }",
        "Fields \"dog\" conflict because subfields \"x\" conflict because \"name\" and \"barks\" are different fields. Use different aliases on the fields to fetch both if this was intentional. (1:3, 1:9, 1:19, 1:25)")]
    [InlineData(
        "{ dog { mother { x: name } } dog { mother { x: barks y: name } mother { y: barks } } }",
        "Fields \"dog\" conflict because subfields \"mother\" conflict because subfields \"x\" conflict because \"name\" and \"barks\" are different fields. Use different aliases on the fields to fetch both if this was intentional. (1:3, 1:9, 1:18, 1:30, 1:36, 1:45)\n" +
        "Fields \"mother\" conflict because subfields \"y\" conflict because \"name\" and \"barks\" are different fields. Use different aliases on the fields to fetch both if this was intentional. (1:36, 1:54, 1:64, 1:73)")]
    [InlineData(
        "{ someBox { ... on IntBox { scalar } ... on StringBox { scalar } } }",
        "Fields \"scalar\" conflict because they return conflicting types \"Int\" and \"String\". Use different aliases on the fields to fetch both if this was intentional. (1:29, 1:57)")]
    [InlineData(
        "{ someBox { ... on NonNullStringBox { scalar } ... on StringBox { scalar } } }",
        "Fields \"scalar\" conflict because they return conflicting types \"String!\" and \"String\". Use different aliases on the fields to fetch both if this was intentional. (1:39, 1:67)")]
    [InlineData(
        "{ someBox { ... on IntBox { box: listStringBox { scalar } } ... on StringBox { box: stringBox { scalar } } } }",
        "Fields \"box\" conflict because they return conflicting types \"[StringBox]\" and \"StringBox\". Use different aliases on the fields to fetch both if this was intentional. (1:29, 1:80)")]
    public void Complains(string document, string complaints) => Harness.ExpectErrors<OverlappingFieldsCanBeMergedRule>(document, complaints);
}
