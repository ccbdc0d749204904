using GreenDonut;
using HotChocolate;
using HotChocolate.Types;
using RiskMap.Api.Corrections;

namespace RiskMap.Api.Hydrants.Entry;

[ExtendObjectType(typeof(Hydrant))]
public sealed class HydrantHistoryFields
{
    /// <summary>Names the state that the record is in: an edit says which it saw.</summary>
    public async Task<string> GetVersionAsync([Parent] Hydrant hydrant, VersionOfHydrant versions, CancellationToken cancel) =>
        await versions.LoadAsync((hydrant.AreaCode, hydrant.Id), cancel) ?? "";

    /// <summary>What people and deliveries did to it, the newest first.</summary>
    public async Task<IReadOnlyList<HistoryEntry>> GetHistoryAsync(
        [Parent] Hydrant hydrant, [Service] HydrantHistoryStore store, CancellationToken cancel,
        [GraphQLDescription("How many at most, from 1 to 500.")] int limit = 100) =>
        await store.HistoryAsync(hydrant.AreaCode, hydrant.Id, Entered.History(limit), cancel);

    /// <summary>What was found at it, the newest day first; what was taken back is left out.</summary>
    public async Task<IReadOnlyList<HydrantCheck>> GetChecksAsync([Parent] Hydrant hydrant, ChecksOfHydrant checks, CancellationToken cancel) =>
        await checks.LoadAsync((hydrant.AreaCode, hydrant.Id), cancel) ?? [];
}

[ExtendObjectType(typeof(HydrantEdit))]
public sealed class HydrantEditFields
{
    /// <summary>The hydrant as it stands on record now; null: it was not entered.</summary>
    public async Task<Hydrant?> GetHydrantAsync([Parent] HydrantEdit edit, [Service] HydrantStore store, CancellationToken cancel) =>
        edit.Row is { } id ? await store.FindAsync(edit.AreaCode, id, cancel) : null;
}

/// <summary>Versions of hydrants: one statement for all that a request asks for.</summary>
public sealed class VersionOfHydrant(EntryStore store, IBatchScheduler scheduler, DataLoaderOptions options)
    : VersionOfRow(HydrantEntryStore.Table, store, scheduler, options);

/// <summary>What was found at hydrants: one statement for all that a request asks for.</summary>
public sealed class ChecksOfHydrant(HydrantHistoryStore store, IBatchScheduler scheduler, DataLoaderOptions options)
    : BatchDataLoader<(string Area, Guid Hydrant), HydrantCheck[]>(scheduler, options)
{
    protected override async Task<IReadOnlyDictionary<(string Area, Guid Hydrant), HydrantCheck[]>> LoadBatchAsync(
        IReadOnlyList<(string Area, Guid Hydrant)> keys, CancellationToken cancellationToken)
    {
        var found = new Dictionary<(string, Guid), HydrantCheck[]>();
        foreach (var area in keys.GroupBy(k => k.Area, k => k.Hydrant))
        {
            var checks = await store.ChecksAsync(area.Key, [.. area], cancellationToken);
            foreach (var hydrant in area)
            {
                found[(area.Key, hydrant)] = [.. checks[hydrant]];
            }
        }

        return found;
    }
}
