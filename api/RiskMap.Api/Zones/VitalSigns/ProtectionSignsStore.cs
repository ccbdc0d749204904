using Npgsql;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Hydrants.Coverage;

namespace RiskMap.Api.Zones.VitalSigns;

/// <summary>What the branch of protection rests on: visits, hydrants and what they reach, charging ports, alarms at home.</summary>
public sealed class ProtectionSignsStore(NpgsqlDataSource database, Coverages coverages)
{
    private const int CoverageMetres = 150;

    private readonly TableAnswers<DateOnly, List<VisitsRow>> _visits = new(1_000_000, v => v.Count + 1, "inspections", "premises", "zones");
    private readonly TableAnswers<(VitalSignsOf Of, DateOnly Day), Dictionary<Guid, HydrantsRow>> _hydrants = new(100_000, h => h.Count + 1, "hydrants", "zones");
    private readonly TableAnswers<(VitalSignsOf Of, DateOnly Day), Dictionary<Guid, int>> _ports = new(100_000, p => p.Count + 1, "zones");
    private readonly TableAnswers<(VitalSignsOf Of, DateOnly Day), Dictionary<Guid, HouseholdsRow>> _households = new(100_000, h => h.Count + 1, "zones");

    private readonly TableAnswers<(string State, VitalSignsOf Of, DateOnly Day), Dictionary<Guid, (int Covered, int Failing, int Unknown)>> _covered =
        new(100_000, c => c.Count + 1, "zones");

    /// <summary>Visits of the 365 days up to the day.</summary>
    internal ValueTask<List<VisitsRow>> VisitsAsync(Area area, DateOnly day, CancellationToken cancel) => _visits.GetAsync(
        area, day, c => database.QueryAsync<VisitsRow>($"""
            SELECT t.premises, t.zone, t.division, l.at, count(*)::int AS all, count(*) FILTER (WHERE t.time_precision = 'minute')::int AS timed,
                count(*) FILTER (WHERE t.time_precision = 'minute' AND (h.hour >= 20 OR h.hour < 6))::int AS night, bool_or(t.result <> 'not_entered') AS entered
            FROM inspections t LEFT JOIN premises p ON p.area = @Code AND p.id = t.premises,
                LATERAL (SELECT {VitalSignsStore.AtSql} AS at) l, LATERAL (SELECT extract(hour FROM t.visited_at AT TIME ZONE @TimeZone) AS hour) h
            WHERE t.area = @Code AND t.visited_at >= ((@day::date - 364)::timestamp AT TIME ZONE @TimeZone) AND t.visited_at < ((@day::date + 1)::timestamp AT TIME ZONE @TimeZone)
            GROUP BY t.premises, t.zone, t.division, l.at
            """, new { area.Code, area.TimeZone, day }, c), cancel);

    internal ValueTask<Dictionary<Guid, HydrantsRow>> HydrantsAsync(Area area, VitalSignsOf of, DateOnly day, CancellationToken cancel) => _hydrants.GetAsync(
        area, (of, day), async c => (await database.QueryAsync<HydrantsRow>($"""
            WITH {VitalSignsStore.Places(of)}
            SELECT s.id AS place, count(*)::int AS all, count(*) FILTER (WHERE t.state <> 'unknown')::int AS state_known,
                count(*) FILTER (WHERE t.state = 'in_service')::int AS in_service
            FROM hydrants t JOIN s ON {VitalSignsStore.In(of)}
            WHERE t.area = @Code AND (t.installed_on IS NULL OR t.installed_on <= @day) AND (t.removed_on IS NULL OR t.removed_on > @day)
            GROUP BY s.id
            """, new { area.Code, day }, c)).ToDictionary(h => h.Place), cancel);

    /// <summary>Charging ports by place.</summary>
    internal ValueTask<Dictionary<Guid, int>> PortsAsync(Area area, VitalSignsOf of, DateOnly day, CancellationToken cancel) => _ports.GetAsync(
        area, (of, day), async c => (await database.QueryAsync<(Guid Place, int Count)>($"""
            WITH {VitalSignsStore.Places(of)}
            SELECT s.id, sum(t.ports)::int FROM charging_sites t JOIN s ON {VitalSignsStore.In(of)}
            WHERE t.area = @Code AND t.ports IS NOT NULL AND (t.installed_on IS NULL OR t.installed_on <= @day) AND (t.removed_on IS NULL OR t.removed_on > @day)
            GROUP BY s.id
            """, new { area.Code, day }, c)).ToDictionary(p => p.Place, p => p.Count), cancel);

    internal ValueTask<Dictionary<Guid, HouseholdsRow>> HouseholdsAsync(Area area, VitalSignsOf of, DateOnly day, CancellationToken cancel) => _households.GetAsync(
        area, (of, day), async c => (await database.QueryAsync<HouseholdsRow>($"""
            WITH {VitalSignsStore.Places(of)}
            SELECT s.id AS place, count(*)::int AS all, count(t.alarm)::int AS known, count(*) FILTER (WHERE t.alarm)::int AS alarmed
            FROM households t JOIN s ON {VitalSignsStore.In(of, hasDivision: true)} WHERE t.area = @Code GROUP BY s.id
            """, new { area.Code, day }, c)).ToDictionary(h => h.Place), cancel);

    /// <summary>Buildings of each place within reach of a hydrant, beyond it, and not known.</summary>
    internal async ValueTask<Dictionary<Guid, (int Covered, int Failing, int Unknown)>> CoveredAsync(
        Area area, VitalSignsOf of, DateOnly day, IReadOnlyList<VitalSignsStore.Place> places, Dictionary<Guid, ExposureSignsStore.BuildingsRow> buildings, CancellationToken cancel) =>
        await _covered.GetAsync(area, (await coverages.HydrantStateAsync(area, cancel), of, day), async c =>
        {
            var answer = await coverages.OfAsync(area, CoverageSubject.Buildings, day, c);
            return places.ToDictionary(p => p.Id, p =>
            {
                var coverage = new HydrantCoverage(
                    area, answer, CoverageSubject.Buildings, Radius.Of(CoverageMetres),
                    of == VitalSignsOf.Area ? null : ZoneCoverages.SubjectsOf(buildings.GetValueOrDefault(p.Id)?.Features ?? [], answer.Ground));
                return (coverage.CoveredCount, coverage.FailingCount, coverage.UnknownCount);
            });
        }, cancel);

    internal sealed record VisitsRow : PlacedRow
    {
        public int All { get; init; }

        public int Timed { get; init; }

        public int Night { get; init; }

        /// <summary>Whether somebody was let in.</summary>
        public bool Entered { get; init; }
    }

    internal sealed record HydrantsRow
    {
        public Guid Place { get; init; }

        public int All { get; init; }

        public int StateKnown { get; init; }

        public int InService { get; init; }
    }

    internal sealed record HouseholdsRow
    {
        public Guid Place { get; init; }

        public int All { get; init; }

        public int Known { get; init; }

        public int Alarmed { get; init; }
    }
}
