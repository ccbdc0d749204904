using NetTopologySuite.Geometries;
using Npgsql;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Zones.Proposals;

/// <summary>What speaks for a zone: premises, hazards, fires and buildings where they are.</summary>
public sealed class ProposalStore(NpgsqlDataSource database)
{
    internal async Task<List<ProposalPoint>> PointsAsync(Area area, DateOnly day, CancellationToken cancel) =>
    [
        .. (await database.QueryAsync<PointRow>("""
            SELECT 0 AS of, ST_X(p.geom) AS x, ST_Y(p.geom) AS y, p.kind FROM premises p
            WHERE p.area = @Code AND p.geom IS NOT NULL AND (p.opened_on IS NULL OR p.opened_on <= @day) AND (p.closed_on IS NULL OR p.closed_on > @day)
            UNION ALL
            -- A hazard lies where its premises do; where that is not known, at its own place.
            SELECT 1, ST_X(g), ST_Y(g), NULL FROM hazards h LEFT JOIN premises p ON p.area = h.area AND p.id = h.premises, coalesce(p.geom, h.geom) AS g
            WHERE h.area = @Code AND g IS NOT NULL AND h.found_on <= @day AND (h.closed_on > @day OR (h.closed_on IS NULL AND h.state <> 'closed'))
            UNION ALL
            SELECT 2, ST_X(g), ST_Y(g), NULL FROM hazards h LEFT JOIN premises p ON p.area = h.area AND p.id = h.premises, coalesce(p.geom, h.geom) AS g
            WHERE h.area = @Code AND g IS NOT NULL AND h.returns IS NOT NULL AND h.found_on BETWEEN @day - 364 AND @day
            UNION ALL
            SELECT 3, ST_X(i.geom), ST_Y(i.geom), NULL FROM incidents i
            WHERE i.area = @Code AND i.geom IS NOT NULL AND i.started_at >= ((@day::date - INTERVAL '5 years')::timestamp AT TIME ZONE @TimeZone)
                AND i.started_at < ((@day::date + 1)::timestamp AT TIME ZONE @TimeZone)
            """, new { area.Code, area.TimeZone, day }, cancel)).Select(r => new ProposalPoint((PointOf)r.Of, r.X, r.Y, r.Kind)),
    ];

    /// <summary>Buildings by their representative points.</summary>
    internal Task<List<BuildingPoint>> BuildingsAsync(Area area, CancellationToken cancel) => database.QueryAsync<BuildingPoint>("""
        SELECT b.feature_id, ST_X(p) AS x, ST_Y(p) AS y FROM buildings b, ST_PointOnSurface(b.geom) AS p WHERE b.area = @Code
        """, new { area.Code }, cancel);

    /// <summary>The grounds of standing zones that are examined in rounds.</summary>
    internal async Task<List<Geometry>> ZonedAsync(Area area, CancellationToken cancel) =>
    [
        .. (await database.QueryAsync<byte[]>(
            "SELECT ST_AsBinary(geom) FROM zones WHERE area = @Code AND check_up AND removed_on IS NULL ORDER BY feature_id", new { area.Code }, cancel)).Select(Shape.Read),
    ];

    /// <summary>What places could be called by: the street within 200 m, else the town; null: neither has a name.</summary>
    internal async Task<string?[]> NamesAsync(Area area, IReadOnlyList<(double X, double Y)> places, CancellationToken cancel)
    {
        var names = new string?[places.Count];
        foreach (var (n, name) in await database.QueryAsync<(int N, string? Name)>("""
            SELECT n::int, coalesce(
                (SELECT r.name FROM roads r WHERE r.area = @Code AND r.name IS NOT NULL AND r.geom && ST_Expand(p, 0.003)
                    AND ST_DWithin(r.geom::geography, p::geography, 200) ORDER BY r.geom <-> p, r.feature_id LIMIT 1),
                (SELECT coalesce(d.name_zh, d.name_en) FROM divisions d WHERE d.area = @Code AND d.level IN ('village', 'town') AND ST_Intersects(d.geom, p)
                    ORDER BY ST_Area(d.geom), d.feature_id LIMIT 1))
            FROM unnest(@x, @y) WITH ORDINALITY AS u (x, y, n), ST_SetSRID(ST_MakePoint(x, y), 4326) AS p
            """, new { area.Code, x = places.Select(p => p.X).ToArray(), y = places.Select(p => p.Y).ToArray() }, cancel))
        {
            names[n - 1] = name;
        }

        return names;
    }

    internal sealed record BuildingPoint
    {
        public int FeatureId { get; init; }

        public double X { get; init; }

        public double Y { get; init; }
    }

    private sealed record PointRow
    {
        public int Of { get; init; }

        public double X { get; init; }

        public double Y { get; init; }

        public string? Kind { get; init; }
    }
}
