using Dapper;
using HotChocolate.Types.Pagination;
using Npgsql;
using RiskMap.Api.Accounts;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Corrections;

namespace RiskMap.Api.Zones.Rounds;

/// <summary>The rounds of the database.</summary>
public sealed class RoundStore(NpgsqlDataSource database, EntryStore entries, Caller caller)
{
    /// <summary>What a person may write.</summary>
    internal static readonly EnteredTable Table = new("rounds", new Dictionary<string, EnteredColumn>(StringComparer.Ordinal)
    {
        ["zone"] = new("uuid"),
        ["number"] = new("integer"),
        ["state"] = new("text", "planned"),
        ["planned_on"] = new("date"),
        ["due_on"] = new("date"),
        ["started_on"] = new("date"),
        ["closed_on"] = new("date"),
        ["lead"] = new("text"),
        ["agencies"] = new("text"),
        ["checklist"] = new("text"),
        ["note"] = new("text"),
    }, id => new RoundUnknown(id))
    {
        Geometry = EnteredGeometry.None,
        Delivered = false,
        Lines = [new("steps", "round_steps", "round"), new("premises", "round_premises", "round"), new("scores", "round_scores", "round")],
    };

    private const string Columns = """
        r.area AS area_code, r.id, r.zone AS zone_id, z.feature_id AS zone_number, r.number, replace(r.state, '_', '') AS state, r.planned_on::text AS planned_on, r.due_on::text AS due_on,
        r.due_on AS due, r.started_on::text AS started_on, r.closed_on::text AS closed_on, r.lead, r.agencies AS agencies_text, r.checklist, r.note,
        (SELECT max(n.number) FROM rounds n WHERE n.area = r.area AND n.zone = r.zone AND n.number > r.number) AS later_number,
        coalesce((SELECT bool_or(n.state <> 'planned') FROM rounds n WHERE n.area = r.area AND n.zone = r.zone AND n.number > r.number), false) AS later_began,
        r.state = 'inspecting' AND (EXISTS (SELECT FROM inspections v WHERE v.area = r.area AND v.round = r.id) OR EXISTS (SELECT FROM hazards h WHERE h.area = r.area AND h.round = r.id)) AS visited
        """;

    /// <summary>The visits or hazards of @round as of_round t.</summary>
    private static string OfRoundIs(string table, string on) => $"of_round AS ({OfRound.Rows(table, "t.*", on, "@round")})";

    private const string VisitDay = OfRound.VisitDay;

    /// <summary>Those that are not closed first, by the day they are due; those without one after them.</summary>
    public async Task<Connection<Round>> ListAsync(Area area, RoundFilter filter, DateOnly today, PageRequest page, CancellationToken cancel)
    {
        const string order = "(r.state = 'closed')::int, coalesce(r.due_on, '2999-12-31') - DATE '1970-01-01', z.feature_id, r.number";
        var key = page.Key(4);
        var chosen = $"""
            FROM rounds r JOIN zones z ON z.area = r.area AND z.id = r.zone WHERE r.area = @Code
            {(filter.States is null ? "" : "AND r.state = ANY(@states)")}
            {(filter.Zone is null ? "" : "AND r.zone = @Zone")}
            {(filter.ZoneKind is null ? "" : "AND z.kind = @ZoneKind")}
            {(filter.Overdue is null ? "" : "AND (r.state <> 'closed' AND coalesce(r.due_on < @today, false)) = @Overdue")}
            {(filter.PlannedFrom is null ? "" : "AND r.planned_on >= @plannedFrom")} {(filter.PlannedTo is null ? "" : "AND r.planned_on <= @plannedTo")}
            {(filter.DueFrom is null ? "" : "AND r.due_on >= @dueFrom")} {(filter.DueTo is null ? "" : "AND r.due_on <= @dueTo")}
            """;
        var values = new
        {
            area.Code,
            states = filter.States?.Select(Snake.Of).ToArray(),
            filter.Zone,
            filter.ZoneKind,
            filter.Overdue,
            today,
            plannedFrom = Day.ReadOptional(filter.PlannedFrom, "plannedFrom"),
            plannedTo = Day.ReadOptional(filter.PlannedTo, "plannedTo"),
            dueFrom = Day.ReadOptional(filter.DueFrom, "dueFrom"),
            dueTo = Day.ReadOptional(filter.DueTo, "dueTo"),
            a = (int)(key?[0] ?? -1),
            b = (int)(key?[1] ?? 0),
            c = (int)(key?[2] ?? 0),
            d = (int)(key?[3] ?? 0),
            page.Limit,
        };
        var rows = await database.QueryAsync<Round>(
            $"SELECT {Columns} {chosen} AND ({order}) > (@a, @b, @c, @d) ORDER BY {order} LIMIT @Limit", values, cancel);
        return page.Of(
            rows,
            r => [r.State == RoundState.Closed ? 1 : 0, (r.Due ?? new(2999, 12, 31)).DayNumber - new DateOnly(1970, 1, 1).DayNumber, r.ZoneNumber, r.Number],
            c => database.CountAsync(chosen, values, c));
    }

