using Npgsql;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Buildings;

namespace RiskMap.Api.Boards;

/// <summary>Counts of boards, by town, each table read once.</summary>
public sealed class BoardStore(NpgsqlDataSource database, TownCountStore counter)
{
    /// <summary>Days that a seal (临时查封) lasts at most (E1.7).</summary>
    public const int SealDays = 30;

    private static readonly string[] Hazards = ["hazards"], Inspections = ["inspections"], Premises = ["premises"], Visited = ["premises", "inspections"],
        ToVisit = ["premises", "inspections", "rounds"], Rounds = ["rounds"], Incidents = ["incidents"];

    private readonly SharedAnswers<(string Area, string State), BoardRecords> _records = new(1000, _ => 1);
    private readonly SharedAnswers<(string Area, string State, Period Period), IReadOnlySet<Guid>> _onRecord = new(20_000, t => t.Count + 1);

    private const string Open = "t.state <> 'closed'", Day = "@AsOf::date";

    /// <summary>SQL of whether it can be told if t comes back, the same everywhere.</summary>
    private const string Followed = "riskmap_fn.is_followed(t.premises, t.kind)";

    /// <summary>SQL of the last day of the seal that t is under.</summary>
    private const string SealEnds = "t.sealed_on IS NOT NULL AND t.lifted_on IS NULL AND riskmap_fn.seal_ends(t.area, t.id, t.sealed_on, t.lifted_on)";

    private const string OpenThen = "t.found_on <= @AsOf::date AND coalesce(t.closed_on > @AsOf::date, t.state <> 'closed')";

    private const string Within = "t.visited_at >= (@From::timestamp AT TIME ZONE @TimeZone) AND t.visited_at < ((@To::date + 1)::timestamp AT TIME ZONE @TimeZone)";

    private const string Night = "t.time_precision = 'minute' AND (extract(hour FROM t.visited_at AT TIME ZONE @TimeZone) >= 20 OR extract(hour FROM t.visited_at AT TIME ZONE @TimeZone) < 6)";

    internal static Counted[] WeekHazards(Period week, DateOnly asOf) =>
    [
        new("recheck_due", "hazards", FigureListKind.Hazards, "t.state = 're_check'", ("states", new[] { "RE_CHECK" })),
        new("due", "hazards", FigureListKind.Hazards, $"{Open} AND t.due_on BETWEEN @From AND @To", ("open", true), ("dueFrom", week.From), ("dueTo", week.To))
        {
            Unknown = $"{Open} AND t.due_on IS NULL", UnknownFilter = [("open", true), ("noDate", true)],
        },
        new("overdue", "hazards", FigureListKind.Hazards, $"{Open} AND t.due_on < {Day}", ("open", true), ("dueTo", asOf.AddDays(-1)))
        {
            Unknown = $"{Open} AND t.due_on IS NULL", UnknownFilter = [("open", true), ("noDate", true)],
        },
        new("no_due_date", "hazards", FigureListKind.Hazards, $"{Open} AND t.due_on IS NULL", ("open", true), ("noDate", true)),
        new("hazards_found", "hazards", FigureListKind.Hazards, "t.found_on BETWEEN @From AND @To", ("foundFrom", week.From), ("foundTo", week.To)),
        new("hazards_closed", "hazards", FigureListKind.Hazards, "t.closed_on BETWEEN @From AND @To", ("closedFrom", week.From), ("closedTo", week.To))
        {
            Unknown = "t.state = 'closed' AND t.closed_on IS NULL",
        },
        new("open", "hazards", FigureListKind.Hazards, Open, ("open", true)),
        new("open_major", "hazards", FigureListKind.Hazards, $"{Open} AND t.grade = 'major'", ("open", true), ("grades", new[] { "MAJOR" }))
        {
            Unknown = $"{Open} AND t.grade = 'unknown'", UnknownFilter = [("open", true), ("grades", new[] { "UNKNOWN" })],
        },
        new("seals_ending", "hazards", FigureListKind.Hazards, $"{SealEnds} BETWEEN @From AND @To", ("sealEndsFrom", week.From), ("sealEndsTo", week.To)),
        new("seals_past", "hazards", FigureListKind.Hazards, $"{SealEnds} < {Day}", ("sealEndsTo", asOf.AddDays(-1))),
    ];

    internal static Counted[] WeekVisits(Period week) =>
        [new("visits_done", "visits", FigureListKind.Inspections, Within, ("from", week.From), ("to", week.To))];

