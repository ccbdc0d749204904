using System.Collections.Concurrent;
using Npgsql;
using RiskMap.PostGis;

namespace RiskMap.Bench.Tiles;

/// <summary>
/// The least a tile server could do: hand a tile's bytes through from the same SQL over the same pool, or out of a dictionary.
/// No parsing beyond three numbers, no versions, no errors.
/// </summary>
public static class TileFloors
{
    public const string PassThrough = "pass-through";
    public const string Dictionary = "dictionary";

    public static async Task ServeAsync(string floor, int port, string database)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.ListenLocalhost(port);
        });
        await using var source = RiskMapDatabase.Open(database);
        var kept = new ConcurrentDictionary<(int, int, int), byte[]>();
        var app = builder.Build();
        app.MapGet("/health", () => "ok");
        app.MapGet("/tiles/bench/buildings/{z:int}/{x:int}/{y:int}.mvt", async context =>
        {
            var (z, x, y) = (Number(context, "z"), Number(context, "x"), Number(context, "y"));
            if (!kept.TryGetValue((z, x, y), out var tile))
            {
                tile = await MakeAsync(source, z, x, y);
                if (floor == Dictionary)
                {
                    kept[(z, x, y)] = tile;
                }
            }

            context.Response.ContentType = "application/vnd.mapbox-vector-tile";
            context.Response.ContentLength = tile.Length;
            await context.Response.BodyWriter.WriteAsync(tile);
        });
        await app.RunAsync();
    }

    private static int Number(HttpContext context, string name) => int.Parse((string)context.Request.RouteValues[name]!, null);

    private static async Task<byte[]> MakeAsync(NpgsqlDataSource source, int z, int x, int y)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var command = new NpgsqlCommand("SELECT tile_buildings($1, $2, $3, $4)", connection)
        {
            Parameters = { new() { Value = City.Area }, new() { Value = z }, new() { Value = x }, new() { Value = y } },
        };
        return (byte[])(await command.ExecuteScalarAsync())!;
    }
}
