using Npgsql;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Hydrants.Siting;

/// <summary>Reads what siting needs besides the reach of an area: its roads, what buildings are worth, and degrees for local metres.</summary>
public sealed class SitingStore(NpgsqlDataSource database)
{
    internal async Task<Dictionary<Guid, SitingRoad>> RoadsAsync(Area area, CancellationToken cancel) =>
        (await database.QueryAsync<SitingRoad>("""
            SELECT id, feature_id, name, class, width_m, COALESCE(bridge, false) OR COALESCE(tunnel, false) AS off_ground
            FROM roads WHERE area = @Code
            """, new { area.Code }, cancel)).ToDictionary(r => r.Id);

    /// <summary>What each building is worth, by its number; a building that is not named, or has null, is of unknown worth.</summary>
    public async Task<Dictionary<int, double>> WeightsAsync(Area area, SitingWeight weight, CancellationToken cancel)
    {
        var worth = weight switch
        {
            SitingWeight.FloorArea => "SELECT feature_id, COALESCE(floor_area_m2, storeys * area_m2) AS worth FROM buildings WHERE area = @Code",
            SitingWeight.Residents => "SELECT feature_id, residents::double precision AS worth FROM buildings WHERE area = @Code",
            // A fire belongs to the nearest building within 30 m or so. Of one number and day there is one; what is known to the street or the
            // village only belongs to none.
            _ => """
                WITH once AS (
                    SELECT DISTINCT ON (dataset, COALESCE(number, feature_id::text), number IS NULL, (started_at AT TIME ZONE @TimeZone)::date) geom
                    FROM incidents WHERE area = @Code AND geom IS NOT NULL AND location_precision NOT IN ('street', 'village')
                    ORDER BY dataset, COALESCE(number, feature_id::text), number IS NULL, (started_at AT TIME ZONE @TimeZone)::date, feature_id),
                fires AS (
                    SELECT near.feature_id FROM once i, LATERAL (
                        SELECT b.feature_id FROM buildings b
                        WHERE b.area = @Code AND b.geom && ST_Expand(i.geom, 0.0003 / greatest(cos(radians(ST_Y(i.geom))), 0.01), 0.0003)
                        ORDER BY b.geom <-> i.geom LIMIT 1) near)
                SELECT b.feature_id, count(f.feature_id)::double precision AS worth
                FROM buildings b LEFT JOIN fires f ON f.feature_id = b.feature_id WHERE b.area = @Code GROUP BY b.feature_id
                """,
        };
        return (await database.QueryAsync<(int Feature, double? Worth)>(worth, new { area.Code, area.TimeZone }, cancel))
            .Where(w => w.Worth is not null).ToDictionary(w => w.Feature, w => w.Worth!.Value);
    }

    /// <summary>Degrees of places in local metres, in their order: one collection, for a projection given as text takes milliseconds to make ready.</summary>
    public async Task<List<(double Longitude, double Latitude)>> DegreesAsync(Area area, double[] x, double[] y, CancellationToken cancel) =>
        await database.QueryAsync<(double, double)>("""
            WITH places AS (
                SELECT ST_Transform(ST_Collect(ST_MakePoint(x, y) ORDER BY n), @LocalSrs::text, 4326) AS all_of_them
                FROM unnest(@x, @y) WITH ORDINALITY AS place (x, y, n))
            SELECT ST_X(point.geom), ST_Y(point.geom) FROM places, ST_Dump(all_of_them) AS point ORDER BY point.path
            """, new { area.LocalSrs, x, y }, cancel);
}

/// <summary>A road as siting sees it.</summary>
internal sealed record SitingRoad
{
    public Guid Id { get; init; }

    public int FeatureId { get; init; }

    public string? Name { get; init; }

    public string Class { get; init; } = "unknown";

    public double? WidthM { get; init; }

    /// <summary>A bridge or a tunnel.</summary>
    public bool OffGround { get; init; }

    public double Width => WidthM ?? AssumedWidths.All.Of(Class);
}
