using RiskMap.DataImport.Layers;
using RiskMap.DataImport.Loading;
using RiskMap.DataImport.Sources;

namespace RiskMap.DataImport.Recognition;

/// <summary>Which sheet of a workbook holds the rows.</summary>
/// <param name="Taken">Its name; null: the file is no workbook.</param>
/// <param name="Others">The other sheets.</param>
internal sealed record SheetChoice(string? Taken, IReadOnlyList<string> Others)
{
    /// <param name="said">Its name, or its number from 1; null: the one whose header names the most fields, the first of those that name as many.</param>
    /// <param name="layer">Null: any layer's fields.</param>
    /// <exception cref="LoadException">There is no such sheet.</exception>
    public static SheetChoice Of(string path, string? said, Layer? layer)
    {
        if (!SheetFile.IsWorkbook(path) || !File.Exists(path))
        {
            return new(null, []);
        }

        var sheets = XlsxRecords.Sheets(path);
        var taken = said is not null ? XlsxRecords.Named(sheets, said) : sheets.MaxBy(s => FieldsNamed(path, s, layer))!;
        return new(taken, [.. sheets.Where(s => s != taken)]);
    }

    /// <summary>What is told about the file as a whole: that there are others; null: there are none.</summary>
    public Finding? Finding => Others.Count == 0 ? null : new("other_sheets", Finding.Warning, 0, $"{Taken}; {string.Join(", ", Others)}");

    private static int FieldsNamed(string path, string sheet, Layer? layer)
    {
        try
        {
            var (header, rows) = SheetFile.Table(path, null, sheet);
            return !rows.Any() ? -1 : layer is null ? LayerCatalogue.All.Max(l => Synonyms.Of(l).FieldsNamed(header)) : Synonyms.Of(layer).FieldsNamed(header);
        }
        catch (LoadException)
        {
            return -2; // an empty sheet
        }
    }
}
