using RiskMap.Api.Accounts;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Exports;

namespace RiskMap.Api.Campaigns.Saved;

/// <summary>A campaign, or a town of one, with how far it has come.</summary>
internal sealed record CampaignLine(Campaign Campaign, CampaignProgress Progress, CampaignTown? Town);

/// <summary>Campaigns and how far they have come as a file: a line for each, or with towns one for each town of each.</summary>
public static class CampaignExportEndpoints
{
    public static void MapCampaignExports(this IEndpointRouteBuilder app) => app.MapList("campaigns", "exportCampaigns",
        "Campaigns with their progress as xlsx or csv, the latest first. Takes running and asOf (YYYY-MM-DD), towns (true: a line for each town), lang (en, zh-CN) and, for csv, encoding (utf-8, gb18030).", ExportAsync);

    private static async Task ExportAsync(
        string area, string format, HttpContext context, DataVersions versions, CampaignStore store, CampaignBoards boards, Caller caller, TimeProvider clock)
    {
        var (query, cancel) = (context.Request.Query, context.RequestAborted);
        ListDoors.Require(format, query, placed: false, "running", "asOf", "towns");
        var found = await versions.RequireAsync(area, cancel);
        var (byTown, day) = (ListQuery.Flag(query, "towns"), Day.ReadOptional(ListQuery.Text(query, "asOf"), "asOf") ?? Day.Today(found.TimeZone, clock));
        List<CampaignLine> lines = [];
        foreach (var campaign in await store.ListAsync(found.Code, Day.ReadOptional(ListQuery.Text(query, "running"), "running"), cancel))
        {
            var progress = await boards.OfAsync(campaign, day.Iso(), caller.Divisions(Permits.Look, found.Code), cancel);
            lines.AddRange(byTown ? progress.Towns.Select(t => new CampaignLine(campaign, progress, t)) : [new(campaign, progress, null)]);
        }

        var method = lines is [{ Progress: var one }, ..] ? one.Method : new Method(Hosting.Words.Say("METHOD_CAMPAIGN"), [], null, null, Hosting.Words.Say("NEGLECTS_CAMPAIGN"), found.DataVersion, clock.GetUtcNow());
        // What holds for one of them is in its line.
        method = method with { Parameters = [.. method.Parameters.Where(p => p.Name is not ("campaign" or "unit" or "kinds"))] };
        await ExportAnswer.SendAsync(context, new ListSheet<CampaignLine>(found, "campaigns", method, lines.Count, byTown ? OfTowns : Whole, _ => ListRows.Known(lines)), format);
    }

    private static IReadOnlyList<ListColumn<CampaignLine>> Facts =>
    [
        new("name", l => l.Campaign.Name, 30), new("topic", l => l.Campaign.Topic), new("from", l => l.Campaign.From), new("to", l => l.Campaign.To),
        new("premises_kinds", l => l.Campaign.PremisesKinds.Count > 0 ? string.Join(' ', l.Campaign.PremisesKinds) : null, 24), new("checklist", l => l.Campaign.Checklist),
        new("target", l => l.Campaign.Target), new("target_unit", l => ListRows.Word("TARGET_UNIT", l.Campaign.TargetUnit)),
    ];

    private static IReadOnlyList<ListColumn<CampaignLine>> Whole =>
    [
        .. Facts, new("done", l => l.Progress.Done.Value), new("done_share", l => Short(l.Progress.DoneShare)), new("time_share", l => Short(l.Progress.TimeShare)),
        new("in_scope", l => l.Progress.InScope.Value), new("premises_visited", l => l.Progress.Visited.Value), new("visits", l => l.Progress.Visits.Value),
        new("hazards_found", l => l.Progress.HazardsFound.Value), new("hazards_closed", l => l.Progress.HazardsClosed.Value), new("on_time_share", l => Short(l.Progress.OnTimeShare)),
        new("on_time_low", l => Short(l.Progress.OnTimeLow)), new("on_time_high", l => Short(l.Progress.OnTimeHigh)),
    ];

    private static IReadOnlyList<ListColumn<CampaignLine>> OfTowns =>
    [
        .. Facts, new("town", l => ListRows.NameOf(l.Town!.Division) ?? Hosting.Words.Say("NOT_KNOWN"), 24), new("done", l => l.Town!.Done.Value), new("in_scope", l => l.Town!.InScope.Value),
        new("premises_visited", l => l.Town!.Visited.Value), new("hazards_found", l => l.Town!.HazardsFound.Value), new("hazards_closed", l => l.Town!.HazardsClosed.Value),
        new("on_time_share", l => Short(l.Town!.OnTimeShare)),
    ];

    private static double? Short(double? share) => share is { } s ? Math.Round(s, 4) : null;
}
