using System.Text;
using RiskMap.DataImport.Loading;

namespace RiskMap.DataImport.Sources;

/// <summary>A file that is a table: its rows as texts, titles and header included.</summary>
internal static class SheetFile
{
    public static bool IsOne(string path) => Path.GetExtension(path).ToLowerInvariant() is ".csv" or ".tsv" or ".txt" or ".xlsx" or ".xls";

    public static bool IsWorkbook(string path) => Path.GetExtension(path).ToLowerInvariant() is ".xlsx" or ".xls";

    /// <param name="sheet">Of a workbook: name or number of the sheet; null: the first.</param>
    public static (IEnumerable<string?[]> Records, string? Encoding) Open(string path, string? encoding, string? sheet)
    {
        if (!File.Exists(path))
        {
            throw new LoadException("file_missing", path);
        }

        if (IsWorkbook(path))
        {
            return (XlsxRecords.Read(path, sheet), null);
        }

        var text = encoding is null ? TextEncoding.Find(path) : TextEncoding.Named(encoding);
        return (CsvRecords.Read(path, text), TextEncoding.NameOf(text));
    }

    /// <summary>The header and the rows below it with their numbers, from 1; rows without anything are counted and left out.</summary>
    /// <exception cref="LoadException">The file is empty, or cannot be read.</exception>
    public static (string[] Header, IEnumerable<(int Number, string?[] Cells)> Rows) Table(string path, string? encoding, string? sheet)
    {
        var (header, rows) = HeaderRow.Find(Open(path, encoding, sheet).Records) ?? throw new LoadException("file_empty", Path.GetFileName(path));
        return (header, Numbered(rows));
    }

    private static IEnumerable<(int Number, string?[] Cells)> Numbered(IEnumerator<string?[]> rows)
    {
        using (rows)
        {
            for (var number = 1; rows.MoveNext(); number++)
            {
                if (!Array.TrueForAll(rows.Current, string.IsNullOrWhiteSpace))
                {
                    yield return (number, rows.Current);
                }
            }
        }
    }
}