    internal static Counted[] WeekPremises(Period week, DateOnly asOf) =>
    [
        new("visits_planned", "premises", FigureListKind.Premises, "t.planned", ("toVisitBy", week.To)),
        new("filings_due", "premises", FigureListKind.Premises, "t.due", ("openOn", asOf), ("filingDueFrom", week.From), ("filingDueTo", week.To))
        {
            Unknown = "t.unfiled", UnknownFilter = [("openOn", asOf), ("supervision", new[] { "KEY" }), ("filingUnknown", true)],
        },
        new("filings_overdue", "premises", FigureListKind.Premises, "t.overdue", ("openOn", asOf), ("filingOverdueOn", asOf))
        {
            Unknown = "t.unfiled", UnknownFilter = [("openOn", asOf), ("supervision", new[] { "KEY" }), ("filingUnknown", true)],
        },
    ];

    internal static Counted[] WeekRounds(Period week) =>
    [
        new("rounds_due", "rounds", FigureListKind.Rounds, "t.state <> 'closed' AND t.due_on BETWEEN @From AND @To",
            ("states", new[] { "PLANNED", "INSPECTING", "RECTIFYING", "RE_CHECKING", "PUBLICITY" }), ("dueFrom", week.From), ("dueTo", week.To)),
    ];

    /// <summary>What the month's rates are made of.</summary>
    /// <param name="month">Its days that have been.</param>
    /// <param name="dueTo">Last day whose deadlines have passed.</param>
    internal static Counted[] MonthHazards(Period month, DateOnly dueTo) =>
    [
        new("due_in_month", "hazards", FigureListKind.Hazards, "t.due_on BETWEEN @From AND @DueTo", ("dueFrom", month.From), ("dueTo", dueTo))
        {
            Unknown = "t.closed_on BETWEEN @From AND @To AND t.due_on IS NULL AND NOT t.on_spot",
            UnknownFilter = [("closedFrom", month.From), ("closedTo", month.To), ("dueUnknown", true), ("onSpot", false)],
        },
        new("closed_on_time", "hazards", FigureListKind.Hazards, "t.due_on BETWEEN @From AND @DueTo AND t.closed_on <= t.due_on", ("dueFrom", month.From), ("dueTo", dueTo), ("onTime", true)),
        new("open_then", "hazards", FigureListKind.Hazards, OpenThen, ("openOn", month.To)),
        new("overdue_then", "hazards", FigureListKind.Hazards, $"{OpenThen} AND t.due_on < @AsOf::date", ("openOn", month.To), ("dueTo", month.To.AddDays(-1)))
        {
            Unknown = $"{OpenThen} AND t.due_on IS NULL", UnknownFilter = [("openOn", month.To), ("dueUnknown", true)],
        },
        new("found_followed", "hazards", FigureListKind.Hazards, $"t.found_on BETWEEN @From AND @To AND {Followed}",
            ("foundFrom", month.From), ("foundTo", month.To), ("followed", true))
        {
            Unknown = $"t.found_on BETWEEN @From AND @To AND NOT {Followed}", UnknownFilter = [("foundFrom", month.From), ("foundTo", month.To), ("followed", false)],
        },
        new("returned", "hazards", FigureListKind.Hazards, $"t.found_on BETWEEN @From AND @To AND {Followed} AND t.returns IS NOT NULL",
            ("foundFrom", month.From), ("foundTo", month.To), ("followed", true), ("returned", true)),
    ];

    internal static Counted[] MonthVisits(Period month) =>
    [
        new("visits", "visits", FigureListKind.Inspections, Within, ("from", month.From), ("to", month.To)),
        new("visits_timed", "visits", FigureListKind.Inspections, $"{Within} AND t.time_precision = 'minute'", ("from", month.From), ("to", month.To), ("hourKnown", true))
        {
            Unknown = $"{Within} AND t.time_precision <> 'minute'", UnknownFilter = [("from", month.From), ("to", month.To), ("hourKnown", false)],
        },
        new("visits_night", "visits", FigureListKind.Inspections, $"{Within} AND {Night}", ("from", month.From), ("to", month.To), ("night", true)),
    ];

    internal static Counted[] MonthPremises(Period month) =>
        [new("premises", "premises", FigureListKind.Premises, PremisesStore.OpenOn("t", "@AsOf"), ("openOn", month.To))];

