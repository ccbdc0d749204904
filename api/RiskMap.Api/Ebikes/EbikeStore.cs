using Npgsql;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Ebikes;

/// <summary>Charging sites and bicycles of communities.</summary>
public sealed class EbikeStore(NpgsqlDataSource database)
{
    private const string InService = "coalesce(s.installed_on <= @day, true) AND coalesce(s.removed_on > @day, true)";

    internal Task<List<EbikePlace>> OfAsync(Area area, string level, DateOnly day, CancellationToken cancel) => database.QueryAsync<EbikePlace>($"""
        WITH
        sites AS (
            -- Where two communities overlap, the smaller one.
            SELECT DISTINCT ON (s.id) s.id, s.ports, d.id AS division
            FROM charging_sites s JOIN divisions d ON d.area = s.area AND d.level = @level AND ST_Intersects(d.geom, s.geom)
            WHERE s.area = @Code AND {InService} ORDER BY s.id, ST_Area(d.geom), d.feature_id),
        ports AS (
            SELECT division, count(*)::int AS sites, coalesce(sum(ports), 0)::int AS known, count(*) FILTER (WHERE ports IS NULL)::int AS without
            FROM sites GROUP BY division),
        bikes AS (
            SELECT DISTINCT ON (row) row, value, as_of, source FROM place_facts
            WHERE area = @Code AND layer = 'divisions' AND name = 'ebikes' AND as_of <= @day ORDER BY row, as_of DESC)
        SELECT d.id AS division_id, coalesce(p.sites, 0) AS sites, coalesce(p.known, 0) AS ports_known, coalesce(p.without, 0) AS sites_without_ports,
            round(b.value)::int AS bikes, b.as_of::text AS bikes_as_of, b.source AS bikes_source
        FROM divisions d LEFT JOIN ports p ON p.division = d.id LEFT JOIN bikes b ON b.row = d.id
        WHERE d.area = @Code AND d.level = @level ORDER BY d.feature_id
        """, new { area.Code, level, day }, cancel);

    /// <summary>Sites in service that lie in no community.</summary>
    internal Task<int> UnplacedAsync(Area area, string? level, DateOnly day, CancellationToken cancel) => database.CountAsync($"""
        FROM charging_sites s WHERE s.area = @Code AND {InService}
            AND NOT EXISTS (SELECT FROM divisions d WHERE d.area = s.area AND d.level = @level AND ST_Intersects(d.geom, s.geom))
        """, new { area.Code, level, day }, cancel);
}
