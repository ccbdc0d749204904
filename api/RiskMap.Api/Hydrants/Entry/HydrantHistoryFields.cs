using GreenDonut;
using HotChocolate;
using HotChocolate.Types;

namespace RiskMap.Api.Hydrants.Entry;

[ExtendObjectType(typeof(Hydrant))]
public sealed class HydrantHistoryFields
{
    /// <summary>Most that one answer holds.</summary>
    private const int Most = 500;

    /// <summary>Names the state that the record is in: an edit says which it saw.</summary>
    public async Task<string> GetVersionAsync([Parent] Hydrant hydrant, VersionOfHydrant versions, CancellationToken cancel) =>
        await versions.LoadAsync((hydrant.AreaCode, hydrant.Id), cancel) ?? "";

    /// <summary>What people and deliveries did to it, the newest first.</summary>
    public async Task<IReadOnlyList<HydrantHistoryEntry>> GetHistoryAsync(
        [Parent] Hydrant hydrant, [Service] HydrantHistoryStore store, CancellationToken cancel,
        [GraphQLDescription("How many at most, from 1 to 500.")] int limit = 100) =>
        limit is >= 1 and <= Most ? await store.HistoryAsync(hydrant.AreaCode, hydrant.Id, limit, cancel) : throw new SurveyLimitInvalid(limit, Most);

    /// <summary>What was found at it, the newest day first; what was taken back is left out.</summary>
    public async Task<IReadOnlyList<HydrantCheck>> GetChecksAsync([Parent] Hydrant hydrant, ChecksOfHydrant checks, CancellationToken cancel) =>
        await checks.LoadAsync((hydrant.AreaCode, hydrant.Id), cancel) ?? [];
}

[ExtendObjectType(typeof(HydrantEdit))]
public sealed class HydrantEditFields
{
    /// <summary>The hydrant as it stands on record now; null: it was not entered.</summary>
    public async Task<Hydrant?> GetHydrantAsync([Parent] HydrantEdit edit, [Service] HydrantStore store, CancellationToken cancel) =>
        edit.HydrantId is { } id ? await store.FindAsync(edit.AreaCode, id, cancel) : null;
}

/// <summary>Versions of hydrants: one statement for all that a request asks for.</summary>
public sealed class VersionOfHydrant(HydrantHistoryStore store, IBatchScheduler scheduler, DataLoaderOptions options)
    : BatchDataLoader<(string Area, Guid Hydrant), string>(scheduler, options)
{
    protected override async Task<IReadOnlyDictionary<(string Area, Guid Hydrant), string>> LoadBatchAsync(
        IReadOnlyList<(string Area, Guid Hydrant)> keys, CancellationToken cancellationToken)
    {
        var found = new Dictionary<(string, Guid), string>();
        foreach (var area in keys.GroupBy(k => k.Area, k => k.Hydrant))
        {
            foreach (var (hydrant, version) in await store.VersionsAsync(area.Key, [.. area], cancellationToken))
            {
                found[(area.Key, hydrant)] = version;
            }
        }

        return found;
    }
}

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
