using Npgsql;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Zones;

/// <summary>What lies in a zone, and what happened there.</summary>
public sealed class ZoneSummaryStore(NpgsqlDataSource database)
{
    internal async Task<ZoneSummary> OfAsync(Area area, Guid zone, DateOnly day, Period period, CancellationToken cancel)
    {
        var values = new { area.Code, area.TimeZone, zone, day, period.From, period.To };
        var kinds = await database.QueryAsync<(string Kind, int Count)>("""
            SELECT p.kind, count(*)::int FROM zones z JOIN premises p ON p.area = z.area AND ST_Intersects(z.geom, p.geom)
            WHERE z.area = @Code AND z.id = @zone AND (p.opened_on IS NULL OR p.opened_on <= @day) AND (p.closed_on IS NULL OR p.closed_on > @day)
            GROUP BY p.kind
            """, values, cancel);
        var found = (await database.QueryAsync<Found>("""
            WITH
            -- A hazard or visit belongs here by where its premises are; where that is not known, by its own place; or it was of a round of the zone.
            z AS MATERIALIZED (SELECT geom FROM zones WHERE area = @Code AND id = @zone),
            housed AS MATERIALIZED (SELECT p.id FROM premises p, z WHERE p.area = @Code AND ST_Intersects(z.geom, p.geom)),
            h AS MATERIALIZED (
                SELECT t.* FROM hazards t JOIN housed ON housed.id = t.premises WHERE t.area = @Code
                UNION
                SELECT t.* FROM z JOIN hazards t ON ST_Intersects(z.geom, t.geom) LEFT JOIN premises p ON p.area = t.area AND p.id = t.premises
                WHERE t.area = @Code AND p.geom IS NULL
                UNION
                SELECT t.* FROM hazards t JOIN rounds r ON r.area = t.area AND r.id = t.round WHERE t.area = @Code AND r.zone = @zone),
            open AS (SELECT * FROM h WHERE found_on <= @day AND (closed_on > @day OR (closed_on IS NULL AND state <> 'closed'))),
            v AS MATERIALIZED (
                SELECT t.id, (t.visited_at AT TIME ZONE @TimeZone)::date AS day, t.result <> 'not_entered' AS entered FROM inspections t JOIN housed ON housed.id = t.premises WHERE t.area = @Code
                UNION
                SELECT t.id, (t.visited_at AT TIME ZONE @TimeZone)::date, t.result <> 'not_entered' FROM z JOIN inspections t ON ST_Intersects(z.geom, t.geom)
                    LEFT JOIN premises p ON p.area = t.area AND p.id = t.premises
                WHERE t.area = @Code AND p.geom IS NULL
                UNION
                SELECT t.id, (t.visited_at AT TIME ZONE @TimeZone)::date, t.result <> 'not_entered' FROM inspections t JOIN rounds r ON r.area = t.area AND r.id = t.round
                WHERE t.area = @Code AND r.zone = @zone)
            SELECT (SELECT count(*)::int FROM open) AS hazards_open, (SELECT count(*)::int FROM open WHERE due_on < @day) AS hazards_overdue,
                (SELECT count(*)::int FROM open WHERE due_on IS NULL) AS hazards_without_date, (SELECT count(*)::int FROM open WHERE grade = 'major') AS hazards_major_open,
                (SELECT count(*)::int FROM h WHERE closed_on BETWEEN @From AND @To) AS hazards_closed,
                (SELECT count(*)::int FROM h WHERE returns IS NOT NULL AND found_on BETWEEN @From AND @To) AS hazards_returned,
                (SELECT count(*)::int FROM v WHERE day BETWEEN @From AND @To) AS visits, (SELECT max(day)::text FROM v WHERE entered AND day <= @day) AS last_visit_on,
                (SELECT count(*)::int FROM z JOIN buildings b ON b.area = @Code AND b.geom && z.geom AND ST_Intersects(z.geom, ST_PointOnSurface(b.geom))
                    WHERE (b.built_on IS NULL OR b.built_on <= @day) AND (b.demolished_on IS NULL OR b.demolished_on > @day)) AS buildings
            """, values, cancel)).Single();
        return new()
        {
            InArea = area,
            PremisesByKind = KindCount.Of(kinds.Select(k => new KeyValuePair<string, int>(k.Kind, k.Count))),
            Premises = kinds.Sum(k => k.Count),
            Buildings = found.Buildings,
            HazardsOpen = found.HazardsOpen,
            HazardsOverdue = found.HazardsOverdue,
            HazardsWithoutDate = found.HazardsWithoutDate,
            HazardsMajorOpen = found.HazardsMajorOpen,
            HazardsClosed = found.HazardsClosed,
            HazardsReturned = found.HazardsReturned,
            Visits = found.Visits,
            LastVisitOn = found.LastVisitOn,
            AsOf = day.Iso(),
            From = period.From.Iso(),
            To = period.To.Iso(),
        };
    }

    private sealed record Found
    {
        public int HazardsOpen { get; init; }

        public int HazardsOverdue { get; init; }

        public int HazardsWithoutDate { get; init; }

        public int HazardsMajorOpen { get; init; }

        public int HazardsClosed { get; init; }

        public int HazardsReturned { get; init; }

        public int Visits { get; init; }

        public string? LastVisitOn { get; init; }

        public int Buildings { get; init; }
    }
}
