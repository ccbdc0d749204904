using Npgsql;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Incidents.Heatmap;

namespace RiskMap.Api.Incidents.Trends;

/// <summary>What statistics read of the fires.</summary>
public sealed class TrendStore(NpgsqlDataSource database)
{
    /// <summary>The coarsest level below the county of which the area has divisions; null: it has none.</summary>
    public async Task<string?> LevelAsync(string area, CancellationToken cancel) => (await database.QueryAsync<string>(
        "SELECT level FROM divisions WHERE area = @area ORDER BY array_position(@levels, level) LIMIT 1", new { area, levels = DivisionLevels.CoarsestFirst }, cancel))
        .SingleOrDefault();

    /// <summary>
    /// Fires and what they are counted against, by division or zone. A building belongs where its representative point lies.
    /// </summary>
    internal Task<List<PlaceCount>> PlacesAsync(
        Area area, RateQuestion question, DateOnly day, IReadOnlyList<FirePoint> fires, CancellationToken cancel)
    {
        var (table, chosen) = question.By == RatePlace.Divisions
            ? ("divisions", "(@Kind::text IS NULL OR p.level = @Kind)")
            : ("zones", "(@Kind::text IS NULL OR p.kind = @Kind)");
        var exposure = question.Per switch
        {
            RateExposure.FloorArea => "sum(b.floor_area_m2) / 1e6",
            RateExposure.Residents => "sum(b.residents)::float8 / 1000",
            _ => "count(*)::float8 / 1000",
        };
        return database.QueryAsync<PlaceCount>($"""
            WITH places AS (SELECT p.feature_id, p.name_zh, p.name_en, p.geom FROM {table} p WHERE p.area = @Code AND {chosen}),
            lie AS (
                SELECT p.feature_id, i.fire
                FROM places p JOIN unnest(@longitudes::float8[], @latitudes::float8[]) WITH ORDINALITY AS i (x, y, fire)
                    ON ST_Intersects(p.geom, ST_SetSRID(ST_MakePoint(i.x, i.y), 4326))),
            fires AS (SELECT feature_id, count(*)::int AS incidents FROM lie GROUP BY feature_id),
            -- fires that count in more than one place
            shared AS (SELECT count(*)::int AS shared FROM (SELECT FROM lie GROUP BY fire HAVING count(*) > 1) f),
            exposed AS (
                SELECT p.feature_id, {exposure} AS exposure,
                    count(*) FILTER (WHERE {(question.Per switch { RateExposure.FloorArea => "b.floor_area_m2", RateExposure.Residents => "b.residents", _ => "b.id" })} IS NULL)::int AS unknown
                FROM places p JOIN buildings b ON b.area = @Code AND b.geom && p.geom AND ST_Intersects(p.geom, ST_PointOnSurface(b.geom))
                WHERE (b.built_on IS NULL OR b.built_on <= @day) AND (b.demolished_on IS NULL OR b.demolished_on > @day)
                GROUP BY p.feature_id)
            SELECT p.feature_id, p.name_zh, p.name_en, coalesce(f.incidents, 0) AS incidents,
                {(question.Per == RateExposure.Area ? "ST_Area(p.geom::geography) / 1e6" : "e.exposure")} AS exposure,
                {(question.Per == RateExposure.Area ? "0" : "coalesce(e.unknown, 0)")} AS unknown, s.shared
            FROM shared s, places p LEFT JOIN fires f USING (feature_id) LEFT JOIN exposed e USING (feature_id)
            ORDER BY p.feature_id LIMIT 5000
            """,
            new
            {
                area.Code,
                question.Kind,
                day,
                longitudes = fires.Select(f => f.Longitude).ToArray(),
                latitudes = fires.Select(f => f.Latitude).ToArray(),
            },
            cancel);
    }
}

/// <summary>A division or zone as it comes from the database.</summary>
internal sealed record PlaceCount
{
    public int FeatureId { get; init; }

    public string? NameZh { get; init; }

    public string? NameEn { get; init; }

    public int Incidents { get; init; }

    public double? Exposure { get; init; }

    public int Unknown { get; init; }

    /// <summary>Fires that count in more than one of all places; the same in each.</summary>
    public int Shared { get; init; }
}
