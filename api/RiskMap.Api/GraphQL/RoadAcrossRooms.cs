using GreenDonut;
using HotChocolate;
using HotChocolate.Types;
using RiskMap.Api.Areas;
using RiskMap.Api.Areas.Imports;
using RiskMap.Api.Hydrants;
using RiskMap.Api.Hydrants.Coverage;
using RiskMap.Api.Roads;

namespace RiskMap.Api.GraphQL;

/// <summary>What other rooms know of a road.</summary>
[ExtendObjectType(typeof(Road))]
public sealed class RoadAcrossRooms
{
    /// <summary>Hydrants that stand along it, usable or not, by their number within the area.</summary>
    public async Task<IReadOnlyList<Hydrant>> GetHydrantsAsync(
        [Parent] Road road, HydrantsAlongRoad hydrants, CancellationToken cancel,
        [GraphQLDescription("Metres from the middle of the road, geodesic.")] double metres = 50) =>
        await hydrants.LoadAsync((new(road.AreaCode, road.FeatureId), Radius.Of(metres).Metres), cancel) ?? [];

    /// <summary>Where the row comes from.</summary>
    public Task<Dataset?> GetDatasetAsync([Parent] Road road, [Service] DatasetOf datasets, CancellationToken cancel) =>
        datasets.FindAsync(road.AreaCode, road.DatasetId, cancel);
}

/// <summary>Hydrants along roads: one statement for all roads that a request asks for.</summary>
public sealed class HydrantsAlongRoad(HydrantStore store, IBatchScheduler scheduler, DataLoaderOptions options)
    : BatchDataLoader<(FeatureKey Road, double Metres), Hydrant[]>(scheduler, options)
{
    protected override async Task<IReadOnlyDictionary<(FeatureKey Road, double Metres), Hydrant[]>> LoadBatchAsync(
        IReadOnlyList<(FeatureKey Road, double Metres)> keys, CancellationToken cancellationToken)
    {
        var found = new Dictionary<(FeatureKey, double), Hydrant[]>(keys.Count);
        foreach (var asked in keys.GroupBy(k => (k.Road.Area, k.Metres), k => k.Road.FeatureId))
        {
            foreach (var road in await store.AlongRoadsAsync(asked.Key.Area, [.. asked], asked.Key.Metres, cancellationToken))
            {
                found[(new(asked.Key.Area, road.Key), asked.Key.Metres)] = [.. road];
            }
        }

        return found;
    }
}
