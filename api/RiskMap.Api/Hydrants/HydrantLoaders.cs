using GreenDonut;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Hydrants;

/// <summary>Hydrants by their number within an area: one statement for all that a request asks for.</summary>
public sealed class HydrantByFeature(HydrantStore store, IBatchScheduler scheduler, DataLoaderOptions options)
    : BatchDataLoader<FeatureKey, Hydrant>(scheduler, options)
{
    protected override Task<IReadOnlyDictionary<FeatureKey, Hydrant>> LoadBatchAsync(IReadOnlyList<FeatureKey> keys, CancellationToken cancellationToken) =>
        FeatureKey.ByAreaAsync(keys, (area, features) => store.OfFeaturesAsync(area, features, cancellationToken), h => new(h.AreaCode, h.FeatureId));
}

/// <summary>Outages of hydrants: one statement for all that a request asks for.</summary>
public sealed class OutagesOfHydrant(HydrantStore store, IBatchScheduler scheduler, DataLoaderOptions options)
    : BatchDataLoader<(string Area, Guid Hydrant), HydrantOutage[]>(scheduler, options)
{
    protected override async Task<IReadOnlyDictionary<(string Area, Guid Hydrant), HydrantOutage[]>> LoadBatchAsync(
        IReadOnlyList<(string Area, Guid Hydrant)> keys, CancellationToken cancellationToken)
    {
        var outages = new Dictionary<(string, Guid), HydrantOutage[]>();
        foreach (var area in keys.GroupBy(k => k.Area, k => k.Hydrant))
        {
            var found = await store.OutagesAsync(area.Key, [.. area], cancellationToken);
            foreach (var hydrant in area)
            {
                outages[(area.Key, hydrant)] = [.. found[hydrant]];
            }
        }

        return outages;
    }
}

/// <summary>Whether hydrants can be counted on, on a day: one statement for all that a request asks of the same day.</summary>
public sealed class UsableHydrants(HydrantStore store, IBatchScheduler scheduler, DataLoaderOptions options)
    : BatchDataLoader<(string Area, DateOnly Day, Guid Hydrant), bool>(scheduler, options)
{
    protected override async Task<IReadOnlyDictionary<(string Area, DateOnly Day, Guid Hydrant), bool>> LoadBatchAsync(
        IReadOnlyList<(string Area, DateOnly Day, Guid Hydrant)> keys, CancellationToken cancellationToken)
    {
        var answers = new Dictionary<(string, DateOnly, Guid), bool>();
        foreach (var asked in keys.GroupBy(k => (k.Area, k.Day), k => k.Hydrant))
        {
            var usable = (await store.UsableAsync(asked.Key.Area, asked.Key.Day, [.. asked], cancellationToken)).ToHashSet();
            foreach (var hydrant in asked)
            {
                answers[(asked.Key.Area, asked.Key.Day, hydrant)] = usable.Contains(hydrant);
            }
        }

        return answers;
    }
}