    internal static Counted[] YearHazards(Period year) =>
    [
        new("hazards_found", "hazards", FigureListKind.Hazards, "t.found_on BETWEEN @From AND @To", ("foundFrom", year.From), ("foundTo", year.To)),
        new("hazards_closed", "hazards", FigureListKind.Hazards, "t.closed_on BETWEEN @From AND @To", ("closedFrom", year.From), ("closedTo", year.To))
        {
            Unknown = "t.state = 'closed' AND t.closed_on IS NULL",
        },
        new("major_closed", "hazards", FigureListKind.Hazards, "t.closed_on BETWEEN @From AND @To AND t.grade = 'major'",
            ("closedFrom", year.From), ("closedTo", year.To), ("grades", new[] { "MAJOR" }))
        {
            Unknown = "t.closed_on BETWEEN @From AND @To AND t.grade = 'unknown'",
            UnknownFilter = [("closedFrom", year.From), ("closedTo", year.To), ("grades", new[] { "UNKNOWN" })],
        },
        new("major_found", "hazards", FigureListKind.Hazards, "t.found_on BETWEEN @From AND @To AND t.grade = 'major'",
            ("foundFrom", year.From), ("foundTo", year.To), ("grades", new[] { "MAJOR" })),
    ];

    /// <summary>Of what was enforced: every order, penalty, seal and stop counts, two of one hazard twice.</summary>
    internal static Counted[] YearActs(Period year) =>
    [
        new("orders", "acts", FigureListKind.Hazards, "t.kind = 'ordered'", ("orderedFrom", year.From), ("orderedTo", year.To)),
        new("penalties", "acts", FigureListKind.Hazards, "t.kind = 'penalty'", ("penaltyFrom", year.From), ("penaltyTo", year.To)),
        new("penalty_amount", "CNY", FigureListKind.Hazards, "t.kind = 'penalty'", ("penaltyFrom", year.From), ("penaltyTo", year.To))
        {
            Sum = "sum(t.amount)", Unknown = "t.kind = 'penalty' AND t.amount IS NULL",
        },
        new("sealed", "acts", FigureListKind.Hazards, "t.kind = 'sealed'", ("sealedFrom", year.From), ("sealedTo", year.To)),
        new("stopped", "acts", FigureListKind.Hazards, "t.kind = 'stopped'", ("stoppedFrom", year.From), ("stoppedTo", year.To)),
    ];

    internal static Counted[] YearVisits(Period year) =>
    [
        new("visits", "visits", FigureListKind.Inspections, Within, ("from", year.From), ("to", year.To)),
        new("visits_night", "visits", FigureListKind.Inspections, $"{Within} AND {Night}", ("from", year.From), ("to", year.To), ("night", true))
        {
            Unknown = $"{Within} AND t.time_precision <> 'minute'", UnknownFilter = [("from", year.From), ("to", year.To), ("hourKnown", false)],
        },
    ];

    internal static Counted[] YearPremises(Period year) =>
        [new("premises_visited", "premises", FigureListKind.Premises, "t.visited", ("visitedFrom", year.From), ("visitedTo", year.To))];

    /// <summary>Of fires: no town is on their record.</summary>
    internal static Counted[] YearFires(Period year)
    {
        (string, object?)[] filter = [("from", year.From), ("to", year.To)];
        const string Then = "t.started_at >= (@From::timestamp AT TIME ZONE @TimeZone) AND t.started_at < ((@To::date + 1)::timestamp AT TIME ZONE @TimeZone)";
        // China has counted deaths within 30 days since 2025-05-01, within 7 days before.
        const string Deaths = "CASE WHEN t.started_at < '2025-05-01 00:00+08' THEN coalesce(t.deaths_7d, t.deaths_30d) ELSE coalesce(t.deaths_30d, t.deaths_7d) END";
        return
        [
            new("fires", "fires", FigureListKind.Incidents, Then, filter),
            new("deaths", "people", FigureListKind.Incidents, Then, filter) { Sum = $"sum({Deaths})", Unknown = $"{Then} AND {Deaths} IS NULL" },
            new("injuries", "people", FigureListKind.Incidents, Then, filter) { Sum = "sum(t.injuries)", Unknown = $"{Then} AND t.injuries IS NULL" },
            new("loss", "CNY", FigureListKind.Incidents, $"{Then} AND coalesce(t.loss_currency, 'CNY') = 'CNY'", filter)
            {
                Sum = "sum(t.loss_amount)", Unknown = $"{Then} AND (t.loss_amount IS NULL OR t.loss_currency <> 'CNY')",
            },
        ];
    }

