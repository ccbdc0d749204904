using HotChocolate;
using HotChocolate.Types;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Incidents.Heatmap;

[ExtendObjectType(typeof(Area))]
public sealed class AreaHeatmap
{
    /// <summary>How densely fires lie, in expected fires per km² per year.</summary>
    public async Task<IncidentDensity> GetIncidentDensityAsync(
        [Parent] Area area, [Service] Densities densities, CancellationToken cancel,
        [GraphQLDescription("Only fires that fit all of this; without a period, the whole record.")] IncidentFilter? filter = null,
        [GraphQLDescription("Metres, from 100 to 5000; chosen from the whole record by cross-validation if none is named.")] double? bandwidth = null,
        [GraphQLDescription("Half of that bandwidth, all of it, or half as much again.")] BandwidthTimes times = BandwidthTimes.One,
        [GraphQLDescription("Weight of a fire by its distance.")] HeatmapKernel kernel = HeatmapKernel.Gaussian,
        [GraphQLDescription("Side of a cell, metres; a fifth of the bandwidth if none is named, and larger where the area would have too many.")]
        double? cellMetres = null) =>
        await densities.OfAsync(area, new(filter ?? new(), bandwidth, times, kernel, cellMetres), cancel);
}
