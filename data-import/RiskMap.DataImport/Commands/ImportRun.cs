using Npgsql;
using RiskMap.DataImport.Layers;
using RiskMap.DataImport.Loading;
using RiskMap.DataImport.Mapping;
using RiskMap.DataImport.OpenStreetMap;
using RiskMap.DataImport.Recognition;
using RiskMap.DataImport.Reports;
using RiskMap.DataImport.Sources;
using RiskMap.DataImport.Texts;
using RiskMap.PostGis;

namespace RiskMap.DataImport.Commands;

/// <summary>An import at the command line: the database of RISKMAP_DB, progress while it runs, the report afterwards, a sentence when it cannot be.</summary>
internal sealed class ImportRun(Language language, string rejectsFolder, bool dryRun)
{
    public async Task<int> TownAsync(string townFile, CancellationToken cancel)
    {
        if (!File.Exists(townFile))
        {
            throw new LoadException("file_missing", townFile);
        }

        var town = TownFile.Read(townFile);
        var area = new Area(town.Area, town.NameZh, town.NameEn, town.TimeZone);
        var folder = town.FolderOf(townFile);
        await using var database = await OpenAsync(cancel);
        foreach (var plan in town.Datasets)
        {
            var path = Path.Combine(folder, plan.File);
            await (OsmFile.Is(path) ? OpenStreetMapAsync(database, area, plan, path, cancel) : OneAsync(database, area, plan, path, Checked, cancel));
        }

        return 0;
    }

    /// <summary>True: what was recognised is taken without a question.</summary>
    public bool Yes { get; init; }

    public async Task<int> FileAsync(Area area, DatasetPlan plan, string path, CancellationToken cancel)
    {
        await using var database = await OpenAsync(cancel);
        var sheet = await new SheetQuestions(language, Yes || dryRun).ReadAsync(database, area, plan, path);
        await SheetAsync(database, area, sheet, path, cancel);
        return 0;
    }

    /// <summary>What a dry run tried, now for good, when the file is still the same.</summary>
    /// <param name="crs">Said now, because the dry run's findings advise it; null: as in the dry run.</param>
    public async Task<int> ConfirmAsync(string path, Guid preview, string? crs, string? towgs84, CancellationToken cancel)
    {
        await using var database = await OpenAsync(cancel);
        var tried = await ImportPreviews.FindAsync(database, preview);
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            throw new LoadException("file_missing", path);
        }

        if (await Importer.HashAsync(path, cancel) != tried.FileSha256)
        {
            throw new LoadException("preview_other_file", Path.GetFileName(path), Path.GetFileName(tried.Plan.File));
        }

