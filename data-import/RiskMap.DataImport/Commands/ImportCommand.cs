using System.CommandLine;
using System.Globalization;
using RiskMap.DataImport.Loading;
using RiskMap.DataImport.Mapping;
using RiskMap.DataImport.OpenStreetMap;
using RiskMap.DataImport.Sources;
using RiskMap.DataImport.Texts;

namespace RiskMap.DataImport.Commands;

/// <summary>The verb <c>import</c>: its words, and what they add up to. <see cref="ImportRun"/> does it.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "a file of rows; a town file (.json) that names many; or OpenStreetMap's (.osm.pbf, .osm, .osm.gz), which fills every layer it has" };
        var area = new Option<string?>("--area") { Description = "code of the area, as 430781 or freeport" };
        var layer = new Option<string?>("--layer") { Description = "hydrants, premises, buildings, roads, addresses, incidents, zones, …; the columns and the file's name may tell" };
        var dataset = new Option<string?>("--dataset") { Description = "name of the dataset, the same at every delivery; the layer's name if not said" };
        var crs = new Option<string?>("--crs") { Description = "coordinate system, where the file does not say it: EPSG:32617, CGCS2000 3度带 37带, TWD97, GCJ-02, BD-09, …" };
        var towgs84 = new Option<string?>("--towgs84")
        {
            Description = "for Beijing 1954 and Xian 1980: your own parameters, dx,dy,dz or dx,dy,dz,rx,ry,rz,s (metres, arc seconds, ppm)",
        };
        var confirm = new Option<string?>("--confirm") { Description = "number of a dry run: import the same file with exactly its columns" };
        var encoding = new Option<string?>("--encoding") { Description = "of a CSV file or a Shapefile, where it is guessed wrongly: GB18030, Big5, CP949, Windows-1252, UTF-8" };
        var map = new Option<string[]>("--map")
        {
            Description = "column=field, once for each; source_id, x and y are fields too; column= is not to be taken; @y=x @x=y turns the axes of features",
            AllowMultipleArgumentsPerToken = true,
        };
        var sourceLayer = new Option<string?>("--source-layer", "--sheet") { Description = "layer inside the file, where it holds several; sheet of a workbook, by name or number; layer of a drawing" };
        var source = new Option<string?>("--source") { Description = "who made the data" };
        var licence = new Option<string?>("--licence") { Description = "on what terms" };
        var asOf = new Option<string?>("--as-of") { Description = "the day the data speak of: 2025-03-01" };
        var nameZh = new Option<string?>("--name-zh") { Description = "Chinese name of a new area" };
        var nameEn = new Option<string?>("--name-en") { Description = "English name of a new area" };
        var timeZone = new Option<string?>("--time-zone") { Description = "of a new area, Asia/Shanghai if not said" };
        var yes = new Option<bool>("--yes") { Description = "take the columns and the layer as they were recognised, the unsure ones too" };
        var dryRun = new Option<bool>("--dry-run") { Description = "check and report everything, change nothing; the map shows what would land" };
        var rejects = new Option<string>("--rejects") { Description = "folder for reports and rejected rows", DefaultValueFactory = _ => "rejects" };
        var lang = new Option<string?>("--lang") { Description = "zh or en; as LANG says if not said" };
        var command = new Command("import", "Puts a file's rows on the map")
        {
            file, area, layer, dataset, crs, towgs84, confirm, encoding, map, sourceLayer, source, licence, asOf, nameZh, nameEn, timeZone, yes, dryRun, rejects, lang,
        };
        command.SetAction((words, cancel) =>
        {
            var language = Language.Of(words.GetValue(lang));
            var run = new ImportRun(language, words.GetValue(rejects)!, words.GetValue(dryRun)) { Yes = words.GetValue(yes) };
            return run.GuardedAsync(
                () =>
                {
                    var path = words.GetValue(file)!;
                    if (words.GetValue(area) is { } town && OsmFile.Is(path))
                    {
                        var whole = new DatasetPlan
                        {
                            Layer = words.GetValue(layer) ?? "",
                            Name = words.GetValue(dataset),
                            File = path,
                            Source = words.GetValue(source),
                            Licence = words.GetValue(licence),
                            AsOf = Day(words.GetValue(asOf)),
                        };
                        return run.OpenStreetMapAsync(new(town, words.GetValue(nameZh), words.GetValue(nameEn), words.GetValue(timeZone)), whole, path, cancel);
                    }

                    if (words.GetValue(confirm) is { } preview)
                    {
                        return run.ConfirmAsync(
                            path, Guid.TryParse(preview, out var id) ? id : throw new LoadException("preview_unknown", preview), words.GetValue(crs), words.GetValue(towgs84), cancel);
                    }

                    if (words.GetValue(area) is not { } code)
                    {
                        return path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && words.GetValue(layer) is null
                            ? run.TownAsync(path, cancel) : throw new LoadException("areas_need");
                    }

                    var plan = new DatasetPlan
                    {
                        Layer = words.GetValue(layer) ?? "", // the columns may tell
                        Name = words.GetValue(dataset),
                        File = path,
                        Crs = words.GetValue(crs),
                        Towgs84 = words.GetValue(towgs84),
                        Encoding = words.GetValue(encoding),
                        SourceLayer = words.GetValue(sourceLayer),
                        Source = words.GetValue(source),
                        Licence = words.GetValue(licence),
                        AsOf = Day(words.GetValue(asOf)),
                        Columns = ColumnsOf(words.GetValue(map) ?? []),
                    };
                    return run.FileAsync(new Area(code, words.GetValue(nameZh), words.GetValue(nameEn), words.GetValue(timeZone)), plan, path, cancel);
                },
                cancel);
        });
        return command;
    }

    /// <summary>column=field pairs, or column= for one that is not to be taken; the field comes last, for a column's name may hold an equals sign.</summary>
    internal static Columns ColumnsOf(IEnumerable<string> pairs)
    {
        var columns = new Columns();
        var fields = new Dictionary<string, FieldPlan>();
        var notTaken = new List<string>();
        foreach (var pair in pairs)
        {
            var at = pair.LastIndexOf('=');
            var (column, field) = at > 0 ? (pair[..at], pair[(at + 1)..]) : throw new LoadException("map_form", pair);
            switch (field)
            {
                case "": notTaken.Add(column); break;
                case "source_id": columns = columns with { SourceId = column }; break;
                case "x": columns = columns with { X = column }; break;
                case "y": columns = columns with { Y = column }; break;
                default: fields[field] = new() { Column = column }; break;
            }
        }

        return columns with { Fields = fields, NotTaken = notTaken.Count == 0 ? null : notTaken };
    }

    private static DateOnly? Day(string? text) => text is null ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new LoadException("date_form", text);
}
