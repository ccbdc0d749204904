using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Dapper;
using Npgsql;
using RiskMap.DataImport.Geocoding;
using RiskMap.DataImport.Loading;
using RiskMap.DataImport.Texts;
using RiskMap.Geocoding.Matching;

namespace RiskMap.DataImport.Commands;

/// <summary>The verb <c>geocode</c>: a place for every row of a sheet, or for the rows of an area that have none yet.</summary>
internal static class GeocodeCommand
{
    public static Command Create()
    {
        var file = new Argument<string?>("FILE") { Description = "a CSV or XLSX file; without one, the rows of the area that have no place", Arity = ArgumentArity.ZeroOrOne };
        var area = new Option<string>("--area") { Description = "code of the area whose addresses are searched", Required = true };
        var column = new Option<string?>("--address-column") { Description = "column of the file that holds the address; found by its name or content if not said" };
        var encoding = new Option<string?>("--encoding") { Description = "of a CSV file, where it is guessed wrongly" };
        var output = new Option<string?>("--out") { Description = "where the copy goes; FILE.geocoded.csv in this folder if not said" };
        var layer = new Option<string?>("--layer") { Description = "without a file: only this layer (hydrants, water_sources, stations, premises, incidents)" };
        var lang = new Option<string?>("--lang") { Description = "zh or en; as LANG says if not said" };
        var command = new Command("geocode", "Finds the places of addresses") { file, area, column, encoding, output, layer, lang };
        command.SetAction((words, cancel) =>
        {
            var language = Language.Of(words.GetValue(lang));
            return new ImportRun(language, "", false).GuardedAsync(
                () => words.GetValue(file) is { } path
                    ? FileAsync(path, words.GetValue(area)!, words.GetValue(column), words.GetValue(encoding), words.GetValue(output), language, cancel)
                    : AreaAsync(words.GetValue(area)!, words.GetValue(layer), language, cancel),
                cancel);
        });
        return command;
    }

    private static async Task<int> FileAsync(
        string path, string area, string? column, string? encoding, string? output, Language language, CancellationToken cancel)
    {
        using var table = AddressTable.Open(path, encoding);
        await using var database = await ImportRun.OpenAsync(cancel);
        var gazetteer = await LoadAsync(database, area, language, cancel);
        var at = table.AddressColumn(column, new Geocoder(gazetteer));
        if (table.Encoding is { } found)
        {
            Console.WriteLine("  " + language.Say(encoding is null ? "encoding_found" : "encoding_said", found));
        }

        Console.WriteLine("  " + language.Say("geocode_from", table.Header[at]));
        var copy = output ?? Path.GetFileNameWithoutExtension(path) + ".geocoded.csv";
        var clock = Stopwatch.StartNew();
        using var progress = new Progress(language, Path.GetFileName(path));
        var tally = FileGeocoding.Copy(table, at, gazetteer, copy, progress.Tell, cancel);
        progress.Dispose();
        Say(language.Say("geocoded", tally.Rows, Seconds(clock)), tally, language);
        Console.WriteLine("  " + language.Say("geocoded_file", copy));
        return 0;
    }

    private static async Task<int> AreaAsync(string area, string? layer, Language language, CancellationToken cancel)
    {
        if (layer is not null && !AreaGeocoding.Layers.Contains(layer))
        {
            throw new LoadException("layer_unknown", layer, string.Join(", ", AreaGeocoding.Layers));
        }

        await using var database = await ImportRun.OpenAsync(cancel);
        var gazetteer = await LoadAsync(database, area, language, cancel);
        foreach (var one in layer is null ? AreaGeocoding.Layers : [layer])
        {
            var clock = Stopwatch.StartNew();
            using var progress = new Progress(language, one);
            var tally = await AreaGeocoding.RunAsync(database, area, one, gazetteer, progress.Tell, cancel);
            progress.Dispose();
            Say($"{one}: " + language.Say("geocoded", tally.Rows, Seconds(clock)), tally, language);
        }

        return 0;
    }

    private static async Task<Gazetteer> LoadAsync(NpgsqlDataSource database, string area, Language language, CancellationToken cancel)
    {
        await using (var connection = await database.OpenConnectionAsync(cancel))
        {
            if (!await connection.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT FROM areas WHERE area = @area)", new { area }))
            {
                throw new LoadException("area_unknown", area);
            }
        }

        var clock = Stopwatch.StartNew();
        var gazetteer = await GazetteerStore.LoadAsync(database, area, cancel);
        Console.WriteLine(language.Say("geocode_knows", area, gazetteer.DoorCount, gazetteer.NameCount, Seconds(clock)));
        return gazetteer;
    }

    private static void Say(string headline, MatchTally tally, Language language)
    {
        Console.WriteLine(headline);
        foreach (var line in tally.Lines(language))
        {
            Console.WriteLine("  " + line);
        }
    }

    private static string Seconds(Stopwatch clock) => clock.Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
}
