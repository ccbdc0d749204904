using System.Globalization;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Hosting;
using RiskMap.Api.Tiles;

namespace RiskMap.Api.Incidents.Heatmap;

/// <summary>Densities as pictures for map programs, by the same questions as <c>incidentDensity</c>.</summary>
public static class DensityTileEndpoints
{
    private static readonly string[] Known =
        ["from", "to", "kind", "cause", "place", "hour", "weekday", "month", "bandwidth", "times", "kernel", "cellMetres"];

    public static void MapDensityTiles(this IEndpointRouteBuilder app) =>
        app.MapGet("/tiles/{area}/density/{z}/{x}/{y}.png", TileAsync).WithTags("tiles")
            .WithName("densityTile")
            .WithSummary("Fires per km² per year in five classes, as a PNG; asked for by from, to, kind, cause, place, hour, weekday, month (each may repeat), bandwidth, times, kernel; 204 where there is nothing to see.")
            .Produces(StatusCodes.Status200OK, typeof(byte[]), "image/png")
            .Produces(StatusCodes.Status204NoContent).Produces(StatusCodes.Status304NotModified)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task TileAsync(
        string area, string z, string x, string y, HttpContext context, DataVersions versions, Densities densities)
    {
        var address = TileAddress.Parse(z, x, y);
        var question = QuestionOf(context.Request.Query);
        var found = await versions.FindAsync(area, context.RequestAborted) ?? throw new TileAreaUnknown(area);
        if (TileAnswer.IsKnown(context, TileAnswer.Tag(found)))
        {
            return;
        }

        var density = await densities.OfAsync(found, question, context.RequestAborted);
        var png = density.Grid is { } grid ? DensityTile.Draw(grid.Frame, grid.Cells, density.Classes, address.Zoom, address.X, address.Y) : null;
        if (png is null)
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        context.Response.ContentType = "image/png";
        context.Response.ContentLength = png.Length;
        await context.Response.BodyWriter.WriteAsync(png, context.RequestAborted);
    }

    /// <exception cref="ParameterUnknown">There is no such parameter.</exception>
    /// <exception cref="ParameterInvalid">A value cannot be read.</exception>
    private static DensityQuestion QuestionOf(IQueryCollection query)
    {
        foreach (var name in query.Keys.Where(k => !Known.Contains(k)))
        {
            throw new ParameterUnknown(name, string.Join(", ", Known));
        }

        return new(
            new IncidentFilter
            {
                From = One(query, "from"),
                To = One(query, "to"),
                Kinds = Words(query, "kind"),
                Causes = Words(query, "cause"),
                Places = Words(query, "place"),
                Hours = Numbers(query, "hour"),
                Weekdays = Numbers(query, "weekday"),
                Months = Numbers(query, "month"),
            },
            Number(query, "bandwidth"), Choice<BandwidthTimes>(query, "times", BandwidthTimes.One),
            Choice<HeatmapKernel>(query, "kernel", HeatmapKernel.Gaussian), Number(query, "cellMetres"));
    }

    private static string? One(IQueryCollection query, string name) => query[name] is [{ Length: > 0 } value] ? value : null;

    /// <summary>An empty word stands for what nobody stated.</summary>
    private static string?[]? Words(IQueryCollection query, string name) =>
        query[name] is { Count: > 0 } values ? [.. values.Select(v => string.IsNullOrEmpty(v) ? null : v)] : null;

    private static int[]? Numbers(IQueryCollection query, string name) => query[name] is { Count: > 0 } values
        ? [.. values.Select(v => int.TryParse(v, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : throw new ParameterInvalid(name, v ?? ""))]
        : null;

    private static double? Number(IQueryCollection query, string name) => One(query, name) is not { } text ? null
        : double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var n) ? n : throw new ParameterInvalid(name, text);

    private static T Choice<T>(IQueryCollection query, string name, T usual)
        where T : struct, Enum => One(query, name) is not { } text ? usual
        : Enum.GetValues<T>().Cast<T?>().FirstOrDefault(v => Snake.Of(v!.Value) == text) ?? throw new ParameterInvalid(name, text);
}

public sealed class ParameterUnknown(string name, string known) : Refused("PARAMETER_UNKNOWN", 400, name, known);

public sealed class ParameterInvalid(string name, string value) : Refused("PARAMETER_INVALID", 400, name, value);
