namespace HotChocolateTests.Fuzz;

/// <summary>Texts that are right, or nearly, and the words they are made of.</summary>
internal static class Seeds
{
    public static readonly string[] Documents =
    [
        "query ($n: Int = 3, $f: Filter!, $c: [Choice!]) { a: laterEcho(filter: $f, choices: $c) strictPerson { ...P @include(if: true) } }"
            + " fragment P on Person { id name(upper: true) pets { ... on Dog { barks } ... on Cat { lives } } friends { ...Q } } fragment Q on Named { name }",
        "{ echo(s: \"a\\u0041\\u{1F692}\\n\", i: -5, f: 1.5e3, b: true, id: 7, colour: RED, any: { x: [1, null, Y] }, list: [1, null], grid: [[1], 2]) }",
        "mutation M($i: Int!) { push(item: $i) { items } laterPush(item: 2) { laterSize } pushFails(item: 3) { size } laterStrictFails(item: 4) { size } }",
        "subscription { tick(every: 2) } query A { number } query B { things { __typename ... on Box { content { ... on Person { id } } } } }",
        "{ echo(filter: { req: 1, nested: { req: 2, choice: { c: { req: 3, deep: [[1], null] } } }, colours: [RED, GREEN] }, choice: { list: 1 }, loose: { b: [{ c: \"x\" }] }) }",
        "query Q($a: Boolean = true, $b: ID!) @onQuery(reason: \"r\") { node(id: $b) @skip(if: $a) { id } keeper { ... on Node @again @again(colour: BLUE) { id } } }",
        "{ __schema { types { name fields(includeDeprecated: true) { name args { defaultValue } } } } __type(name: \"Filter\") { inputFields { type { ofType { name } } } } }",
        "{ a: person { b: bestFriend { c: laterFriend { d: strictFriend { e: scores f: grid g: strictGrid } } } } pets { __typename } }",
        "\"\"\"\n  block \\\"\"\" text\n    more\n\"\"\" type A implements B & C @d(e: [1, { f: \"g\" }]) { \"h\" i(j: K! = L): [M!]! @deprecated } extend union N = | O | P",
        "schema @a { query: Q } directive @r(x: Int = 1) repeatable on FIELD | QUERY enum E { A B @deprecated } input I @oneOf { a: Int b: [I!] } scalar S @specifiedBy(url: \"u\")",
    ];

    public static readonly string[] Tokens =
    [
        "{", "}", "(", ")", "[", "]", ":", "=", "!", "$", "@", "|", "&", "...", "#x\n", ",", "\uFEFF", "\n", "\r", "\"", "\"\"\"", "\\", "on", "query", "fragment", "mutation",
        "subscription", "type", "extend", "schema", "null", "true", "false", "RED", "Person", "F", "$n", "$f", "@skip(if: $a)", "@include(if: false)", "...P", "...Q",
        "... on Dog {", "fragment P on Person { ...P }", "fragment Q on Named { ...P }", "__typename", "id", "name", "echo", "person {", "pets {", "1", "-0", "1e400",
        "99999999999999999999", "-2147483649", "0.1", "\"\\uD83D\"", "\"\\uD83D\\uDE92\"", "\"\\u{110000}\"", "\uD83D", "\uDE92", "\0", "\u2028", "津市",
    ];

    public static readonly string[] Variables =
    [
        "{\"n\":3,\"f\":{\"req\":1,\"nested\":{\"req\":2.5},\"colours\":\"RED\",\"any\":{\"x\":[1,null]}},\"c\":[{\"a\":1},{\"list\":[1,2]}]}",
        "{\"i\":5,\"a\":true,\"b\":\"p1\"}",
        "{\"a\":null,\"b\":12,\"f\":{\"req\":1e300,\"deep\":[[1,2],null,[]],\"choice\":{\"b\":\"x\"}},\"i\":-0.0}",
        "{}",
    ];

    public static readonly string[] JsonTokens =
    [
        "{", "}", "[", "]", ":", ",", "\"", "\\", "null", "true", "1", "-1", "1e999", "1.0", "9007199254740993", "123456789012345678901234567890", "\"\\ud83d\"", "\"\\udead\"",
        "\"\\u0000\"", "\"req\"", "\"query\"", "\"variables\"", "\"extensions\"", "\"operationName\"", "\"id\"", "\"\\u0071uery\"", "{\"a\":", "[[[[[[[[", "\"RED\"", "\uFEFF", "\0",
    ];

    public static readonly string[] Bodies =
    [
        "{\"query\":\"{ number }\",\"variables\":{\"a\":[1,{\"b\":null}]},\"operationName\":null,\"extensions\":{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"ab\"}}}",
        "{\"id\":\"abc\",\"variables\":null,\"more\":[true,1.5e3,\"\\u00e9\\ud83d\\ude92\"]}",
        "{\"operationName\":\"A\",\"query\":\"query A { echo(s: \\\"x\\\") }\"}",
    ];
}