    public async Task<Round?> FindAsync(string area, Guid id, CancellationToken cancel) => (await database.QueryAsync<Round>(
        $"SELECT {Columns} FROM rounds r JOIN zones z ON z.area = r.area AND z.id = r.zone WHERE r.area = @area AND r.id = @id", new { area, id }, cancel)).SingleOrDefault();

    /// <summary>Rounds of zones, the newest first.</summary>
    public async Task<ILookup<Guid, Round>> OfZonesAsync(string area, Guid[] zones, CancellationToken cancel) => (await database.QueryAsync<Round>(
        $"SELECT {Columns} FROM rounds r JOIN zones z ON z.area = r.area AND z.id = r.zone WHERE r.area = @area AND r.zone = ANY(@zones) ORDER BY r.number DESC",
        new { area, zones }, cancel)).ToLookup(r => r.ZoneId);

    internal async Task<IReadOnlyList<RoundStep>> StepsAsync(string area, Guid round, CancellationToken cancel) => await database.QueryAsync<RoundStep>("""
        SELECT replace(to_state, '_', '') AS to_state, "on"::text AS "on", who, note, at AS at_utc FROM round_steps WHERE area = @area AND round = @round ORDER BY at, id
        """, new { area, round }, cancel);

    internal async Task<(string Answer, long DataVersion, DateTime At)?> ScoreAsync(string area, Guid round, string moment, CancellationToken cancel) =>
        (await database.QueryAsync<(string Answer, long DataVersion, DateTime At)>(
            "SELECT answer::text, data_version, at FROM round_scores WHERE area = @area AND round = @round AND moment = @moment", new { area, round, moment }, cancel))
        .Cast<(string, long, DateTime)?>().SingleOrDefault();

    /// <summary>Premises of a round: fixed when inspection began, else those that its zone holds.</summary>
    internal async Task<(IReadOnlySet<Guid> Premises, bool Fixed)> PremisesAsync(Area area, Guid round, DateOnly day, CancellationToken cancel)
    {
        var isFixed = (await database.QueryAsync<bool>(
            "SELECT started_on IS NOT NULL FROM rounds WHERE area = @Code AND id = @round", new { area.Code, round }, cancel)).SingleOrDefault();
        var rows = await database.QueryAsync<Guid>(OfRound.Premises("@round", "@day"), new { area.Code, round, day }, cancel);
        return (rows.ToHashSet(), isFixed);
    }

    internal async Task<IReadOnlyList<RoundVisit>> VisitsAsync(Area area, Guid round, DateOnly day, CancellationToken cancel) =>
    [
        .. (await database.QueryAsync<VisitRow>($"""
            WITH {OfRoundIs("inspections", VisitDay)}
            SELECT t.premises, CASE WHEN t.time_precision = 'minute' THEN extract(hour FROM t.visited_at AT TIME ZONE @TimeZone)::int END AS hour,
                {OfRound.Jointly} AS jointly
            FROM of_round t WHERE t.result <> 'not_entered' AND {VisitDay} <= @day
            """, new { area.Code, area.TimeZone, round, day }, cancel)).Select(v => new RoundVisit(v.Premises, v.Hour, v.Jointly)),
    ];

