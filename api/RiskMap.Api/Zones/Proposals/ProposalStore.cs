using System.Runtime.InteropServices;
using NetTopologySuite.Geometries;
using Npgsql;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Zones.Proposals;

/// <summary>What speaks for a zone: premises, hazards, fires and buildings where they are.</summary>
public sealed class ProposalStore(NpgsqlDataSource database)
{
    private readonly TableAnswers<DateOnly, List<ProposalPoint>> _premises = new(2_000_000, p => p.Count + 1, "premises"), _hazards = new(2_000_000, p => p.Count + 1, "hazards", "premises"),
        _fires = new(2_000_000, p => p.Count + 1, "incidents");

    private readonly TableAnswers<int, List<BuildingPoint>> _buildings = new(4_000_000, b => b.Count + 1);

    internal async Task<List<ProposalPoint>> PointsAsync(Area area, DateOnly day, CancellationToken cancel) =>
    [
        .. await _premises.GetAsync(area, day, c => ReadAsync("""
            SELECT 0, ST_X(p.geom), ST_Y(p.geom), p.kind FROM premises p
            WHERE p.area = @Code AND p.geom IS NOT NULL AND (p.opened_on IS NULL OR p.opened_on <= @day) AND (p.closed_on IS NULL OR p.closed_on > @day)
            """, area, day, c), cancel),
        .. await _hazards.GetAsync(area, day, c => ReadAsync("""
            -- A hazard lies where its premises do; where that is not known, at its own place.
            SELECT 1, ST_X(g), ST_Y(g), NULL FROM hazards h LEFT JOIN premises p ON p.area = h.area AND p.id = h.premises, coalesce(p.geom, h.geom) AS g
            WHERE h.area = @Code AND g IS NOT NULL AND h.found_on <= @day AND (h.closed_on > @day OR (h.closed_on IS NULL AND h.state <> 'closed'))
            UNION ALL
            SELECT 2, ST_X(g), ST_Y(g), NULL FROM hazards h LEFT JOIN premises p ON p.area = h.area AND p.id = h.premises, coalesce(p.geom, h.geom) AS g
            WHERE h.area = @Code AND g IS NOT NULL AND h.returns IS NOT NULL AND h.found_on BETWEEN @day - 364 AND @day
            """, area, day, c), cancel),
        .. await _fires.GetAsync(area, day, c => ReadAsync("""
            SELECT 3, ST_X(i.geom), ST_Y(i.geom), NULL FROM incidents i
            WHERE i.area = @Code AND i.geom IS NOT NULL AND i.started_at >= ((@day::date - INTERVAL '5 years')::timestamp AT TIME ZONE @TimeZone)
                AND i.started_at < ((@day::date + 1)::timestamp AT TIME ZONE @TimeZone)
            """, area, day, c), cancel),
    ];

    /// <summary>Buildings by their representative points, from west to east.</summary>
    internal ValueTask<List<BuildingPoint>> BuildingsAsync(Area area, CancellationToken cancel) => _buildings.GetAsync(area, 0, c => database.ReadAsync("""
        SELECT b.feature_id, ST_X(p), ST_Y(p) FROM buildings b, ST_PointOnSurface(b.geom) AS p WHERE b.area = @Code ORDER BY ST_X(p)
        """, new { area.Code }, r => new BuildingPoint(r.GetInt32(0), r.GetDouble(1), r.GetDouble(2)), c), cancel);

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

    private Task<List<ProposalPoint>> ReadAsync(string sql, Area area, DateOnly day, CancellationToken cancel) => database.ReadAsync(
        sql, new { area.Code, area.TimeZone, day }, r => new ProposalPoint((PointOf)r.GetInt32(0), r.GetDouble(1), r.GetDouble(2), r.Text(3)), cancel);

    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct BuildingPoint(int FeatureId, double X, double Y);
}
