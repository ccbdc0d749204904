using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using RiskMap.Api.Accounts;

namespace RiskMap.Api.Areas.Imports.Uploads;

/// <summary>
/// A file into an area by the browser, in three steps: the bytes; a dry run, which leaves a preview to look at on the map; the import of
/// exactly what the preview showed. Every request carries the header RiskMap-Client, which no page of another site can send unasked.
/// </summary>
public static class UploadEndpoints
{
    private const string Header = "RiskMap-Client";

    public static IServiceCollection AddUploads(this IServiceCollection services) =>
        services.AddSingleton<ImportProgram>().AddSingleton<UploadFolder>().AddSingleton<UploadStore>();

    public static void MapUploads(this IEndpointRouteBuilder app)
    {
        var imports = app.MapGroup("/imports/{area}").Needs(Permits.Import).WithTags("imports").AddEndpointFilter((context, next) =>
            context.HttpContext.Request.Headers.ContainsKey(Header)
                && context.HttpContext.RequestServices.GetRequiredService<ImportProgram>() is { } program
                ? program.IsThere ? next(context) : throw new UploadsOff()
                : throw new UploadNotFromHere());
        imports.MapGet("/layers", LayersAsync).WithName("importLayers")
            .WithSummary("The layers that a file may fill, with their fields, units and choices.");
        imports.MapPost("/files", KeepAsync).WithName("upload")
            .WithSummary("Keeps a file, the body of the request, for a day. name: its file name, whose ending says what it is.")
            .Produces<Uploaded>().ProducesProblem(400).ProducesProblem(413);
        imports.MapPost("/files/{upload:guid}/preview", PreviewAsync).WithName("previewUpload")
            .WithSummary("A dry run of a kept file: what its columns are taken for, ten rows as they would land, and what is wrong.")
            .Produces<Previewed>().ProducesProblem(404).ProducesProblem(422);
        imports.MapPost("/files/{upload:guid}/import", ImportAsync).WithName("importUpload")
            .WithSummary("Imports a kept file as its preview showed it.")
            .Produces<Imported>().ProducesProblem(404).ProducesProblem(422);
    }

    private static async Task<Uploaded> KeepAsync(string area, string name, HttpContext context, UploadFolder folder)
    {
        // Its own limit is counted while it is read, and is far above that of other requests.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { } limit)
        {
            limit.MaxRequestBodySize = null;
        }

        var upload = await folder.KeepAsync(name, context.Request.Body, context.RequestAborted);
        return new(upload.Id, Path.GetFileName(upload.Path));
    }

    private static async Task<Previewed> PreviewAsync(
        string area, Guid upload, PreviewWords words, UploadFolder folder, ImportProgram program, UploadStore store, HttpContext context)
    {
        var file = folder.FileOf(upload);
        var begun = await store.NowAsync(context.RequestAborted);
        var (code, said) = await program.RunAsync([.. words.Of(file, area), "--dry-run", Language()], FolderOf(file), context.RequestAborted);
        return code == 0
            ? new(await store.PreviewSinceAsync(area, Path.GetFileName(file), begun, context.RequestAborted), said)
            : throw new ImportRefused(said);
    }

    private static async Task<Imported> ImportAsync(
        string area, Guid upload, Guid? preview, UploadFolder folder, ImportProgram program, UploadStore store, HttpContext context)
    {
        var file = folder.FileOf(upload);
        var begun = await store.NowAsync(context.RequestAborted);
        var (code, said) = await program.RunAsync(
            ["import", file, $"--area={area}", .. preview is null ? Array.Empty<string>() : [$"--confirm={preview}"], Language()],
            FolderOf(file), context.RequestAborted);
        if (code != 0)
        {
            throw new ImportRefused(said);
        }

        // What has been imported has: whoever goes away now does not take its line in the audit along.
        await store.AuditAsync(area, Path.GetFileName(file), begun, CancellationToken.None);
        folder.Forget(upload);
        return new(said);
    }

    private static async Task<IResult> LayersAsync(HttpContext context, ImportProgram program) =>
        Results.Text(await program.LayersAsync(context.RequestAborted), "application/json");

    private static string FolderOf(string file) => Path.GetDirectoryName(file)!;

    private static string Language() => $"--lang={CultureInfo.CurrentUICulture.TwoLetterISOLanguageName}";
}

public sealed record Uploaded(Guid Id, string FileName);

/// <summary>
/// The id of a preview, and what the import program said of it, line by line. A file that fills many layers at once, as OpenStreetMap's,
/// leaves no preview: null.
/// </summary>
public sealed record Previewed(Guid? Preview, IReadOnlyList<string> Said);

/// <summary>The import's report, line by line.</summary>
public sealed record Imported(IReadOnlyList<string> Said);

/// <summary>
/// What the reader says of a file where it does not say it itself; null: as the file is recognised. Map: column=field, one each; column= is not to be
/// taken; @y=x and @x=y turn the axes of features. Sheet: of a workbook, by name or number; layer of a file that holds several, or of a drawing.
/// </summary>
public sealed record PreviewWords(
    string? Layer, string? Dataset, string? Crs, string? Encoding, string? NameZh, string? NameEn, string? TimeZone, IReadOnlyList<string>? Map, string? Sheet)
{
    /// <summary>The words of the import program; a value can never be taken for an option, for it stands behind its equals sign.</summary>
    internal IEnumerable<string> Of(string file, string area)
    {
        var said = new (string Option, string? Value)[]
        {
            ("layer", Layer), ("dataset", Dataset), ("crs", Crs), ("encoding", Encoding), ("name-zh", NameZh), ("name-en", NameEn), ("time-zone", TimeZone), ("sheet", Sheet),
        };
        return ["import", file, $"--area={area}",
            .. said.Where(s => !string.IsNullOrWhiteSpace(s.Value)).Select(s => $"--{s.Option}={s.Value}"), .. (Map ?? []).Select(m => $"--map={m}")];
    }
}
