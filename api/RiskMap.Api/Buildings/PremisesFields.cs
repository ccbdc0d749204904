using HotChocolate;
using HotChocolate.Types;
using HotChocolate.Types.Pagination;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Buildings;

[ExtendObjectType(typeof(Area))]
public sealed class AreaPremises
{
    /// <summary>Premises (单位, 场所) of the area, by their number within it.</summary>
    [UsePaging(ConnectionName = "Premises", DefaultPageSize = PageRequest.Usual, MaxPageSize = PageRequest.Largest, AllowBackwardPagination = false)]
    public Task<Connection<Premises>> GetPremisesAsync(
        [Parent] Area area, [Service] PremisesStore store, int? first, string? after,
        [GraphQLDescription("Only those that fit all of this.")] PremisesFilter? filter, CancellationToken cancel) =>
        store.ListAsync(area.Code, filter ?? new(), PageRequest.Of(first, after), cancel);

    /// <summary>The premises of one firm, shop or the like, by their number within the area or by their id.</summary>
    public async Task<Premises?> GetOnePremisesAsync(
        [Parent] Area area, [Service] PremisesStore store,
        [GraphQLDescription("Number within the area, as vector tiles have it.")] int? featureId,
        [GraphQLDescription("Id, as an earlier answer had it.")] Guid? id, CancellationToken cancel)
    {
        RecordId.RequireOne(featureId, id);
        return await store.FindAsync(area.Code, featureId, id, cancel);
    }
}
