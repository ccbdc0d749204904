using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Tiles;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>
/// Makes tiles of verdicts in memory. The outlines come from the database once for each version of the data and are kept with all other
/// tiles, so that another test, day or standard asks it nothing; from afar, where every building is a point, it is asked for all of them once.
/// </summary>
public sealed class VerdictTiles(VerdictTileStore store, TileCache cache, Settings settings)
{
    /// <summary>The first zoom that shows outlines, as layer buildings does.</summary>
    private const int OutlineZoom = 14;

    private readonly SharedAnswers<(string Area, long Version), BuildingPoints> _points = new(settings.CoverageCacheMb * 1_048_576L, p => p.Bytes);

    internal async Task<byte[]> MakeAsync(Area area, TileAddress address, VerdictCodes codes)
    {
        if (address.Zoom < OutlineZoom)
        {
            var points = await _points.GetAsync((area.Code, area.DataVersion), c => store.PointsAsync(area.Code, c), CancellationToken.None);
            return points.Tile(address, codes);
        }

        var shapes = await cache.GetAsync(
            new ShapeQuestion(area.Code, area.State, address), () => store.ShapesAsync(area.Code, address), CancellationToken.None);
        return Judged(shapes.Plain, codes);
    }

    private static byte[] Judged(ReadOnlySpan<byte> shapes, VerdictCodes codes)
    {
        var layer = new VerdictLayer(codes, details: true);
        var shape = new ShapeTile(shapes);
        while (shape.MoveNext())
        {
            layer.Add(shape.Feature, shape.Kind, shape.Geometry);
        }

        return layer.ToTile();
    }

    private sealed record ShapeQuestion(string Area, string State, TileAddress Address);
}
