using System.Text.Json;
using RiskMap.DataImport.Layers;
using RiskMap.DataImport.Loading;
using RiskMap.DataImport.Mapping;
using RiskMap.DataImport.Sources;

namespace RiskMap.DataImport.Recognition;

/// <summary>A file looked at before it is read: the names of its columns, and its rows as texts with their numbers, from 1.</summary>
/// <param name="Features">Of a file of features: how they are drawn; null: a table, whose places stand in columns.</param>
internal sealed record RowTable(string[] Header, IEnumerable<(int Number, string?[] Cells)> Rows, FeatureShapes? Features)
{
    /// <summary>Features looked at; more would tell no more, and a country's buildings are millions.</summary>
    private const int MostFeatures = 20_000;

    /// <summary>Enough to judge by when the columns have been said.</summary>
    private const int FewFeatures = 2_000;

    /// <summary>Of a drawing that has one layer: its name, which says what is drawn.</summary>
    public string? DrawnLayer =>
        Features is null || Array.IndexOf(Header, "Layer") is not (>= 0 and var at) || Array.IndexOf(Header, "SubClasses") < 0 ? null
        : Rows.Select(r => r.Cells[at]).Distinct().Take(2).ToList() is [{ Length: > 0 } only] ? only : null;

    /// <exception cref="LoadException">The file is empty, or cannot be read.</exception>
    public static RowTable Of(string path, DatasetPlan plan)
    {
        if (SheetFile.IsOne(path))
        {
            var (header, _) = SheetFile.Table(path, plan.Encoding, plan.SourceLayer);
            return new(header, SheetRows(path, plan), null);
        }

        if (!File.Exists(path) && !Directory.Exists(path))
        {
            throw new LoadException("file_missing", path);
        }

        var most = plan.Columns.SaysNothing ? MostFeatures : FewFeatures;
        if (SourceFile.IsGeoJson(path))
        {
            using var file = new GeoJsonReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan), []);
            return Of(file, plan, most, () => file.CrsName is { } name ? Crs.Parse(name).ToString() : Crs.Wgs84.ToString(), path);
        }

        var layer = OgrLayer.Open(path, plan.SourceLayer, plan.Encoding);
        // Marked as degrees, so that the coordinates pass as they stand in the file.
        using var process = layer.Export("-a_srs", "EPSG:4326", "-limit", most.ToString(System.Globalization.CultureInfo.InvariantCulture));
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        using var reader = new GeoJsonReader(process.StandardOutput.BaseStream, []);
        return Of(reader, plan, most, () => OgrFile.Crs(layer.File), path);
    }

    /// <summary>From the beginning each time it is gone through.</summary>
    private static IEnumerable<(int Number, string?[] Cells)> SheetRows(string path, DatasetPlan plan)
    {
        foreach (var row in SheetFile.Table(path, plan.Encoding, plan.SourceLayer).Rows)
        {
            yield return row;
        }
    }

    private static RowTable Of(GeoJsonReader reader, DatasetPlan plan, int most, Func<string?> crs, string path)
    {
        var row = new Candidate(0);
        var names = new Dictionary<string, int>();
        var rows = new List<(int, Dictionary<int, string>)>();
        var shapes = new Dictionary<ShapeForm, int>();
        var places = new List<(double, double)>();
        while (rows.Count < most && reader.Read(row, []))
        {
            rows.Add((reader.Row, Properties(reader.Raw.ToArray(), names)));
            shapes[row.Shape.Form] = shapes.GetValueOrDefault(row.Shape.Form) + 1;
            if (!row.Shape.IsEmpty)
            {
                places.Add(plan.Columns.TurnsAxes ? (row.Shape.Ordinates[1], row.Shape.Ordinates[0]) : (row.Shape.Ordinates[0], row.Shape.Ordinates[1]));
            }
        }

        if (rows.Count == 0)
        {
            throw new LoadException("rows_none", Path.GetFileName(path));
        }

        var form = shapes.Where(s => s.Key is ShapeForm.Point or ShapeForm.Line or ShapeForm.Polygon).OrderByDescending(s => s.Value).FirstOrDefault().Key;
        return new(
            [.. names.OrderBy(n => n.Value).Select(n => n.Key)], rows.Select(r => (r.Item1, Cells(r.Item2, names.Count))),
            new(form switch { ShapeForm.Point => GeometryKind.Point, ShapeForm.Line => GeometryKind.Line, ShapeForm.Polygon => GeometryKind.Polygon, _ => GeometryKind.None },
                places, plan.Crs is null ? crs() : null));
    }

    private static Dictionary<int, string> Properties(ReadOnlyMemory<byte> feature, Dictionary<string, int> names)
    {
        var texts = new Dictionary<int, string>();
        if (feature.Length == 0)
        {
            return texts; // longer than is kept
        }

        using var json = JsonDocument.Parse(feature, new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        if (json.RootElement.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in properties.EnumerateObject())
            {
                if (!names.TryGetValue(property.Name, out var at))
                {
                    names[property.Name] = at = names.Count;
                }

                texts[at] = property.Value.ValueKind == JsonValueKind.Null ? "" : property.Value.ToString();
            }
        }

        return texts;
    }

    private static string?[] Cells(Dictionary<int, string> texts, int columns)
    {
        var cells = new string?[columns];
        foreach (var (at, text) in texts)
        {
            cells[at] = text;
        }

        return cells;
    }
}

/// <summary>How a file's features are drawn.</summary>
/// <param name="Kind">What most of them are; None: they have no geometry, or of no one kind.</param>
/// <param name="Places">Their first coordinates as they stand in the file, turned if that was said.</param>
/// <param name="CrsOfFile">What the file says; "own": a system without a number; null: nothing, or nobody need know for it was said.</param>
internal sealed record FeatureShapes(GeometryKind Kind, IReadOnlyList<(double X, double Y)> Places, string? CrsOfFile);
