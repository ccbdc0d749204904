using System.Globalization;
using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using RiskMap.DataImport.Loading;

namespace RiskMap.DataImport.Sources;

/// <summary>The first sheet of a workbook (.xlsx, or .xls of old), row by row. Dates come as 2025-03-01 or 2025-03-01 23:05:00, whatever the cell looks like.</summary>
internal static class XlsxRecords
{
    // The reader asks for Windows-1252 at its start, whatever the workbook holds.
    static XlsxRecords() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static IEnumerable<string?[]> Read(string path)
    {
        using var stream = File.OpenRead(path);
        using var reader = Open(stream, path);
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
