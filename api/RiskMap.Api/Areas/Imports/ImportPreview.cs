using System.Text.Json;
using NetTopologySuite.Geometries;
using RiskMap.Api.GeoJson;

namespace RiskMap.Api.Areas.Imports;

/// <summary>What a dry run found: how columns were read, ten rows as they would land, and what is wrong. Nothing has landed.</summary>
public sealed record ImportPreview
{
    /// <summary>Positions of a sample geometry that are drawn.</summary>
    private const int MostPositions = 100_000;

    internal string AreaCode { get; init; } = "";

    internal DateTime AtUtc { get; init; }

    internal string ColumnsJson { get; init; } = "[]";

    internal string SampleJson { get; init; } = "{}";

    internal string FindingsJson { get; init; } = "[]";

    internal string CountsJson { get; init; } = "{}";

    internal string? StoredCommand { get; init; }

    /// <summary>Stays the same as long as the record does; means nothing by itself.</summary>
    public Guid Id { get; init; }

    /// <summary>hydrants, buildings, …</summary>
    public string Layer { get; init; } = "";

    /// <summary>Dataset that the rows would belong to.</summary>
    public string DatasetName { get; init; } = "";

    /// <summary>File that was read.</summary>
    public string FileName { get; init; } = "";

    /// <summary>When it was read.</summary>
    public DateTimeOffset At => new(AtUtc, TimeSpan.Zero);

    /// <summary>Coordinate system that the rows were taken to be in.</summary>
    public string CrsSrc { get; init; } = "";

    /// <summary>Encoding that the file was taken to be in; null: its format needs none.</summary>
    public string? Encoding { get; init; }

    /// <summary>Columns of the file, in its order.</summary>
    public IReadOnlyList<PreviewColumn> Columns => Json.Read<List<PreviewColumn>>(ColumnsJson) ?? [];

    /// <summary>Some rows as they would land.</summary>
    public IReadOnlyList<PreviewRow> Sample
    {
        get
        {
            using var document = JsonDocument.Parse(SampleJson);
            return document.RootElement.TryGetProperty("features", out var features) ? [.. features.EnumerateArray().Select(RowOf)] : [];
        }
    }

    /// <summary>What is wrong with the file.</summary>
    public IReadOnlyList<ImportFinding> Findings => ImportFinding.Read(FindingsJson);

    /// <summary>What would become of its rows.</summary>
    public PreviewCounts Counts => Json.Read<PreviewCounts>(CountsJson) ?? new(0, 0, 0, 0, 0, 0);

    /// <summary>Command that imports the file as it was previewed.</summary>
    public string Command => StoredCommand ?? string.Join(' ', [
        "./riskmap", "import", Quoted(FileName), "--area", AreaCode, "--layer", Layer, "--dataset", Quoted(DatasetName), "--crs", Quoted(CrsSrc),
        .. Encoding is null ? (string[])[] : ["--encoding", Encoding],
        .. Columns.Where(c => c.Field is not null).SelectMany(c => new[] { "--map", Quoted($"{c.Column}={c.Field}") }),
    ]);

    private static PreviewRow RowOf(JsonElement feature)
    {
        var place = feature.TryGetProperty("geometry", out var geometry) && geometry.ValueKind == JsonValueKind.Object
            ? GeoJsonReader.Read(geometry, MostPositions) : null;
        return new(place, feature.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object
            ? [.. properties.EnumerateObject().Where(p => p.Value.ValueKind != JsonValueKind.Null).Select(p => new PreviewValue(p.Name, p.Value.ToString()))]
            : []);
    }

    /// <summary>As a POSIX shell reads it back.</summary>
    private static string Quoted(string word) =>
        word.Length > 0 && word.All(c => char.IsAsciiLetterOrDigit(c) || "-_./:=".Contains(c, StringComparison.Ordinal))
            ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}

/// <summary>A column of a file, and what it was taken for.</summary>
/// <param name="Column">Its header.</param>
/// <param name="Field">Field of ours; null: it is not taken.</param>
/// <param name="How">By what it was recognised: its header, its content, a profile, somebody's word.</param>
/// <param name="Sure">How surely, from 0 to 1.</param>
/// <param name="Samples">Some of its values.</param>
/// <param name="Unit">Unit of its numbers, where one was recognised.</param>
public sealed record PreviewColumn(string Column, string? Field, string? How, double Sure, IReadOnlyList<string>? Samples, string? Unit);

/// <summary>A row as it would land.</summary>
/// <param name="Place">Its geometry; null: it would have no place.</param>
/// <param name="Values">Its fields that have a value.</param>
public sealed record PreviewRow(Geometry? Place, IReadOnlyList<PreviewValue> Values);

/// <summary>A field and its value as text.</summary>
/// <param name="Name">Field of ours.</param>
/// <param name="Value">Its value.</param>
public sealed record PreviewValue(string Name, string Value);

/// <summary>What would become of the rows of a file.</summary>
/// <param name="Read">Rows of the file, header not counted.</param>
/// <param name="WouldInsert">Rows that would be new.</param>
/// <param name="WouldUpdate">Rows that would change.</param>
/// <param name="Unchanged">Rows that are on record as they are.</param>
/// <param name="Rejected">Rows that cannot be used.</param>
/// <param name="Unlocated">Rows that would land without a place.</param>
public sealed record PreviewCounts(int Read, int WouldInsert, int WouldUpdate, int Unchanged, int Rejected, int Unlocated);
