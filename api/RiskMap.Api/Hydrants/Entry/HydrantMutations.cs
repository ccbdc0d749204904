using HotChocolate;
using HotChocolate.Authorization;
using HotChocolate.Types;
using RiskMap.Api.Accounts;
using RiskMap.Api.Corrections;

namespace RiskMap.Api.Hydrants.Entry;

/// <summary>What people enter and correct about hydrants. Every change says who made it and how he knew, is on record, and can be taken back.</summary>
[ExtendObjectType("Mutation")]
public sealed class HydrantMutations
{
    /// <summary>Enters a hydrant that is not on record.</summary>
    [Authorize(Policy = Permits.Record)]
    public Task<HydrantEdit> AddHydrantAsync(
        [Service] HydrantEntries entries,
        [GraphQLDescription("Code of the area.")] string area,
        [GraphQLDescription("Where it stands.")] PlaceInput place,
        [GraphQLDescription("Who enters it, and how he knows.")] EntryInput entry,
        CancellationToken cancel,
        [GraphQLDescription("What is known about it.")] HydrantFacts? facts = null,
        [GraphQLDescription("True: it is another one than those that stand within 5 m.")] bool besideOthers = false) =>
        entries.AddAsync(area, place, facts ?? new(), entry, besideOthers, cancel);

    /// <summary>Corrects facts about a hydrant.</summary>
    [Authorize(Policy = Permits.Record)]
    public Task<HydrantEdit> EditHydrantAsync(
        [Service] HydrantEntries entries,
        [GraphQLDescription("Code of the area.")] string area,
        [GraphQLDescription("Id of the hydrant.")] Guid hydrant,
        [GraphQLDescription("The version that the person saw: if the hydrant has changed since, nothing is written, and both values come back.")]
        string version,
        [GraphQLDescription("What shall be different.")] HydrantFacts facts,
        [GraphQLDescription("Who corrects it, and how he knows.")] EntryInput entry,
        CancellationToken cancel,
        [GraphQLDescription("Facts that are not known after all.")] IReadOnlyList<HydrantField>? clear = null) =>
        entries.EditAsync(area, hydrant, version, facts, clear ?? [], entry, cancel);

    /// <summary>Puts a hydrant in another place.</summary>
    [Authorize(Policy = Permits.Record)]
    public Task<HydrantEdit> MoveHydrantAsync(
        [Service] HydrantEntries entries,
        [GraphQLDescription("Code of the area.")] string area,
        [GraphQLDescription("Id of the hydrant.")] Guid hydrant,
        [GraphQLDescription("The version that the person saw.")] string version,
        [GraphQLDescription("Where it stands.")] PlaceInput place,
        [GraphQLDescription("Who moves it, and how he knows.")] EntryInput entry,
        CancellationToken cancel,
        [GraphQLDescription("True: it is another one than those that stand within 5 m of that place.")] bool besideOthers = false) =>
        entries.MoveAsync(area, hydrant, version, place, entry, besideOthers, cancel);

    /// <summary>Says that a hydrant no longer stands. It stays on record with its history, and counts for the days before.</summary>
    [Authorize(Policy = Permits.Record)]
    public Task<HydrantEdit> RemoveHydrantAsync(
        [Service] HydrantEntries entries,
        [GraphQLDescription("Code of the area.")] string area,
        [GraphQLDescription("Id of the hydrant.")] Guid hydrant,
        [GraphQLDescription("The version that the person saw.")] string version,
        [GraphQLDescription("Who says so, and how he knows.")] EntryInput entry,
        CancellationToken cancel,
        [GraphQLDescription("First day (YYYY-MM-DD) on which it no longer stands; today if none is named.")] string? on = null) =>
        entries.RemoveAsync(area, hydrant, version, on, entry, cancel);

    /// <summary>Says that a hydrant gives no water since a day.</summary>
    [Authorize(Policy = Permits.Record)]
    public Task<HydrantEdit> RecordOutageAsync(
        [Service] HydrantEntries entries,
        [GraphQLDescription("Code of the area.")] string area,
        [GraphQLDescription("Id of the hydrant.")] Guid hydrant,
        [GraphQLDescription("First day, YYYY-MM-DD.")] string fromOn,
        [GraphQLDescription("Who says so, and how he knows.")] EntryInput entry,
        CancellationToken cancel,
        [GraphQLDescription("Last day, YYYY-MM-DD; none: it is not yet back in service.")] string? toOn = null,
        [GraphQLDescription("Why.")] string? reason = null) =>
        entries.OutageAsync(area, hydrant, fromOn, toOn, reason, entry, cancel);

    /// <summary>Says that a hydrant gives water again.</summary>
    [Authorize(Policy = Permits.Record)]
    public Task<HydrantEdit> EndOutageAsync(
        [Service] HydrantEntries entries,
        [GraphQLDescription("Code of the area.")] string area,
        [GraphQLDescription("Id of the hydrant.")] Guid hydrant,
        [GraphQLDescription("Who says so, and how he knows.")] EntryInput entry,
        CancellationToken cancel,
        [GraphQLDescription("Last day (YYYY-MM-DD) without water; today if none is named.")] string? toOn = null) =>
        entries.OutageEndAsync(area, hydrant, toOn, entry, cancel);

    /// <summary>Records what somebody found at a hydrant, with what was measured.</summary>
    [Authorize(Policy = Permits.Record)]
    public Task<HydrantEdit> RecordHydrantCheckAsync(
        [Service] HydrantEntries entries,
        [GraphQLDescription("Code of the area.")] string area,
        [GraphQLDescription("Id of the hydrant.")] Guid hydrant,
        [GraphQLDescription("What was found.")] HydrantFinding finding,
        [GraphQLDescription("Who looked, and how he knows.")] EntryInput entry,
        CancellationToken cancel,
        [GraphQLDescription("The state that the person saw on record: if it is another one now, nothing is written, and both come back.")]
        HydrantStatus? seenState = null) =>
        entries.CheckAsync(area, hydrant, finding, seenState, entry, cancel);

    /// <summary>Takes a change back. What has changed again since then must be taken back first; a hydrant that was entered by mistake stays on record as one that never stood.</summary>
    [Authorize(Policy = Permits.Record)]
    public Task<HydrantEdit> UndoHydrantChangeAsync(
        [Service] HydrantEntries entries,
        [GraphQLDescription("Code of the area.")] string area,
        [GraphQLDescription("Id of the change, as an answer or the history gave it.")] Guid change,
        [GraphQLDescription("Who takes it back.")] EntryInput entry,
        CancellationToken cancel) =>
        entries.UndoAsync(area, change, entry, cancel);
}
