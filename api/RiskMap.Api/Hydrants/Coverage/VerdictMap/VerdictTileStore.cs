using Npgsql;
using RiskMap.Api.Answers;
using RiskMap.Api.Tiles;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>Reads the geometry of verdict tiles: the verdicts themselves are not in the database.</summary>
public sealed class VerdictTileStore(NpgsqlDataSource database)
{
    /// <summary>All buildings ever on record in a tile, as number and outline. Not cancelled by a reader who goes away: others may wait for it, and it is kept.</summary>
    internal async Task<byte[]> ShapesAsync(string area, TileAddress tile) => (await database.ReadAsync(
        "SELECT tile_building_shapes($1, $2, $3, $4)",
        [Reading.Bound(area), Reading.Bound(tile.Zoom), Reading.Bound(tile.X), Reading.Bound(tile.Y)],
        r => r.GetFieldValue<byte[]>(0), CancellationToken.None))[0];

    /// <summary>The middles of all buildings ever on record, from west to east.</summary>
    internal async Task<BuildingPoints> PointsAsync(string area, CancellationToken cancel)
    {
        var rows = await database.ReadAsync(
            """
            WITH boxes AS (
                SELECT feature_id, area_m2, box3d(geom_3857) AS box FROM buildings WHERE area = $1
                OFFSET 0 -- so that the box is made once, not once for each of its sides
            )
            SELECT feature_id, (ST_XMin(box) + ST_XMax(box)) / 2, (ST_YMin(box) + ST_YMax(box)) / 2, area_m2 FROM boxes ORDER BY 2, 1
            """,
            [Reading.Bound(area)],
            r => (Feature: r.GetInt32(0), East: r.GetDouble(1), North: r.GetDouble(2), SquareMetres: r.GetDouble(3)), cancel);
        return new([.. rows.Select(r => r.Feature)], [.. rows.Select(r => r.East)], [.. rows.Select(r => r.North)], [.. rows.Select(r => r.SquareMetres)]);
    }
}
