using GreenDonut;
using HotChocolate;
using HotChocolate.Authorization;
using HotChocolate.Types;
using HotChocolate.Types.Pagination;
using RiskMap.Api.Accounts;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Corrections;
using RiskMap.Api.Inspections.Entry;
using RiskMap.Api.Inspections.Hazards;

namespace RiskMap.Api.Inspections;

[ExtendObjectType("Query")]
public sealed class ChecklistQueries
{
    /// <summary>Checklists of visits, by their codes.</summary>
    public IReadOnlyList<Checklist> GetChecklists() => Checklists.All;

    /// <summary>The checklist of a code; null: there is none.</summary>
    public Checklist? GetChecklist([GraphQLDescription("Its code.")] string code) => Checklists.ByCode.GetValueOrDefault(code);
}

[ExtendObjectType(typeof(Area))]
public sealed class AreaInspections
{
    /// <summary>Visits of the area, newest first.</summary>
    [UsePaging(ConnectionName = "Inspections", DefaultPageSize = PageRequest.Usual, MaxPageSize = PageRequest.Largest, AllowBackwardPagination = false)]
    public Task<Connection<Inspection>> GetInspectionsAsync(
        [Parent] Area area, [Service] InspectionStore store, int? first, string? after,
        [GraphQLDescription("Only those that fit all of this.")] InspectionFilter? filter, CancellationToken cancel) =>
        store.ListAsync(area, filter ?? new(), PageRequest.Of(first, after), cancel);

    /// <summary>One visit, by its number within the area or by its id.</summary>
    public async Task<Inspection?> GetInspectionAsync(
        [Parent] Area area, [Service] InspectionStore store,
        [GraphQLDescription("Number within the area, as vector tiles have it.")] int? featureId,
        [GraphQLDescription("Id, as an earlier answer had it.")] Guid? id, CancellationToken cancel)
    {
        RecordId.RequireOne(featureId, id);
        return await store.FindAsync(area, featureId, id, cancel);
    }
}

[ExtendObjectType(typeof(Inspection))]
public sealed class InspectionFields
{
    /// <summary>What it answered to its checklist.</summary>
    public async Task<IReadOnlyList<InspectionAnswer>> GetAnswersAsync([Parent] Inspection inspection, AnswersOfInspection answers, CancellationToken cancel) =>
        await answers.LoadAsync((inspection.AreaCode, inspection.Id), cancel) ?? [];

    /// <summary>What it found, in the order in which it was entered.</summary>
    public async Task<IReadOnlyList<Hazard>> GetHazardsAsync([Parent] Inspection inspection, HazardsOfInspection hazards, CancellationToken cancel) =>
        await hazards.LoadAsync((inspection.AreaCode, inspection.Id), cancel) ?? [];

    /// <summary>Who signed for the unit, and how; null: nobody did. Personal data: by permission only.</summary>
    [Authorize(Policy = Permits.Signatures)]
    public async Task<Signature?> GetSignatureAsync(
        [Parent] Inspection inspection, [Service] InspectionStore store, [Service] Caller caller, CancellationToken cancel) =>
        // Who may elsewhere in the area only is told what he would be of an unsigned one.
        caller.May(Permits.Personal, inspection.AreaCode, inspection.DivisionId) ? await store.SignatureAsync(inspection.AreaCode, inspection.Id, cancel) : null;

    /// <summary>Names the state that the record is in: a correction says which it saw.</summary>
    public async Task<string> GetVersionAsync([Parent] Inspection inspection, VersionOfInspection versions, CancellationToken cancel) =>
        await versions.LoadAsync((inspection.AreaCode, inspection.Id), cancel) ?? "";

    /// <summary>What people and deliveries did to it, the newest first. What somebody signed is not repeated.</summary>
    public async Task<IReadOnlyList<HistoryEntry>> GetHistoryAsync(
        [Parent] Inspection inspection, [Service] EntryStore store, CancellationToken cancel,
        [GraphQLDescription("How many at most, from 1 to 500.")] int limit = 100) =>
        [.. (await store.HistoryAsync(
            InspectionEntryStore.Table, inspection.AreaCode, inspection.Id, Entered.History(limit), c => InspectionPlans.Shown(c, inspection.TimeZone), cancel)).Select(e => e.Entry)];
}

