using System.Globalization;
using Npgsql;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Buildings.HighRises;

/// <summary>Buildings and premises by their height.</summary>
public sealed class HighRiseStore(NpgsqlDataSource database)
{
    private static string Metres(double metres) => metres.ToString(CultureInfo.InvariantCulture);

    /// <summary>SQL of the class, the same as <see cref="HighRiseAnalysis"/> gives; a test compares the two.</summary>
    internal static string ClassOf(string kind, string height, string storeys, string use)
    {
        var dwellings = string.Join(", ", HighRiseAnalysis.Dwellings.Order(StringComparer.Ordinal).Select(d => $"'{d}'"));
        var isDwelling = $"(CASE WHEN coalesce({use}, 'unknown') <> 'unknown' THEN {use} = 'residential' ELSE coalesce({kind}, '') IN ({dwellings}) END)";
        var useKnown = $"(coalesce({use}, 'unknown') <> 'unknown' OR coalesce({kind}, 'unknown') NOT IN ('unknown', 'other'))";
        return $"""
            (CASE WHEN {height} > {Metres(HighRiseAnalysis.SuperMetres)} THEN 'super_high'
                WHEN {height} > {Metres(HighRiseAnalysis.DwellingMetres)} AND {storeys} > 1 THEN 'high'
                WHEN {height} > {Metres(HighRiseAnalysis.DwellingMetres)} AND {storeys} IS NULL THEN CASE WHEN {isDwelling} THEN 'high' ELSE 'unknown' END
                WHEN {height} > {Metres(HighRiseAnalysis.OtherMetres)} AND {height} <= {Metres(HighRiseAnalysis.DwellingMetres)} AND {storeys} IS DISTINCT FROM 1
                    THEN CASE WHEN {isDwelling} THEN 'not_high' WHEN NOT {useKnown} OR {storeys} IS NULL THEN 'unknown' ELSE 'high' END
                WHEN {height} IS NOT NULL OR {storeys} <= {HighRiseAnalysis.SurelyLowStoreys} THEN 'not_high'
                ELSE 'unknown' END)
            """;
    }

    /// <summary>
    /// Every building of the area, with the premises that are filed in it, and premises that no building is named of. Of several premises in one
    /// building the worst cladding, the plate if one has it, the oldest facilities. What people do there changes all day and is read apart.
    /// </summary>
    internal Task<List<HighRiseRow>> AllAsync(Area area, DateOnly day, CancellationToken cancel) => database.QueryAsync<HighRiseRow>($"""
        WITH
        filed AS (SELECT p.* FROM premises p WHERE p.area = @Code AND {PremisesStore.OpenOn("p", "@day")}),
        -- What is filed in each building.
        inside AS (
            SELECT building, max(height_m) AS height_m, max(storeys) AS storeys, count(*)::int AS premises, min(id::text)::uuid AS one, mode() WITHIN GROUP (ORDER BY kind) AS kind,
                (array_agg(cladding ORDER BY array_position(ARRAY['b3', 'b2', 'b1', 'unknown', 'a', 'none'], cladding)))[1] AS cladding,
                bool_or(cladding_plate) AS cladding_plate, min(facilities_on) AS facilities_on,
                (array_agg(division) FILTER (WHERE division IS NOT NULL))[1] AS division
            FROM filed WHERE building IS NOT NULL GROUP BY building),
        rows AS (
            SELECT b.id AS building_id, CASE WHEN i.premises = 1 THEN i.one END AS premises_id, b.name, b.address, b.use, i.kind, coalesce(b.height_m, i.height_m) AS height_m,
                coalesce(b.storeys, i.storeys) AS storeys, coalesce(i.cladding, 'unknown') AS cladding, i.cladding_plate, i.facilities_on,
                i.division, coalesce(i.premises, 0) AS premises, b.geom, b.feature_id
            FROM buildings b LEFT JOIN inside i ON i.building = b.id
            WHERE b.area = @Code AND coalesce(b.built_on <= @day, true) AND coalesce(b.demolished_on > @day, true)
            UNION ALL
            SELECT NULL, f.id, f.name, f.address, NULL, f.kind, f.height_m, f.storeys, f.cladding, f.cladding_plate, f.facilities_on,
                f.division, 1, f.geom, f.feature_id
            FROM filed f WHERE f.building IS NULL AND (f.height_m IS NOT NULL OR f.storeys IS NOT NULL)),
        classed AS (SELECT r.*, {ClassOf("r.kind", "r.height_m", "r.storeys", "r.use")} AS class FROM rows r)
        SELECT building_id, premises_id, name, address, height_m, storeys, replace(class, '_', '') AS class, replace(use, '_', '') AS use, kind, cladding, cladding_plate,
            facilities_on::text, division AS division_id, premises AS premises_count,
            ST_X(ST_PointOnSurface(geom)) AS longitude, ST_Y(ST_PointOnSurface(geom)) AS latitude
        FROM classed WHERE class <> 'not_high'
        ORDER BY (class = 'unknown'), height_m DESC NULLS LAST, storeys DESC NULLS LAST, feature_id
        """, new { area.Code, day }, cancel);

    /// <summary>Last visit and open hazards of the premises that do business, by the building that they are filed in, or by themselves where none is named.</summary>
    internal async Task<Dictionary<Guid, (string? LastVisitOn, int OpenHazards)>> HappenedAsync(Area area, DateOnly day, CancellationToken cancel) =>
        (await database.ReadAsync($"""
            WITH
            visited AS (
                SELECT premises, max(visited_at) AS last FROM inspections
                WHERE area = @Code AND premises IS NOT NULL AND result <> 'not_entered' AND visited_at < ((@day::date + 1)::timestamp AT TIME ZONE @TimeZone) GROUP BY premises),
            open AS (
                SELECT premises, count(*)::int AS n FROM hazards WHERE area = @Code AND premises IS NOT NULL
                    AND found_on <= @day AND coalesce(closed_on > @day, state <> 'closed') GROUP BY premises)
            SELECT coalesce(p.building, p.id), (max(v.last) AT TIME ZONE @TimeZone)::date::text, coalesce(sum(o.n), 0)::int
            FROM premises p LEFT JOIN visited v ON v.premises = p.id LEFT JOIN open o ON o.premises = p.id
            WHERE p.area = @Code AND {PremisesStore.OpenOn("p", "@day")} AND (v.premises IS NOT NULL OR o.premises IS NOT NULL) GROUP BY 1
            """, new { area.Code, area.TimeZone, day }, r => (Place: r.GetGuid(0), LastVisitOn: r.Text(1), OpenHazards: r.GetInt32(2)), cancel))
        .ToDictionary(h => h.Place, h => (h.LastVisitOn, h.OpenHazards));

    /// <summary>Buildings of which height and storeys are known to be low, and all.</summary>
    internal async Task<int> BuildingsAsync(Area area, DateOnly day, CancellationToken cancel) => await database.CountAsync(
        "FROM buildings b WHERE b.area = @Code AND coalesce(b.built_on <= @day, true) AND coalesce(b.demolished_on > @day, true)", new { area.Code, day }, cancel);
}
