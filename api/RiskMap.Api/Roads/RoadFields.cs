using HotChocolate;
using HotChocolate.Types;
using HotChocolate.Types.Pagination;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Roads;

[ExtendObjectType(typeof(Area))]
public sealed class AreaRoads
{
    /// <summary>Roads of the area, by their number within it.</summary>
    [UsePaging(ConnectionName = "Roads", DefaultPageSize = PageRequest.Usual, MaxPageSize = PageRequest.Largest, AllowBackwardPagination = false)]
    public Task<Connection<Road>> GetRoadsAsync(
        [Parent] Area area, [Service] RoadStore store, int? first, string? after,
        [GraphQLDescription("Only those that fit all of this.")] RoadFilter? filter, CancellationToken cancel) =>
        store.ListAsync(area.Code, filter ?? new(), PageRequest.Of(first, after), cancel);

    /// <summary>One road, by its number within the area or by its id.</summary>
    public async Task<Road?> GetRoadAsync(
        [Parent] Area area, [Service] RoadStore store,
        [GraphQLDescription("Number within the area, as vector tiles have it.")] int? featureId,
        [GraphQLDescription("Id, as an earlier answer had it.")] Guid? id, CancellationToken cancel)
    {
        RecordId.RequireOne(featureId, id);
        return await store.FindAsync(area.Code, featureId, id, cancel);
    }
}
