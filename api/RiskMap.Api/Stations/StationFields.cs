using HotChocolate;
using HotChocolate.Types;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Stations;

[ExtendObjectType(typeof(Area))]
public sealed class AreaStations
{
    /// <summary>Fire stations of the area, by their number within it.</summary>
    public async Task<IReadOnlyList<Station>> GetStationsAsync(
        [Parent] Area area, [Service] StationStore store,
        [GraphQLDescription("Only those that fit all of this.")] StationFilter? filter, CancellationToken cancel) =>
        await store.AllAsync(area.Code, filter ?? new(), cancel);

    /// <summary>One station, by its number within the area or by its id.</summary>
    public async Task<Station?> GetStationAsync(
        [Parent] Area area, [Service] StationStore store,
        [GraphQLDescription("Number within the area, as vector tiles have it.")] int? featureId,
        [GraphQLDescription("Id, as an earlier answer had it.")] Guid? id, CancellationToken cancel)
    {
        RecordId.RequireOne(featureId, id);
        return await store.FindAsync(area.Code, featureId, id, cancel);
    }
}