    internal async Task<IReadOnlyList<RoundHazard>> HazardsAsync(Area area, Guid round, DateOnly day, CancellationToken cancel) =>
    [
        .. (await database.QueryAsync<HazardRow>($"""
            WITH {OfRoundIs("hazards", OfRound.HazardDay)}
            SELECT t.found_on, t.closed_on, t.state = 'closed' AS is_closed, t.due_on, t.returns IS NOT NULL AS returns,
                -- By premises and kind, for which there is an index.
                EXISTS (SELECT FROM hazards n WHERE n.area = t.area AND n.premises = t.premises AND n.kind = t.kind AND n.returns = t.id AND n.found_on <= @day) AS came_back
            FROM of_round t
            """, new { area.Code, round, day }, cancel)).Select(h => new RoundHazard(h.FoundOn, h.ClosedOn, h.IsClosed || h.ClosedOn is not null, h.DueOn, h.Returns, h.CameBack)),
    ];

    /// <summary>Premises of a round that nobody has visited in it, in the order of their numbers.</summary>
    internal async Task<IReadOnlyList<RoundPremises>> NotVisitedAsync(Area area, Guid round, Guid[] premises, DateOnly day, int limit, CancellationToken cancel) =>
        Shown(await database.QueryAsync<PremisesRow>($"""
            WITH {OfRoundIs("inspections", VisitDay)}
            SELECT {PremisesColumns} FROM premises p
            WHERE p.area = @Code {TownCut.Premises} AND p.id = ANY(@premises) AND NOT EXISTS (
                SELECT FROM of_round t WHERE t.premises = p.id AND t.result <> 'not_entered' AND {VisitDay} <= @day)
            ORDER BY p.feature_id LIMIT @limit
            """, new { area.Code, area.TimeZone, round, premises, day, limit, divisions = caller.LooksAt(area.Code) }, cancel));

    /// <summary>Units of a round with a decided penalty or a hazard under supervision.</summary>
    internal async Task<IReadOnlyList<RoundPremises>> NamedAsync(Area area, Guid round, DateOnly day, CancellationToken cancel) =>
        Shown(await database.QueryAsync<PremisesRow>($"""
            WITH {OfRoundIs("hazards", OfRound.HazardDay)}
            SELECT {PremisesColumns} FROM premises p
            WHERE p.area = @Code {TownCut.Premises} AND p.id IN (SELECT t.premises FROM of_round t WHERE t.supervised_on <= @day
                OR EXISTS (SELECT FROM hazard_acts a WHERE a.area = @Code AND a.hazard = t.id AND a.kind = 'penalty' AND a."on" <= @day))
            ORDER BY p.feature_id LIMIT 500
            """, new { area.Code, round, day, divisions = caller.LooksAt(area.Code) }, cancel));

    /// <summary>Asks for a plan under the lock, and carries it out; then what goes with it.</summary>
    internal async Task<RoundEdit> WriteAsync(
        Area area, Guid? round, EntryInput entry, Func<KnownRow?, EntryTransaction, Task<EntryPlan>> plan, Func<EntryTransaction, EntryPlan, Guid, Task> then, CancellationToken cancel)
    {
        await using var writing = await entries.BeginAsync(Table, area.Code, round, entry, cancel);
        var edit = new RoundEdit { AreaCode = area.Code, Row = writing.Row, DataVersion = writing.DataVersion };
        if (writing.Repeated is { } before)
        {
            return edit with { Outcome = EntryOutcome.Repeated, Change = before };
        }

        var planned = await plan(round is null ? null : await writing.ReadAsync(), writing);
        edit = edit with { Outcome = planned.Outcome, Problems = planned.Problems, Warnings = planned.Warnings, Conflicts = planned.Conflicts };
        if (planned.Outcome != EntryOutcome.Done)
        {
            return edit;
        }

        var act = await writing.WriteAsync(planned);
        await then(writing, planned, act);
        await writing.CommitAsync();
        return edit with { Row = writing.Row, Change = act, DataVersion = writing.DataVersion };
    }

    /// <summary>The number of the next round of a zone, and that of one that is still under way; seen under the lock.</summary>
    internal static async Task<(int Next, int? Open)> NumbersAsync(EntryTransaction writing, Guid zone) => (await writing.Connection.QueryAsync<(int, int?)>(writing.Command("""
        SELECT coalesce(max(number), 0) + 1, min(number) FILTER (WHERE state NOT IN ('publicity', 'closed')) FROM rounds WHERE area = @area AND zone = @zone
        """, new { area = writing.Area, zone }))).Single();

