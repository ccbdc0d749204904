using System.Globalization;
using System.Text;

namespace RiskMap.Api.Exports;

/// <summary>
/// A list as comma-separated text: UTF-8 with a byte order mark, by which Excel knows it from GB18030, or GB18030 itself. A text that begins as a formula
/// has an apostrophe before it: CSV knows no types, and a program that reads it would compute it.
/// </summary>
internal static class CsvFile
{
    /// <summary>UTF-8 with its mark.</summary>
    public static readonly Encoding Usual = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true);

    /// <summary>What older Chinese programs take a file without a mark for; it has every sign that UTF-8 has.</summary>
    public static readonly Encoding Chinese = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    public static async Task WriteAsync(ExportSheet sheet, Encoding encoding, Stream file, Action<int> written, CancellationToken cancel)
    {
        await using var text = new StreamWriter(file, encoding, leaveOpen: true) { NewLine = "\r\n" };
        foreach (var (name, value) in sheet.Parts.SelectMany(p => p.Lines))
        {
            await text.WriteLineAsync($"#,{Field(name)},{Field(value)}");
        }

        await text.WriteLineAsync(string.Join(',', sheet.Columns.Select(c => Field(c.Title))));
        var count = 0;
        await foreach (var batch in sheet.RowsAsync(shapes: false, cancel))
        {
            foreach (var row in batch)
            {
                await text.WriteLineAsync(string.Join(',', row.Values.Select(Field)));
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
