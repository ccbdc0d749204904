using GreenDonut;
using HotChocolate;
using HotChocolate.Authorization;
using HotChocolate.Types;
using RiskMap.Api.Accounts;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Boards;
using RiskMap.Api.Corrections;

namespace RiskMap.Api.Campaigns;

[ExtendObjectType(typeof(Area))]
public sealed class AreaCampaigns
{
    /// <summary>Campaigns (专项整治) of the area, the latest first; at most 1000.</summary>
    public async Task<IReadOnlyList<Campaign>> GetCampaignsAsync(
        [Parent] Area area, [Service] CampaignStore store, CancellationToken cancel,
        [GraphQLDescription("Only those that run on this day (YYYY-MM-DD); a day that is not known is no limit.")] string? running = null) =>
        await store.ListAsync(area.Code, Day.ReadOptional(running, "running"), cancel);

    /// <summary>One campaign; null: there is none of that id.</summary>
    public Task<Campaign?> GetCampaignAsync(
        [Parent] Area area, [Service] CampaignStore store, [GraphQLDescription("Id, as an earlier answer had it.")] Guid id, CancellationToken cancel) =>
        store.FindAsync(area.Code, id, cancel);
}

[ExtendObjectType(typeof(Campaign))]
public sealed class CampaignFields
{
    /// <summary>How far it has come by a day, in all and by town.</summary>
    public Task<CampaignProgress> GetProgressAsync(
        [Parent] Campaign campaign, [Service] CampaignBoards boards, [Service] Caller caller, CancellationToken cancel,
        [GraphQLDescription("Day (YYYY-MM-DD); today if none is named.")] string? asOf = null) =>
        boards.OfAsync(campaign, asOf, caller.Divisions(Permits.Look, campaign.AreaCode), cancel);

    /// <summary>Names the state that the record is in: a correction says which it saw.</summary>
    public async Task<string> GetVersionAsync([Parent] Campaign campaign, VersionOfCampaign versions, CancellationToken cancel) =>
        await versions.LoadAsync((campaign.AreaCode, campaign.Id), cancel) ?? "";

    /// <summary>What people and deliveries did to it, the newest first.</summary>
    public async Task<IReadOnlyList<HistoryEntry>> GetHistoryAsync(
        [Parent] Campaign campaign, [Service] EntryStore store, CancellationToken cancel,
        [GraphQLDescription("How many at most, from 1 to 500.")] int limit = 100) =>
        [.. (await store.HistoryAsync(CampaignStore.Table, campaign.AreaCode, campaign.Id, Entered.History(limit), CampaignEntries.Shown, cancel)).Select(e => e.Entry)];
}

/// <summary>How far campaigns have come.</summary>
public sealed class CampaignBoards(CampaignStore store, DataVersions areas, Towns towns, TimeProvider clock)
{
    internal async Task<CampaignProgress> OfAsync(Campaign campaign, string? asOf, IReadOnlySet<Guid>? may, CancellationToken cancel)
    {
        var area = await areas.RequireAsync(campaign.AreaCode, cancel);
        var day = Day.ReadOptional(asOf, "asOf") ?? Day.Today(area.TimeZone, clock);
        var scope = new BoardScope(area, await towns.OfAsync(area, cancel), null, may, clock.GetUtcNow());
        return new(campaign, scope, day, await store.CountAsync(area, campaign, day, cancel));
    }
}

/// <summary>Versions of campaigns: one statement for all that a request asks for.</summary>
public sealed class VersionOfCampaign(EntryStore store, IBatchScheduler scheduler, DataLoaderOptions options)
    : VersionOfRow(CampaignStore.Table, store, scheduler, options);

/// <summary>What leaders decide about campaigns. Every change says who made it, is on record, and can be taken back.</summary>
[ExtendObjectType("Mutation")]
public sealed class CampaignMutations
{
    /// <summary>Begins a campaign.</summary>
    [Authorize(Policy = Permits.Lead)]
    public Task<CampaignEdit> CreateCampaignAsync(
        [Service] CampaignEntries entries,
        [GraphQLDescription("Code of the area.")] string area,
        [GraphQLDescription("What it is; it must have a name.")] CampaignFacts facts,
        [GraphQLDescription("Who enters it, and how he knows.")] EntryInput entry, CancellationToken cancel) =>
        entries.WriteAsync(area, null, null, facts, [], entry, cancel);

    /// <summary>Changes a campaign.</summary>
    [Authorize(Policy = Permits.Lead)]
    public Task<CampaignEdit> EditCampaignAsync(
        [Service] CampaignEntries entries,
        [GraphQLDescription("Code of the area.")] string area,
        [GraphQLDescription("Id of the campaign.")] Guid campaign,
        [GraphQLDescription("The version that the person saw: if it has changed since, nothing is written, and both values come back.")] string version,
        [GraphQLDescription("What shall be different.")] CampaignFacts facts,
        [GraphQLDescription("Who changes it, and how he knows.")] EntryInput entry, CancellationToken cancel,
        [GraphQLDescription("What is not known after all.")] IReadOnlyList<CampaignField>? clear = null) =>
        entries.WriteAsync(area, campaign, version, facts, clear ?? [], entry, cancel);

    /// <summary>Takes a change back; a campaign that was entered by mistake goes off the record.</summary>
    [Authorize(Policy = Permits.Lead)]
    public Task<CampaignEdit> UndoCampaignChangeAsync(
        [Service] CampaignEntries entries,
        [GraphQLDescription("Code of the area.")] string area,
        [GraphQLDescription("Id of the change, as an answer or the history gave it.")] Guid change,
        [GraphQLDescription("Who takes it back.")] EntryInput entry, CancellationToken cancel) =>
        entries.UndoAsync(area, change, entry, cancel);
}

[ExtendObjectType("Subscription")]
public sealed class CampaignSubscriptions
{
    /// <summary>Somebody began or changed a campaign of the area through this server; from now on.</summary>
    [Subscribe, Topic("campaigns-{area}")]
    [Authorize(Policy = Permits.Look)]
    public CampaignChange CampaignChanged([GraphQLDescription("Code of the area.")] string area, [EventMessage] CampaignChange change) => change;
}

[ExtendObjectType(typeof(CampaignChange))]
public sealed class CampaignChangeFields
{
    /// <summary>The campaign as it stands on record now; null: it was taken off the record.</summary>
    public Task<Campaign?> GetCampaignAsync([Parent] CampaignChange change, [Service] CampaignStore store, CancellationToken cancel) =>
        store.FindAsync(change.AreaCode, change.Id, cancel);
}

[ExtendObjectType(typeof(CampaignEdit))]
public sealed class CampaignEditFields
{
    /// <summary>The campaign as it stands on record now; null: it is not on record.</summary>
    public async Task<Campaign?> GetCampaignAsync([Parent] CampaignEdit edit, [Service] CampaignStore store, CancellationToken cancel) =>
        edit.Row is { } id ? await store.FindAsync(edit.AreaCode, id, cancel) : null;
}
