using System.Globalization;
using CsvHelper;
using RiskMap.DataImport.Loading;
using RiskMap.DataImport.Texts;

namespace RiskMap.DataImport.Reports;

/// <summary>Every row that was rejected, mended or repeated, as a table: what, where, which value, and why in words. Made when there is a first one.</summary>
internal sealed class OutcomesFile(string path, Language language) : IDisposable
{
    private CsvWriter? _csv;

    public string? Path => _csv is null ? null : path;

    public void Add(RowOutcome outcome)
    {
        if (_csv is null)
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            _csv = CsvWriter.ToFile(path, CsvWriterOptions.Default with { WriteByteOrderMark = true });
            Write("row", "outcome", "source_id", "field", "value", "reason", "sentence", "detail");
        }

        Write(
            outcome.RowNumber.ToString(CultureInfo.InvariantCulture), outcome.Outcome, outcome.SourceId, outcome.Field, outcome.Value, outcome.Reason,
            language.Say(outcome.Reason), outcome.Detail);
    }

    public void Dispose() => _csv?.Dispose();

    private void Write(params string?[] cells)
    {
        foreach (var cell in cells)
        {
            _csv!.WriteField(cell);
        }

        _csv!.EndRecord();
    }

    /// <summary>Rejected rows with their reasons, by row number, read back from the file: however many, they are never all in memory.</summary>
    public static IEnumerable<(int Row, string Reason)> Rejected(string path)
    {
        using var reader = CsvReader.FromFile(path, CsvReaderOptions.Default with { HasHeader = true });
        while (reader.Read())
        {
            if (reader.GetString(1) == "rejected")
            {
                var field = reader.GetString(3);
                yield return (int.Parse(reader.GetString(0), CultureInfo.InvariantCulture), (field.Length > 0 ? field + ": " : "") + reader.GetString(6));
            }
        }
    }
}
