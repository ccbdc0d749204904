using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Net.Http.Headers;
using RiskMap.Api.Accounts;
using RiskMap.Api.Areas;
using RiskMap.Api.Exports;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>A saved scenario as files: its changes, the buildings whose verdict it turns, and both with the method as a workbook.</summary>
public static class ScenarioExportEndpoints
{
    /// <summary>The file is no web page: Chinese stands in it as it is.</summary>
    private static readonly JsonWriterOptions AsItIs = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void MapScenarioExports(this IEndpointRouteBuilder app) => app
        .MapGet("/scenarios/{area}/{id:guid}/{file}", ExportAsync)
        .WithName("exportScenario").Needs(Permits.Look, exported: "scenario").WithTags("exports")
        .WithSummary("A saved scenario: changes.geojson, buildings.geojson (those whose verdict it turns) or scenario.xlsx. Takes lang (en, zh-CN).")
        .Produces(StatusCodes.Status200OK).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task ExportAsync(
        string area, Guid id, string file, HttpContext context, DataVersions areas, SavedScenarios scenarios, SavedScenarioStore store, CoverageStore places)
    {
        var cancel = context.RequestAborted;
        if (context.Request.Query["lang"].FirstOrDefault() is { } language)
        {
            // A link brings the browser's language, not the page's.
            CultureInfo.CurrentUICulture = Words.Languages.Contains(language) ? CultureInfo.GetCultureInfo(language) : throw new ParameterInvalid("lang", language);
        }

        var found = await areas.RequireAsync(area, cancel);
        var scenario = await scenarios.FindAsync(area, id, cancel);
        var sheet = new ScenarioSheet(
            found, scenario, await store.ChangesAsync(area, id, cancel), await scenarios.PreviewAsync(found, scenario, default, cancel), places, cancel);
        using var whole = new MemoryStream();
        var type = "application/geo+json";
        switch (file)
        {
            case "changes.geojson":
                WriteFeatures(whole, sheet.Method, sheet.Changes, ScenarioSheet.ChangeColumns, sheet.ShapeOf);
                break;
            case "buildings.geojson":
                var rows = await sheet.BuildingsAsync();
                var shapes = await sheet.ShapesAsync(rows);
                WriteFeatures(whole, sheet.Method, rows, ScenarioSheet.BuildingColumns, r => shapes.GetValueOrDefault(r.Feature));
                break;
            case "scenario.xlsx":
                type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
                XlsxFile.WriteTables(whole, [.. await sheet.TablesAsync()]);
                break;
            default:
                throw new FormatUnknown(file);
        }

        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName($"{sheet.FileName}-{file}");
        context.Response.Headers.ContentDisposition = disposition.ToString();
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentType = type;
        await context.Response.Body.WriteAsync(whole.GetBuffer().AsMemory(0, (int)whole.Length), cancel);
    }

    /// <summary>GeoJSON (RFC 7946) in degrees of WGS 84, longitude first; beside the features a member <c>method</c>.</summary>
    private static void WriteFeatures<T>(
        Stream file, IEnumerable<(string Name, string Value)> method, IEnumerable<T> rows, (string Name, string Word, Func<T, object?> Value)[] columns, Func<T, string?> shape)
    {
        using var json = new Utf8JsonWriter(file, AsItIs);
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteStartObject("method");
        foreach (var (name, value) in method)
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
        json.WriteStartArray("features");
        foreach (var row in rows)
        {
            json.WriteStartObject();
            json.WriteString("type", "Feature");
            json.WritePropertyName("geometry");
            json.WriteRawValue(shape(row) ?? "null");
            json.WriteStartObject("properties");
            foreach (var (name, _, value) in columns)
            {
                json.WritePropertyName(name);
                JsonSerializer.Serialize(json, value(row));
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