    internal async Task<IReadOnlyList<TownCounts>> WeekAsync(Area area, Period week, DateOnly asOf, CancellationToken cancel)
    {
        var values = ValuesOf(area, week, asOf);
        return TownCounts.Joined(
            await counter.CountAsync(area, Hazards, "hazards t", $"({Open} OR t.found_on BETWEEN @From AND @To OR t.closed_on BETWEEN @From AND @To OR t.state = 'closed' AND t.closed_on IS NULL OR t.sealed_on IS NOT NULL AND t.lifted_on IS NULL)", WeekHazards(week, asOf), values, cancel),
            await counter.CountAsync(area, Inspections, "inspections t", Within, WeekVisits(week), values, cancel),
            await counter.CountAsync(area, ToVisit, $"""
                (SELECT p.division, p.area, open AND f.due AS due, open AND f.overdue AS overdue, open AND p.supervision = 'key' AND coalesce(f.dated, 0) < 3 AS unfiled, v.premises IS NOT NULL AS planned
                FROM premises p
                LEFT JOIN (
                    SELECT f.premises, bool_or(f.due_on BETWEEN @From AND @To AND {PremisesStore.NotFiled}) AS due, bool_or(f.due_on < @AsOf::date AND {PremisesStore.NotFiled}) AS overdue,
                        count(f.due_on) AS dated
                    FROM premises_filings f WHERE f.area = @Code GROUP BY f.premises) f ON f.premises = p.id
                LEFT JOIN (SELECT DISTINCT premises FROM ({PremisesStore.ToVisit}) v) v ON v.premises = p.id,
                LATERAL (SELECT {PremisesStore.OpenOn("p", "@AsOf")} AS open) o
                WHERE p.area = @Code AND (f.premises IS NOT NULL OR v.premises IS NOT NULL OR p.supervision = 'key')) t
                """, "true", WeekPremises(week, asOf), values, cancel));
    }

    internal async Task<(double Value, int Unknown)> RoundsAsync(Area area, Period week, DateOnly asOf, CancellationToken cancel) => TownCounts.Total(
        await counter.CountAsync(area, Rounds, "(SELECT r.*, NULL::uuid AS division FROM rounds r) t", "true", WeekRounds(week), ValuesOf(area, week, asOf), cancel), "rounds_due");

    internal async Task<IReadOnlyList<TownCounts>> MonthAsync(Area area, Period month, DateOnly dueTo, CancellationToken cancel)
    {
        var values = ValuesOf(area, month, month.To) with { DueTo = dueTo };
        return TownCounts.Joined(
            await counter.CountAsync(area, Hazards, "hazards t", "t.found_on <= @To AND coalesce(t.closed_on >= @From, true) OR t.due_on BETWEEN @From AND @To", MonthHazards(month, dueTo), values, cancel),
            await counter.CountAsync(area, Inspections, "inspections t", Within, MonthVisits(month), values, cancel),
            await counter.CountAsync(area, Premises, "premises t", "true", MonthPremises(month), values, cancel));
    }

    /// <summary>Towns with a visit or a hazard on record within a time.</summary>
    internal ValueTask<IReadOnlySet<Guid>> OnRecordAsync(Area area, Period period, CancellationToken cancel) => _onRecord.GetAsync(
        (area.Code, area.StateOf("hazards", "inspections"), period), async c => (await database.QueryAsync<Guid>("""
        SELECT t.division FROM inspections t WHERE t.area = @Code AND t.division IS NOT NULL
            AND t.visited_at >= (@From::timestamp AT TIME ZONE @TimeZone) AND t.visited_at < ((@To::date + 1)::timestamp AT TIME ZONE @TimeZone)
        UNION
        SELECT t.division FROM hazards t WHERE t.area = @Code AND t.division IS NOT NULL AND t.found_on BETWEEN @From AND @To
        """, ValuesOf(area, period, period.To), c)).ToHashSet(), cancel);

