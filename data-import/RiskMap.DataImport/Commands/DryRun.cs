using System.Globalization;
using System.Text.Json;
using Npgsql;
using RiskMap.DataImport.Loading;
using RiskMap.DataImport.Mapping;
using RiskMap.DataImport.Recognition;
using RiskMap.DataImport.Reports;
using RiskMap.DataImport.Texts;
using Spectre.Console;

namespace RiskMap.DataImport.Commands;

/// <summary>The end of a dry run: ten rows as they would land, the address at which the map shows them, and the words that confirm it.</summary>
internal sealed class DryRun(Language language)
{
    private const int LongestCell = 24;

    public async Task ShowAsync(
        NpgsqlDataSource database, Area area, DatasetPlan plan, string path, IReadOnlyList<ColumnGuess> columns, ImportResult result, CancellationToken cancel)
    {
        var id = Guid.CreateVersion7();
        // What cannot land as it is lands with the coordinate system that the numbers fit.
        var remedy = result.Report.Findings.FirstOrDefault(f => f.Severity == Finding.Error)?.Remedy;
        var isCrsAlone = remedy?.StartsWith("crs=", StringComparison.Ordinal) == true && !remedy.Contains(' ', StringComparison.Ordinal);
        var command = $"./riskmap import {Quoted(path)} --confirm {id}" + (isCrsAlone ? $" --crs {remedy![4..]}" : "");
        await ImportPreviews.SaveAsync(
            database, new(id, area.Code, plan, area, await Importer.HashAsync(path, cancel)), result.Report, columns, result.CrsSrc, result.Encoding,
            result.Report.Findings, command);
        Console.Write(Table(result.Report.Sample!));
        var port = Environment.GetEnvironmentVariable("RISKMAP_PORT") is { Length: > 0 } said ? said : "8080";
        Console.WriteLine(language.Say("preview_address", $"http://localhost:{port}/?area={area.Code}&preview={id}"));
        Console.WriteLine(language.Say("preview_confirm", command));
    }

    private string Table(string sample)
    {
        using var json = JsonDocument.Parse(sample);
        var rows = json.RootElement.GetProperty("features").EnumerateArray().Select(f => (
            Place: f.GetProperty("geometry") is { ValueKind: JsonValueKind.Object } place ? PlaceOf(place) : "–",
            Fields: f.GetProperty("properties").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.ToString()))).ToList();
        var names = rows.SelectMany(r => r.Fields.Keys).Where(k => k is not "row_number" and not "warnings" and not "source_id").Distinct()
            .Where(k => rows.Exists(r => r.Fields.GetValueOrDefault(k) is { } v && v != "unknown")).Take(8).ToList();
        var table = new Table().Border(TableBorder.Simple).AddColumns(new[] { "#", "x, y" }.Concat(names).Concat(["?"]).Select(Markup.Escape).ToArray());
        foreach (var (place, fields) in rows)
        {
            var values = names.Select(n => Short(fields.GetValueOrDefault(n) ?? ""));
            var warnings = fields.TryGetValue("warnings", out var codes) ? JsonSerializer.Deserialize<string[]>(codes)! : [];
            ColumnTable.Row(table, [fields["row_number"], place, .. values, string.Join(" ", warnings.Select(w => language.Say(w)))]);
        }

        return rows.Count == 0 ? "" : ColumnTable.Drawn(table);
    }

    private static string PlaceOf(JsonElement geometry) =>
        geometry.GetProperty("type").GetString() == "Point" && geometry.GetProperty("coordinates") is var xy
            ? string.Create(CultureInfo.InvariantCulture, $"{xy[0].GetDouble():0.#####}, {xy[1].GetDouble():0.#####}")
            : geometry.GetProperty("type").GetString() ?? "";

    private static string Short(string text) => text.Length > LongestCell ? text[..LongestCell] + "…" : text;

    private static string Quoted(string path) =>
        path.All(c => char.IsLetterOrDigit(c) || c is '/' or '.' or '_' or '-') ? path : $"'{path.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
