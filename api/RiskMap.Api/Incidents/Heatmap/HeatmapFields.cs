using HotChocolate;
using HotChocolate.Types;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Incidents.Heatmap;

[ExtendObjectType(typeof(Area))]
public sealed class AreaHeatmap
{
    /// <summary>How densely the fires of a period lie, in fires per km² per year.</summary>
    public async Task<Heatmap> GetHeatmapAsync(
        [Parent] Area area, [Service] Heatmaps heatmaps, CancellationToken cancel,
        [GraphQLDescription("First day (YYYY-MM-DD); the first of the record if none is named.")] string? from = null,
        [GraphQLDescription("Last day (YYYY-MM-DD), which counts; the last of the record if none is named.")] string? to = null,
        [GraphQLDescription("Metres, from 100 to 5000; chosen from the whole record if none is named.")] double? bandwidth = null,
        [GraphQLDescription("Weight of a fire by its distance.")] HeatmapKernel kernel = HeatmapKernel.Quartic,
        [GraphQLDescription("Only fires of exactly this kind.")] string? kind = null) =>
        await heatmaps.OfAsync(area, new(from, to, bandwidth, kernel, kind), cancel);
}