        var plan = crs is null ? tried.Plan : tried.Plan with { Crs = crs, Towgs84 = towgs84 };
        var table = RowTable.Of(path, plan);
        var columns = new Recognised(GuessedColumns.Known(table.Header, _ => [], plan.Columns, "before"), plan.Columns);
        await SheetAsync(database, tried.Names, new(plan, columns, table, await AreaKnown.ReadAsync(database, tried.Names), true, []), path, cancel);
        return 0;
    }

    private async Task SheetAsync(NpgsqlDataSource database, Area area, ReadSheet sheet, string path, CancellationToken cancel)
    {
        var layer = LayerCatalogue.Get(sheet.Plan.Layer);
        var scan = SheetScan.Of(sheet.Table, sheet.Plan.Columns);
        List<Finding> findings = [.. sheet.Told, .. await PlacesAsync(database, layer, sheet, scan)];
        if (!dryRun && findings.FirstOrDefault(f => f.Severity == Finding.Error) is { } fatal)
        {
            throw new LoadException("finding_refused", ReportLines.Of(fatal, language));
        }

        var result = await OneAsync(
            database, area, sheet.Plan, path,
            Checked with
            {
                NumbersMayRepeat = sheet.NumbersMayRepeat,
                Findings = findings,
                Warnings = scan.Warnings,
                IsCrsMissing = sheet.Plan.Crs is null && sheet.Table.Features is { CrsOfFile: null },
            },
            cancel);
        if (dryRun)
        {
            await new DryRun(language).ShowAsync(database, area, sheet.Plan, path, sheet.Columns.Guesses, result, cancel);
        }
        else if (sheet.IsNewProfile)
        {
            var name = sheet.Plan.Name ?? Path.GetFileNameWithoutExtension(path);
            await ImportProfiles.SaveAsync(database, area.Code, sheet.Plan.Layer, sheet.Table.Header, name, sheet.Plan.Columns);
            Console.WriteLine("  " + language.Say("profile_saved", name));
        }
    }

    /// <summary>What the coordinates of the file are taken for, and what speaks against it.</summary>
    private static async Task<IReadOnlyList<Finding>> PlacesAsync(NpgsqlDataSource database, Layer layer, ReadSheet sheet, SheetScan scan)
    {
        var check = new CoordinateCheck(database, sheet.Known);
        Crs? said = sheet.Plan.Crs is null ? null : Crs.Parse(sheet.Plan.Crs, sheet.Plan.Towgs84);
        return sheet.Table.Features is { } features
            ? said is null && features.CrsOfFile is null ? await check.OfNoSystemAsync(scan.Places, sheet.PlaceColumns, scan.Rows)
                // A system without a number is GDAL's to know.
                : said is null && features.CrsOfFile == "own" ? []
                : await check.RunAsync(said ?? Crs.Parse(features.CrsOfFile!), scan.Places, sheet.PlaceColumns, scan.Rows)
            : layer.Geometry == GeometryKind.Point ? await check.RunAsync(said ?? Crs.Wgs84, scan.Places, sheet.PlaceColumns, scan.Rows)
            : [];
    }

    private LoadOptions Checked => new() { DryRun = dryRun, Sample = dryRun, Check = true };

    /// <summary>An OpenStreetMap file: all its layers, or the one that the plan names.</summary>
    public async Task<int> OpenStreetMapAsync(Area area, DatasetPlan plan, string path, CancellationToken cancel)
    {
        await using var database = await OpenAsync(cancel);
        await OpenStreetMapAsync(database, area, plan, path, cancel);
        return 0;
    }

    /// <summary>Every way an import can fail becomes one sentence and exit code 1.</summary>
    public async Task<int> GuardedAsync(Func<Task<int>> run, CancellationToken cancel)
    {
        try
        {
            return await run();
        }
        catch (Exception e) when (Sentence(e, cancel) is { } sentence)
        {
            await Console.Error.WriteLineAsync(sentence);
            return 1;
        }
    }

    private string? Sentence(Exception e, CancellationToken cancel) => e switch
    {
        LoadException problem => language.Say(problem),
        DatabaseAddressException or MigrationException => e.Message,
        OperationCanceledException when cancel.IsCancellationRequested => language.Say("cancelled"),
        PostgresException { SqlState: "57P01" or "57P02" or "57P03" } refused => language.Say("db_gone", refused.MessageText),
        PostgresException refused => language.Say("db_refused", refused.MessageText),
        // A COPY whose connection is cut may show as a disposed stream.
        NpgsqlException or ObjectDisposedException => language.Say("db_gone", e.Message),
        UnauthorizedAccessException or IOException => language.Say("file_denied", e.Message),
        _ => null,
    };

    internal static async Task<NpgsqlDataSource> OpenAsync(CancellationToken cancel)
    {
        var address = Environment.GetEnvironmentVariable("RISKMAP_DB");
        if (string.IsNullOrWhiteSpace(address))
        {
            throw new LoadException("db_unset");
        }

        var database = RiskMapDatabase.Open(address);
        try
        {
            await Migrator.MigrateAsync(database, cancel);
            return database;
        }
        catch (NpgsqlException e)
        {
            await database.DisposeAsync();
            throw new LoadException("db_unreachable", e is PostgresException refused ? refused.MessageText : e.InnerException?.Message ?? e.Message);
        }
    }

    private async Task OpenStreetMapAsync(NpgsqlDataSource database, Area area, DatasetPlan plan, string path, CancellationToken cancel)
    {
        using var progress = new Progress(language, Path.GetFileName(path));
        var result = await new OsmImporter(database, language, rejectsFolder)
            .ImportAsync(area, plan, plan.Layer.Length == 0 ? null : plan.Layer, path, new LoadOptions { DryRun = dryRun, Progress = progress.Tell }, cancel);
        progress.Dispose();
        foreach (var layer in result.Layers)
        {
            Console.WriteLine(language.Say("dataset", area.Code, layer.Layer, Path.GetFileName(path)));
            Tell([.. ReportLines.Of(layer.Report, language, named: true), .. layer.ReportFile is null ? Array.Empty<string>() : [language.Say("report_file", layer.ReportFile)]]);
        }

        if (result.Empty.Count > 0)
        {
            Console.WriteLine(language.Say("osm_nothing", string.Join(", ", result.Empty)));
        }

        if (result.Coastlines > 0)
        {
            Console.WriteLine(language.Say("osm_coastlines", result.Coastlines));
        }

        var version = result.Layers.Select(l => l.Report.DataVersion).DefaultIfEmpty().Max();
        Console.WriteLine(dryRun ? language.Say("dry_run") : language.Say("version", area.Code, version));
    }

    private static void Tell(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            Console.WriteLine("  " + line);
        }
    }

    private async Task<ImportResult> OneAsync(
        NpgsqlDataSource database, Area area, DatasetPlan plan, string path, LoadOptions options, CancellationToken cancel)
    {
        Console.WriteLine(language.Say("dataset", area.Code, plan.Name ?? plan.Layer, Path.GetFileName(path)));
        using var progress = new Progress(language, plan.Name ?? plan.Layer);
        var result = await new Importer(database, language, rejectsFolder)
            .ImportAsync(area, plan, path, options with { Progress = progress.Tell }, cancel);
        progress.Dispose();
        var lines = ReportLines.Of(result.Report, language).ToList();
        if (result.Encoding is not null)
        {
            lines.Insert(0, language.Say(plan.Encoding is null ? "encoding_found" : "encoding_said", result.Encoding));
        }

        if (result.ReportFile is not null)
        {
            lines.Add(language.Say("report_file", result.ReportFile));
        }

        if (result.RejectsFile is not null)
        {
            lines.Add(language.Say("rejects_file", result.RejectsFile));
        }

        lines.Add(dryRun ? language.Say("dry_run") : language.Say("version", area.Code, result.Report.DataVersion));
        Tell(lines);
        return result;
    }
}
