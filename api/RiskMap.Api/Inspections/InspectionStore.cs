using System.Text;
using Dapper;
using HotChocolate.Types.Pagination;
using Npgsql;
using RiskMap.Api.Accounts;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Inspections;

/// <summary>The visits of the database, as far as the caller may look.</summary>
public sealed class InspectionStore(NpgsqlDataSource database, Caller caller)
{
    private const string Columns = """
        i.area AS area_code, @TimeZone AS time_zone, i.dataset AS dataset_id, i.premises AS premises_id, i.division AS division_id, i.zone AS zone_id,
        i.visited_at AS visited_utc, i.inspectors AS inspector_names, i.agencies AS agency_names, i.signature IS NOT NULL OR i.signed_by IS NOT NULL AS is_signed,
        i.id, i.feature_id, i.number, coalesce(p.name, i.premises_src) AS premises_name, i.round AS round_id, i.campaign AS campaign_id, i.time_precision,
        i.kind, i.checklist, i.checklist_version, replace(i.result, '_', '') AS result, i.hazards_found, i.hazards_on_spot, i.note,
        coalesce(i.address, p.address) AS address, replace(i.location_precision, '_', '') AS location_precision, ST_X(i.geom) AS longitude, ST_Y(i.geom) AS latitude
        """;

    private const string From = $"""
        FROM inspections i LEFT JOIN premises p ON p.area = i.area AND p.id = i.premises {TownCut.Premises}
        WHERE i.area = @Code AND (@divisions::uuid[] IS NULL OR i.division = ANY(@divisions))
        """;

    private const string Night = """
        i.time_precision = 'minute' AND (extract(hour FROM i.visited_at AT TIME ZONE @TimeZone) >= 20 OR extract(hour FROM i.visited_at AT TIME ZONE @TimeZone) < 6)
        """;

    /// <summary>The last instant that a cursor can name, the end of the year 9999: in hundreds of nanoseconds, as .NET counts.</summary>
    private const long LastTick = 3_155_378_975_999_999_999;

    /// <summary>Newest first.</summary>
    public async Task<Connection<Inspection>> ListAsync(Area area, InspectionFilter filter, PageRequest page, CancellationToken cancel)
    {
        var key = page.Key(2);
        if (key is [< 0 or > LastTick, _] or [_, < 0 or > int.MaxValue])
        {
            throw new CursorInvalid(page.After!);
        }

        var (chosen, values) = Chosen(area, filter);
        values.Add("before", new DateTime(key?[0] ?? LastTick, DateTimeKind.Utc));
        values.Add("feature", (int)(key?[1] ?? int.MaxValue));
        values.Add("Limit", page.Limit);
        var rows = await database.QueryAsync<Inspection>($"""
            SELECT {Columns} {chosen} {(key is null ? "" : "AND (i.visited_at, i.feature_id) < (@before, @feature)")}
            ORDER BY i.visited_at DESC, i.feature_id DESC LIMIT @Limit
            """, values, cancel);
        return page.Of(rows, i => [i.VisitedUtc.Ticks, i.FeatureId], c => database.CountAsync(chosen, values, c));
    }

    public async Task<Inspection?> FindAsync(Area area, int? featureId, Guid? id, CancellationToken cancel) =>
        (await database.QueryAsync<Inspection>(
            $"SELECT {Columns} {From} AND {(featureId is null ? "i.id = @id" : "i.feature_id = @featureId")}",
            new { area.Code, area.TimeZone, featureId, id, divisions = Divisions(area) }, cancel)).SingleOrDefault();

    public Task<List<Inspection>> OfAsync(Area area, Guid[] ids, CancellationToken cancel) => database.QueryAsync<Inspection>(
        $"SELECT {Columns} {From} AND i.id = ANY(@ids)", new { area.Code, area.TimeZone, ids, divisions = Divisions(area) }, cancel);

    internal Task<List<InspectionAnswer>> AnswersAsync(string area, Guid[] inspections, CancellationToken cancel) => database.QueryAsync<InspectionAnswer>("""
        SELECT a.area AS area_code, a.inspection AS inspection_id, a.hazard AS hazard_id, i.checklist, a.item, replace(a.answer, '_', '') AS answer, a.note
        FROM inspection_answers a JOIN inspections i ON i.area = a.area AND i.id = a.inspection
        WHERE a.area = @area AND a.inspection = ANY(@inspections) ORDER BY a.item
        """, new { area, inspections }, cancel);

