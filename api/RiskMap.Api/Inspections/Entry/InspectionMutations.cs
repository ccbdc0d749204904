using HotChocolate;
using HotChocolate.Authorization;
using HotChocolate.Types;
using RiskMap.Api.Accounts;
using RiskMap.Api.Corrections;

namespace RiskMap.Api.Inspections.Entry;

/// <summary>What people enter about visits. Every change says who made it, is on record, and can be taken back.</summary>
[ExtendObjectType("Mutation")]
public sealed class InspectionMutations
{
    /// <summary>
    /// A visit with its answers, the hazards that it found, those that it took a step further and the signature: written whole or not at all, and once only
    /// however often it is sent. Problems name the part: ANSWERS[item], HAZARDS[0].KIND, STEPS[1].ON.
    /// </summary>
    [Authorize(Policy = Permits.Record)]
    public Task<InspectionEdit> RecordInspectionAsync(
        [Service] InspectionEntries entries,
        [GraphQLDescription("Code of the area.")] string area,
        [GraphQLDescription("What is known about the visit; when, at least the day, and where must be.")] InspectionFacts facts,
        [GraphQLDescription("Who enters it, and how he knows.")] EntryInput entry,
        CancellationToken cancel,
        [GraphQLDescription("Where it was; none: where the premises are.")] PlaceInput? place = null,
        [GraphQLDescription("Answers to the checklist, at most 200.")] IReadOnlyList<AnswerInput>? answers = null,
        [GraphQLDescription("Hazards that it found, at most 200.")] IReadOnlyList<FoundHazard>? hazards = null,
        [GraphQLDescription("Steps of hazards that it looked at again, at most 200.")] IReadOnlyList<VisitStep>? steps = null,
        [GraphQLDescription("Who signed for the unit; none: nobody did.")] SignatureInput? signature = null) =>
        entries.RecordAsync(area, facts, place, answers ?? [], hazards ?? [], steps ?? [], signature, entry, cancel);

    /// <summary>Corrects facts about a visit, its place or its answers. Hazards are corrected by themselves.</summary>
    [Authorize(Policy = Permits.Record)]
    public Task<InspectionEdit> CorrectInspectionAsync(
        [Service] InspectionEntries entries,
        [GraphQLDescription("Code of the area.")] string area,
        [GraphQLDescription("Id of the visit.")] Guid inspection,
        [GraphQLDescription("The version that the person saw: if the visit has changed since, nothing is written, and both values come back.")]
        string version,
        [GraphQLDescription("What shall be different.")] InspectionFacts facts,
        [GraphQLDescription("Who corrects it, and how he knows.")] EntryInput entry,
        CancellationToken cancel,
        [GraphQLDescription("Where it was; none: as it is on record.")] PlaceInput? place = null,
        [GraphQLDescription("Answers that shall be different.")] IReadOnlyList<AnswerInput>? answers = null,
        [GraphQLDescription("What is not known after all.")] IReadOnlyList<InspectionField>? clear = null) =>
        entries.CorrectAsync(area, inspection, version, facts, place, answers ?? [], clear ?? [], entry, cancel);

    /// <summary>Takes a visit off the record, for it was none or stands there twice. Its hazards stay; it can come back.</summary>
    [Authorize(Policy = Permits.Record)]
    public Task<InspectionEdit> RemoveInspectionAsync(
        [Service] InspectionEntries entries,
        [GraphQLDescription("Code of the area.")] string area,
        [GraphQLDescription("Id of the visit.")] Guid inspection,
        [GraphQLDescription("The version that the person saw.")] string version,
        [GraphQLDescription("Who says so, how he knows, and why.")] EntryInput entry,
        CancellationToken cancel) =>
        entries.RemoveAsync(area, inspection, version, entry, cancel);

    /// <summary>Brings a visit back that was taken off the record.</summary>
    [Authorize(Policy = Permits.Record)]
    public Task<InspectionEdit> RestoreInspectionAsync(
        [Service] InspectionEntries entries,
        [GraphQLDescription("Code of the area.")] string area,
        [GraphQLDescription("Id of the visit.")] Guid inspection,
        [GraphQLDescription("Who brings it back.")] EntryInput entry,
        CancellationToken cancel) =>
        entries.RestoreAsync(area, inspection, entry, cancel);

    /// <summary>Takes a change back. What has changed again since then must be taken back first; a visit that was entered by mistake goes off the record, its hazards stay.</summary>
    [Authorize(Policy = Permits.Record)]
    public Task<InspectionEdit> UndoInspectionChangeAsync(
        [Service] InspectionEntries entries,
        [GraphQLDescription("Code of the area.")] string area,
        [GraphQLDescription("Id of the change, as an answer or the history gave it.")] Guid change,
        [GraphQLDescription("Who takes it back.")] EntryInput entry,
        CancellationToken cancel) =>
        entries.UndoAsync(area, change, entry, cancel);
}

[ExtendObjectType("Subscription")]
public sealed class InspectionSubscriptions
{
    /// <summary>Somebody recorded, corrected, removed or brought back a visit of the area through this server; from now on.</summary>
    [Subscribe, Topic("inspections-{area}")]
    [Authorize(Policy = Permits.Look)]
    public InspectionChange InspectionChanged([GraphQLDescription("Code of the area.")] string area, [EventMessage] InspectionChange change) => change;
}
