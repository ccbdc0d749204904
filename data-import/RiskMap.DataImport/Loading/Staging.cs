using System.Diagnostics;
using System.Security.Cryptography;
using RiskMap.DataImport.Layers;

namespace RiskMap.DataImport.Loading;

/// <summary>
/// The way of one layer's rows into its staging tables: they are checked and encoded where they are read, and sent by another task through the
/// pipe while the next are read.
/// </summary>
/// <param name="suffix">Behind the names of the staging tables, where a file fills several layers at once.</param>
internal sealed class Staging(Layer layer, int srid, RowChecks checks, StagingPipe pipe, Action<long>? progress, string suffix = "")
{
    private const int MostNotes = 200;
    private readonly Dictionary<(string Field, string Value, string Reason), Note> _notes = [];
    private readonly NaturalKey? _naturalKey = NaturalKey.For(layer);
    private readonly Stopwatch _sinceProgress = Stopwatch.StartNew();
    private StagingChunk _chunk = new();

    public int Rows { get; private set; }

    public int Rejected { get; private set; }

    public int Mended { get; private set; }

    public IReadOnlyList<Note> Notes => [.. _notes.Values];

    /// <summary>
    /// Columns of the staging table, in the order in which <see cref="Add"/> writes them. Whether a polygon is valid is found out while it
    /// arrives: the database has nothing else to do then, for reading the file takes longer.
    /// </summary>
    public static string CreateSql(Layer layer, int srid, string suffix = "") => $"""
        CREATE TEMP TABLE staging{suffix} (
            row_number integer, id uuid, {(layer.Geometry == GeometryKind.None ? "" : "geom geometry, ")}
            {string.Concat(layer.Fields.Select(f => $"{Sql.Name(f.Name)} {f.StagedType}, "))}
            content_hash bytea, source_id text, named boolean, measure double precision
            {(layer.Geometry == GeometryKind.Polygon && srid == 4326 ? ", valid boolean GENERATED ALWAYS AS (ST_IsValid(geom)) STORED" : "")})
            ON COMMIT DROP;
        CREATE TEMP TABLE staging_outcomes{suffix} (
            row_number integer, outcome text, source_id text, field text, value text, reason text, detail text, raw jsonb) ON COMMIT DROP;
        """;

    public void Note(string field, string value, string reason)
    {
        var key = (field, value.Length > 100 ? value[..100] : value, reason);
        if (_notes.TryGetValue(key, out var note))
        {
            _notes[key] = note with { Rows = note.Rows + 1 };
        }
        else if (_notes.Count < MostNotes)
        {
            _notes[key] = new(key.field, key.Item2, reason, 1, Rows + 1);
        }
        else
        {
            key = (field, "…", reason);
            _notes[key] = _notes.TryGetValue(key, out note) ? note with { Rows = note.Rows + 1 } : new(field, "…", reason, 1, Rows + 1);
        }
    }

    /// <summary>Checks a row and encodes it; true when the chunk is full and wants to be sent.</summary>
    public bool Add(Candidate row)
    {
        Rows++;
        checks.Check(row);
        if (row.Complaints.Count > 0)
        {
            Rejected++;
            Outcomes(row, "rejected", row.Complaints);
        }
        else
        {
            Outcomes(row, "warned", row.Warnings);
            Encode(row);
        }

        if (progress is not null && _sinceProgress.ElapsedMilliseconds > 200)
        {
            _sinceProgress.Restart();
            progress(Rows);
        }

        return _chunk.IsFull;
    }

    public async Task SendAsync(CancellationToken cancel)
    {
        await pipe.SendAsync(this, _chunk, cancel);
        _chunk = pipe.Empty();
    }

    /// <summary>After the last row.</summary>
    public async Task CompleteAsync(CancellationToken cancel)
    {
        await SendAsync(cancel);
        progress?.Invoke(Rows);
    }

    public string CopyRowsSql { get; } = $"""
        COPY staging{suffix} (row_number, id, {(layer.Geometry == GeometryKind.None ? "" : "geom, ")}{string.Join(", ", layer.Fields.Select(f => Sql.Name(f.Name)))},
            content_hash, source_id, named, measure) FROM STDIN (FORMAT binary)
        """;

    public string CopyOutcomesSql { get; } =
        $"COPY staging_outcomes{suffix} (row_number, outcome, source_id, field, value, reason, detail, raw) FROM STDIN (FORMAT binary)";

    private void Encode(Candidate row)
    {
        var buffer = _chunk.Rows;
        buffer.BeginRow(6 + layer.Fields.Count + (layer.Geometry == GeometryKind.None ? 0 : 1));
        buffer.Int(row.Number);
        buffer.Uuid(Guid.CreateVersion7());
        var content = buffer.Length;
        if (layer.Geometry != GeometryKind.None)
        {
            if (row.Shape.IsEmpty)
            {
                buffer.Null();
            }
            else
            {
                row.Shape.Write(buffer, layer.Geometry, srid);
                if (layer.Geometry == GeometryKind.Polygon && HasOpenRing(row.Shape))
                {
                    Mended++;
                    Outcome(row, "mended", "ring_closed", "geometry");
                }
            }
        }

        for (var i = 0; i < layer.Fields.Count; i++)
        {
            buffer.Value(row.Values[i] ?? layer.Fields[i].Default);
        }

        // The content as it came, before the database transforms or mends it: the same row is known again without doing either.
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(buffer.Since(content), hash);
        buffer.Bytes(hash[..16]);
        buffer.Text(row.SourceId ?? _naturalKey?.Of(row) ?? $"content-{Convert.ToHexStringLower(hash[..16])}");
        buffer.Bool(row.SourceId is not null || _naturalKey is not null);
        buffer.Value(srid != 4326 ? null : layer.Measure switch { "area_m2" => Ellipsoid.Area(row.Shape), "length_m" when !row.Shape.IsEmpty => Ellipsoid.Length(row.Shape), _ => null });
    }

    /// <summary>One line per reason: the fields that share it stand in it together.</summary>
    private void Outcomes(Candidate row, string outcome, List<Complaint> complaints)
    {
        if (complaints.Count == 0)
        {
            return;
        }

        foreach (var same in complaints.GroupBy(c => c.Reason, StringComparer.Ordinal))
        {
            Outcome(row, outcome, same.Key, Join(same, c => c.Field), Join(same, c => c.Value), Join(same, c => c.Detail));
        }
    }

    private void Outcome(Candidate row, string outcome, string reason, string? field, string? value = null, string? detail = null)
    {
        var buffer = _chunk.Outcomes;
        buffer.BeginRow(8);
        buffer.Int(row.Number);
        buffer.Text(outcome);
        buffer.Text(Printable(row.SourceId, 200));
        buffer.Text(field);
        buffer.Text(Printable(value, 500));
        buffer.Text(reason);
        buffer.Text(detail);
        buffer.Null();
    }

    private static string? Printable(string? text, int longest) =>
        text is null ? null : (text.Length > longest ? text[..longest] + "…" : text).Replace('\0', '\uFFFD');

    private static string? Join(IEnumerable<Complaint> complaints, Func<Complaint, string?> part)
    {
        var parts = complaints.Select(part).Where(p => p is not null).ToList();
        return parts.Count == 0 ? null : string.Join("; ", parts);
    }

    private static bool HasOpenRing(Shape shape)
    {
        for (var part = 0; part < shape.Parts; part++)
        {
            if (!Shape.IsClosed(shape.Part(part)))
            {
                return true;
            }
        }

        return false;
    }
}
