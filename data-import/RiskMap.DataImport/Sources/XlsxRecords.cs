using System.Globalization;
using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using RiskMap.DataImport.Loading;

namespace RiskMap.DataImport.Sources;

/// <summary>A sheet of a workbook (.xlsx, or .xls of old), row by row. Dates come as 2025-03-01 or 2025-03-01 23:05:00, whatever the cell looks like.</summary>
internal static class XlsxRecords
{
    // The reader asks for Windows-1252 at its start, whatever the workbook holds.
    static XlsxRecords() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Names of the sheets that a reader of the workbook sees, in their order.</summary>
    public static IReadOnlyList<string> Sheets(string path)
    {
        using var stream = File.OpenRead(path);
        using var reader = Open(stream, path);
        var names = new List<string>();
        do
        {
            if (reader.VisibleState is "visible" or null)
            {
                names.Add(reader.Name);
            }
        }
        while (reader.NextResult());
        return names;
    }

    /// <param name="sheet">Its name, or its number from 1; null: the first.</param>
    /// <exception cref="LoadException">The workbook cannot be read, or has no such sheet.</exception>
    public static IEnumerable<string?[]> Read(string path, string? sheet = null)
    {
        using var stream = File.OpenRead(path);
        using var reader = Open(stream, path);
        if (sheet is not null)
        {
            GoTo(reader, sheet, path);
        }

        var merged = new MergedCells(reader.MergeCells);
        while (reader.Read())
        {
            var cells = new string?[reader.FieldCount];
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] = Text(reader.GetValue(i));
            }

            merged.Fill(reader.Depth, cells);
            yield return cells;
        }
    }

    /// <summary>The sheet of that name, or of that number from 1. A name goes before a number: sheets are called 2024 and 2025.</summary>
    /// <exception cref="LoadException">There is none.</exception>
    public static string Named(IReadOnlyList<string> sheets, string sheet) =>
        sheets.FirstOrDefault(s => s.Equals(sheet, StringComparison.OrdinalIgnoreCase))
        ?? (int.TryParse(sheet, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= sheets.Count ? sheets[number - 1] : null)
        ?? throw new LoadException("sheet_unknown", sheet, string.Join(", ", sheets));

    private static void GoTo(IExcelDataReader reader, string sheet, string path)
    {
        var name = Named(Sheets(path), sheet);
        while (reader.Name != name && reader.NextResult())
        {
        }
    }

    private static IExcelDataReader Open(Stream stream, string path)
    {
        try
        {
            return ExcelReaderFactory.CreateReader(stream);
        }
        catch (Exception e) when (e is ExcelReaderException or InvalidDataException)
        {
            throw new LoadException("file_unreadable", Path.GetFileName(path), e.Message);
        }
    }

    private static string? Text(object? value) => value switch
    {
        null => null,
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
