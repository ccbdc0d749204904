using System.Globalization;
using System.Text;
using HotChocolate.Execution;
using HotChocolateTests.Execution;
using HotChocolateTests.Sample;
using Microsoft.Extensions.DependencyInjection;

namespace HotChocolateTests.Validation;

/// <summary>Documents made to hurt are refused, and soon.</summary>
public sealed class DocumentBudgetTests
{
    private const long MostBytes = 32_000_000;

    private static string FragmentChain(int length, string directive) =>
        string.Concat(Enumerable.Range(0, length).Select(i => $"fragment F{i} on Query {{ ...F{i + 1} {directive}}} ")) + $"fragment F{length} on Query {{ apiVersion }}";

    private static string Repeat(string text, int times) => new StringBuilder().Insert(0, text, times).ToString();

    private static string FragmentBomb(int doublings)
    {
        var text = new StringBuilder("{ hydrantById(id: 1) { ...F0 } }");
        for (var i = 0; i < doublings; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $" fragment F{i} on Hydrant {{ a: id ...F{i + 1} ... on Hydrant {{ ...F{i + 1} }} }}");
        }

        return text.Append(CultureInfo.InvariantCulture, $" fragment F{doublings} on Hydrant {{ id }}").ToString();
    }

    public static TheoryData<string, string> Bombs => new()
    {
        { "aliases", "{ " + string.Concat(Enumerable.Range(0, 3000).Select(i => $"a{i}: apiVersion ")) + "}" },
        { "the same field", "{ " + Repeat("apiVersion ", 3000) + "}" },
        { "overlap", "{ " + Repeat("hydrantById(id: 1) { id station { id } } ", 400) + "}" },
        { "fragments that double", FragmentBomb(60) },
        { "directives", "{ apiVersion " + Repeat("@skip(if: false) ", 3000) + "}" },
        { "unknown directives", "{ apiVersion " + Repeat("@x ", 9000) + "}" },
        { "depth", Repeat("{ a ", 5000) + Repeat("}", 5000) },
        { "depth in a list value", "{ hydrantById(id: " + Repeat("[", 5000) + Repeat("]", 5000) + ") { id } }" },
        { "size", "{ " + Repeat("apiVersion ", 900_000) + "}" },
        { "a comment", "#" + Repeat("x", 10_000_000) },
        { "a string", "{ a(b: \"" + Repeat("x", 10_000_000) },
        { "a fragment chain", "{ ...F0 } " + string.Concat(Enumerable.Range(0, 2500).Select(i => $"fragment F{i} on Query {{ ...F{i + 1} }} ")) + "fragment F2500 on Query { apiVersion }" },
        { "a fragment ring", "{ ...F0 } " + string.Concat(Enumerable.Range(0, 2000).Select(i => $"fragment F{i} on Query {{ ...F{(i + 1) % 2000} }} ")) },
        { "a list of a million", "{ hydrantById(id: [" + Repeat("1 ", 1_000_000) + "]) { id } }" },
        { "10 MB of names", "{ " + Repeat("averylongnameofafieldthatisnone ", 320_000) + "}" },
        { "operations", string.Concat(Enumerable.Range(0, 4_000).Select(i => $"query Q{i} {{ nosuch }} ")) },
        { "operations over fragments", string.Concat(Enumerable.Range(0, 900).Select(i => $"query Q{i} {{ ...F0 }} ")) + FragmentChain(900, "@include(if: $v) ") },
        { "fragments that overlap", "{ " + string.Concat(Enumerable.Range(0, 150).Select(i => $"...F{i} ")) + "} " + string.Concat(Enumerable.Range(0, 150).Select(
            i => $"fragment F{i} on Query {{ {string.Concat(Enumerable.Range(0, 10).Select(n => $"hydrantById(id: {n}) {{ id }} "))}}} ")) },
        { "fields that overlap in depth", Repeat("{ hydrants { nodes { station { id } } } hydrants ", 12) + "{ nodes { id } } " + Repeat("} ", 12) },
        { "arguments", "{ hydrantById(" + Repeat("id: 1 ", 6_000) + ") { id } }" },
        { "objects in objects", "{ hydrantById(id: " + Repeat("{ a: ", 5_000) + "1" + Repeat("}", 5_000) + ") { id } }" },
        { "types in types", "query ($v: " + Repeat("[", 5_000) + "Int" + Repeat("]", 5_000) + ") { apiVersion }" },
        { "the schema round and round", "{ __schema { types { " + Repeat("fields { type { ", 6) + "name" + Repeat(" } }", 6) + " } } }" },
        { "variables", "query (" + string.Concat(Enumerable.Range(0, 3000).Select(i => $"$v{i}: Int ")) + ") { apiVersion }" },
    };

    [Theory]
    [MemberData(nameof(Bombs))]
    public async Task A_bomb_does_not_go_off(string kind, string document)
    {
        var executor = await SampleSchema.Add(new ServiceCollection()).BuildRequestExecutorAsync();

        // Work leaves garbage: what a refusal allocates bounds what it did, on a machine however busy. All of it runs on this thread.
        var before = GC.GetAllocatedBytesForCurrentThread();
        var answered = executor.ExecuteAsync(document);
        answered.IsCompleted.ShouldBeTrue();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        var answer = (await answered).ToJson(withIndentations: false);

        allocated.ShouldBeLessThan(MostBytes + (4L * document.Length), kind);
        if (kind is not "a fragment chain")
        {
            answer.ShouldStartWith("{\"errors\":", customMessage: kind);
        }

        answer.Length.ShouldBeLessThan(100_000, kind);
    }

    [Theory]
    [InlineData("{ hydrants { nodes { station { id } } } }", 4, true)]
    [InlineData("{ hydrants { nodes { station { id } } } }", 3, false)]
    [InlineData("{ ...F } fragment F on Query { hydrants { nodes { ... { ...G } } } } fragment G on Hydrant { station { id } }", 3, false)]
    public async Task A_document_may_be_as_deep_as_allowed(string query, int depth, bool allowed)
    {
        var answer = await Schemas.AskAsync(
            b => SampleSchema.Add(b.Services).AddMaxExecutionDepthRule(depth), query);
        if (allowed)
        {
            answer.ShouldStartWith("{\"data\"");
        }
        else
        {
            answer.ShouldContain($"\"allowedExecutionDepth\":{depth},\"detectedExecutionDepth\":4");
        }
    }

    [Fact]
    public async Task Introspection_can_be_switched_off()
    {
        var answer = await Schemas.AskAsync(b => SampleSchema.Add(b.Services).DisableIntrospection(), "{ __schema { queryType { name } } }");
        answer.ShouldContain("HC0046");
        (await Schemas.AskAsync(b => SampleSchema.Add(b.Services).DisableIntrospection(), "{ __typename }")).ShouldStartWith("{\"data\"");
    }
}