    /// <summary>Who signed, and how; null: nobody did.</summary>
    internal async Task<Signature?> SignatureAsync(string area, Guid inspection, CancellationToken cancel) =>
        (await database.QueryAsync<(string? SignedBy, string? Path)>(
            "SELECT signed_by, signature FROM inspections WHERE area = @area AND id = @inspection AND (signed_by IS NOT NULL OR signature IS NOT NULL)",
            new { area, inspection }, cancel)).Select(s => new Signature(s.SignedBy, s.Path)).SingleOrDefault();

    private Guid[]? Divisions(Area area) => caller.LooksAt(area.Code);

    /// <summary>The statement from FROM on of what a filter leaves, with its values: the one place that reads a filter.</summary>
    private (string Sql, DynamicParameters Values) Chosen(Area area, InspectionFilter filter)
    {
        var values = new DynamicParameters(new { area.Code, area.TimeZone, divisions = Divisions(area) });
        var sql = new StringBuilder(From);

        void And(string condition, string? name = null, object? value = null)
        {
            sql.Append("\n    AND ").Append(condition);
            if (name is not null)
            {
                values.Add(name, value);
            }
        }

        if (filter.Ids is { } ids)
        {
            And("i.id = ANY(@ids)", "ids", ids.ToArray());
        }

        foreach (var (column, value) in new[]
        {
            ("premises", filter.Premises), ("round", filter.Round), ("campaign", filter.Campaign), ("division", filter.Division),
        })
        {
            if (value is { } id)
            {
                And($"i.{column} = @{column}", column, id);
            }
        }

        if (filter.OfRound is { } ofRound)
        {
            And($"i.id IN ({OfRound.Rows("inspections", "t.id", OfRound.VisitDay, "@ofRound")})", "ofRound", ofRound);
        }

        if (filter.Zone is { } zone)
        {
            And("(i.zone = @zone OR EXISTS (SELECT FROM zones z WHERE z.area = i.area AND z.id = @zone AND ST_Intersects(z.geom, i.geom)))", "zone", zone);
        }

        if (filter.DivisionUnknown is { } without)
        {
            And(without ? "i.division IS NULL" : "i.division IS NOT NULL");
        }

        if (filter.Kinds is { } kinds)
        {
            And("i.kind = ANY(@kinds)", "kinds", kinds.Select(Snake.Of).ToArray());
        }

        if (filter.Results is { } results)
        {
            And("i.result = ANY(@results)", "results", results.Select(Snake.Of).ToArray());
        }

        if (filter.Inspector is { } inspector)
        {
            And("@inspector = ANY(string_to_array(i.inspectors, '、'))", "inspector", inspector);
        }

        if (filter.HourKnown is { } hourKnown)
        {
            And(hourKnown ? "i.time_precision = 'minute'" : "i.time_precision <> 'minute'");
        }

        if (filter.Night is { } night)
        {
            And(night ? $"({Night})" : $"i.time_precision = 'minute' AND NOT ({Night})");
        }

        if (filter.Located is { } located)
        {
            And(located ? "i.geom IS NOT NULL" : "i.geom IS NULL");
        }

        if (filter.Within is { } within)
        {
            And(Shape.MeetsWithin("i.geom"), "within", within.Bound());
        }

        if (Day.ReadOptional(filter.From, "from") is { } from)
        {
            And("i.visited_at >= (@from::timestamp AT TIME ZONE @TimeZone)", "from", from);
        }

        if (Day.ReadOptional(filter.To, "to") is { } to)
        {
            And("i.visited_at < ((@to::date + 1)::timestamp AT TIME ZONE @TimeZone)", "to", to);
        }

        if (filter.Text?.Trim() is { Length: > 0 } text)
        {
            And("concat_ws(' ', i.number, p.name, i.premises_src, i.note, i.address, p.address) ILIKE @text", "text",
                $"%{text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal)}%");
        }

        return (sql.ToString(), values);
    }
}
