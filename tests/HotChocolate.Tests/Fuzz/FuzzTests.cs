using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using HotChocolate.AspNetCore;
using HotChocolate.Language;
using HotChocolateTests.Corpus;

namespace HotChocolateTests.Fuzz;

/// <summary>
/// Nothing that is sent brings the engine down: it is answered, or refused by an error of its own, with bounded memory and in bounded time.
/// RISKMAP_FUZZ_SECONDS makes each test run so long, from a seed of the clock; a failure prints its seed, which RISKMAP_FUZZ_SEED repeats.
/// </summary>
public sealed class FuzzTests
{
    private const long MostBytes = 64_000_000;
    private static readonly int Seconds = Number("RISKMAP_FUZZ_SECONDS", 0);
    private static readonly int First = Number("RISKMAP_FUZZ_SEED", Seconds > 0 ? Environment.TickCount & 0xFFFFFF : 1);

    [Fact]
    public Task Documents_are_answered_or_refused()
    {
        var kennel = new Kennel();
        return Fuzz(8_000, async seed =>
        {
            var documents = new Mutator(seed, Seeds.Documents, Seeds.Tokens);
            var text = documents.Next();
            var variables = Json(new Mutator(seed, Seeds.Variables, Seeds.JsonTokens).Next());
            Reprint(text);
            var answer = await kennel.AskAsync(text, documents.Below(3) == 0 ? "A" : null, variables);
            var said = answer.GetRawText();
            said.ShouldNotContain("Unexpected Execution Error", customMessage: text);
            (answer.TryGetProperty("data", out _) || answer.GetProperty("errors").GetArrayLength() > 0).ShouldBeTrue();
        });
    }

    [Fact]
    public Task Bodies_are_read_or_refused() => Fuzz(40_000, seed =>
    {
        var bodies = new Mutator(seed, Seeds.Bodies, Seeds.JsonTokens);
        var bytes = bodies.NextBytes();
        try
        {
            RequestJson.Parse(Segments.Of(bytes, bodies.Below(bytes.Length + 1))).ShouldNotBeNull();
        }
        catch (HotChocolate.AspNetCore.HttpRequestException)
        {
            // A refusal with a status.
        }

        return Task.CompletedTask;
    });

    /// <summary>What can be read prints as something that reads the same.</summary>
    private static void Reprint(string text)
    {
        DocumentNode document;
        try
        {
            document = Parser.Parse(text, ParserLimits.Request);
        }
        catch (SyntaxException)
        {
            return;
        }

        var print = SyntaxPrinter.Print(document);
        SyntaxPrinter.Print(Parser.Parse(print)).ShouldBe(print);
    }

    private static JsonElement? Json(string text)
    {
        try
        {
            var json = JsonElement.Parse(text);
            return json.ValueKind == JsonValueKind.Object ? json : null;
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            return null;
        }
    }

    private static async Task Fuzz(int cases, Func<int, Task> attempt)
    {
        var clock = Stopwatch.StartNew();
        for (var i = 0; Seconds > 0 ? clock.Elapsed.TotalSeconds < Seconds : i < cases; i++)
        {
            var seed = unchecked((First * 1_000_003) + i);
            var before = GC.GetTotalAllocatedBytes();
            try
            {
                await Task.Run(() => attempt(seed)).WaitAsync(TimeSpan.FromSeconds(30));
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"RISKMAP_FUZZ_SEED={First}, case {i}: {e.Message}", e);
            }

            (GC.GetTotalAllocatedBytes() - before).ShouldBeLessThan(MostBytes, $"RISKMAP_FUZZ_SEED={First}, case {i}");
        }
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
