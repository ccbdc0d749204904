using RiskMap.Api.Accounts;
using RiskMap.Api.Areas;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Tiles;

/// <summary>Plain HTTP for map programs: vector tiles, and TileJSON that says where they are.</summary>
public static class TileEndpoints
{
    public static IServiceCollection AddTiles(this IServiceCollection services) =>
        services.AddSingleton<TileStore>().AddSingleton<TileCache>();

    public static void MapTiles(this IEndpointRouteBuilder app)
    {
        var tiles = app.MapGroup("/tiles").Needs(Permits.Look).WithTags("tiles").ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        tiles.MapGet("/{area}/{layer}/{z}/{x}/{y}.mvt", TileAsync)
            .WithName("tile").WithSummary("A vector tile (MVT 2.1) of one layer of an area; 204 where the layer is empty.")
            .Produces(StatusCodes.Status200OK, typeof(byte[]), "application/vnd.mapbox-vector-tile")
            .Produces(StatusCodes.Status204NoContent).Produces(StatusCodes.Status304NotModified)
            .ProducesProblem(StatusCodes.Status400BadRequest);
        tiles.MapGet("/{area}/{layer}.json", LayerAsync)
            .WithName("tileJson").WithSummary("TileJSON 3.0.0 of one layer of an area.").Produces<TileJson>();
        tiles.MapGet("/{area}.json", ListAsync)
            .WithName("tileLayers").WithSummary("The layers of an area.").Produces<TileList>();
    }

    private static async Task TileAsync(
        string area, string layer, string z, string x, string y, HttpContext context, DataVersions versions, TileCache cache, Caller caller)
    {
        var address = TileAddress.Parse(z, x, y);
        var asked = TileLayer.Named(layer);
        var found = await versions.FindAsync(area, context.RequestAborted) ?? throw new TileAreaUnknown(area);
        var towns = asked.ByTown && caller.Divisions(Permits.Look, area) is { } seen ? string.Join(' ', seen.Order()) : "";
        // Whoever is granted another town asks with what he was given before.
        if (!TileAnswer.IsKnown(context, towns.Length == 0 ? TileAnswer.Tag(found) : TileAnswer.Tag($"{found.State}-{towns.Replace(' ', '.')}")))
        {
            await TileAnswer.SendAsync(context, await cache.GetAsync(new(area, asked, address, found.DataVersion) { Towns = towns }, context.RequestAborted));
        }
    }

    private static async Task LayerAsync(string area, string layer, HttpContext context, DataVersions versions, TileStore store)
    {
        var asked = TileLayer.Named(layer);
        var found = await versions.FindAsync(area, context.RequestAborted) ?? throw new TileAreaUnknown(area);
        if (TileAnswer.IsKnown(context, TileAnswer.Tag(found)))
        {
            return;
        }

        var attributions = await store.AttributionsAsync(area, asked.Holds.Select(l => l.Id), context.RequestAborted);
        await context.Response.WriteAsJsonAsync(
            new TileJson(
                $"{found.NameEn ?? found.NameZh}: {asked.Name}",
                [$"{Root(context)}/{area}/{layer}/{{z}}/{{x}}/{{y}}.mvt"],
                [.. asked.Holds.Select(l => new TileJsonLayer(l.Id, l.Fields))],
                found.Bounds is { } b ? [b.West, b.South, b.East, b.North] : null,
                attributions.Count > 0 ? string.Join(" · ", attributions) : null),
            context.RequestAborted);
    }

    private static async Task<TileList> ListAsync(string area, HttpContext context, DataVersions versions)
    {
        _ = await versions.FindAsync(area, context.RequestAborted) ?? throw new TileAreaUnknown(area);
        return new(area, [.. TileLayer.All.Keys.Order(StringComparer.Ordinal).Select(l => new TileListEntry(l, $"{Root(context)}/{area}/{l}.json"))]);
    }

    private static string Root(HttpContext context) => $"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}/tiles";
}

public sealed class TileAreaUnknown(string area) : Refused("AREA_UNKNOWN", 404, area);
