using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using RiskMap.DataImport.Demo;
using RiskMap.DataImport.Demo.Examples;
using RiskMap.DataImport.Texts;

namespace RiskMap.DataImport.Commands;

/// <summary>The verb <c>demo</c>: fills the generated district in where it is absent.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var force = new Option<bool>("--force") { Description = "throw the demo's own rows away and fill it in anew" };
        var examples = new Option<string?>("--examples")
        {
            Description = "write the tour's seven dirty spreadsheets into this folder, and fill nothing in",
        };
        var lang = new Option<string?>("--lang") { Description = "zh or en; as LANG says if not said" };
        var command = new Command("demo", "Fills in the demo district: a generated town, said to be generated on every map") { force,
            examples, lang };
        command.SetAction((words, cancel) =>
        {
            var language = Language.Of(words.GetValue(lang));
            return new ImportRun(language, "", false).GuardedAsync(() =>
                words.GetValue(examples) is { } folder ? WriteExamples(folder, language) : FillAsync(words.GetValue(force), language,
                    cancel), cancel);
        });
        return command;
    }

    private static Task<int> WriteExamples(string folder, Language language)
    {
        var files = ExampleFiles.Write(Planner.Town(), folder);
        foreach (var file in files)
        {
            Console.WriteLine(file.Path);
        }

        Console.WriteLine(language.Say("examples_done", files.Count));
        return Task.FromResult(0);
    }

    private static async Task<int> FillAsync(bool force, Language language, CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        await using var database = await ImportRun.OpenAsync(cancel);
        var reports = await DemoDistrict.FillAsync(database, force, cancel);
        if (reports is null)
        {
            Console.WriteLine(language.Say("demo_there"));
            return 0;
        }

        foreach (var (layer, report) in reports)
        {
            Console.WriteLine($"{layer,-23}{language.Say("counts", report.RowsRead, report.Inserted, report.Updated, report.Unchanged, report.Repeated, report.Rejected, report.Mended)}");
        }

        Console.WriteLine(language.Say("demo_done", clock.Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)));
        return 0;
    }
}
