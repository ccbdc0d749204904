using System.Security.Cryptography;
using System.Text.Json;
using Npgsql;
using RiskMap.DataImport.Layers;
using RiskMap.DataImport.Loading;
using RiskMap.DataImport.Mapping;
using RiskMap.DataImport.Reports;
using RiskMap.DataImport.Texts;

namespace RiskMap.DataImport.OpenStreetMap;

/// <summary>What one layer of an OpenStreetMap file left. ReportFile: every row that was rejected, mended or warned about; null: none was.</summary>
public sealed record OsmLayerResult(string Layer, LoadReport Report, string? ReportFile);

/// <param name="Empty">Layers that the file has nothing for.</param>
/// <param name="Coastlines">Ways of the coast, which no layer takes: the sea is not drawn from them.</param>
public sealed record OsmResult(IReadOnlyList<OsmLayerResult> Layers, IReadOnlyList<string> Empty, int Coastlines);

/// <summary>
/// One OpenStreetMap file to every layer it has rows for, in one transaction. What is rejected is reported with its object's name (way/123); to be
/// mended it must be changed in OpenStreetMap, so no file of rejects is written.
/// </summary>
/// <param name="reportFolder">Where the reports are written, when there is something to tell.</param>
public sealed class OsmImporter(NpgsqlDataSource database, Language language, string reportFolder)
{
    private const string DatasetName = "openstreetmap";

    /// <param name="only">A single layer; null: all.</param>
    /// <param name="plan">What is said of the datasets otherwise: name, source, licence, day.</param>
    /// <exception cref="LoadException">The file cannot be read to its end, or the area is new and has no name.</exception>
    public async Task<OsmResult> ImportAsync(Area area, DatasetPlan plan, string? only, string path, LoadOptions options, CancellationToken cancel)
    {
        using var file = OsmFile.Open(path);
        var mapping = TagMapping.Read();
        var rules = mapping.Rules.Where(r => only is null || r.Layer.Name == only).ToList();
        if (rules.Count == 0)
        {
            throw new LoadException("layer_unknown", only, string.Join(", ", mapping.Rules.Select(r => r.Layer.Name)));
        }

        var name = plan.Name ?? DatasetName;
        var outcomes = rules.ToDictionary(
            r => r.Layer, r => new OutcomesFile(Path.Combine(reportFolder, $"{area.Code}-{r.Layer.Name}-{name}.report.csv"), language));
        var coastlines = 0;
        LeftOut? leftOut = null;
        var reports = await Loader.RunManyAsync(
            database, area, [.. rules.Select(r => r.Layer)], DatasetOf, Task.Run(() => HashAsync(path, cancel), cancel), FillAsync, options,
            layer => leftOut?.FindingsOf(layer) ?? [], layer => outcomes[layer].Add, cancel);
        foreach (var outcome in outcomes.Values)
        {
            outcome.Dispose();
        }

        return new(
            [.. reports.Select(r => new OsmLayerResult(r.Layer.Name, r.Report, outcomes[r.Layer].Path))],
            [.. rules.Select(r => r.Layer).Except(reports.Select(r => r.Layer)).Select(l => l.Name)], coastlines);

        async Task FillAsync(IReadOnlyList<Staging> stagings, CancellationToken stop)
        {
            var reading = new OsmReading(file, mapping, rules.Zip(stagings).ToDictionary(p => p.First, p => p.Second));
            leftOut = reading.LeftOut;
            await reading.RunAsync(stop);
            coastlines = reading.Coastlines;
        }

        Dataset DatasetOf(Layer layer) => new(name)
        {
            Source = plan.Source ?? "© OpenStreetMap contributors",
            Licence = plan.Licence ?? "ODbL 1.0",
            AsOf = plan.AsOf ?? (file.Timestamp is { } at ? DateOnly.FromDateTime(at.UtcDateTime) : null),
            FileName = Path.GetFileName(path),
            Mapping = JsonSerializer.Serialize(rules.First(r => r.Layer == layer).Columns, TownFile.Json),
        };
    }

    private static async Task<string?> HashAsync(string path, CancellationToken cancel)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel));
    }
}
