using RiskMap.Api.Accounts;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Exports;
using RiskMap.Api.Hosting;
using RiskMap.Api.Incidents.Heatmap;
using RiskMap.Api.Incidents.Heatmap.Backtests;
using RiskMap.Api.Incidents.Heatmap.Cells;
using RiskMap.Api.Incidents.HotSpots;

namespace RiskMap.Api.Incidents.Saved;

/// <summary>Densities, counts on cells and hot spots as files, by the questions of the schema; each with its method and its backtest card.</summary>
public static class FireExportEndpoints
{
    private const string Raster = "tif", RasterType = "image/tiff; application=geotiff";

    public static void MapFireExports(this IEndpointRouteBuilder app)
    {
        Describe(app.MapGet("/exports/{area}/density.{format}", DensityAsync), "exportDensity",
            "Fires per km² per year as tif (GeoTIFF), xlsx, csv, geojson or gpkg. Takes what density tiles take (from, to, kind, cause, place, hour, weekday, month, bandwidth, times, kernel, cellMetres) and lang.");
        Describe(app.MapGet("/exports/{area}/cells.{format}", CellsAsync), "exportCells",
            "Fires on squares or hexagons, with rates and the difference to an earlier time, as xlsx, csv, geojson, gpkg or (squares) tif. Takes the same filter, shape, cellMetres, exposure, beforeFrom, beforeTo, band (tif: incidents, rate, change) and lang.");
        Describe(app.MapGet("/exports/{area}/hotspots.{format}", SpotsAsync), "exportHotSpots",
            "Hot spots as xlsx, csv, geojson or gpkg. Takes the same filter, rule, value, withinMetres, least, cellMetres and lang.");
    }

    private static void Describe(RouteHandlerBuilder door, string name, string summary) => door.Needs(Permits.Look, exported: name).WithName(name).WithTags("exports").WithSummary(summary)
        .Produces(StatusCodes.Status200OK).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task DensityAsync(string area, string format, HttpContext context, DataVersions versions, Densities densities, Backtester backtester)
    {
        var (query, cancel) = (context.Request.Query, context.RequestAborted);
        var question = FireQuery.DensityOf(query, "lang");
        var found = await FindAsync(area, format, context, versions);
        var density = await densities.OfAsync(found, question, cancel);
        var card = await backtester.OfAsync(found, BacktestQuestion.Usual, cancel);
        if (format == Raster)
        {
            var (frame, values) = density.Grid is { } known ? (known.Frame, known.Cells) : (new HeatFrame(0, 0, 1, 1, 1, 1), [0f]);
            await SendAsync(context, found, "density", density.Method, card, parts => GeoTiff.Write(frame, values, density.Unit, parts));
            return;
        }

        await ExportAnswer.SendAsync(context, new FireSheet(found, "density", density.Method, card, FireRows.DensityColumns, FireRows.Of(density.Grid), FireRows.CountOf(density.Grid)), format);
    }

    private static async Task CellsAsync(string area, string format, HttpContext context, DataVersions versions, CellMaps maps, Backtester backtester)
    {
        var (query, cancel) = (context.Request.Query, context.RequestAborted);
        FireQuery.Check(query, "shape", "cellMetres", "exposure", "beforeFrom", "beforeTo", "band", "lang");
        var question = new CellQuestion(
            FireQuery.FilterOf(query), FireQuery.One(query, "beforeFrom"), FireQuery.One(query, "beforeTo"), FireQuery.Choice(query, "shape", CellShape.Square),
            FireQuery.Number(query, "cellMetres") ?? CellMaps.UsualCell, FireQuery.Choice(query, "exposure", CellExposure.Buildings));
        var band = FireQuery.Choice(query, "band", CellBand.Incidents);
        var found = await FindAsync(area, format == Raster && question.Shape == CellShape.Hexagon ? "hexagon.tif" : format, context, versions);
        var cells = await maps.OfAsync(found, question, cancel);
        var card = await backtester.OfAsync(found, BacktestQuestion.Usual, cancel);
        if (format == Raster)
        {
            var (frame, values) = CellRaster.Of(cells, band);
            await SendAsync(context, found, "cells", cells.Method, card, parts => GeoTiff.Write(frame, values, Words.Say($"BAND_{Snake.Of(band).ToUpperInvariant()}", cells.RateUnit), parts));
            return;
        }

        await ExportAnswer.SendAsync(context, new FireSheet(found, "cells", cells.Method, card, FireRows.CellColumns(cells.RateUnit), FireRows.Of(cells), cells.CellCount), format);
    }

    private static async Task SpotsAsync(string area, string format, HttpContext context, DataVersions versions, HotSpotFinder finder)
    {
        var (query, cancel) = (context.Request.Query, context.RequestAborted);
        FireQuery.Check(query, "rule", "value", "withinMetres", "least", "cellMetres", "lang");
        var usual = HotSpotQuestion.Usual;
        var question = new HotSpotQuestion(
            FireQuery.Choice(query, "rule", usual.Rule), FireQuery.Choice(query, "value", usual.Value), FireQuery.Number(query, "withinMetres") ?? usual.WithinMetres,
            (int)Math.Clamp(FireQuery.Number(query, "least") ?? usual.Least, 0, int.MaxValue), FireQuery.Number(query, "cellMetres") ?? usual.CellMetres);
        var found = await FindAsync(area, format == Raster ? "hotspots.tif" : format, context, versions);
        var spots = await finder.OfAsync(found, question, FireQuery.FilterOf(query), cancel);
        var card = await finder.BacktestAsync(found, question, cancel);
        await ExportAnswer.SendAsync(context, new FireSheet(found, "hotspots", spots.Method, card, FireRows.SpotColumns, FireRows.Of(spots.Spots), spots.Spots.Count), format);
    }

    private static async Task<Area> FindAsync(string area, string format, HttpContext context, DataVersions versions)
    {
        if (format != Raster)
        {
            ExportAnswer.MediaTypeOf(format);
        }

        ExportAnswer.UseLanguage(context.Request.Query);
        return await versions.RequireAsync(area, context.RequestAborted);
    }

    private static async Task SendAsync(HttpContext context, Area area, string layer, Method method, Backtest card, Func<IReadOnlyList<ExportPart>, byte[]> write)
    {
        var sheet = new FireSheet(area, layer, method, card, [], [], 0);
        var file = write(sheet.Parts);
        ExportAnswer.Name(context, sheet.FileName, Raster, RasterType);
        context.Response.ContentLength = file.Length;
        await context.Response.BodyWriter.WriteAsync(file, context.RequestAborted);
    }
}
