using HotChocolate.Validation.Rules;

namespace HotChocolateTests.Validation;

public sealed class ValuesOfCorrectTypeRuleTests
{
    [Theory]
    [InlineData("{ complicatedArgs { intArgField(intArg: -2) booleanArgField(booleanArg: true) stringArgField(stringArg: \"x\") floatArgField(floatArg: 1) idArgField(idArg: 1) enumArgField(enumArg: SPOTTED) } }")]
    [InlineData("{ complicatedArgs { stringListArgField(stringListArg: [\"a\", null]) b: stringListArgField(stringListArg: \"a\") intArgField(intArg: null) } }")]
    [InlineData("{ complicatedArgs { complexArgField(complexArg: { requiredField: true, stringListField: \"one\" }) oneOfArgField(oneOfArg: { intField: 1 }) } }")]
    [InlineData("query ($a: Int = 1, $b: ComplexInput = { requiredField: true }) { dog { name } }")]
    public void Lets_pass(string document) => Harness.ExpectValid<ValuesOfCorrectTypeRule>(document);

    [Theory]
    [InlineData(
        "{ complicatedArgs { stringArgField(stringArg: 1) b: stringArgField(stringArg: BAR) intArgField(intArg: \"3\") c: intArgField(intArg: 829384293849283498239482938) d: intArgField(intArg: 3.0) } }",
        "String cannot represent value: 1 (1:47)\n" +
        "String cannot represent value: BAR (1:79)\n" +
        "Int cannot represent value: \"3\" (1:104)\n" +
        "Int cannot represent value: 829384293849283498239482938 (1:132)\n" +
        "Int cannot represent value: 3.0 (1:184)")]
    [InlineData(
        "{ complicatedArgs { floatArgField(floatArg: \"3.3\") booleanArgField(booleanArg: 2) idArgField(idArg: 1.0) enumArgField(enumArg: \"SIT\") b: enumArgField(enumArg: JUGGLE) } }",
        "Float cannot represent value: \"3.3\" (1:45)\n" +
        "Boolean cannot represent value: 2 (1:80)\n" +
        "ID cannot represent value: 1.0 (1:101)\n" +
        "Enum \"FurColor\" cannot represent non-enum value: \"SIT\". (1:128)\n" +
        "Value \"JUGGLE\" does not exist in \"FurColor\" enum. (1:160)")]
    [InlineData(
        "{ complicatedArgs { stringListArgField(stringListArg: [\"one\", 2]) nonNullIntArgField(nonNullIntArg: null) intArgField(intArg: [1]) } }",
        "String cannot represent value: 2 (1:63)\n" +
        "Expected value of type \"Int!\", found null. (1:101)\n" +
        "Int cannot represent value: [1] (1:127)")]
    [InlineData(
        "{ complicatedArgs { complexArgField(complexArg: { intField: 4 }) b: complexArgField(complexArg: { requiredField: null, invalidField: 1 }) c: complexArgField(complexArg: 3) } }",
        "Field \"ComplexInput.requiredField\" of required type \"Boolean!\" was not provided. (1:49)\n" +
        "Field \"invalidField\" is not defined by type \"ComplexInput\". (1:120)\n" +
        "Expected value of type \"Boolean!\", found null. (1:114)\n" +
        "Expected value of type \"ComplexInput\", found 3. (1:170)")]
    [InlineData(
        "{ complicatedArgs { oneOfArgField(oneOfArg: { stringField: \"a\", intField: 1 }) b: oneOfArgField(oneOfArg: { stringField: null }) } }",
        "OneOf Input Object \"OneOfInput\" must specify exactly one key. (1:45)\n" +
        "Field \"OneOfInput.stringField\" must be non-null. (1:107)")]
    [InlineData(
        "{ complicatedArgs { oneOfArgField(oneOfArg: { nosuch: 1 }) } }",
        "Field \"nosuch\" is not defined by type \"OneOfInput\". (1:47)\n" +
        "OneOf Input Object \"OneOfInput\" must specify exactly one key. (1:45)")]
    [InlineData(
        "query ($a: Int = \"one\", $b: Int! = null) { dog { name @skip(if: 1) } }",
        "Int cannot represent value: \"one\" (1:18)\n" +
        "Expected value of type \"Int!\", found null. (1:36)\n" +
        "Boolean cannot represent value: 1 (1:65)")]
    public void Complains(string document, string complaints) => Harness.ExpectErrors<ValuesOfCorrectTypeRule>(document, complaints);
}
