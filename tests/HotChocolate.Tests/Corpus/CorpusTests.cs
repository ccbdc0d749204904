using System.Text;
using System.Text.Json;
using HotChocolate;
using HotChocolate.Language;
using HotChocolate.Types;
using HotChocolate.Validation;
using RiskMap.Oracles;

namespace HotChocolateTests.Corpus;

/// <summary>
/// Documents made by the grammar, judged by graphql-js and by the engine. RISKMAP_CORPUS_SEED and RISKMAP_CORPUS_COUNT make others; a
/// failure names its seed and case, and `node tests/oracles/corpus/corpus.mjs SCHEMA SEED COUNT` shows them.
/// </summary>
public sealed class CorpusTests
{
    private static readonly string Seed = Environment.GetEnvironmentVariable("RISKMAP_CORPUS_SEED") ?? "2025";
    private static readonly string Count = Environment.GetEnvironmentVariable("RISKMAP_CORPUS_COUNT") ?? "2500";

    [Fact]
    public async Task Every_kind_of_type_is_judged_and_answered_as_by_graphql_js()
    {
        var kennel = new Kennel();
        await JudgeAsync(kennel.Schema, "kennel.graphql", kennel);
    }

    [Fact]
    public Task A_large_schema_is_judged_as_by_graphql_js() =>
        JudgeAsync(SdlSchema.Build(Oracles.Text("riskmap.graphql")), "riskmap.graphql", null);

    private static async Task JudgeAsync(Schema schema, string file, Kennel? kennel)
    {
        string[] arguments = [Oracles.File(file), Seed, Count, .. kennel is null ? Array.Empty<string>() : [Oracles.File("kennel.json")]];
        using var node = Oracle.Start("corpus/corpus.mjs", arguments);
        var complaints = node.StandardError.ReadToEndAsync();
        var differences = new List<string>();
        var prints = new StringBuilder();
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        while (await node.StandardOutput.ReadLineAsync() is { } line && line != "{}")
        {
            var asked = Case.Read(line);
            var judgement = await Judgement.OfAsync(schema, asked, kennel);
            counts[judgement.Kind] = counts.GetValueOrDefault(judgement.Kind) + 1;
            if (judgement.Difference is { } difference)
            {
                var what = $"seed {Seed} case {asked.Number}, {difference}\n{asked.Document}";
                differences.Add($"{what}\nvariables {asked.Variables}\ngraphql-js: {asked.Message}\n");
            }

            if (judgement.Print is { } print)
            {
                prints.AppendLine(JsonSerializer.Serialize(new { @case = asked.Number, print }));
            }
        }

        var misprints = node.StandardOutput.ReadToEndAsync();
        await node.StandardInput.WriteAsync(prints);
        node.StandardInput.Close();
        differences.AddRange((await misprints).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(m => $"seed {Seed}, printed wrongly: {m}"));
        await node.WaitForExitAsync();

        (await complaints).ShouldBe("");
        TestContext.Current.SendDiagnosticMessage(string.Join(", ", counts.Select(c => $"{c.Key} {c.Value}")));
        counts.Values.Sum().ShouldBe(int.Parse(Count, System.Globalization.CultureInfo.InvariantCulture));
        var first = string.Join('\n', differences.Take(12));
        differences.ShouldBeEmpty($"{differences.Count} differences, {string.Join(", ", counts)}:\n{first}");
    }
}
