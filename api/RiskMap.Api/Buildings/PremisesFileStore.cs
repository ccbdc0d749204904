using Npgsql;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Buildings;

/// <summary>The file of a unit (户籍化): what other tables hold of premises.</summary>
public sealed class PremisesFileStore(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>Metres within which a fire that names no premises is shown beside them.</summary>
    public const int NearMetres = 30;

    /// <summary>Filings, visits and hazards of these premises, in one statement.</summary>
    internal async Task<IReadOnlyDictionary<Guid, PremisesFile>> OfAsync(Area area, DateOnly day, Guid[] premises, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return (await database.QueryAsync<PremisesFile>($"""
            WITH
            asked AS (SELECT unnest(@premises) AS id),
            filed AS (
                SELECT f.premises, array_agg(f.kind ORDER BY f.kind) AS filing_kinds, array_agg(f.filed_on::text ORDER BY f.kind) AS filed_on,
                    array_agg(f.due_on::text ORDER BY f.kind) AS due_on, array_agg((f.due_on < @day AND {PremisesStore.NotFiled})::text ORDER BY f.kind) AS filing_overdue
                FROM premises_filings f WHERE f.area = @Code AND f.premises = ANY(@premises) GROUP BY f.premises),
            visited AS (
                SELECT premises, count(*)::int AS visits, (max(visited_at) FILTER (WHERE result <> 'not_entered') AT TIME ZONE @TimeZone)::date::text AS last_visit_on
                FROM inspections WHERE area = @Code AND premises = ANY(@premises) GROUP BY premises),
            found AS (
                SELECT premises, count(*) FILTER (WHERE state <> 'closed')::int AS open, count(*) FILTER (WHERE state <> 'closed' AND due_on < @day)::int AS overdue,
                    count(*) FILTER (WHERE state <> 'closed' AND due_on IS NULL)::int AS no_date, count(*) FILTER (WHERE returns IS NOT NULL)::int AS returned,
                    max(found_on)::text AS latest_found_on,
                    count(*) FILTER (WHERE sealed_on IS NOT NULL AND lifted_on IS NULL)::int AS sealed_now,
                    count(*) FILTER (WHERE stopped_on IS NOT NULL AND resumed_on IS NULL)::int AS stopped_now
                FROM hazards WHERE area = @Code AND premises = ANY(@premises) GROUP BY premises),
            enforced AS (
                SELECT premises, count(*) FILTER (WHERE kind = 'penalty')::int AS penalties, coalesce(sum(amount), 0)::float8 AS amount,
                    count(*) FILTER (WHERE kind = 'penalty' AND amount IS NULL)::int AS amount_unknown, count(*) FILTER (WHERE kind = 'sealed')::int AS sealed,
                    count(*) FILTER (WHERE kind = 'stopped')::int AS stopped
                FROM hazard_acts WHERE area = @Code AND premises = ANY(@premises) GROUP BY premises),
            states AS (
                SELECT premises, jsonb_object_agg(state, n)::text AS states
                FROM (SELECT premises, state, count(*)::int AS n FROM hazards WHERE area = @Code AND premises = ANY(@premises) GROUP BY premises, state) s GROUP BY premises)
            SELECT a.id, coalesce(f.filing_kinds, ARRAY[]::text[]) AS filing_kinds, coalesce(f.filed_on, ARRAY[]::text[]) AS filed_on, coalesce(f.due_on, ARRAY[]::text[]) AS due_on,
                coalesce(f.filing_overdue, ARRAY[]::text[]) AS filing_overdue,
                coalesce(v.visits, 0) AS visits, v.last_visit_on, coalesce(h.open, 0) AS open, coalesce(h.overdue, 0) AS overdue, coalesce(h.no_date, 0) AS no_date,
                coalesce(h.returned, 0) AS returned, h.latest_found_on, s.states, coalesce(e.penalties, 0) AS penalties, coalesce(e.amount, 0) AS amount,
                coalesce(e.amount_unknown, 0) AS amount_unknown, coalesce(e.sealed, 0) AS sealed, coalesce(h.sealed_now, 0) AS sealed_now,
                coalesce(e.stopped, 0) AS stopped, coalesce(h.stopped_now, 0) AS stopped_now
            FROM asked a LEFT JOIN filed f ON f.premises = a.id LEFT JOIN visited v ON v.premises = a.id LEFT JOIN found h ON h.premises = a.id LEFT JOIN enforced e ON e.premises = a.id LEFT JOIN states s ON s.premises = a.id
            """, new { area.Code, area.TimeZone, premises, day }, cancel)).ToDictionary(p => p.Id, p => p with { Area = area, Day = day, ComputedAt = now });
    }

    /// <summary>Fires whose record names the premises, and fires near by whose record names none; newest first.</summary>
    internal async Task<IReadOnlyList<(Guid Incident, bool Named, double? Metres)>> FiresAsync(string area, Guid premises, CancellationToken cancel) =>
        await database.QueryAsync<(Guid, bool, double?)>("""
            WITH
            p AS (SELECT * FROM premises WHERE area = @area AND id = @premises),
            -- Two questions, for one with an "or" would read all fires.
            i AS (
                SELECT i.* FROM p JOIN incidents i ON i.area = p.area AND i.premises = p.id
                UNION ALL
                SELECT i.* FROM p JOIN incidents i ON i.area = p.area AND i.premises IS NULL AND i.geom && ST_Expand(p.geom, 0.001)
                    AND ST_DWithin(i.geom::geography, p.geom::geography, @NearMetres))
            SELECT i.id, i.premises IS NOT NULL, CASE WHEN i.geom IS NOT NULL AND p.geom IS NOT NULL THEN round(ST_Distance(i.geom::geography, p.geom::geography)::numeric, 1)::float8 END
            FROM p, i ORDER BY i.started_at DESC LIMIT 200
            """, new { area, premises, NearMetres }, cancel);

    /// <summary>What names the state of a contact person, in SQL.</summary>
    internal const string ContactVersion = "left(md5(ROW(role, name, phone)::text), 16)";

    /// <summary>Contact persons: personal data.</summary>
    internal Task<List<PremisesContact>> ContactsAsync(string area, Guid premises, CancellationToken cancel) => database.ReadAsync(
        $"SELECT id, role, name, phone, {ContactVersion} FROM premises_contacts WHERE area = @area AND premises = @premises ORDER BY role, name, id", new { area, premises },
        r => new PremisesContact(r.GetGuid(0), r.Word<ContactRole>(1), r.Text(2), r.Text(3), r.GetString(4)), cancel);

    /// <summary>Contact persons of several: personal data.</summary>
    internal async Task<ILookup<Guid, PremisesContact>> ContactsAsync(string area, Guid[] premises, CancellationToken cancel) => (await database.ReadAsync(
        $"SELECT premises, id, role, name, phone, {ContactVersion} FROM premises_contacts WHERE area = @area AND premises = ANY(@premises) ORDER BY role, name, id", new { area, premises },
        r => (Premises: r.GetGuid(0), Contact: new PremisesContact(r.GetGuid(1), r.Word<ContactRole>(2), r.Text(3), r.Text(4), r.GetString(5))), cancel)).ToLookup(c => c.Premises, c => c.Contact);
}
