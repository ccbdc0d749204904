using NetTopologySuite.Geometries;
using Npgsql;
using RiskMap.Api.Answers;

namespace RiskMap.Api.Geocoding;

/// <summary>The ground of divisions by their names.</summary>
public sealed class OutlineStore(NpgsqlDataSource database)
{
    /// <summary>Of several divisions of one name the nearest; null: there is none.</summary>
    public async Task<Geometry?> GroundAsync(string area, string name, double longitude, double latitude, CancellationToken cancel) =>
        (await database.ReadAsync(
            """
            SELECT d.geom FROM divisions d WHERE d.area = $1 AND (d.name_zh = $2 OR d.name_en = $2)
            ORDER BY d.geom <-> ST_SetSRID(ST_MakePoint($3, $4), 4326) LIMIT 1
            """,
            [Reading.Bound(area), Reading.Bound(name), Reading.Bound(longitude), Reading.Bound(latitude)],
            row => row.GetFieldValue<Geometry>(0), cancel)).SingleOrDefault();
}
