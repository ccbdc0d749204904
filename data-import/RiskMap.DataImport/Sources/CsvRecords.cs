using System.Text;
using System.Text.Unicode;
using CsvHelper;
using RiskMap.DataImport.Loading;

namespace RiskMap.DataImport.Sources;

/// <summary>CSV in any encoding; the separator is found by the first lines.</summary>
internal static class CsvRecords
{
    private const int LongestRecord = 16 << 20;

    private static readonly CsvReaderOptions Options = CsvReaderOptions.Default with { HasHeader = false, MaxRecordSize = LongestRecord };

    public static IEnumerable<string?[]> Read(string path, Encoding encoding)
    {
        using var reader = encoding is UTF8Encoding ? CsvReader.FromFile(path, Options) : CsvReader.Create(AsUtf8(path, encoding), Options, leaveOpen: false);
        for (var row = 0; Next(reader, row, encoding); row++)
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

    private static Stream AsUtf8(string path, Encoding encoding) =>
        Encoding.CreateTranscodingStream(File.OpenRead(path), encoding, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

    private static bool Next(CsvReader reader, int row, Encoding encoding)
    {
        try
        {
            return reader.Read();
        }
        catch (CsvFormatException e)
        {
            throw new LoadException("csv_broken", row, e.Message);
        }
        catch (DecoderFallbackException)
        {
            throw new LoadException("encoding_wrong", row, TextEncoding.NameOf(encoding));
        }
    }
}
