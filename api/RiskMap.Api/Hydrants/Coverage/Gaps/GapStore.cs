using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Npgsql;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>Reads land that is not built-up, and turns gaps into degrees.</summary>
public sealed class GapStore(NpgsqlDataSource database)
{
    private const int BatchSize = 25_000;

    /// <summary>Water, green and farmland of an area in local metres, in pieces small enough to be cut quickly.</summary>
    public async Task<IReadOnlyList<Geometry>> OpenLandAsync(Area area, CancellationToken cancel)
    {
        var batches = await database.QueryAsync<byte[]>("""
            WITH pieces AS (SELECT ST_Subdivide(geom, 128) AS geom FROM land_cover WHERE area = @Code AND kind IN ('water', 'green', 'farmland')),
            numbered AS (SELECT geom, row_number() OVER () AS n FROM pieces WHERE ST_Dimension(geom) = 2)
            SELECT ST_AsBinary(ST_Transform(ST_Collect(geom ORDER BY n), @LocalSrs::text)) FROM numbered GROUP BY n / @BatchSize
            """, new { area.Code, area.LocalSrs, BatchSize }, cancel);
        return [.. batches.Select(Shape.Read).SelectMany(all => Enumerable.Range(0, all.NumGeometries).Select(all.GetGeometryN))];
    }

    /// <summary>Shapes in local metres as degrees, in their order.</summary>
    public async Task<IReadOnlyList<Geometry>> ToDegreesAsync(Area area, IReadOnlyList<Polygon> shapes, CancellationToken cancel)
    {
        if (shapes.Count == 0)
        {
            return [];
        }

        var all = new WKBWriter().Write(new GeometryFactory().CreateGeometryCollection([.. shapes]));
        var moved = Shape.Read((await database.QueryAsync<byte[]>(
            "SELECT ST_AsBinary(ST_Transform(ST_GeomFromWKB(@all), @LocalSrs::text, 4326))", new { all, area.LocalSrs }, cancel)).Single());
        return [.. Enumerable.Range(0, moved.NumGeometries).Select(moved.GetGeometryN)];
    }
}
