using RiskMap.Api.Accounts;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Hosting;
using RiskMap.Api.Tiles;

namespace RiskMap.Api.Incidents.Heatmap;

/// <summary>Densities as pictures for map programs, by the same questions as <c>incidentDensity</c>.</summary>
public static class DensityTileEndpoints
{
    public static void MapDensityTiles(this IEndpointRouteBuilder app) =>
        app.MapGet("/tiles/{area}/density/{z}/{x}/{y}.png", TileAsync).WithTags("tiles")
            .WithName("densityTile").Needs(Permits.Look)
            .WithSummary("Fires per km² per year in five classes, as a PNG; asked for by from, to, kind, cause, place, hour, weekday, month (each may repeat), bandwidth, times, kernel; 204 where there is nothing to see.")
            .Produces(StatusCodes.Status200OK, typeof(byte[]), "image/png")
            .Produces(StatusCodes.Status204NoContent).Produces(StatusCodes.Status304NotModified)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task TileAsync(
        string area, string z, string x, string y, HttpContext context, DataVersions versions, Densities densities)
    {
        var address = TileAddress.Parse(z, x, y);
        var question = FireQuery.DensityOf(context.Request.Query);
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
}
