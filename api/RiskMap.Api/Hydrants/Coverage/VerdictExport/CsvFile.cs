using System.Globalization;
using System.Text;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>
/// A list as comma-separated text: UTF-8 with a byte order mark, by which Excel knows it from GB18030. A text that begins as a formula
/// has an apostrophe before it: CSV knows no types, and a program that reads it would compute it.
/// </summary>
internal static class CsvFile
{
    public static async Task WriteAsync(VerdictSheet sheet, Stream file, Action<int> written, CancellationToken cancel)
    {
        await using var text = new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        await text.WriteLineAsync(string.Join(',', VerdictRow.Columns.Select(c => Field(Words.Say(c.Word)))));
        var count = 0;
        await foreach (var batch in sheet.RowsAsync(cancel))
        {
            foreach (var row in batch)
            {
                await text.WriteLineAsync(string.Join(',', VerdictRow.Columns.Select(c => Field(c.Value(row)))));
            }

            await text.FlushAsync(cancel);
            written(count += batch.Count);
        }
    }

    private static string Field(object? value) => value switch
    {
        null => "",
        string text => Quote(Spreadsheets.LooksLikeFormula(text) ? "'" + text : text),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Quote(string text) => text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
