using HotChocolate.Types.Pagination;
using Npgsql;
using RiskMap.Api.Accounts;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Inspections.Hazards;

/// <summary>The hazards of the database, as far as the caller may look.</summary>
public sealed class HazardStore(NpgsqlDataSource database, Caller caller, TimeProvider clock)
{
    internal const string Columns = """
        h.area AS area_code, @TimeZone AS time_zone, h.dataset AS dataset_id, h.premises AS premises_id, h.division AS division_id, h.zone AS zone_id,
        h.inspection AS inspection_id, h.returns AS returns_id, h.round AS round_id, h.campaign AS campaign_id, h.id, h.feature_id, h.number,
        coalesce(p.name, h.premises_src) AS premises_name, h.kind, h.kind_src AS kind_source, h.grade, replace(h.found_by, '_', '') AS found_by,
        replace(h.state, '_', '') AS state, h.found_on AS found, h.ordered_on AS ordered, h.due_on AS due, h.recheck_asked_on AS recheck_asked,
        h.closed_on AS closed, h.on_spot, h.sealed_on AS sealed, h.lifted_on AS lifted, h.stopped_on AS stopped, h.resumed_on AS resumed,
        h.penalty_on AS penalty, h.published_on AS published, h.penalty_amount, riskmap_fn.seal_ends(h.area, h.id, h.sealed_on, h.lifted_on) AS seal_ends,
        CASE WHEN h.penalty_on IS NULL THEN 0 ELSE (SELECT count(*)::int FROM hazard_acts a WHERE a.area = h.area AND a.hazard = h.id AND a.kind = 'penalty') END AS penalties,
        CASE WHEN h.penalty_on IS NOT NULL THEN (SELECT sum(a.amount) FROM hazard_acts a WHERE a.area = h.area AND a.hazard = h.id AND a.kind = 'penalty') END AS penalty_total,
        h.supervised_by, h.supervised_on AS supervised, h.transferred_to, h.officer, h.people, h.description,
        h.note, coalesce(h.address, p.address) AS address, replace(h.location_precision, '_', '') AS location_precision, ST_X(h.geom) AS longitude, ST_Y(h.geom) AS latitude
        """;

    /// <summary>A hazard may name premises of another town: the ledger of that one is not told here either.</summary>
    private const string ItsPremises = $"LEFT JOIN premises p ON p.area = h.area AND p.id = h.premises {TownCut.Premises}";

    internal const string From = $"FROM hazards h {ItsPremises} WHERE h.area = @Code";

    /// <summary>What lies where the caller may not look is left out.</summary>
    internal const string Seen = "AND (@divisions::uuid[] IS NULL OR h.division = ANY(@divisions))";

    public async Task<Connection<Hazard>> ListAsync(Area area, HazardFilter filter, HazardOrder order, PageRequest page, CancellationToken cancel)
    {
        var key = page.Key(2);
        if (key is [_, < 0 or > int.MaxValue])
        {
            throw new CursorInvalid(page.After!);
        }

        var (chosen, values) = Chosen(area, filter);
        values.Add("key", key?[0] ?? 0);
        values.Add("feature", (int)(key?[1] ?? 0));
        values.Add("Limit", page.Limit);
        var by = OrderKey(order);
        // Which hazards the page has is found first, by an index where there is one; only they are read whole.
        var rows = await database.QueryAsync<Hazard>($"""
            WITH page AS MATERIALIZED (
                SELECT h.id, {by} AS sort_key {chosen} {(key is null ? "" : $"AND ({by}, h.feature_id) > (@key, @feature)")}
                ORDER BY {by}, h.feature_id LIMIT @Limit)
            SELECT {Columns}, page.sort_key
            FROM page JOIN hazards h ON h.area = @Code AND h.id = page.id {ItsPremises}
            ORDER BY page.sort_key, h.feature_id
            """, values, cancel);
        return page.Of(rows, h => [h.SortKey, h.FeatureId], c => database.CountAsync(chosen, values, c));
    }

    public async Task<Hazard?> FindAsync(Area area, int? featureId, Guid? id, CancellationToken cancel) =>
        (await database.QueryAsync<Hazard>(
            $"SELECT {Columns} {From} {Seen} AND {(featureId is null ? "h.id = @id" : "h.feature_id = @featureId")}",
            new { area.Code, area.TimeZone, featureId, id, divisions = Divisions(area) }, cancel)).SingleOrDefault();

