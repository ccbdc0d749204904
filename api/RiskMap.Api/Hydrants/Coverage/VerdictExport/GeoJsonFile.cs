using System.Text.Encodings.Web;
using System.Text.Json;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>A list as GeoJSON (RFC 7946): footprints in degrees of WGS 84, longitude first; beside the features a member <c>method</c>.</summary>
internal static class GeoJsonFile
{
    /// <summary>The file is no web page: Chinese stands in it as it is.</summary>
    private static readonly JsonWriterOptions AsItIs = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task WriteAsync(VerdictSheet sheet, Stream file, Action<int> written, CancellationToken cancel)
    {
        await using var json = new Utf8JsonWriter(file, AsItIs);
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteStartObject("method");
        foreach (var (name, value) in sheet.Method)
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
        json.WriteStartArray("features");
        var count = 0;
        await foreach (var batch in sheet.RowsAsync(cancel))
        {
            var shapes = await sheet.ShapesAsync(batch, cancel);
            foreach (var row in batch)
            {
                Feature(json, row, shapes.GetValueOrDefault(row.Building.FeatureId));
            }

            await json.FlushAsync(cancel);
            written(count += batch.Count);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Feature(Utf8JsonWriter json, VerdictRow row, string? shape)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteNumber("id", row.Building.FeatureId);
        json.WritePropertyName("geometry");
        json.WriteRawValue(shape ?? "null");
        json.WriteStartObject("properties");
        foreach (var (name, _, value) in VerdictRow.Columns)
        {
            switch (value(row))
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