[ExtendObjectType(typeof(InspectionAnswer))]
public sealed class InspectionAnswerFields
{
    /// <summary>What was entered for a no; null: nothing.</summary>
    public async Task<Hazard?> GetHazardAsync([Parent] InspectionAnswer answer, HazardById hazards, CancellationToken cancel) =>
        answer.HazardId is { } id ? await hazards.LoadAsync((answer.AreaCode, id), cancel) : null;
}

[ExtendObjectType(typeof(Hazard))]
public sealed class InspectionOfHazardFields
{
    /// <summary>The visit that found it; null: none did, or it is not on record.</summary>
    public async Task<Inspection?> GetInspectionAsync([Parent] Hazard hazard, InspectionById inspections, CancellationToken cancel) =>
        hazard.InspectionId is { } id ? await inspections.LoadAsync((hazard.AreaCode, id), cancel) : null;
}

[ExtendObjectType(typeof(InspectionEdit))]
public sealed class InspectionEditFields
{
    /// <summary>The visit as it stands on record now; null: it is not on record.</summary>
    public async Task<Inspection?> GetInspectionAsync([Parent] InspectionEdit edit, [Service] DataVersions areas, [Service] InspectionStore store, CancellationToken cancel) =>
        edit.Row is { } id ? await store.FindAsync(await areas.RequireAsync(edit.AreaCode, cancel), null, id, cancel) : null;

    /// <summary>The hazards that it opened, in the order in which they were sent.</summary>
    public async Task<IReadOnlyList<Hazard>> GetHazardsAsync([Parent] InspectionEdit edit, [Service] DataVersions areas, [Service] HazardStore store, CancellationToken cancel) =>
        edit.Row is { } id ? await store.OfInspectionsAsync(await areas.RequireAsync(edit.AreaCode, cancel), [id], cancel) : [];

    /// <summary>Of an outcome MAYBE_SAME: the open ones of the same premises and kind.</summary>
    public async Task<IReadOnlyList<Hazard>> GetSimilarAsync([Parent] InspectionEdit edit, [Service] DataVersions areas, [Service] HazardStore store, CancellationToken cancel) =>
        edit.SimilarIds.Count == 0 ? [] : await store.OfAsync(await areas.RequireAsync(edit.AreaCode, cancel), edit.SimilarIds, cancel);
}

[ExtendObjectType(typeof(InspectionChange))]
public sealed class InspectionChangeFields
{
    /// <summary>The visit as it stands on record now; null: it was taken off the record, or lies where the listener may not look.</summary>
    public async Task<Inspection?> GetInspectionAsync([Parent] InspectionChange change, [Service] DataVersions areas, [Service] InspectionStore store, CancellationToken cancel) =>
        await store.FindAsync(await areas.RequireAsync(change.AreaCode, cancel), null, change.Id, cancel);
}

/// <summary>Versions of visits: one statement for all that a request asks for.</summary>
public sealed class VersionOfInspection(EntryStore store, IBatchScheduler scheduler, DataLoaderOptions options)
    : VersionOfRow(InspectionEntryStore.Table, store, scheduler, options);

/// <summary>Visits by their ids.</summary>
public sealed class InspectionById(InspectionStore store, DataVersions areas, IBatchScheduler scheduler, DataLoaderOptions options) : OfRow<Inspection>(areas, scheduler, options)
{
    protected override async Task<IEnumerable<(Guid Row, Inspection One)>> LoadAsync(Area area, Guid[] rows, CancellationToken cancel) =>
        (await store.OfAsync(area, rows, cancel)).Select(i => (i.Id, i));
}

/// <summary>Answers of visits.</summary>
public sealed class AnswersOfInspection(InspectionStore store, DataVersions areas, IBatchScheduler scheduler, DataLoaderOptions options)
    : OfRow<InspectionAnswer[]>(areas, scheduler, options)
{
    protected override async Task<IEnumerable<(Guid Row, InspectionAnswer[] One)>> LoadAsync(Area area, Guid[] rows, CancellationToken cancel) =>
        (await store.AnswersAsync(area.Code, rows, cancel)).GroupBy(a => a.InspectionId).Select(g => (g.Key, g.ToArray()));
}
