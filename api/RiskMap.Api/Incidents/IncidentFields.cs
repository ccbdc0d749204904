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
        [GraphQLDescription("Only those located in this box.")] BoundingBox? box,
        [GraphQLDescription("First day (YYYY-MM-DD), by the area's clocks.")] string? from,
        [GraphQLDescription("Last day (YYYY-MM-DD), by the area's clocks; it counts.")] string? to,
        [GraphQLDescription("Only those of exactly this kind.")] string? kind,
        [GraphQLDescription("Only those located in the zone of this id.")] Guid? zone,
        CancellationToken cancel) =>
        store.ListAsync(
            area, new(box?.Checked(), Day.ReadOptional(from, "from"), Day.ReadOptional(to, "to"), kind, zone), PageRequest.Of(first, after), cancel);

    /// <summary>One incident, by its number within the area or by its id.</summary>
    public async Task<Incident?> GetIncidentAsync([Parent] Area area, [Service] IncidentStore store, int? featureId, Guid? id, CancellationToken cancel) =>
        featureId is null && id is null ? null : await store.FindAsync(area, featureId, id, cancel);
}
