using GreenDonut;

namespace RiskMap.Api.Hydrants.Entry;

/// <summary>Hydrants by their ids: one statement for all that a request asks for.</summary>
public sealed class HydrantById(HydrantStore store, IBatchScheduler scheduler, DataLoaderOptions options)
    : BatchDataLoader<(string Area, Guid Hydrant), Hydrant>(scheduler, options)
{
    protected override async Task<IReadOnlyDictionary<(string Area, Guid Hydrant), Hydrant>> LoadBatchAsync(
        IReadOnlyList<(string Area, Guid Hydrant)> keys, CancellationToken cancellationToken)
    {
        var found = new Dictionary<(string, Guid), Hydrant>();
        foreach (var area in keys.GroupBy(k => k.Area, k => k.Hydrant))
        {
            foreach (var hydrant in await store.OfIdsAsync(area.Key, [.. area], cancellationToken))
            {
                found[(area.Key, hydrant.Id)] = hydrant;
            }
        }

        return found;
    }
}
