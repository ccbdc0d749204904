using HotChocolate;
using HotChocolate.Authorization;
using HotChocolate.Types;
using RiskMap.Api.Accounts;
using RiskMap.Api.Corrections;

namespace RiskMap.Api.Incidents.Entry;

/// <summary>What people enter and correct about fires. Every change says who made it and how he knew, is on record, and can be taken back.</summary>
[ExtendObjectType("Mutation")]
public sealed class IncidentMutations
{
    /// <summary>Enters a fire that is not on record. One that may be the same is named in the answer, and it is written all the same.</summary>
    [Authorize(Policy = Permits.Record)]
    public Task<IncidentEdit> CreateIncidentAsync(
        [Service] IncidentEntries entries,
        [GraphQLDescription("Code of the area.")] string area,
        [GraphQLDescription("What is known about it; when it began, at least the day, must be.")] IncidentFacts facts,
        [GraphQLDescription("Who enters it, and how he knows.")] EntryInput entry,
        CancellationToken cancel,
        [GraphQLDescription("Where it burned; none: its place is not known.")] PlaceInput? place = null) =>
        entries.CreateAsync(area, facts, place, entry, cancel);

    /// <summary>Corrects facts about a fire, or its place.</summary>
    [Authorize(Policy = Permits.Record)]
    public Task<IncidentEdit> CorrectIncidentAsync(
        [Service] IncidentEntries entries,
        [GraphQLDescription("Code of the area.")] string area,
        [GraphQLDescription("Id of the fire.")] Guid incident,
        [GraphQLDescription("The version that the person saw: if the fire has changed since, nothing is written, and both values come back.")]
        string version,
        [GraphQLDescription("What shall be different.")] IncidentFacts facts,
        [GraphQLDescription("Who corrects it, and how he knows.")] EntryInput entry,
        CancellationToken cancel,
        [GraphQLDescription("Where it burned; none: as it is on record.")] PlaceInput? place = null,
        [GraphQLDescription("What is not known after all.")] IReadOnlyList<IncidentField>? clear = null) =>
        entries.CorrectAsync(area, incident, version, facts, place, clear ?? [], entry, cancel);

    /// <summary>Takes a fire off the record, for it was none or stands there twice: nothing counts or draws it any more. Its history stays, and it can come back.</summary>
    [Authorize(Policy = Permits.Record)]
    public Task<IncidentEdit> RemoveIncidentAsync(
        [Service] IncidentEntries entries,
        [GraphQLDescription("Code of the area.")] string area,
        [GraphQLDescription("Id of the fire.")] Guid incident,
        [GraphQLDescription("The version that the person saw.")] string version,
        [GraphQLDescription("Who says so, how he knows, and why.")] EntryInput entry,
        CancellationToken cancel) =>
        entries.RemoveAsync(area, incident, version, entry, cancel);

    /// <summary>Brings a fire back that was taken off the record.</summary>
    [Authorize(Policy = Permits.Record)]
    public Task<IncidentEdit> RestoreIncidentAsync(
        [Service] IncidentEntries entries,
        [GraphQLDescription("Code of the area.")] string area,
        [GraphQLDescription("Id of the fire.")] Guid incident,
        [GraphQLDescription("Who brings it back.")] EntryInput entry,
        CancellationToken cancel) =>
        entries.RestoreAsync(area, incident, entry, cancel);

    /// <summary>Takes a change back. What has changed again since then must be taken back first; a fire that was entered by mistake goes off the record.</summary>
    [Authorize(Policy = Permits.Record)]
    public Task<IncidentEdit> UndoIncidentChangeAsync(
        [Service] IncidentEntries entries,
        [GraphQLDescription("Code of the area.")] string area,
        [GraphQLDescription("Id of the change, as an answer or the history gave it.")] Guid change,
        [GraphQLDescription("Who takes it back.")] EntryInput entry,
        CancellationToken cancel) =>
        entries.UndoAsync(area, change, entry, cancel);
}

[ExtendObjectType("Subscription")]
public sealed class IncidentSubscriptions
{
    /// <summary>Somebody entered, corrected, removed or brought back a fire of the area through this server; from now on.</summary>
    [Subscribe, Topic("incidents-{area}"), Authorize(Policy = Permits.Look)]
    public IncidentChange IncidentChanged([GraphQLDescription("Code of the area.")] string area, [EventMessage] IncidentChange change) => change;
}