    internal async Task<IReadOnlyList<TownCounts>> YearAsync(Area area, Period year, CancellationToken cancel)
    {
        var values = ValuesOf(area, year, year.To);
        return TownCounts.Joined(
            await counter.CountAsync(area, Hazards, "hazards t", """
                (t.found_on BETWEEN @From AND @To OR t.closed_on BETWEEN @From AND @To OR t.state = 'closed' AND t.closed_on IS NULL)
                """, YearHazards(year), values, cancel),
            await counter.CountAsync(area, Hazards, "hazard_acts t", "t.\"on\" BETWEEN @From AND @To", YearActs(year), values, cancel),
            await counter.CountAsync(area, Inspections, "inspections t", Within, YearVisits(year), values, cancel),
            await counter.CountAsync(area, Visited, $"""
                (SELECT p.area, p.division, true AS visited FROM premises p
                JOIN (SELECT DISTINCT t.premises FROM inspections t WHERE t.area = @Code AND t.premises IS NOT NULL AND t.result <> 'not_entered' AND {Within}) v ON v.premises = p.id WHERE p.area = @Code) t
                """, "true", YearPremises(year), values, cancel));
    }

    internal async Task<TownCounts> FiresAsync(Area area, Period year, CancellationToken cancel) =>
        (await counter.CountAsync(area, Incidents, "(SELECT i.*, NULL::uuid AS division FROM incidents i) t", YearFires(year)[0].When, YearFires(year), ValuesOf(area, year, year.To), cancel)).FirstOrDefault()
        ?? new(null, new Dictionary<string, (double, int)>());

    /// <summary>
    /// From which day to which each table knows anything; a table without any row is left out. Fires: to the day that their last delivery speaks of. Rounds, and
    /// filings for premises: of all days, where there is one.
    /// </summary>
    internal ValueTask<BoardRecords> RecordsAsync(Area area, CancellationToken cancel) => _records.GetAsync(
        (area.Code, area.StateOf("hazards", "inspections", "incidents", "premises", "rounds")), async c => new((await database.QueryAsync<(int Kind, DateOnly? First, DateOnly? Last)>("""
            SELECT @hazards, min(found_on), NULL::date FROM hazards WHERE area = @Code
            UNION ALL SELECT @inspections, (min(visited_at) AT TIME ZONE @TimeZone)::date, NULL FROM inspections WHERE area = @Code
            UNION ALL SELECT @incidents, (min(started_at) AT TIME ZONE @TimeZone)::date, greatest((max(started_at) AT TIME ZONE @TimeZone)::date,
                (SELECT max(as_of) FROM datasets WHERE area = @Code AND layer = 'incidents')) FROM incidents WHERE area = @Code
            UNION ALL SELECT @rounds, (SELECT DATE '0001-01-01' FROM rounds WHERE area = @Code LIMIT 1), NULL
            UNION ALL SELECT @premises, (SELECT DATE '0001-01-01' FROM premises_filings WHERE area = @Code AND due_on IS NOT NULL LIMIT 1), NULL
            """, new
        {
            area.Code,
            area.TimeZone,
            hazards = (int)FigureListKind.Hazards,
            inspections = (int)FigureListKind.Inspections,
            incidents = (int)FigureListKind.Incidents,
            rounds = (int)FigureListKind.Rounds,
            premises = (int)FigureListKind.Premises,
        }, c)).Where(r => r.First is not null).ToDictionary(r => (FigureListKind)r.Kind, r => new Period(r.First!.Value, r.Last ?? DateOnly.MaxValue))), cancel);

    /// <summary>What was set for the whole area: the newest value of a name that holds within a year.</summary>
    internal async Task<IReadOnlyDictionary<string, (double Value, string? Source)>> TargetsAsync(Area area, int year, CancellationToken cancel) =>
        (await database.QueryAsync<(string Name, double Value, string? Source)>("""
            SELECT DISTINCT ON (name) name, value, source FROM place_facts
            WHERE area = @Code AND layer = 'areas' AND value IS NOT NULL AND extract(year FROM as_of) = @year AND name LIKE 'target\_%'
            ORDER BY name, as_of DESC
            """, new { area.Code, year }, cancel)).ToDictionary(t => t.Name["target_".Length..], t => (t.Value, t.Source), StringComparer.Ordinal);

    private static Values ValuesOf(Area area, Period period, DateOnly asOf) => new(area.Code, area.TimeZone, period.From, period.To, asOf, period.To) { ToVisitBy = period.To };

    private sealed record Values(string Code, string TimeZone, DateOnly From, DateOnly To, DateOnly AsOf, DateOnly DueTo)
    {
        public DateOnly ToVisitBy { get; init; }
    }
}
