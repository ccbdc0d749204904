using HotChocolate.Types.Pagination;
using Npgsql;
using RiskMap.Api.Accounts;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Buildings.HighRises;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Buildings;

/// <summary>The premises of the database, as far as the caller may look: one by one they are cut to his towns here, whatever row leads to them.</summary>
public sealed class PremisesStore(NpgsqlDataSource database, Caller caller)
{
    /// <summary>Days that a filing may be filed before the day it is due and still count for it.</summary>
    public const int EarlyDays = 60;

    private const int LongestText = 100;

    private const string Columns = """
        p.area AS area_code, p.dataset AS dataset_id, p.division AS division_id, p.building AS building_id, p.id, p.feature_id, p.name, p.kind, p.kind_src, p.address, p.occupants, p.note,
        p.opened_on::text, p.closed_on::text, p.credit_code, p.supervision, p.crowded, p.floor_area_m2, p.storeys, p.height_m, p.cladding, p.cladding_plate,
        p.facilities_on::text, p.has_manager, p.owners, p.commitment, replace(p.credit, '_', '') AS credit, p.credit_until::text,
        replace(b.use, '_', '') AS building_use, b.height_m AS building_height_m, b.storeys AS building_storeys,
        replace(p.location_precision, '_', '') AS location_precision, ST_X(p.geom) AS longitude, ST_Y(p.geom) AS latitude
        """;

    private const string WithBuilding = "LEFT JOIN buildings b ON b.area = p.area AND b.id = p.building";

