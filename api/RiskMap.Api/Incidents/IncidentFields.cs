using HotChocolate;
using HotChocolate.Types;
using HotChocolate.Types.Pagination;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Incidents;

[ExtendObjectType(typeof(Area))]
public sealed class AreaIncidents
{
    /// <summary>Fires of the area, newest first.</summary>
    [UsePaging(ConnectionName = "Incidents", DefaultPageSize = PageRequest.Usual, MaxPageSize = PageRequest.Largest, AllowBackwardPagination = false)]
    public Task<Connection<Incident>> GetIncidentsAsync(
        [Parent] Area area, [Service] IncidentStore store, int? first, string? after,
        [GraphQLDescription("Only those that fit all of this.")] IncidentFilter? filter, CancellationToken cancel) =>
        store.ListAsync(area, filter ?? new(), PageRequest.Of(first, after), cancel);

    /// <summary>One incident, by its number within the area or by its id.</summary>
    public async Task<Incident?> GetIncidentAsync(
        [Parent] Area area, [Service] IncidentStore store,
        [GraphQLDescription("Number within the area, as vector tiles have it.")] int? featureId,
        [GraphQLDescription("Id, as an earlier answer had it.")] Guid? id, CancellationToken cancel)
    {
        RecordId.RequireOne(featureId, id);
        return await store.FindAsync(area, featureId, id, cancel);
    }
}
