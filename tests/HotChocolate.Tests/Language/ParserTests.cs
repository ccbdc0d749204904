using HotChocolate.Language;

namespace HotChocolateTests.Language;

public sealed class ParserTests
{
    [Theory]
    [InlineData("{", "Expected Name, found <EOF>. (1:2)")]
    [InlineData("", "Unexpected <EOF>. (1:1)")]
    [InlineData("{ a { } }", "Expected Name, found \"}\". (1:7)")]
    [InlineData("{ ...MissingOn }\nfragment MissingOn Type { a }", "Expected \"on\", found Name \"Type\". (2:20)")]
    [InlineData("{ field: {} }", "Expected Name, found \"{\". (1:10)")]
    [InlineData("notAnOperation Foo { field }", "Unexpected Name \"notAnOperation\". (1:1)")]
    [InlineData("...", "Unexpected \"...\". (1:1)")]
    [InlineData("{ a(b: \"", "Unterminated string. (1:9)")]
    [InlineData("{ a(b: \"\\q\") }", "Invalid character escape sequence: \"\\q\". (1:9)")]
    [InlineData("{ a(b: \"\\uD800\") }", "Invalid Unicode escape sequence: \"\\uD800\". (1:9)")]
    [InlineData("{ a(b: \"\\u{110000}\") }", "Invalid Unicode escape sequence: \"\\u{110000}\". (1:9)")]
    [InlineData("{ a(b: 01) }", "Invalid number, unexpected digit after 0: \"1\". (1:9)")]
    [InlineData("{ a(b: 1.) }", "Invalid number, expected digit but got: \")\". (1:10)")]
    [InlineData("{ a(b: 1x) }", "Invalid number, expected digit but got: \"x\". (1:9)")]
    [InlineData("{ a(b: -) }", "Invalid number, expected digit but got: \")\". (1:9)")]
    [InlineData("query ($a: Int = $b) { a }", "Unexpected variable \"$b\" in constant value. (1:18)")]
    [InlineData("fragment on on Query { a }", "Unexpected Name \"on\". (1:10)")]
    [InlineData("{ a ? }", "Unexpected character: \"?\". (1:5)")]
    [InlineData("{ a \u0007 }", "Unexpected character: U+0007. (1:5)")]
    [InlineData("\n\r\n  {", "Expected Name, found <EOF>. (3:4)")]
    [InlineData("{ a(b: 'x') }", "Unexpected single quote character ('), did you mean to use a double quote (\")? (1:8)")]
    [InlineData("enum E { true }", "Name \"true\" is reserved and cannot be used for an enum value. (1:10)")]
    [InlineData("\"described\" { a }", "Unexpected description, only definitions that begin with a word have one. (1:1)")]
    [InlineData("\"described\" name { a }", "Unexpected description, only definitions that begin with a word have one. (1:1)")]
    [InlineData("extend type A", "Unexpected <EOF>. (1:14)")]
    [InlineData("extend schema", "Unexpected <EOF>. (1:14)")]
    [InlineData("directive @a on FIELD | FIELDS", "Unexpected Name \"FIELDS\". (1:25)")]
    public void A_document_that_is_none_says_why_and_where(string document, string complaint)
    {
        var error = Should.Throw<SyntaxException>(() => Parser.Parse(document));
        $"{error.Message} ({error.At.Line}:{error.At.Column})".ShouldBe(complaint);
    }

    [Theory]
    [InlineData("\"a\\n\\t\\\"\\\\\\/\\u00e9\\u{1F692}\\uD83D\\uDE92\"", "a\n\t\"\\/\u00e9\U0001F692\U0001F692")]
    [InlineData("\"\"\"\n    Hello,\n      World!\n\n    Yours,\n      GraphQL.\n  \"\"\"", "Hello,\n  World!\n\nYours,\n  GraphQL.")]
    [InlineData("\"\"\"one \\\"\"\" two\"\"\"", "one \"\"\" two")]
    [InlineData("\"\"\"\"\"\"", "")]
    [InlineData("\"消防栓\"", "消防栓")]
    public void A_string_means_what_the_specification_says(string literal, string meaning) =>
        Parser.ParseValue(literal).ShouldBeOfType<StringValueNode>().Value.ShouldBe(meaning);

    [Fact]
    public void Keywords_are_names_where_names_stand()
    {
        foreach (var word in new[] { "on", "fragment", "query", "mutation", "subscription", "true", "false", "null", "type", "extend" })
        {
            var fragment = word == "on" ? "a" : word;
            Should.NotThrow(() => Parser.Parse($"query {word} {{ ... {fragment} ... on {word} {{ {word}({word}: ${word}) @{word}({word}: $x) }} }}"), word);
        }
    }

    [Theory]
    [InlineData("extend type A @b", 1)]
    [InlineData("\"described\" query { a }", 1)]
    [InlineData("# comment\n\"described\" fragment A on B { a }", 2)]
    public void A_definition_begins_with_its_first_token(string document, int line) =>
        Parser.Parse(document).Definitions.Single().At.ShouldBe(new HotChocolate.Location(line, 1));

    [Fact]
    public void A_place_is_counted_in_lines_and_columns()
    {
        var field = (FieldNode)Parser.Parse("\uFEFF# kitchen\r\n{\r\n  a, b }").Operations.Single().SelectionSet.Selections[1];
        (field.At.Line, field.At.Column).ShouldBe((3, 6));
    }
}