    /// <summary>Hazards by their ids, in the order of their numbers.</summary>
    public Task<List<Hazard>> OfAsync(Area area, IReadOnlyList<Guid> ids, CancellationToken cancel) => database.QueryAsync<Hazard>(
        $"SELECT {Columns} {From} {Seen} AND h.id = ANY(@ids) ORDER BY h.feature_id",
        new { area.Code, area.TimeZone, ids = ids.ToArray(), divisions = Divisions(area) }, cancel);

    /// <summary>Those that a visit found, in the order in which they were entered.</summary>
    public Task<List<Hazard>> OfInspectionsAsync(Area area, Guid[] inspections, CancellationToken cancel) => database.QueryAsync<Hazard>(
        $"SELECT {Columns} {From} {Seen} AND h.inspection = ANY(@inspections) ORDER BY h.feature_id",
        new { area.Code, area.TimeZone, inspections, divisions = Divisions(area) }, cancel);

    /// <summary>Those in which a hazard came back.</summary>
    public Task<List<Hazard>> ReturnedAsync(Area area, Guid[] hazards, CancellationToken cancel) => database.QueryAsync<Hazard>(
        $"SELECT {Columns} {From} {Seen} AND h.returns = ANY(@hazards) ORDER BY h.found_on, h.feature_id",
        new { area.Code, area.TimeZone, hazards, divisions = Divisions(area) }, cancel);

    /// <summary>Steps of hazards, the earliest first.</summary>
    internal Task<List<HazardStep>> StepsAsync(string area, Guid[] hazards, CancellationToken cancel) => database.QueryAsync<HazardStep>("""
        SELECT s.hazard AS hazard_id, s.id, replace(s.kind, '_', '') AS kind, replace(s.to_state, '_', '') AS to_state, s."on" AS day, s.who, s.document,
            s.due_on AS due, s.opinion_on AS opinion, s.grade, s.amount, s.note, s.at AS at_utc, EXISTS (SELECT FROM acts u WHERE u.area = s.area AND u.undoes = s.id) AS undone
        FROM hazard_steps s WHERE s.area = @area AND s.hazard = ANY(@hazards) ORDER BY s."on", s.at, s.id
        """, new { area, hazards }, cancel);

    /// <summary>Open hazards past their day, and how many have none.</summary>
    internal async Task<(IReadOnlyList<OverdueRow> Groups, int NoDate)> OverdueAsync(Area area, OverdueBy by, DateOnly asOf, CancellationToken cancel)
    {
        var group = by == OverdueBy.Officer ? "h.officer" : "h.division";
        var values = new { area.Code, asOf, divisions = Divisions(area) };
        var open = OpenOn(asOf < Day.Today(area.TimeZone, clock), "h", "@asOf");
        var rows = await database.QueryAsync<OverdueRow>($"""
            SELECT {(by == OverdueBy.Officer ? "h.officer, NULL::uuid AS division, NULL AS name" : "NULL AS officer, h.division, (SELECT coalesce({NameColumns}) FROM divisions d WHERE d.area = @Code AND d.id = h.division) AS name")},
                count(*)::int AS overdue, min(h.due_on) AS oldest_due, (array_agg(h.id ORDER BY h.due_on, h.feature_id))[1] AS oldest_id
            FROM hazards h WHERE h.area = @Code AND {open} AND h.due_on < @asOf {Seen}
            GROUP BY {group} ORDER BY overdue DESC, oldest_due, {group} NULLS LAST
            """.Replace("{NameColumns}", Hosting.Words.Chinese ? "d.name_zh, d.name_en" : "d.name_en, d.name_zh", StringComparison.Ordinal), values, cancel);
        var without = await database.CountAsync($"FROM hazards h WHERE h.area = @Code AND {open} AND h.due_on IS NULL {Seen}", values, cancel);
        return (rows, without);
    }

    /// <summary>SQL of what is open on a day: what was closed after a day that is past was open then. For today there is an index.</summary>
    internal static string OpenOn(bool isPast, string hazard, string day) => isPast
        ? $"{hazard}.found_on <= {day} AND coalesce({hazard}.closed_on > {day}, {hazard}.state <> 'closed')" : $"{hazard}.state <> 'closed'";

    internal Guid[]? Divisions(Area area) => caller.LooksAt(area.Code);