    /// <summary>The day of the last step of a round.</summary>
    internal static async Task<DateOnly?> LastStepAsync(EntryTransaction writing) => (await writing.Connection.QueryAsync<DateOnly?>(writing.Command("""
        SELECT "on" FROM round_steps WHERE area = @area AND round = @Row ORDER BY at DESC, id DESC LIMIT 1
        """, new { area = writing.Area, writing.Row }))).SingleOrDefault();

    /// <summary>What bars a round from going back; seen under the lock.</summary>
    internal static async Task<RoundBars> BarsAsync(EntryTransaction writing) => (await writing.Connection.QueryAsync<RoundBars>(writing.Command($"""
        SELECT {Columns} FROM rounds r JOIN zones z ON z.area = r.area AND z.id = r.zone WHERE r.area = @area AND r.id = @Row
        """, new { area = writing.Area, writing.Row }))).Single();

    internal static Task StepAsync(EntryTransaction writing, Guid act, RoundState to, DateOnly on, string who, string? note) => writing.Connection.ExecuteAsync(writing.Command("""
        INSERT INTO round_steps (area, id, round, to_state, "on", who, note) VALUES (@area, @act, @Row, @to, @on, @who, @note)
        """, new { area = writing.Area, act, writing.Row, to = Snake.Of(to), on, who, note }));

    /// <summary>The premises that the round is about from now on: those that the zone holds on the day.</summary>
    internal static Task FixAsync(EntryTransaction writing, DateOnly day) => writing.Connection.ExecuteAsync(writing.Command($"""
        DELETE FROM round_premises WHERE area = @area AND round = @Row;
        INSERT INTO round_premises (area, round, premises)
        SELECT r.area, r.id, p.id FROM rounds r JOIN zones z ON z.area = r.area AND z.id = r.zone {InZone} WHERE r.area = @area AND r.id = @Row
        """, new { area = writing.Area, writing.Row, day }));

    internal static Task UnfixAsync(EntryTransaction writing) => writing.Connection.ExecuteAsync(writing.Command(
        "DELETE FROM round_premises WHERE area = @area AND round = @Row", new { area = writing.Area, writing.Row }));

    internal static Task ScoreAsync(EntryTransaction writing, string moment, string? answer) => writing.Connection.ExecuteAsync(writing.Command("""
        DELETE FROM round_scores WHERE area = @area AND round = @Row AND moment = @moment;
        INSERT INTO round_scores (area, round, moment, answer, data_version) SELECT @area, @Row, @moment, @answer::jsonb, @DataVersion WHERE @answer IS NOT NULL
        """, new { area = writing.Area, writing.Row, moment, answer, writing.DataVersion }));

    private const string InZone = """
        JOIN premises p ON p.area = z.area AND ST_Intersects(z.geom, p.geom) AND (p.opened_on IS NULL OR p.opened_on <= @day) AND (p.closed_on IS NULL OR p.closed_on > @day)
        """;

    private const string PremisesColumns = "p.id, p.feature_id, p.name, p.kind, p.address, ST_X(p.geom) AS longitude, ST_Y(p.geom) AS latitude";

    private static IReadOnlyList<RoundPremises> Shown(List<PremisesRow> rows) =>
        [.. rows.Select(p => new RoundPremises(p.Id, p.FeatureId, p.Name, p.Kind, p.Address, p.Longitude, p.Latitude))];

    private sealed record PremisesRow
    {
        public Guid Id { get; init; }

        public int FeatureId { get; init; }

        public string? Name { get; init; }

        public string Kind { get; init; } = "";

        public string? Address { get; init; }

        public double? Longitude { get; init; }

        public double? Latitude { get; init; }
    }

    private sealed record VisitRow
    {
        public Guid? Premises { get; init; }

        public int? Hour { get; init; }

        public bool Jointly { get; init; }
    }

    private sealed record HazardRow
    {
        public DateOnly FoundOn { get; init; }

        public DateOnly? ClosedOn { get; init; }

        public bool IsClosed { get; init; }

        public DateOnly? DueOn { get; init; }

        public bool Returns { get; init; }

        public bool CameBack { get; init; }
    }
}
