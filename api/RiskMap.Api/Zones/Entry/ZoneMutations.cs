using HotChocolate;
using HotChocolate.Authorization;
using HotChocolate.Types;
using RiskMap.Api.Accounts;
using RiskMap.Api.Corrections;

namespace RiskMap.Api.Zones.Entry;

/// <summary>What people draw and correct of zones. Every change says who made it, is on record, and can be taken back.</summary>
[ExtendObjectType("Mutation")]
public sealed class ZoneMutations
{
    /// <summary>Enters a zone: drawn, or with the ground of a division, a cell or a proposal.</summary>
    [Authorize(Policy = Permits.Plan)]
    public Task<ZoneEdit> CreateZoneAsync(
        [Service] ZoneEntries entries,
        [GraphQLDescription("Code of the area.")] string area,
        [GraphQLDescription("What is known about it; a name must be.")] ZoneFacts facts,
        [GraphQLDescription("Where it is.")] ZoneGroundInput ground,
        [GraphQLDescription("Who enters it, and how he knows.")] EntryInput entry,
        CancellationToken cancel) =>
        entries.CreateAsync(area, facts, ground, entry, cancel);

    /// <summary>Corrects a zone, or draws it anew.</summary>
    [Authorize(Policy = Permits.Plan)]
    public Task<ZoneEdit> EditZoneAsync(
        [Service] ZoneEntries entries,
        [GraphQLDescription("Code of the area.")] string area,
        [GraphQLDescription("Id of the zone.")] Guid zone,
        [GraphQLDescription("The version that the person saw: if the zone has changed since, nothing is written, and both values come back.")]
        string version,
        [GraphQLDescription("What shall be different.")] ZoneFacts facts,
        [GraphQLDescription("Who corrects it, and how he knows.")] EntryInput entry,
        CancellationToken cancel,
        [GraphQLDescription("Where it shall be; none: where it is.")] ZoneGroundInput? ground = null,
        [GraphQLDescription("What is not known after all: names, note.")] IReadOnlyList<ZoneField>? clear = null) =>
        entries.EditAsync(area, zone, version, facts, ground, clear ?? [], entry, cancel);

    /// <summary>Takes a zone off from a day on: lists, counts and maps leave it out; its rounds and its history stay, and it can come back.</summary>
    [Authorize(Policy = Permits.Plan)]
    public Task<ZoneEdit> RemoveZoneAsync(
        [Service] ZoneEntries entries,
        [GraphQLDescription("Code of the area.")] string area,
        [GraphQLDescription("Id of the zone.")] Guid zone,
        [GraphQLDescription("The version that the person saw.")] string version,
        [GraphQLDescription("Who says so, and why.")] EntryInput entry,
        CancellationToken cancel,
        [GraphQLDescription("Day, YYYY-MM-DD, not after today; today if none is named.")] string? on = null) =>
        entries.RemoveAsync(area, zone, version, on, entry, cancel);

    /// <summary>Brings a zone back that was taken off.</summary>
    [Authorize(Policy = Permits.Plan)]
    public Task<ZoneEdit> RestoreZoneAsync(
        [Service] ZoneEntries entries,
        [GraphQLDescription("Code of the area.")] string area,
        [GraphQLDescription("Id of the zone.")] Guid zone,
        [GraphQLDescription("Who brings it back.")] EntryInput entry,
        CancellationToken cancel) =>
        entries.RestoreAsync(area, zone, entry, cancel);

    /// <summary>Takes a change of a zone back. What has changed again since then must be taken back first; a zone that was entered by mistake is taken off.</summary>
    [Authorize(Policy = Permits.Plan)]
    public Task<ZoneEdit> UndoZoneChangeAsync(
        [Service] ZoneEntries entries,
        [GraphQLDescription("Code of the area.")] string area,
        [GraphQLDescription("Id of the change, as an answer or the history gave it.")] Guid change,
        [GraphQLDescription("Who takes it back.")] EntryInput entry,
        CancellationToken cancel) =>
        entries.UndoAsync(area, change, entry, cancel);
}

[ExtendObjectType("Subscription")]
public sealed class ZoneSubscriptions
{
    /// <summary>Somebody drew, corrected, took off or brought back a zone of the area through this server; from now on.</summary>
    [Subscribe, Topic("zones-{area}")]
    [Authorize(Policy = Permits.Look)]
    public ZoneChange ZoneChanged([GraphQLDescription("Code of the area.")] string area, [EventMessage] ZoneChange change) => change;
}
