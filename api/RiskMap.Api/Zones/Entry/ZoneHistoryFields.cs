using GreenDonut;
using HotChocolate;
using HotChocolate.Types;
using RiskMap.Api.Areas;
using RiskMap.Api.Corrections;
using RiskMap.Api.Zones.Outlines;

namespace RiskMap.Api.Zones.Entry;

[ExtendObjectType(typeof(Zone))]
public sealed class ZoneHistoryFields
{
    /// <summary>Names the state that the record is in: a correction says which it saw.</summary>
    public async Task<string> GetVersionAsync([Parent] Zone zone, VersionOfZone versions, CancellationToken cancel) =>
        await versions.LoadAsync((zone.AreaCode, zone.Id), cancel) ?? "";

    /// <summary>What people did to it, the newest first.</summary>
    public async Task<IReadOnlyList<HistoryEntry>> GetHistoryAsync(
        [Parent] Zone zone, [Service] EntryStore store, CancellationToken cancel,
        [GraphQLDescription("How many at most, from 1 to 500.")] int limit = 100) =>
        [.. (await store.HistoryAsync(ZoneEntryStore.Table, zone.AreaCode, zone.Id, Entered.History(limit), ZonePlans.Shown, cancel)).Select(e => e.Entry)];
}

[ExtendObjectType(typeof(Area))]
public sealed class AreaZoneEntry
{
    /// <summary>Kinds that a zone may have. Zones on record may have older ones.</summary>
    public IReadOnlyList<ZoneKindEntry> GetZoneKindBook([Parent] Area area) => ZoneKinds.All;

    /// <summary>Judges an outline while it is drawn; nothing is written.</summary>
    public Task<OutlineCheck> GetZoneOutlineCheckAsync(
        [Parent] Area area, [Service] OutlineJudge judge,
        [GraphQLDescription("As somebody drew it.")] DrawnOutline outline,
        [GraphQLDescription("What its degrees are of: WGS-84 if nothing is said; GCJ-02 and BD-09 are turned into it.")] string? crs,
        [GraphQLDescription("Id of the zone that is drawn anew, which it may overlap.")] Guid? ownZone, CancellationToken cancel) =>
        judge.CheckAsync(area, outline, crs, ownZone, cancel);

    /// <summary>What people did to the zones of the area, the newest first; with those that were taken off.</summary>
    public Task<IReadOnlyList<ZoneChangeLine>> GetZoneChangesAsync(
        [Parent] Area area, [Service] ZoneEntryStore store, CancellationToken cancel,
        [GraphQLDescription("How many at most, from 1 to 500.")] int limit = 20) =>
        store.ChangesAsync(area, Entered.History(limit), cancel);
}

[ExtendObjectType(typeof(ZoneEdit))]
public sealed class ZoneEditFields
{
    /// <summary>The zone as it stands on record now; null: it is not on record.</summary>
    public async Task<Zone?> GetZoneAsync([Parent] ZoneEdit edit, [Service] ZoneStore store, CancellationToken cancel) =>
        edit.Row is { } id ? await store.FindAsync(edit.AreaCode, null, id, cancel) : null;
}

[ExtendObjectType(typeof(ZoneChange))]
public sealed class ZoneChangeFields
{
    /// <summary>The zone as it stands on record now.</summary>
    public async Task<Zone?> GetZoneAsync([Parent] ZoneChange change, [Service] ZoneStore store, CancellationToken cancel) =>
        await store.FindAsync(change.AreaCode, null, change.Id, cancel);
}

/// <summary>Versions of zones: one statement for all that a request asks for.</summary>
public sealed class VersionOfZone(EntryStore store, IBatchScheduler scheduler, DataLoaderOptions options)
    : VersionOfRow(ZoneEntryStore.Table, store, scheduler, options);