    /// <summary>The statement from FROM on of what a filter leaves, with its values: the one place that reads a filter.</summary>
    internal (string Sql, Dapper.DynamicParameters Values) Chosen(Area area, HazardFilter filter)
    {
        var values = new Dapper.DynamicParameters(new { area.Code, area.TimeZone, divisions = Divisions(area) });
        var sql = new System.Text.StringBuilder(From).Append(' ').Append(Seen);

        void And(string condition, string? name = null, object? value = null)
        {
            sql.Append("\n    AND ").Append(condition);
            if (name is not null)
            {
                values.Add(name, value);
            }
        }

        void Words<T>(string column, string name, IReadOnlyList<T>? words)
            where T : struct, Enum
        {
            if (words is not null)
            {
                And($"{column} = ANY(@{name})", name, words.Select(Snake.Of).ToArray());
            }
        }

        void Days(string column, string name, string? from, string? to)
        {
            if (Day.ReadOptional(from, name + "From") is { } first)
            {
                And($"{column} >= @{name}From", name + "From", first);
            }

            if (Day.ReadOptional(to, name + "To") is { } last)
            {
                And($"{column} <= @{name}To", name + "To", last);
            }
        }

        void Acts(string kind, string name, string? from, string? to)
        {
            var (first, last) = (Day.ReadOptional(from, name + "From"), Day.ReadOptional(to, name + "To"));
            if (first is not null || last is not null)
            {
                And($"h.id IN (SELECT a.hazard FROM hazard_acts a WHERE a.area = @Code AND a.kind = '{kind}' AND a.\"on\" BETWEEN @{name}From AND @{name}To)");
                values.Add(name + "From", first ?? DateOnly.MinValue);
                values.Add(name + "To", last ?? DateOnly.MaxValue);
            }
        }

        void Whether(bool? asked, string condition)
        {
            if (asked is { } yes)
            {
                And(yes ? $"({condition})" : $"NOT coalesce({condition}, false)");
            }
        }

        void Same(string column, string name, object? value)
        {
            if (value is not null)
            {
                And($"{column} = @{name}", name, value);
            }
        }

        if (filter.Ids is { } ids)
        {
            And("h.id = ANY(@ids)", "ids", ids.ToArray());
        }

        Words("h.state", "states", filter.States);
        Whether(filter.Open, "h.state <> 'closed'");
        if (filter.Kinds is { } kinds)
        {
            And("h.kind = ANY(@kinds)", "kinds", kinds.ToArray());
        }

        Words("h.grade", "grades", filter.Grades);
        Words("h.found_by", "foundBy", filter.FoundBy);
        Same("h.premises", "premises", filter.Premises);
        if (filter.PremisesKinds is { } premisesKinds)
        {
            And("p.kind = ANY(@premisesKinds)", "premisesKinds", premisesKinds.ToArray());
        }

        if (filter.Zone is { } zone)
        {
            And("(h.zone = @zone OR EXISTS (SELECT FROM zones z WHERE z.area = h.area AND z.id = @zone AND ST_Intersects(z.geom, h.geom)))", "zone", zone);
        }

        Same("h.round", "round", filter.Round);
        if (filter.OfRound is { } ofRound)
        {
            And($"h.id IN ({OfRound.Rows("hazards", "t.id", OfRound.HazardDay, "@ofRound")})", "ofRound", ofRound);
        }

        Same("h.inspection", "inspection", filter.Inspection);
        Same("h.campaign", "campaign", filter.Campaign);
        Same("h.division", "division", filter.Division);
        Whether(filter.DivisionUnknown, "h.division IS NULL");
        Same("h.officer", "officer", filter.Officer);
        Whether(filter.OfficerUnknown, "h.officer IS NULL");
        if (filter.Overdue is not null)
        {
            var (today, asOf) = (Day.Today(area.TimeZone, clock), Day.ReadOptional(filter.AsOf, "asOf"));
            values.Add("asOf", asOf ?? today);
            Whether(filter.Overdue, $"{OpenOn(asOf < today, "h", "@asOf")} AND h.due_on < @asOf");
        }

        Whether(filter.NoDate, "h.state <> 'closed' AND h.due_on IS NULL");
        Whether(filter.DueUnknown, "h.due_on IS NULL");
        Whether(filter.Followed, "riskmap_fn.is_followed(h.premises, h.kind)");
        if (Day.ReadOptional(filter.JudgedOn, "judgedOn") is { } judgedOn)
        {
            And("h.due_on IS NOT NULL AND (h.closed_on <= @judgedOn OR (h.due_on < @judgedOn AND coalesce(h.closed_on > @judgedOn, h.state <> 'closed')))", "judgedOn", judgedOn);
        }

        if (filter.OnTime is { } inTime)
        {
            And(inTime ? "h.closed_on <= h.due_on" : "h.closed_on > h.due_on");
        }

        if (Day.ReadOptional(filter.OpenOn, "openOn") is { } openOn)
        {
            And("h.found_on <= @openOn AND (h.closed_on > @openOn OR (h.closed_on IS NULL AND h.state <> 'closed'))", "openOn", openOn);
        }

        if (Day.ReadOptional(filter.DoneBy, "doneBy") is { } doneBy)
        {
            And("(h.closed_on <= @doneBy OR (h.closed_on IS NULL AND h.state = 'closed'))", "doneBy", doneBy);
        }

        if (filter.Within is { } within)
        {
            And(Shape.MeetsWithin("h.geom"), "within", within.Bound());
        }

        Days("h.found_on", "found", filter.FoundFrom, filter.FoundTo);
        Days("h.closed_on", "closed", filter.ClosedFrom, filter.ClosedTo);
        Days("h.due_on", "due", filter.DueFrom, filter.DueTo);
        Acts("ordered", "ordered", filter.OrderedFrom, filter.OrderedTo);
        Days("h.recheck_asked_on", "recheckAsked", filter.RecheckAskedFrom, filter.RecheckAskedTo);
        Acts("sealed", "sealed", filter.SealedFrom, filter.SealedTo);
        Acts("stopped", "stopped", filter.StoppedFrom, filter.StoppedTo);
        Acts("penalty", "penalty", filter.PenaltyFrom, filter.PenaltyTo);
        Days("h.supervised_on", "supervised", filter.SupervisedFrom, filter.SupervisedTo);
        Whether(filter.SealEndsFrom is null && filter.SealEndsTo is null ? null : true, "h.sealed_on IS NOT NULL AND h.lifted_on IS NULL");
        Days("riskmap_fn.seal_ends(h.area, h.id, h.sealed_on, h.lifted_on)", "sealEnds", filter.SealEndsFrom, filter.SealEndsTo);
        Whether(filter.SealedNow, "h.sealed_on IS NOT NULL AND h.lifted_on IS NULL");
        Whether(filter.StoppedNow, "h.stopped_on IS NOT NULL AND h.resumed_on IS NULL");
        Whether(filter.SupervisedNow, "h.supervised_by IS NOT NULL");
        Whether(filter.Returned, "h.returns IS NOT NULL");
        Whether(filter.OnSpot, "h.on_spot");
        if (filter.Text?.Trim() is { Length: > 0 } text)
        {
            And("concat_ws(' ', h.number, p.name, h.premises_src, h.description, h.address, p.address) ILIKE @text", "text",
                $"%{text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal)}%");
        }

        return (sql.ToString(), values);
    }

    /// <summary>A number by which the list is ordered, smallest first: days since 2000, in parts that do not meet.</summary>
    private static string OrderKey(HazardOrder order) => order switch
    {
        HazardOrder.Newest => "(DATE '2000-01-01' - h.found_on)::bigint",
        HazardOrder.Oldest => "(h.found_on - DATE '2000-01-01')::bigint",
        HazardOrder.LatestClosed => "coalesce(DATE '2000-01-01' - h.closed_on, 1000000)::bigint",
        _ => """
            (CASE WHEN h.state = 'closed' THEN 3000000 - coalesce(h.closed_on - DATE '2000-01-01', 0)
                WHEN h.due_on IS NULL THEN 1000000 + (h.found_on - DATE '2000-01-01') ELSE h.due_on - DATE '2000-01-01' END)::bigint
            """,
    };
}

/// <summary>Open hazards of one officer, or of one town, that are past their day.</summary>
internal sealed record OverdueRow
{
    public string? Officer { get; init; }

    public Guid? Division { get; init; }

    public string? Name { get; init; }

    public int Overdue { get; init; }

    public DateOnly OldestDue { get; init; }

    public Guid OldestId { get; init; }
}