    /// <summary>Premises that fit, without those of towns that the asker may not look at.</summary>
    /// <param name="area">The area.</param>
    /// <param name="filter">What is asked for.</param>
    /// <param name="divisions">Towns that the asker may look at; null: all, and those whose town is not known.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<Connection<Premises>> ListAsync(
        Area area, PremisesFilter filter, IReadOnlySet<Guid>? divisions, PageRequest page, CancellationToken cancel)
    {
        var (chosen, values) = Chosen(area, filter, divisions);
        var rows = await database.QueryAsync<Premises>(
            $"SELECT {Columns} {chosen} AND p.feature_id > @after ORDER BY p.feature_id LIMIT @Limit", values with { After = page.Key(1)?[0] ?? -1, Limit = page.Limit }, cancel);
        return page.Of(rows, p => [p.FeatureId], c => database.CountAsync(chosen, values, c));
    }

    public async Task<Premises?> FindAsync(string area, int? featureId, Guid? id, CancellationToken cancel) =>
        (await database.QueryAsync<Premises>($"""
            SELECT {Columns} FROM premises p {WithBuilding}
            WHERE p.area = @area {TownCut.Premises} AND {(featureId is null ? "p.id = @id" : "p.feature_id = @featureId")}
            """, new { area, featureId, id, divisions = caller.LooksAt(area) }, cancel)).SingleOrDefault();

    /// <summary>Premises by their ids.</summary>
    public Task<List<Premises>> OfAsync(string area, Guid[] ids, CancellationToken cancel) =>
        database.QueryAsync<Premises>($"SELECT {Columns} FROM premises p {WithBuilding} WHERE p.area = @area {TownCut.Premises} AND p.id = ANY(@ids)", new { area, ids, divisions = caller.LooksAt(area) }, cancel);

    /// <summary>All that fit, in their order, from a number on: for files, which are written in batches.</summary>
    internal Task<List<Premises>> BatchAsync(Area area, PremisesFilter filter, IReadOnlySet<Guid>? divisions, long after, int limit, CancellationToken cancel)
    {
        var (chosen, values) = Chosen(area, filter, divisions);
        return database.QueryAsync<Premises>(
            $"SELECT {Columns} {chosen} AND p.feature_id > @After ORDER BY p.feature_id LIMIT @Limit", values with { After = after, Limit = limit }, cancel);
    }

    internal Task<int> CountAsync(Area area, PremisesFilter filter, IReadOnlySet<Guid>? divisions, CancellationToken cancel)
    {
        var (chosen, values) = Chosen(area, filter, divisions);
        return database.CountAsync(chosen, values, cancel);
    }

    /// <summary>From FROM on, and what is bound in it.</summary>
    private static (string Chosen, Values Values) Chosen(Area area, PremisesFilter filter, IReadOnlySet<Guid>? divisions)
    {
        if (filter.Text?.Length > LongestText)
        {
            throw new TextTooLong(filter.Text.Length, LongestText);
        }

        var filing = filter.Filing is null ? "" : "AND f.kind = @Filing";
        var visits = $"v.area = p.area AND v.premises = p.id AND v.result <> 'not_entered' {(filter.Campaign is null ? "" : "AND v.campaign = @Campaign")}";
        var visited = filter.VisitedFrom is not null || filter.VisitedTo is not null || (filter.Campaign is not null && filter.NotVisitedSince is null);
        var chosen = $"""
            FROM premises p {WithBuilding} WHERE p.area = @Code
            {(divisions is null ? "" : "AND p.division = ANY(@Divisions)")}
            {(filter.Within is null ? "" : "AND " + Shape.MeetsWithin("p.geom"))}
            {(filter.Kind is null ? "" : "AND p.kind = @Kind")} {(filter.Kinds is null ? "" : "AND p.kind = ANY(@Kinds)")}
            {(filter.Located is null ? "" : "AND (p.geom IS NOT NULL) = @Located")}
            {(filter.Supervision is null ? "" : "AND p.supervision = ANY(@Supervision)")} {(filter.Crowded is null ? "" : "AND p.crowded = @Crowded")}
            {(filter.Division is null ? "" : "AND p.division = @Division")} {(filter.DivisionUnknown is null ? "" : "AND (p.division IS NULL) = @DivisionUnknown")}
            {(filter.Credit is null ? "" : "AND p.credit = ANY(@Credit)")}
            {(filter.OpenOn is null ? "" : $"AND {OpenOn("p", "@OpenOn")}")}
            {(filter.FilingOverdueOn is null ? "" : $"AND EXISTS ({FilingOf} {filing} AND f.due_on < @FilingOverdueOn AND {NotFiled})")}
            {(filter.FilingDueFrom is null && filter.FilingDueTo is null ? "" : $"""
                AND EXISTS ({FilingOf} {filing} AND f.due_on >= coalesce(@FilingDueFrom, '-infinity'::date) AND f.due_on <= coalesce(@FilingDueTo, 'infinity'::date) AND {NotFiled})
                """)}
            {(filter.FilingUnknown is not { } unknown ? "" : $"""
                AND {(unknown ? "" : "NOT")} (SELECT count(*) FROM premises_filings f WHERE f.area = p.area AND f.premises = p.id {filing} AND f.due_on IS NOT NULL) < {(filter.Filing is null ? 3 : 1)}
                """)}
            {(visited ? $"""
                AND EXISTS (SELECT FROM inspections v WHERE {visits}
                    {(filter.VisitedFrom is null ? "" : "AND v.visited_at >= (@VisitedFrom::timestamp AT TIME ZONE @TimeZone)")}
                    {(filter.VisitedTo is null ? "" : "AND v.visited_at < ((@VisitedTo::date + 1)::timestamp AT TIME ZONE @TimeZone)")})
                """ : "")}
            {(filter.NotVisitedSince is null ? "" : $"""
                AND NOT EXISTS (SELECT FROM inspections v WHERE {visits} AND v.visited_at >= (@NotVisitedSince::timestamp AT TIME ZONE @TimeZone))
                """)}
            {(filter.ToVisitBy is null ? "" : $"AND p.id IN ({ToVisit})")}
            {(filter.OfRound is null ? "" : $"AND p.id IN ({OfRound.Premises("@OfRound", "coalesce(@RoundOn::date, current_date)")}) {RoundVisits(filter.RoundVisit)}")}
            {(filter.OpenHazards is not { } open ? "" : $"""
                AND {(open ? "" : "NOT")} EXISTS (SELECT FROM hazards h WHERE h.area = p.area AND h.premises = p.id AND h.state <> 'closed')
                """)}
            {(filter.HighRise is null ? "" : $"AND {HighRiseStore.ClassOf("p.kind", "coalesce(p.height_m, b.height_m)", "coalesce(p.storeys, b.storeys)", "b.use")} = ANY(@HighRise)")}
            {(filter.Text is null ? "" : "AND (p.name ILIKE @Text OR p.address ILIKE @Text OR p.credit_code ILIKE @Text)")}
            """;
        return (chosen, new()
        {
            Code = area.Code,
            TimeZone = area.TimeZone,
            Divisions = divisions?.ToArray(),
            Within = filter.Within.Bound(),
            Kind = filter.Kind,
            Kinds = filter.Kinds?.ToArray(),
            Located = filter.Located,
            Supervision = filter.Supervision?.Select(Snake.Of).ToArray(),
            Crowded = filter.Crowded,
            Division = filter.Division,
            DivisionUnknown = filter.DivisionUnknown,
            Credit = filter.Credit?.Select(Snake.Of).ToArray(),
            Filing = filter.Filing is { } kind ? Snake.Of(kind) : null,
            FilingOverdueOn = Day.ReadOptional(filter.FilingOverdueOn, "filingOverdueOn"),
            FilingDueFrom = Day.ReadOptional(filter.FilingDueFrom, "filingDueFrom"),
            FilingDueTo = Day.ReadOptional(filter.FilingDueTo, "filingDueTo"),
            NotVisitedSince = Day.ReadOptional(filter.NotVisitedSince, "notVisitedSince"),
            VisitedFrom = Day.ReadOptional(filter.VisitedFrom, "visitedFrom"),
            VisitedTo = Day.ReadOptional(filter.VisitedTo, "visitedTo"),
            ToVisitBy = Day.ReadOptional(filter.ToVisitBy, "toVisitBy"),
            OfRound = filter.OfRound,
            RoundOn = Day.ReadOptional(filter.RoundOn, "roundOn"),
            Campaign = filter.Campaign,
            HighRise = filter.HighRise?.Select(Snake.Of).ToArray(),
            OpenOn = Day.ReadOptional(filter.OpenOn, "openOn"),
            Text = filter.Text is null ? null : "%" + filter.Text.Trim().Replace("\\", "\\\\", StringComparison.Ordinal)
                .Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal) + "%",
        });
    }

    /// <summary>SQL of whether premises did business on a day: not known since when or until when, they did.</summary>
    internal static string OpenOn(string premises, string day) =>
        $"coalesce({premises}.opened_on <= {day}::date, true) AND coalesce({premises}.closed_on > {day}::date, true)";

    /// <summary>SQL of whether a filing f that has a due day has not been filed for it.</summary>
    internal static readonly string NotFiled = $"(f.filed_on IS NULL OR f.filed_on < f.due_on - {EarlyDays})";

    private const string FilingOf = "SELECT FROM premises_filings f WHERE f.area = p.area AND f.premises = p.id";

    /// <summary>SQL of the premises that rounds ask to be visited by @ToVisitBy.</summary>
    internal const string ToVisit = """
        SELECT rp.premises FROM rounds r JOIN round_premises rp ON rp.area = r.area AND rp.round = r.id
        WHERE r.area = @Code AND r.state = 'inspecting' AND r.planned_on <= @ToVisitBy
            AND NOT EXISTS (SELECT FROM inspections v WHERE v.area = r.area AND v.round = r.id AND v.premises = rp.premises AND v.result <> 'not_entered')
        """;

    /// <summary>SQL of how premises p were visited in @OfRound up to @RoundOn.</summary>
    private static string RoundVisits(RoundVisited? how) => how is null ? "" : $"""
        AND p.id {(how == RoundVisited.NotYet ? "NOT IN" : "IN")} (
            SELECT t.premises FROM ({OfRound.Rows("inspections", "t.*", OfRound.VisitDay, "@OfRound")}) t
            WHERE t.premises IS NOT NULL AND t.result <> 'not_entered' AND {OfRound.VisitDay} <= coalesce(@RoundOn::date, 'infinity'::date)
                {(how == RoundVisited.AtNight ? $"AND {OfRound.AtNight}" : "")} {(how == RoundVisited.Jointly ? $"AND ({OfRound.Jointly})" : "")})
        """;

    private sealed record Values
    {
        public string Code { get; init; } = "";

        public string TimeZone { get; init; } = "";

        public Guid[]? Divisions { get; init; }

        public byte[]? Within { get; init; }

        public string? Kind { get; init; }

        public string[]? Kinds { get; init; }

        public bool? Located { get; init; }

        public string[]? Supervision { get; init; }

        public bool? Crowded { get; init; }

        public Guid? Division { get; init; }

        public bool? DivisionUnknown { get; init; }

        public string[]? Credit { get; init; }

        public string? Filing { get; init; }

        public DateOnly? FilingOverdueOn { get; init; }

        public DateOnly? FilingDueFrom { get; init; }

        public DateOnly? FilingDueTo { get; init; }

        public DateOnly? NotVisitedSince { get; init; }

        public DateOnly? VisitedFrom { get; init; }

        public DateOnly? VisitedTo { get; init; }

        public DateOnly? ToVisitBy { get; init; }

        public Guid? OfRound { get; init; }

        public DateOnly? RoundOn { get; init; }

        public Guid? Campaign { get; init; }

        public string[]? HighRise { get; init; }

        public DateOnly? OpenOn { get; init; }

        public string? Text { get; init; }

        public long After { get; init; } = -1;

        public int Limit { get; init; }
    }
}

public sealed class TextTooLong(int length, int longest) : Refused("TEXT_TOO_LONG", 400, length, longest);
