using System.Text.Unicode;
using CsvHelper;
using RiskMap.DataImport.Loading;

namespace RiskMap.DataImport.Sources;

/// <summary>CSV in UTF-8, with or without byte order mark; the separator is found by the first lines.</summary>
internal static class CsvRecords
{
    private const int LongestRecord = 16 << 20;

    public static IEnumerable<string?[]> Read(string path)
    {
        using var reader = CsvReader.FromFile(path, CsvReaderOptions.Default with { HasHeader = false, MaxRecordSize = LongestRecord });
        for (var row = 0; Next(reader, row); row++)
        {
            // Text in another encoding would be read as something else than was written.
            if (!Utf8.IsValid(reader.RawRecord))
            {
                throw new LoadException("encoding_not_utf8", row);
            }

            var cells = new string?[reader.FieldCount];
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] = reader.GetString(i);
            }

            yield return cells;
        }
    }

    private static bool Next(CsvReader reader, int row)
    {
        try
        {
            return reader.Read();
        }
        catch (CsvFormatException e)
        {
            throw new LoadException("csv_broken", row, e.Message);
        }
    }
}
