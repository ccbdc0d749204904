using HotChocolateTests.Sample;

namespace HotChocolateTests.Execution;

public sealed class SelectionTests
{
    [Theory]
    [InlineData("{ ...F ...F a: apiVersion } fragment F on Query { apiVersion }", """{"data":{"apiVersion":"1","a":"1"}}""")]
    [InlineData("{ hydrantById(id: 1) { id } hydrantById(id: 1) { kind id } }", """{"data":{"hydrantById":{"id":1,"kind":"PILLAR_TYPE"}}}""")]
    [InlineData("{ apiVersion @skip(if: true) __typename @include(if: true) }", """{"data":{"__typename":"Query"}}""")]
    [InlineData("{ ... @include(if: false) { apiVersion } ... on Query { __typename } }", """{"data":{"__typename":"Query"}}""")]
    [InlineData("query ($yes: Boolean = true) { a: apiVersion @skip(if: $yes) b: apiVersion @include(if: $yes) }", """{"data":{"b":"1"}}""")]
    [InlineData("query ($id: Int! = 2) { hydrantById(id: $id) { id } }", """{"data":{"hydrantById":{"id":2}}}""")]
    [InlineData("{ a: hydrantById(id: 1) { id } b: hydrantById(id: 2) { id station { id } } }", """{"data":{"a":{"id":1},"b":{"id":2,"station":{"id":1}}}}""")]
    public async Task Selections_merge_and_conditions_decide(string query, string answer) => (await SampleSchema.AskAsync(query)).ShouldBe(answer);

    [Theory]
    [InlineData("query ($yes: Boolean = true) { apiVersion @include(if: $yes) }", """{"errors":[{"message":"The condition of @include is null: \"$yes\" must be true or false.","locations":[{"line":1,"column":56}]}]}""")]
    [InlineData("query ($yes: Boolean = true) { hydrantById(id: 1) { id @skip(if: $yes) } }", """{"errors":[{"message":"The condition of @skip is null: \"$yes\" must be true or false.","locations":[{"line":1,"column":66}],"path":["hydrantById"]}],"data":{"hydrantById":null}}""")]
    public async Task A_condition_that_is_null_in_spite_of_its_default_is_an_error(string query, string answer) =>
        (await Schemas.AskTwiceAsync(query, """{"yes":null}""", """{"yes":true}"""))[0].ShouldBe(answer);

    [Fact]
    public async Task An_argument_that_does_not_fit_is_blamed_where_it_stands() =>
        (await Schemas.AskTwiceAsync("query ($id: Int = 1) { hydrantById(id: $id) { id } }", """{"id":null}""", "{}"))[0]
        .ShouldContain("\"locations\":[{\"line\":1,\"column\":40}]");

    [Fact]
    public async Task A_plan_made_for_one_answer_of_a_condition_does_not_serve_the_other()
    {
        var executor = await Schemas.AskTwiceAsync(
            "query ($yes: Boolean!) { apiVersion @include(if: $yes) __typename }", """{"yes":true}""", """{"yes":false}""");
        executor.ShouldBe(["""{"data":{"apiVersion":"1","__typename":"Query"}}""", """{"data":{"__typename":"Query"}}"""]);
    }
}
