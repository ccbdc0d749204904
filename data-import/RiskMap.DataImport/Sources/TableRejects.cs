using System.Globalization;
using CsvHelper;

namespace RiskMap.DataImport.Sources;

/// <summary>Rejected rows as CSV with the columns they came in, and two more that say which row it was and why; they are passed over on the way back in.</summary>
internal sealed class TableRejects : IRejectsFile
{
    private readonly Func<(int Row, string?[] Cells)> _current;
    private readonly int _columns;
    private readonly CsvWriter _csv;

    public TableRejects(string[] header, Func<(int Row, string?[] Cells)> current, string path)
    {
        (_current, _columns, Path) = (current, header.Length, path);
        // With a byte order mark spreadsheets take it for what it is.
        _csv = CsvWriter.ToFile(path, CsvWriterOptions.Default with { WriteByteOrderMark = true });
        Write([.. header, "riskmap_row", "riskmap_reason"]);
    }

    public string Path { get; }

    public void Keep(string reason)
    {
        var (row, cells) = _current();
        var kept = new string?[_columns];
        cells.AsSpan(0, Math.Min(cells.Length, _columns)).CopyTo(kept);
        Write([.. kept, row.ToString(CultureInfo.InvariantCulture), reason]);
    }

    public void Dispose() => _csv.Dispose();

    private void Write(string?[] cells)
    {
        foreach (var cell in cells)
        {
            _csv.WriteField(cell);
        }

        _csv.EndRecord();
    }
}
