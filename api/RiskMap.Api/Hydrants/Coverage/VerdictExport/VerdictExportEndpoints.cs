using System.Globalization;
using Microsoft.Net.Http.Headers;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>Lists of verdicts as files: exactly what the list of the same parameters shows, in its order, with the method beside it.</summary>
public static class VerdictExportEndpoints
{
    private static readonly string[] Parameters = ["verdict", "reason", "decidedBy", "use", "division", "order", "descending", "lang", "work"];

    public static void MapVerdictExports(this IEndpointRouteBuilder app) => app
        .MapGet("/exports/{area}/verdicts.{format}", ExportAsync)
        .WithName("exportVerdicts").WithTags("exports")
        .WithSummary("A list of verdicts as xlsx, csv, geojson or gpkg. Takes what verdict tiles take (standard, asOf, hoseReach, test), the list's filter "
            + "(verdict, reason, decidedBy, use, division) and order (order, descending), and lang (en, zh-CN).")
        .Produces(StatusCodes.Status200OK).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task ExportAsync(
        string area, string format, HttpContext context, DataVersions versions, Verdicts verdicts, VerdictLists lists, CoverageStore places, TimeProvider clock)
    {
        var (cancel, query) = (context.RequestAborted, context.Request.Query);
        var type = MediaTypeOf(format);
        var found = await versions.RequireAsync(area, cancel);
        var asked = VerdictAsked.Read(query, found, clock, Parameters);
        if (VerdictAsked.Text(query, "lang") is { } language)
        {
            // A link brings the browser's language, not the page's.
            CultureInfo.CurrentUICulture = Words.Languages.Contains(language) ? CultureInfo.GetCultureInfo(language) : throw new ParameterInvalid("lang", language);
        }

        var (filter, order, descending) = ListOf(query, asked.Test);
        var by = await verdicts.ByAsync(found, asked.Standard, asked.Day, asked.Hose, cancel);
        var judged = new StandardVerdicts(found, await verdicts.OfAsync(found, by, cancel), null);
        var sheet = new VerdictSheet(found, asked, judged, await lists.OfAsync(judged, filter, order, descending, cancel), places);
        context.Response.ContentType = type;
        context.Response.Headers.CacheControl = "no-store";
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName($"{sheet.FileName}.{format}");
        var headers = context.Response.Headers;
        await SendAsync(format, sheet, context, () => headers.ContentDisposition = disposition.ToString(), cancel);
    }

    private static async Task SendAsync(string format, VerdictSheet sheet, HttpContext context, Action named, CancellationToken cancel)
    {
        var progress = Progress.Current;
        void Written(int rows) => progress?.Tell(WorkStage.Writing, rows, sheet.Count);

        if (format is "csv" or "geojson")
        {
            named();
            var file = context.Response.BodyWriter.AsStream();
            await (format == "csv" ? CsvFile.WriteAsync(sheet, file, Written, cancel) : GeoJsonFile.WriteAsync(sheet, file, Written, cancel));
            return;
        }

        // The other two are written back and forth: they are sent when they are whole.
        var folder = Directory.CreateTempSubdirectory("riskmap-export-");
        try
        {
            var path = Path.Combine(folder.FullName, "verdicts.xlsx");
            if (format == "gpkg")
            {
                path = await GeoPackageFile.WriteAsync(sheet, folder.FullName, Written, cancel);
            }
            else
            {
                await using var file = File.Create(path);
                await XlsxFile.WriteAsync(sheet, file, Written, cancel);
            }

            named();
            await context.Response.SendFileAsync(path, cancel);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static (StandardVerdictFilter Filter, VerdictOrder Order, bool Descending) ListOf(IQueryCollection query, VerdictTest? test) => (
        new(
            VerdictAsked.Word<Verdict>(query, "verdict"), test, VerdictAsked.Word<VerdictReason>(query, "reason"), VerdictAsked.Word<VerdictTest>(query, "decidedBy"),
            VerdictAsked.Text(query, "use")?.Split(','),
            VerdictAsked.Text(query, "division") is not { } text ? null : Guid.TryParse(text, out var id) ? id : throw new ParameterInvalid("division", text)),
        VerdictAsked.Word<VerdictOrder>(query, "order") ?? VerdictOrder.Number,
        VerdictAsked.Text(query, "descending") switch { null or "false" => false, "true" => true, var other => throw new ParameterInvalid("descending", other) });

    private static string MediaTypeOf(string format) => format switch
    {
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "csv" => "text/csv; charset=utf-8",
        "geojson" => "application/geo+json",
        "gpkg" => "application/geopackage+sqlite3",
        _ => throw new FormatUnknown(format),
    };
}

public sealed class FormatUnknown(string format) : Refused("FORMAT_UNKNOWN", 404, format);
