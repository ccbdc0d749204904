using HotChocolate.Language;

namespace HotChocolateTests.Language;

/// <summary>What is printed reads back as what it was, and is printed the same again.</summary>
public sealed class PrinterTests
{
    private const string KitchenSink = """"
        "Described" query Q("v" $a: [Int!]! = [1, 2] @d, $b: In = { x: { y: null }, z: "q\"\n" }) @onQuery {
          alias: field(a: $a, b: [1.5e3, -2, true, ENUM, $b]) @skip(if: false) { ... on T @d { x } ... @include(if: true) { y } ...F @d }
        }
        mutation { a }
        subscription S { b(text: """ block "quoted" """) }
        """Fragment""" fragment F on T @d { z }
        """" + "\n" + TypeSystem;

    private const string TypeSystem = """"
        """The schema""" schema @d { query: Q mutation: M }
        extend schema @e { subscription: S }
        "A scalar" scalar Date @specifiedBy(url: "x")
        """
        A type
          of two lines
        """
        type T implements A & B @d { "field" f("arg" a: Int = 1 @d, b: [String!]! = ["x"]): [T!]! @deprecated(reason: "old") g: Int }
        extend type T { h: Int }
        interface A implements B { g: Int }
        union U @d = | T | V
        enum E { "one" ONE @deprecated TWO }
        input In @oneOf { x: In y: Int = 3 @d }
        directive @d(a: Int = 1) repeatable on FIELD | OBJECT
        extend union U = W
        type Empty
        """";

    [Theory]
    [InlineData(KitchenSink)]
    [InlineData("{ a }")]
    [InlineData("query ($a: Int) { a }")]
    public void A_document_survives_being_printed(string document)
    {
        var once = SyntaxPrinter.Print(Parser.Parse(document));
        SyntaxPrinter.Print(Parser.Parse(once)).ShouldBe(once);
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("")]
    [InlineData("ends in a quote\"")]
    [InlineData("\"begins with one")]
    [InlineData("back\\slash\\")]
    [InlineData("  indented\n more")]
    [InlineData("three \"\"\" quotes\nand lines")]
    [InlineData("trailing line\n")]
    [InlineData("bell \u0007 and \r return")]
    [InlineData("消防栓")]
    public void A_description_survives_being_printed(string text)
    {
        ((StringValueNode)Parser.ParseValue(SyntaxPrinter.Block(text))).Value.ShouldBe(text);
        ((StringValueNode)Parser.ParseValue(SyntaxPrinter.Quote(text))).Value.ShouldBe(text);
    }
}
