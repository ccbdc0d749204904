using Npgsql;
using RiskMap.Api.Accounts;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Inspections.Hazards;

namespace RiskMap.Api.Inspections.Today;

/// <summary>What the day's list is put together from, as far as the caller may look.</summary>
public sealed class TodayStore(NpgsqlDataSource database, Caller caller)
{
    /// <summary>
    /// Open hazards whose day has come or is past, or that wait for their re-check, and hazards, closed or not, under a seal that ends soon; these first, those asked for and sealed, then those whose re-check can still be made
    /// in time, then the longest past: a limit cuts off what has waited anyhow.
    /// </summary>
    /// <param name="area">The area.</param>
    /// <param name="day">The day.</param>
    /// <param name="fresh">The earliest deadline whose re-check can still be made in time.</param>
    /// <param name="sealsTo">Seals that end by this day.</param>
    /// <param name="officer">Who follows them, or nobody; null: all.</param>
    /// <param name="zone">Only what lies in it.</param>
    /// <param name="round">Only what was found in it.</param>
    /// <param name="division">Only what lies in it.</param>
    /// <param name="limit">One more than this is read.</param>
    /// <param name="cancel">Stops it.</param>
    internal Task<List<Hazard>> HazardsAsync(
        Area area, DateOnly day, DateOnly fresh, DateOnly sealsTo, string? officer, Guid? zone, Guid? round, Guid? division, int limit, CancellationToken cancel) => database.QueryAsync<Hazard>($"""
        SELECT {HazardStore.Columns} {HazardStore.From} {HazardStore.Seen} AND h.found_on <= @day
            AND (h.state <> 'closed' AND (h.due_on <= @day OR (h.state = 're_check' AND coalesce(h.recheck_asked_on <= @day, true))) OR {Sealed})
            {(officer is null ? "" : "AND (h.officer = @officer OR h.officer IS NULL)")}
            {(zone is null ? "" : "AND (h.zone = @zone OR EXISTS (SELECT FROM zones z WHERE z.area = h.area AND z.id = @zone AND ST_Intersects(z.geom, h.geom)))")}
            {(round is null ? "" : "AND h.round = @round")} {(division is null ? "" : "AND h.division = @division")}
        ORDER BY NOT coalesce(h.state = 're_check' OR {Sealed}, false), coalesce(h.due_on < @fresh, false), h.due_on, h.feature_id LIMIT @limit + 1
        """, new { area.Code, area.TimeZone, day, fresh, sealsTo, officer, zone, round, division, limit, divisions = Divisions(area) }, cancel);

    private const string Sealed = "h.lifted_on IS NULL AND h.sealed_on <= @day AND riskmap_fn.seal_ends(h.area, h.id, h.sealed_on, h.lifted_on) <= @sealsTo";

    /// <summary>Premises of rounds in inspection that nobody has entered in that round.</summary>
    internal Task<List<FieldItem>> VisitsAsync(Area area, DateOnly day, Guid? zone, Guid? round, Guid? division, int limit, CancellationToken cancel) =>
        database.QueryAsync<FieldItem>($"""
            SELECT 'RoundVisit' AS reason, p.id AS premises_id, r.zone AS zone_id, r.id AS round_id, r.checklist, r.number, r.due_on AS due, p.name AS premises_name,
                p.address, ST_X(p.geom) AS longitude, ST_Y(p.geom) AS latitude
            FROM rounds r JOIN round_premises rp ON rp.area = r.area AND rp.round = r.id JOIN premises p ON p.area = r.area AND p.id = rp.premises
            WHERE r.area = @Code AND r.state = 'inspecting' AND r.planned_on <= @day AND (p.closed_on IS NULL OR p.closed_on > @day)
                {TownCut.Premises}
                AND NOT EXISTS (SELECT FROM inspections i WHERE i.area = r.area AND i.round = r.id AND i.premises = p.id AND i.result <> 'not_entered')
                {(zone is null ? "" : "AND r.zone = @zone")} {(round is null ? "" : "AND r.id = @round")} {(division is null ? "" : "AND p.division = @division")}
            ORDER BY r.due_on NULLS LAST, r.id, p.feature_id LIMIT @limit + 1
            """, new { area.Code, day, zone, round, division, limit, divisions = Divisions(area) }, cancel);

    /// <summary>When premises were visited last, and how many of their hazards are open.</summary>
    internal async Task<Dictionary<Guid, (DateOnly? LastVisit, int Open)>> PremisesAsync(Area area, Guid[] premises, CancellationToken cancel) =>
        (await database.QueryAsync<(Guid Id, DateOnly? LastVisit, int Open)>("""
            SELECT p.id, (SELECT (max(i.visited_at) AT TIME ZONE @TimeZone)::date FROM inspections i WHERE i.area = @Code AND i.premises = p.id AND i.result <> 'not_entered'),
                (SELECT count(*)::int FROM hazards h WHERE h.area = @Code AND h.premises = p.id AND h.state <> 'closed')
            FROM unnest(@premises) AS p (id)
            """, new { area.Code, area.TimeZone, premises }, cancel)).ToDictionary(p => p.Id, p => (p.LastVisit, p.Open));

    private Guid[]? Divisions(Area area) => caller.LooksAt(area.Code);
}
