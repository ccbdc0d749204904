using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using RiskMap.Api.Areas;
using RiskMap.PostGis;

namespace RiskMap.Api.Tiles;

/// <summary>Headers of what this room sends: kept by the reader, asked about again each time, and then answered by 304 without any work.</summary>
internal static class TileAnswer
{
    /// <summary>The functions that make tiles are part of this program: another build may draw the same data differently.</summary>
    private static readonly string Build = typeof(RiskMapDatabase).Module.ModuleVersionId.ToString("n")[..8];

    /// <summary>Weak, for the gzip'd and the plain form of a tile share it.</summary>
    public static string Tag(Area area) => Tag(area.State);

    /// <summary>The same of a state that depends on more than one area; no quotes in it.</summary>
    public static string Tag(string state) => $"W/\"{state}-{Build}\"";

    /// <summary>Sets the headers; true: the reader has this version already, and 304 is all there is to send.</summary>
    public static bool IsKnown(HttpContext context, string tag)
    {
        var headers = context.Response.Headers;
        headers.ETag = tag;
        headers.CacheControl = "no-cache";
        headers.Vary = "Accept-Encoding";
        if (!Holds(context.Request.Headers.IfNoneMatch, tag))
        {
            return false;
        }

        context.Response.StatusCode = StatusCodes.Status304NotModified;
        return true;
    }

    public static Task SendAsync(HttpContext context, Tile tile)
    {
        var response = context.Response;
        if (tile.Plain.Length == 0)
        {
            response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        }

        var bytes = tile.Plain;
        if (AcceptsGzip(context.Request.Headers.AcceptEncoding))
        {
            bytes = tile.Gzip;
            response.Headers.ContentEncoding = "gzip";
        }

        response.ContentType = "application/vnd.mapbox-vector-tile";
        response.ContentLength = bytes.Length;
        return response.BodyWriter.WriteAsync(bytes, context.RequestAborted).AsTask();
    }

    private static bool Holds(StringValues ifNoneMatch, string tag) => ifNoneMatch.Count > 0
        && (ifNoneMatch == tag
            || (EntityTagHeaderValue.TryParseList(ifNoneMatch, out var known)
                && known.Any(k => k.Equals(EntityTagHeaderValue.Any) || k.Compare(EntityTagHeaderValue.Parse(tag), useStrongComparison: false))));

    private static bool AcceptsGzip(StringValues acceptEncoding) => acceptEncoding.Count > 0
        && StringWithQualityHeaderValue.TryParseList(acceptEncoding, out var encodings)
        && encodings.Any(e => e.Value == "gzip" && e.Quality is not 0);
}
