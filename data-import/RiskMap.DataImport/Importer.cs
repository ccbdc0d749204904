using System.Security.Cryptography;
using System.Text.Json;
using Dapper;
using Npgsql;
using RiskMap.DataImport.Layers;
using RiskMap.DataImport.Loading;
using RiskMap.DataImport.Mapping;
using RiskMap.DataImport.Reports;
using RiskMap.DataImport.Sources;
using RiskMap.DataImport.Texts;

namespace RiskMap.DataImport;

/// <summary>What one file's import left: the figures, and the files that say more.</summary>
/// <param name="Encoding">How the text was read, found or as said; null: the format says it itself.</param>
public sealed record ImportResult(LoadReport Report, string? Encoding, string CrsSrc, string? ReportFile, string? RejectsFile);

/// <summary>One file to one dataset: opens the source, maps its columns, loads it, and writes what was rejected in the file's own format.</summary>
/// <param name="rejectsFolder">Where the report and the rejects are written, when there are any.</param>
public sealed class Importer(NpgsqlDataSource database, Language language, string rejectsFolder)
{
    /// <param name="path">The file; <see cref="DatasetPlan.File"/> may be relative to something the caller knows.</param>
    public async Task<ImportResult> ImportAsync(Area area, DatasetPlan plan, string path, LoadOptions options, CancellationToken cancel)
    {
        var layer = LayerCatalogue.Find(plan.Layer)
            ?? throw new LoadException("layer_unknown", plan.Layer, string.Join(", ", LayerCatalogue.All.Select(l => l.Name)));
        var name = plan.Name ?? layer.Name;
        var (zone, columns) = await KnownAsync(area, layer, name, plan.Columns);
        var mapping = new ColumnMapping(layer, columns, zone);
        var candidate = new Candidate(layer.Fields.Count);
        var texts = new string?[mapping.Wanted.Count];
        plan = options.IsCrsMissing ? plan with { Crs = Crs.Wgs84.ToString() } : plan;
        Crs? given = plan.Crs is null ? null : Crs.Parse(plan.Crs, plan.Towgs84);
        using var source = Open(layer, plan, columns, mapping, path);
        // The first row tells what the file is: its columns, and the coordinate system that it names.
        var more = source.Read(candidate, texts);
        await RequireCrsAsync(source.Crs);
        if (source is TableSource)
        {
            mapping.RequireAll(source.MissingColumns);
        }

        var dataset = new Dataset(name)
        {
            Source = plan.Source,
            Licence = plan.Licence,
            CrsSrc = layer.Geometry == GeometryKind.None ? "none" : options.IsCrsMissing ? "unknown" : source.CrsOfFile,
            AsOf = plan.AsOf,
            FileName = Path.GetFileName(path),
            Mapping = JsonSerializer.Serialize(columns, TownFile.Json),
        };
        var reportPath = Path.Combine(rejectsFolder, $"{area.Code}-{layer.Name}-{FileName(name)}");
        using var outcomes = new OutcomesFile(reportPath + ".report.csv", language);
        var hash = Task.Run(() => HashAsync(path, cancel), cancel);
        var report = await Loader.RunAsync(
            database, area, dataset, hash, layer, source.Crs, FillAsync,
            options with { Outcome = outcomes.Add, IsShiftSaid = given?.Shifted is not null }, cancel);
        outcomes.Dispose();
        return new(report, source.EncodingOfFile, dataset.CrsSrc, outcomes.Path, report.Rejected == 0 ? null : WriteRejects(outcomes.Path!, reportPath + ".rejects"));

        async Task FillAsync(Staging staging, CancellationToken stop)
        {
            while (more)
            {
                mapping.Apply(texts, candidate, staging);
                if (options.Warnings?.TryGetValue(candidate.Number, out var warnings) == true)
                {
                    candidate.Warnings.AddRange(warnings);
                }

                if (staging.Add(candidate))
                {
                    await staging.SendAsync(stop);
                }

                more = source.Read(candidate, texts);
            }

            mapping.RequireAll(staging.Rows == 0 ? [] : source.MissingColumns);
        }

        string WriteRejects(string outcomesPath, string rejectsPath)
        {
            using var again = Open(layer, plan, columns, mapping, path);
            var known = again.Read(candidate, texts);
            using var file = again.Rejects(rejectsPath);
            foreach (var row in OutcomesFile.Rejected(outcomesPath).GroupBy(r => r.Row, r => r.Reason))
            {
                while (known && candidate.Number < row.Key)
                {
                    known = again.Read(candidate, texts);
                }

                if (known)
                {
                    file.Keep(string.Join("; ", row));
                }
            }

            return file.Path;
        }
    }

    private static ISource Open(Layer layer, DatasetPlan plan, Columns columns, ColumnMapping mapping, string path) => SourceFile.Open(
        path, mapping.Wanted, PlaceColumns.Of(columns), layer.Geometry == GeometryKind.Point && layer.GeometryRequired,
        plan.Crs is null ? null : Crs.Parse(plan.Crs, plan.Towgs84), plan.Encoding, plan.SourceLayer);

    /// <summary>The area's time zone, and for a dataset that was imported before without a word about columns, the columns of that time.</summary>
    private async Task<(TimeZoneInfo Zone, Columns Columns)> KnownAsync(Area area, Layer layer, string name, Columns columns)
    {
        await using var connection = await database.OpenConnectionAsync();
        var zone = await connection.ExecuteScalarAsync<string?>("SELECT time_zone FROM areas WHERE area = @Code", area) ?? area.TimeZone ?? "Asia/Shanghai";
        if (columns.SaysNothing)
        {
            var saved = await connection.ExecuteScalarAsync<string?>(
                "SELECT mapping::text FROM datasets WHERE area = @Code AND layer = @Layer AND name = @name", new { area.Code, Layer = layer.Name, name });
            columns = saved is null ? columns : JsonSerializer.Deserialize<Columns>(saved, TownFile.Json) ?? columns;
        }

        return (TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found : throw new LoadException("time_zone_unknown", zone), columns);
    }

    private async Task RequireCrsAsync(Crs crs)
    {
        await using var connection = await database.OpenConnectionAsync();
        if (!await connection.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT FROM spatial_ref_sys WHERE srid = @Srid)", new { crs.Srid }))
        {
            throw new LoadException("crs_unknown", crs);
        }
    }

    internal static async Task<string?> HashAsync(string path, CancellationToken cancel)
    {
        if (Directory.Exists(path))
        {
            return null; // a file geodatabase is a folder
        }

        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel));
    }

    private static string FileName(string name) => string.Concat(name.Select(c => Path.GetInvalidFileNameChars().Contains(c) || c == ' ' ? '-' : c));
}
