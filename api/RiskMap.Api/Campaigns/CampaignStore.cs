using Dapper;
using Npgsql;
using RiskMap.Api.Accounts;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Boards;
using RiskMap.Api.Buildings;
using RiskMap.Api.Corrections;

namespace RiskMap.Api.Campaigns;

/// <summary>Campaigns, and what was done for them.</summary>
public sealed class CampaignStore(NpgsqlDataSource database, EntryStore entries, TownCountStore counter)
{
    /// <summary>What a person may write.</summary>
    internal static readonly EnteredTable Table = new("campaigns", new Dictionary<string, EnteredColumn>(StringComparer.Ordinal)
    {
        ["name"] = new("text"),
        ["topic"] = new("text"),
        ["from_on"] = new("date"),
        ["to_on"] = new("date"),
        ["premises_kinds"] = new("text"),
        ["checklist"] = new("text"),
        ["target"] = new("integer"),
        ["target_unit"] = new("text", "unknown"),
        ["note"] = new("text"),
    }, id => new CampaignUnknown(id))
    {
        Geometry = EnteredGeometry.None,
        Permit = Permits.Lead,
    };

    private const string Columns = """
        c.area AS area_code, c.dataset AS dataset_id, c.id, c.feature_id, c.name, c.topic, c.from_on::text AS from, c.to_on::text AS to, c.premises_kinds AS kinds, c.checklist,
        c.target, replace(c.target_unit, '_', '') AS target_unit, c.note
        """;

    /// <summary>What a campaign is measured by.</summary>
    internal static Counted[] Figures(Campaign campaign, DateOnly asOf) => [.. OfVisits(campaign, asOf), .. OfPremises(campaign, asOf), .. OfHazards(campaign, asOf)];

    /// <summary>Those that run on a day, or all; the latest first.</summary>
    internal Task<List<Campaign>> ListAsync(string area, DateOnly? running, CancellationToken cancel) => database.QueryAsync<Campaign>($"""
        SELECT {Columns} FROM campaigns c WHERE c.area = @area
            {(running is null ? "" : "AND coalesce(c.from_on <= @running, true) AND coalesce(c.to_on >= @running, true)")}
        ORDER BY c.from_on DESC NULLS LAST, c.feature_id LIMIT 1000
        """, new { area, running }, cancel);

    internal async Task<Campaign?> FindAsync(string area, Guid id, CancellationToken cancel) =>
        (await database.QueryAsync<Campaign>($"SELECT {Columns} FROM campaigns c WHERE c.area = @area AND c.id = @id", new { area, id }, cancel)).SingleOrDefault();

    internal async Task<IReadOnlyList<TownCounts>> CountAsync(Area area, Campaign campaign, DateOnly asOf, CancellationToken cancel)
    {
        var values = new { area.Code, area.TimeZone, campaign.Id, AsOf = asOf, Kinds = string.Join(' ', campaign.PremisesKinds) };
        const string Visits = "t.campaign = @Id AND t.visited_at < ((@AsOf::date + 1)::timestamp AT TIME ZONE @TimeZone)";
        return TownCounts.Joined(
            await counter.CountAsync(area, ["inspections"], "inspections t", Visits, OfVisits(campaign, asOf), values, cancel),
            await counter.CountAsync(area, ["hazards"], "hazards t", "t.campaign = @Id AND t.found_on <= @AsOf", OfHazards(campaign, asOf), values, cancel),
            await counter.CountAsync(area, ["premises", "inspections"], $"""
                (SELECT p.area, p.division, v.premises IS NOT NULL AS visited, {PremisesStore.OpenOn("p", "@AsOf")} AND (@Kinds = '' OR p.kind = ANY(string_to_array(@Kinds, ' '))) AS in_scope
                FROM premises p LEFT JOIN (SELECT DISTINCT t.premises FROM inspections t WHERE t.area = @Code AND t.premises IS NOT NULL AND t.result <> 'not_entered' AND {Visits}) v ON v.premises = p.id
                WHERE p.area = @Code) t
                """, "t.visited OR t.in_scope", OfPremises(campaign, asOf), values, cancel));
    }

    /// <summary>Asks for a plan under the lock, and carries it out.</summary>
    /// <exception cref="CampaignUnknown">There is no such campaign.</exception>
    internal async Task<CampaignEdit> WriteAsync(Area area, Guid? campaign, EntryInput entry, Func<KnownRow?, EntryPlan> plan, CancellationToken cancel)
    {
        await using var writing = await entries.BeginAsync(Table, area.Code, campaign, entry, cancel);
        var edit = new CampaignEdit { AreaCode = area.Code, Row = writing.Row, DataVersion = writing.DataVersion };
        if (writing.Repeated is { } before)
        {
            return edit with { Outcome = EntryOutcome.Repeated, Change = before };
        }

        var planned = plan(campaign is null ? null : await writing.ReadAsync());
        edit = edit with { Outcome = planned.Outcome, Problems = planned.Problems, Warnings = planned.Warnings, Conflicts = planned.Conflicts };
        if (planned.Outcome != EntryOutcome.Done)
        {
            return edit;
        }

        var act = await writing.WriteAsync(planned);
        await writing.CommitAsync();
        return edit with { Row = writing.Row, Change = act, DataVersion = writing.DataVersion };
    }

    private static Counted[] OfVisits(Campaign campaign, DateOnly asOf) =>
    [
        new("campaign_visits", "visits", FigureListKind.Inspections, "true", ("campaign", campaign.Id), ("to", asOf)),
    ];

    private static Counted[] OfPremises(Campaign campaign, DateOnly asOf) =>
    [
        new("campaign_premises", "premises", FigureListKind.Premises, "t.visited", ("campaign", campaign.Id), ("visitedTo", asOf)),
        new("in_scope", "premises", FigureListKind.Premises, "t.in_scope", ("openOn", asOf), ("kinds", campaign.PremisesKinds is { Count: > 0 } kinds ? kinds.ToArray() : null)),
    ];

    private static Counted[] OfHazards(Campaign campaign, DateOnly asOf) =>
    [
        new("campaign_found", "hazards", FigureListKind.Hazards, "true", ("campaign", campaign.Id), ("foundTo", asOf)),
        new("campaign_closed", "hazards", FigureListKind.Hazards, "t.closed_on <= @AsOf", ("campaign", campaign.Id), ("foundTo", asOf), ("closedTo", asOf))
        {
            Unknown = "t.state = 'closed' AND t.closed_on IS NULL",
        },
        new("campaign_on_time", "hazards", FigureListKind.Hazards, "t.closed_on <= @AsOf AND t.closed_on <= t.due_on", ("campaign", campaign.Id), ("foundTo", asOf), ("closedTo", asOf), ("onTime", true)),
        // Closed or past their day: no list of its own tells both at once.
        new("campaign_due", "hazards", FigureListKind.Hazards, "t.due_on IS NOT NULL AND (t.closed_on <= @AsOf OR t.due_on < @AsOf AND coalesce(t.closed_on > @AsOf, t.state <> 'closed'))", ("campaign", campaign.Id), ("foundTo", asOf), ("judgedOn", asOf))
        {
            Unknown = "t.due_on IS NULL AND NOT t.on_spot", UnknownFilter = [("campaign", campaign.Id), ("foundTo", asOf), ("dueUnknown", true), ("onSpot", false)],
        },
    ];
}
