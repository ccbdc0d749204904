using HotChocolate;
using HotChocolate.Types;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Incidents.HotSpots;

[ExtendObjectType(typeof(Area))]
public sealed class AreaHotSpots
{
    /// <summary>Places where fires gather more than chance would have them, or as brigades mark them; or why there is too little to tell.</summary>
    public async Task<HotSpots> GetIncidentHotSpotsAsync(
        [Parent] Area area, [Service] HotSpotFinder finder, CancellationToken cancel,
        [GraphQLDescription("What makes a place a hot spot.")] HotSpotRule rule = HotSpotRule.Clusters,
        [GraphQLDescription("Only fires that fit all of this; without a first day clusters look at the last twelve months, the others at the whole record.")]
        IncidentFilter? filter = null,
        [GraphQLDescription("What squares are compared by, for Gi*.")] HotSpotValue value = HotSpotValue.Counts,
        [GraphQLDescription("Metres within which fires are near each other, for clusters.")] double withinMetres = 300,
        [GraphQLDescription("Fires that must be near one, itself among them, for clusters.")] int least = 3,
        [GraphQLDescription("Side of a square in metres, for Gi* and the scan.")] double cellMetres = 250) =>
        await finder.OfAsync(area, new(rule, value, withinMetres, least, cellMetres), filter ?? new(), cancel);
}
