using Npgsql;
using RiskMap.DataImport.Layers;
using RiskMap.DataImport.Loading;
using RiskMap.DataImport.Mapping;
using RiskMap.DataImport.Recognition;
using RiskMap.DataImport.Reports;
using RiskMap.DataImport.Texts;
using Spectre.Console;

namespace RiskMap.DataImport.Commands;

/// <summary>A file of rows as it is about to be imported.</summary>
/// <param name="IsNewProfile">Somebody confirmed these columns just now, or there was nothing to confirm; they are worth keeping.</param>
/// <param name="Told">What is to be told of the file as a whole already.</param>
internal sealed record ReadSheet(DatasetPlan Plan, Recognised Columns, RowTable Table, AreaKnown Known, bool IsNewProfile, IReadOnlyList<Finding> Told)
{
    /// <summary>Names of the columns that hold the place, for what is advised about them.</summary>
    public (string X, string Y) PlaceColumns =>
        (Plan.Columns.X ?? Named("x", Mapping.Columns.FeatureX), Plan.Columns.Y ?? Named("y", Mapping.Columns.FeatureY));

    /// <summary>The rows are told apart by what is painted on the thing, which people number by hand.</summary>
    public bool NumbersMayRepeat => Plan.Columns.SourceId is { } id && Plan.Columns.Fields.GetValueOrDefault("number")?.Column == id;

    private string Named(string field, string ofFeatures) =>
        Table.Features is not null ? ofFeatures : Columns.Guesses.FirstOrDefault(g => g.Field == field)?.Column ?? field;
}

/// <summary>Shows what a file's columns were taken for, and asks about what is not sure: in a terminal by a question, elsewhere by --yes.</summary>
internal sealed class SheetQuestions(Language language, bool yes)
{
    public async Task<ReadSheet> ReadAsync(NpgsqlDataSource database, Area area, DatasetPlan plan, string path)
    {
        var layer = plan.Layer.Length > 0 ? LayerCatalogue.Find(plan.Layer) ?? throw new LoadException("layer_unknown", plan.Layer, Names()) : null;
        var sheet = SheetChoice.Of(path, plan.SourceLayer, layer);
        plan = sheet.Taken is null ? plan : plan with { SourceLayer = sheet.Taken };
        if (sheet.Others.Count > 0)
        {
            Console.WriteLine(language.Say("sheet_taken", sheet.Taken, string.Join(", ", sheet.Others)));
        }

        var table = RowTable.Of(path, plan);
        if (plan.Columns.NotTaken?.FirstOrDefault(c => !GuessedColumns.Has(table.Header, c)) is { } missing)
        {
            throw new LoadException("column_unknown", missing, string.Join(", ", table.Header));
        }

        layer ??= LayerOf(plan, path, table);
        var known = await AreaKnown.ReadAsync(database, area);
        var columns = PersonalData.Masked(layer, await SheetReading.ReadAsync(database, area.Code, known, layer, plan, table));
        if (columns.Profile is not null)
        {
            Console.WriteLine(language.Say("profile_used", columns.Profile));
        }

        Console.Write(ColumnTable.Of(columns.Guesses, language));
        var unsure = columns.Unsure.Select(g => $"{g.Column} = {g.Field}").ToList();
        if (unsure.Count > 0 && !Agreed("ask_columns"))
        {
            throw new LoadException("columns_unsure", string.Join(", ", unsure));
        }

        var isNew = columns.Guesses.Any(g => g.How is "name" or "content" or "said");
        return new(plan with { Layer = layer.Name, Columns = columns.Columns }, columns, table, known, isNew, sheet.Finding is { } others ? [others] : []);
    }

    private Layer LayerOf(DatasetPlan plan, string path, RowTable table)
    {
        string?[] names = [plan.SourceLayer, table.DrawnLayer, Path.GetFileNameWithoutExtension(path)];
        var (layer, _) = Recogniser.LayerOf(table.Header, table.Features?.Kind, names.OfType<string>()) ?? throw new LoadException("layer_not_guessed", Names());
        return Agreed("ask_layer", layer.Name) ? layer : throw new LoadException("layer_guessed", layer.Name);
    }

    private bool Agreed(string question, params object[] details) =>
        yes || (!Console.IsInputRedirected && !Console.IsOutputRedirected
            && AnsiConsole.Confirm(Markup.Escape(language.Say(question, details)), defaultValue: false));

    private static string Names() => string.Join(", ", LayerCatalogue.All.Select(l => l.Name));
}
