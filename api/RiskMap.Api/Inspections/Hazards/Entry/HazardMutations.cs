using HotChocolate;
using HotChocolate.Authorization;
using HotChocolate.Types;
using RiskMap.Api.Accounts;
using RiskMap.Api.Corrections;

namespace RiskMap.Api.Inspections.Hazards.Entry;

/// <summary>What people enter about hazards. Every change says who made it, is on record, and can be taken back.</summary>
[ExtendObjectType("Mutation")]
public sealed class HazardMutations
{
    /// <summary>
    /// Enters a hazard that is not on record. One of the same premises and kind that is still open is shown, and nothing is written until somebody says
    /// that it is another; one that was closed not long ago is linked: it has come back.
    /// </summary>
    [Authorize(Policy = Permits.Record)]
    public Task<HazardEdit> CreateHazardAsync(
        [Service] HazardEntries entries,
        [GraphQLDescription("Code of the area.")] string area,
        [GraphQLDescription("What is known about it; its kind must be.")] HazardFacts facts,
        [GraphQLDescription("Who enters it, and how he knows.")] EntryInput entry,
        CancellationToken cancel,
        [GraphQLDescription("Where it is; none: where its premises are.")] PlaceInput? place = null,
        [GraphQLDescription("It is another one, though one like it is open.")] bool another = false) =>
        entries.CreateAsync(area, facts, place, another, entry, cancel);

    /// <summary>Corrects facts about a hazard, or its place. What its steps made of it is changed by steps, or by taking them back.</summary>
    [Authorize(Policy = Permits.Record)]
    public Task<HazardEdit> CorrectHazardAsync(
        [Service] HazardEntries entries,
        [GraphQLDescription("Code of the area.")] string area,
        [GraphQLDescription("Id of the hazard.")] Guid hazard,
        [GraphQLDescription("The version that the person saw: if the hazard has changed since, nothing is written, and both values come back.")]
        string version,
        [GraphQLDescription("What shall be different.")] HazardFacts facts,
        [GraphQLDescription("Who corrects it, and how he knows.")] EntryInput entry,
        CancellationToken cancel,
        [GraphQLDescription("Where it is; none: as it is on record.")] PlaceInput? place = null,
        [GraphQLDescription("What is not known after all.")] IReadOnlyList<HazardField>? clear = null) =>
        entries.CorrectAsync(area, hazard, version, facts, place, clear ?? [], entry, cancel);

    /// <summary>Takes a hazard a step further. A step that its state does not allow is refused, and those that it does are named.</summary>
    [Authorize(Policy = Permits.Record)]
    public Task<HazardEdit> StepHazardAsync(
        [Service] HazardEntries entries,
        [GraphQLDescription("Code of the area.")] string area,
        [GraphQLDescription("Id of the hazard.")] Guid hazard,
        [GraphQLDescription("The version that the person saw.")] string version,
        [GraphQLDescription("What was done.")] HazardStepInput step,
        [GraphQLDescription("Who did it.")] EntryInput entry,
        CancellationToken cancel) =>
        entries.StepAsync(area, hazard, version, step, entry, cancel);

    /// <summary>Takes a hazard off the record, for it was none or stands there twice. Its history stays, and it can come back.</summary>
    [Authorize(Policy = Permits.Record)]
    public Task<HazardEdit> RemoveHazardAsync(
        [Service] HazardEntries entries,
        [GraphQLDescription("Code of the area.")] string area,
        [GraphQLDescription("Id of the hazard.")] Guid hazard,
        [GraphQLDescription("The version that the person saw.")] string version,
        [GraphQLDescription("Who says so, how he knows, and why.")] EntryInput entry,
        CancellationToken cancel) =>
        entries.RemoveAsync(area, hazard, version, entry, cancel);

    /// <summary>Brings a hazard back that was taken off the record.</summary>
    [Authorize(Policy = Permits.Record)]
    public Task<HazardEdit> RestoreHazardAsync(
        [Service] HazardEntries entries,
        [GraphQLDescription("Code of the area.")] string area,
        [GraphQLDescription("Id of the hazard.")] Guid hazard,
        [GraphQLDescription("Who brings it back.")] EntryInput entry,
        CancellationToken cancel) =>
        entries.RestoreAsync(area, hazard, entry, cancel);

    /// <summary>Takes a change or a step back. What has changed again since then must be taken back first; a hazard that was entered by mistake goes off the record.</summary>
    [Authorize(Policy = Permits.Record)]
    public Task<HazardEdit> UndoHazardChangeAsync(
        [Service] HazardEntries entries,
        [GraphQLDescription("Code of the area.")] string area,
        [GraphQLDescription("Id of the change, as an answer, the steps or the history gave it.")] Guid change,
        [GraphQLDescription("Who takes it back.")] EntryInput entry,
        CancellationToken cancel) =>
        entries.UndoAsync(area, change, entry, cancel);
}

[ExtendObjectType("Subscription")]
public sealed class HazardSubscriptions
{
    /// <summary>Somebody entered, corrected, removed or brought back a hazard of the area through this server, or took it a step further; from now on.</summary>
    [Subscribe, Topic("hazards-{area}")]
    [Authorize(Policy = Permits.Look)]
    public HazardChange HazardChanged([GraphQLDescription("Code of the area.")] string area, [EventMessage] HazardChange change) => change;
}
