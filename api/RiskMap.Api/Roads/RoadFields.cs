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
        [GraphQLDescription("Only those of which some part lies in this box.")] BoundingBox? box,
        [GraphQLDescription("Only those of exactly this name.")] string? name,
        CancellationToken cancel) =>
        store.ListAsync(area.Code, box?.Checked(), name, PageRequest.Of(first, after), cancel);

    /// <summary>One road, by its number within the area or by its id.</summary>
    public async Task<Road?> GetRoadAsync([Parent] Area area, [Service] RoadStore store, int? featureId, Guid? id, CancellationToken cancel) =>
        featureId is null && id is null ? null : await store.FindAsync(area.Code, featureId, id, cancel);
}
