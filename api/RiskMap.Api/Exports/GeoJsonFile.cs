using System.Text.Encodings.Web;
using System.Text.Json;

namespace RiskMap.Api.Exports;

/// <summary>A list as GeoJSON (RFC 7946): degrees of WGS 84, longitude first; beside the features a member for each part, such as <c>method</c>.</summary>
internal static class GeoJsonFile
{
    /// <summary>The file is no web page: Chinese stands in it as it is.</summary>
    private static readonly JsonWriterOptions AsItIs = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task WriteAsync(ExportSheet sheet, Stream file, Action<int> written, CancellationToken cancel)
    {
        await using var json = new Utf8JsonWriter(file, AsItIs);
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        foreach (var part in sheet.Parts)
        {
            json.WriteStartObject(part.Name);
            foreach (var (name, value) in part.Lines)
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
        }

        json.WriteStartArray("features");
        var count = 0;
        await foreach (var batch in sheet.RowsAsync(shapes: true, cancel))
        {
            foreach (var row in batch)
            {
                Feature(json, sheet.Columns, row);
            }

            await json.FlushAsync(cancel);
            written(count += batch.Count);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Feature(Utf8JsonWriter json, IReadOnlyList<ExportColumn> columns, ExportRow row)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteNumber("id", row.Id);
        json.WritePropertyName("geometry");
        json.WriteRawValue(row.Shape ?? "null");
        json.WriteStartObject("properties");
        for (var i = 0; i < columns.Count; i++)
        {
            var name = columns[i].Name;
            switch (row.Values[i])
            {
                case null: json.WriteNull(name); break;
                case string text: json.WriteString(name, text); break;
                case int whole: json.WriteNumber(name, whole); break;
                case var number: json.WriteNumber(name, Convert.ToDouble(number, null)); break;
            }
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}
