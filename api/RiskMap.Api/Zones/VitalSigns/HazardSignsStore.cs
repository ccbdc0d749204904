using Npgsql;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Zones.VitalSigns;

/// <summary>What the branch of hazards rests on: hazards and fires.</summary>
public sealed class HazardSignsStore(NpgsqlDataSource database)
{
    private readonly TableAnswers<DateOnly, List<HazardsRow>> _hazards = new(1_000_000, h => h.Count + 1, "hazards", "premises", "zones");
    private readonly TableAnswers<(VitalSignsOf Of, Period Period), Dictionary<Guid, int>> _fires = new(100_000, f => f.Count + 1, "incidents", "zones");

    /// <summary>Those open on the day, and those closed a year before it at least and two at most: a year is over in which they could come back.</summary>
    internal ValueTask<List<HazardsRow>> HazardsAsync(Area area, DateOnly day, CancellationToken cancel) => _hazards.GetAsync(
        area, day, c => database.QueryAsync<HazardsRow>($"""
            WITH
            -- Found by sorting both once: asked of each hazard by itself it takes longer than all the rest.
            returned AS MATERIALIZED (
                SELECT h.id FROM hazards h WHERE h.area = @Code AND h.closed_on BETWEEN @day - 730 AND @day - 365 AND EXISTS (
                    SELECT FROM hazards n WHERE n.area = @Code AND n.premises = h.premises AND n.kind = h.kind
                        AND n.found_on > h.closed_on AND n.found_on <= h.closed_on + 365 AND n.id <> h.id)),
            looked_at AS (
                SELECT h.*, h.found_on <= @day AND (h.closed_on > @day OR (h.closed_on IS NULL AND h.state <> 'closed')) AS open,
                    coalesce(h.closed_on BETWEEN @day - 730 AND @day - 365, false) AND riskmap_fn.is_followed(h.premises, h.kind) AS followed
                FROM hazards h WHERE h.area = @Code)
            SELECT t.premises, t.zone, t.division, l.at, count(*) FILTER (WHERE t.open)::int AS open, count(*) FILTER (WHERE t.open AND t.due_on IS NOT NULL)::int AS dated,
                count(*) FILTER (WHERE t.open AND t.due_on < @day)::int AS overdue, count(*) FILTER (WHERE t.open AND t.grade = 'major')::int AS major,
                count(*) FILTER (WHERE t.open AND t.grade <> 'unknown')::int AS graded, count(*) FILTER (WHERE t.followed)::int AS followed,
                count(r.id) FILTER (WHERE t.followed)::int AS returned
            FROM looked_at t LEFT JOIN premises p ON p.area = @Code AND p.id = t.premises LEFT JOIN returned r ON r.id = t.id, LATERAL (SELECT {VitalSignsStore.AtSql} AS at) l
            WHERE t.open OR t.followed GROUP BY t.premises, t.zone, t.division, l.at
            """, new { area.Code, day }, c), cancel);

    /// <summary>Fires of a period by place.</summary>
    internal ValueTask<Dictionary<Guid, int>> FiresAsync(Area area, VitalSignsOf of, Period period, CancellationToken cancel) => _fires.GetAsync(
        area, (of, period), async c => (await database.QueryAsync<(Guid Place, int Count)>($"""
            WITH {VitalSignsStore.Places(of)}
            SELECT s.id, count(*)::int FROM incidents t JOIN s ON {VitalSignsStore.In(of)}
            WHERE t.area = @Code AND t.started_at >= (@From::timestamp AT TIME ZONE @TimeZone) AND t.started_at < ((@To::date + 1)::timestamp AT TIME ZONE @TimeZone)
            GROUP BY s.id
            """, new { area.Code, area.TimeZone, period.From, period.To, day = period.To }, c)).ToDictionary(f => f.Place, f => f.Count), cancel);

    internal sealed record HazardsRow : PlacedRow
    {
        public int Open { get; init; }

        public int Dated { get; init; }

        public int Overdue { get; init; }

        public int Major { get; init; }

        public int Graded { get; init; }

        public int Followed { get; init; }

        public int Returned { get; init; }
    }
}
