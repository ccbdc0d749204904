using System.Globalization;
using Microsoft.Net.Http.Headers;
using RiskMap.Api.Answers;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Exports;

/// <summary>Sends rows as a file of the format that was asked for.</summary>
public static class ExportAnswer
{
    /// <exception cref="FormatUnknown">There is no such format.</exception>
    public static string MediaTypeOf(string format) => format switch
    {
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "csv" => "text/csv; charset=utf-8",
        "geojson" => "application/geo+json",
        "gpkg" => "application/geopackage+sqlite3",
        _ => throw new FormatUnknown(format),
    };

    /// <summary>A link brings the browser's language, not the page's: the parameter lang says which.</summary>
    /// <exception cref="LanguageUnknown">It is none of the interface.</exception>
    public static void UseLanguage(IQueryCollection query)
    {
        if (query["lang"] is [{ Length: > 0 } language])
        {
            CultureInfo.CurrentUICulture = Words.Languages.Contains(language) ? CultureInfo.GetCultureInfo(language) : throw new LanguageUnknown(language);
        }
    }

    /// <summary>The parameter encoding: how comma-separated text is spelt.</summary>
    private static System.Text.Encoding EncodingOf(IQueryCollection query) => query["encoding"] switch
    {
        [] or [""] or ["utf-8"] => CsvFile.Usual,
        ["gb18030"] => CsvFile.Chinese,
        var other => throw new EncodingUnknown(other.ToString()),
    };

    /// <summary>Names the file and says what it is.</summary>
    public static void Name(HttpContext context, string name, string format, string mediaType)
    {
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName($"{name}.{format}");
        context.Response.Headers.ContentDisposition = disposition.ToString();
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentType = mediaType;
    }

    public static async Task SendAsync(HttpContext context, ExportSheet sheet, string format)
    {
        var (progress, cancel) = (Progress.Current, context.RequestAborted);
        void Written(int rows) => progress?.Tell(WorkStage.Writing, rows, sheet.Count);

        if (format is "csv" or "geojson")
        {
            var encoding = EncodingOf(context.Request.Query);
            Name(context, sheet.FileName, format, format == "csv" && encoding.Equals(CsvFile.Chinese) ? "text/csv; charset=gb18030" : MediaTypeOf(format));
            var file = context.Response.BodyWriter.AsStream();
            await (format == "csv" ? CsvFile.WriteAsync(sheet, encoding, file, Written, cancel) : GeoJsonFile.WriteAsync(sheet, file, Written, cancel));
            return;
        }

        // The other two are written back and forth: they are sent when they are whole.
        var folder = Directory.CreateTempSubdirectory("riskmap-export-");
        try
        {
            var path = Path.Combine(folder.FullName, "rows.xlsx");
            if (format == "gpkg")
            {
                path = await GeoPackageFile.WriteAsync(sheet, folder.FullName, Written, cancel);
            }
            else
            {
                await using var file = File.Create(path);
                await XlsxFile.WriteAsync(sheet, file, Written, cancel);
            }

            Name(context, sheet.FileName, format, MediaTypeOf(format));
            await context.Response.SendFileAsync(path, cancel);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}

public sealed class FormatUnknown(string format) : Refused("FORMAT_UNKNOWN", 404, format);

public sealed class LanguageUnknown(string language) : Refused("PARAMETER_INVALID", 400, "lang", language);

public sealed class EncodingUnknown(string encoding) : Refused("PARAMETER_INVALID", 400, "encoding", encoding);
