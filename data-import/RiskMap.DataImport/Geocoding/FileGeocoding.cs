using System.Globalization;
using CsvHelper;
using RiskMap.Geocoding.Matching;

namespace RiskMap.DataImport.Geocoding;

/// <summary>Copies a sheet with a place behind each row: longitude, latitude, what was matched, how surely, how exactly, and what else it may be.</summary>
internal static class FileGeocoding
{
    /// <summary>Rows matched at once, on all cores.</summary>
    private const int BatchSize = 4_096;

    private const int MostAlternatives = 4;

    private static readonly string[] Added =
    [
        "riskmap_lon", "riskmap_lat", "riskmap_level", "riskmap_confidence", "riskmap_radius_m", "riskmap_label", "riskmap_alternatives",
    ];

    public static MatchTally Copy(AddressTable table, int column, Gazetteer gazetteer, string path, Action<long> progress, CancellationToken cancel)
    {
        var geocoder = new Geocoder(gazetteer);
        var tally = new MatchTally();
        var unfinished = path + ".unfinished";
        // With a byte order mark spreadsheets take it for what it is.
        using (var csv = CsvWriter.ToFile(unfinished, CsvWriterOptions.Default with { WriteByteOrderMark = true }))
        {
            Write(csv, [.. table.Header, .. Added]);
            while (table.Next(BatchSize) is { Count: > 0 } rows)
            {
                cancel.ThrowIfCancellationRequested();
                var matches = new Match[rows.Count];
                Parallel.For(0, rows.Count, i => matches[i] = geocoder.Match((column < rows[i].Length ? rows[i][column] : null) ?? "", 1 + MostAlternatives));
                for (var i = 0; i < matches.Length; i++)
                {
                    var cells = new string?[table.Header.Length];
                    rows[i].AsSpan(0, Math.Min(rows[i].Length, cells.Length)).CopyTo(cells);
                    Write(csv, [.. cells, .. Cells(matches[i])]);
                    tally.Add(matches[i]);
                }

                progress(tally.Rows);
            }
        }

        File.Move(unfinished, path, overwrite: true);
        return tally;
    }

    private static string?[] Cells(Match match) =>
    [
        Number(match.Place?.X, "0.0000000"), Number(match.Place?.Y, "0.0000000"), LevelName.Of(match.Level),
        match.Place is null ? null : Number(match.Confidence, "0.###"), match.Place is null ? null : Number(match.RadiusMetres, "0"), match.Label,
        string.Join("; ", match.Alternatives.Select(a =>
            $"{a.Label} ({Number(a.Place?.X, "0.000000")}, {Number(a.Place?.Y, "0.000000")}, {Number(a.Confidence, "0.##")})")),
    ];

    private static string? Number(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture);

    private static void Write(CsvWriter csv, string?[] cells)
    {
        foreach (var cell in cells)
        {
            csv.WriteField(cell);
        }

        csv.EndRecord();
    }
}
