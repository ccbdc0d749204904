using System.Globalization;
using Dapper;
using Npgsql;
using RiskMap.DataImport.Layers;
using RiskMap.Geocoding.CoordinateSystems;

namespace RiskMap.DataImport.Loading;

/// <summary>
/// Do the points lie beside the area's roads, or would they if they were taken for GCJ-02 or BD-09? Hydrants, premises and stations stand along
/// roads; a shifted file stands 300 to 700 m away from its own (BD-09 up to 1,200 m). Told when of at least twenty points the middle distance to the
/// nearest road falls to three fifths or less, and seven in ten come closer. In a dense net any point is near some road, so a shifted file may pass.
/// </summary>
internal static class ShiftCheck
{
    private const int MostPoints = 200;
    private const int FewestPoints = 20;
    private const int FewestRoads = 20;

    /// <summary>The middle distance beyond which no hypothesis fits, metres.</summary>
    private const double FarAway = 250;

    public static async Task<IReadOnlyList<Finding>> RunAsync(NpgsqlConnection connection, Layer layer, string area, bool isShiftSaid)
    {
        if (!layer.PlaceMayCome || isShiftSaid)
        {
            return [];
        }

        var beside = await BesideAsync(connection, area);
        var points = beside is null ? [] : (await connection.QueryAsync<(double Lon, double Lat)>("""
            SELECT ST_X(geom), ST_Y(geom) FROM staging WHERE geom IS NOT NULL ORDER BY md5(row_number::text) LIMIT @MostPoints
            """, new { MostPoints }, commandTimeout: 0)).AsList();
        if (beside is null || points.Count < FewestPoints)
        {
            return [];
        }

        var given = await DistancesAsync(connection, area, beside, points);
        if (Gcj02Extent.Contains(Middle(points.ConvertAll(p => p.Lon)), Middle(points.ConvertAll(p => p.Lat))))
        {
            var best = new List<(ShiftedSystem System, double[] Metres)>();
            foreach (var system in new[] { ShiftedSystem.Gcj02, ShiftedSystem.Bd09 })
            {
                best.Add((system, await DistancesAsync(connection, area, beside, points.ConvertAll(p => system.ToWgs84(p.Lon, p.Lat)))));
            }

            var (shifted, metres) = best.MinBy(b => Middle(b.Metres));
            var closer = given.Zip(metres).Count(d => d.Second < d.First) / (double)given.Length;
            if (Middle(metres) <= 0.6 * Middle(given) && Middle(given) - Middle(metres) >= 8 && closer >= 0.7)
            {
                return
                [
                    new(shifted == ShiftedSystem.Gcj02 ? "gcj02_suspected" : "bd09_suspected", Finding.Warning, points.Count,
                        string.Create(CultureInfo.InvariantCulture, $"{Middle(given):0} m → {Middle(metres):0} m ({beside}), {closer:P0}, n = {points.Count}"),
                        $"crs={shifted.Name}"),
                ];
            }
        }

        return Middle(given) < FarAway ? []
            : [new("far_from_roads", Finding.Warning, points.Count, string.Create(CultureInfo.InvariantCulture, $"{Middle(given):0} m ({beside}), n = {points.Count}"))];
    }

    private static async Task<string?> BesideAsync(NpgsqlConnection connection, string area) => await connection.ExecuteScalarAsync<string?>("""
        SELECT CASE WHEN (SELECT count(*) FROM (SELECT FROM roads WHERE area = @area LIMIT @FewestRoads) r) = @FewestRoads THEN 'roads'
            WHEN (SELECT count(*) FROM (SELECT FROM buildings WHERE area = @area LIMIT @FewestRoads) b) = @FewestRoads THEN 'buildings' END
        """, new { area, FewestRoads });

    /// <summary>From each point to the nearest road or building, metres.</summary>
    private static async Task<double[]> DistancesAsync(NpgsqlConnection connection, string area, string beside, List<(double Lon, double Lat)> points) =>
    [
        .. await connection.QueryAsync<double>($"""
            SELECT ST_Distance(n.geom::geography, p.geom::geography)
            FROM unnest(@lons, @lats) WITH ORDINALITY AS q(lon, lat, i)
            CROSS JOIN LATERAL (SELECT ST_SetSRID(ST_MakePoint(q.lon, q.lat), 4326) AS geom) p
            CROSS JOIN LATERAL (SELECT geom FROM {Sql.Name(beside)} r WHERE r.area = @area ORDER BY r.geom <-> p.geom LIMIT 1) n
            ORDER BY i
            """, new { area, lons = points.Select(p => p.Lon).ToArray(), lats = points.Select(p => p.Lat).ToArray() }, commandTimeout: 0),
    ];

    private static double Middle(IReadOnlyList<double> numbers) => numbers.Order().ElementAt(numbers.Count / 2);
}
