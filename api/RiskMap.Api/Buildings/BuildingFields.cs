using GreenDonut;
using HotChocolate;
using HotChocolate.Types;
using HotChocolate.Types.Pagination;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Buildings;

[ExtendObjectType(typeof(Area))]
public sealed class AreaBuildings
{
    /// <summary>Buildings of the area, by their number within it.</summary>
    [UsePaging(ConnectionName = "Buildings", DefaultPageSize = PageRequest.Usual, MaxPageSize = PageRequest.Largest, AllowBackwardPagination = false)]
    public Task<Connection<Building>> GetBuildingsAsync(
        [Parent] Area area, [Service] BuildingStore store, int? first, string? after,
        [GraphQLDescription("Only those that fit all of this.")] BuildingFilter? filter, CancellationToken cancel) =>
        store.ListAsync(area.Code, filter ?? new(), PageRequest.Of(first, after), cancel);

    /// <summary>One building, by its number within the area or by its id.</summary>
    public async Task<Building?> GetBuildingAsync(
        [Parent] Area area, [Service] BuildingStore store, BuildingByFeature byFeature,
        [GraphQLDescription("Number within the area, as vector tiles have it.")] int? featureId,
        [GraphQLDescription("Id, as an earlier answer had it.")] Guid? id, CancellationToken cancel)
    {
        RecordId.RequireOne(featureId, id);
        return featureId is { } number
            ? await byFeature.LoadAsync(new FeatureKey(area.Code, number), cancel)
            : await store.FindAsync(area.Code, id!.Value, cancel);
    }
}

/// <summary>Buildings by their number within an area: one statement for all that a request asks for.</summary>
public sealed class BuildingByFeature(BuildingStore store, IBatchScheduler scheduler, DataLoaderOptions options)
    : BatchDataLoader<FeatureKey, Building>(scheduler, options)
{
    protected override Task<IReadOnlyDictionary<FeatureKey, Building>> LoadBatchAsync(IReadOnlyList<FeatureKey> keys, CancellationToken cancellationToken) =>
        FeatureKey.ByAreaAsync(keys, (area, features) => store.OfFeaturesAsync(area, features, cancellationToken), b => new(b.AreaCode, b.FeatureId));
}
