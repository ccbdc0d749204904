using HotChocolate;
using HotChocolate.Types;

namespace RiskMap.Api.Areas;

[ExtendObjectType("Query")]
public sealed class AreaQueries
{
    /// <summary>All areas, by code.</summary>
    public async Task<IReadOnlyList<Area>> GetAreasAsync([Service] DataVersions areas, CancellationToken cancel) =>
        [.. (await areas.AllAsync(cancel)).Values.OrderBy(a => a.Code, StringComparer.Ordinal)];

    /// <summary>The area of a code; null: there is none.</summary>
    public async Task<Area?> GetAreaAsync(string code, [Service] DataVersions areas, CancellationToken cancel) => await areas.FindAsync(code, cancel);
}

[ExtendObjectType(typeof(Area))]
public sealed class AreaFields
{
    /// <summary>How many of each thing are on record.</summary>
    public async Task<AreaCounts> GetCountsAsync([Parent] Area area, [Service] AreaStore store, CancellationToken cancel) =>
        await store.CountsAsync(area, cancel);

    /// <summary>Towns, villages and grids inside the area.</summary>
    public Task<IReadOnlyList<Division>> GetDivisionsAsync([Parent] Area area, [Service] AreaStore store, CancellationToken cancel) =>
        store.DivisionsAsync(area.Code, cancel);
}
