using GreenDonut;
using HotChocolate;
using HotChocolate.Authorization;
using HotChocolate.Types;
using NetTopologySuite.Geometries;
using RiskMap.Api.Accounts;

namespace RiskMap.Api.Areas;

[ExtendObjectType("Query")]
public sealed class AreaQueries
{
    /// <summary>All areas that the caller may look at, by code.</summary>
    public async Task<IReadOnlyList<Area>> GetAreasAsync([Service] DataVersions areas, [Service] Caller caller, CancellationToken cancel) =>
        [.. (await areas.AllAsync(cancel)).Values.Where(a => caller.MayInPart(Permits.Look, a.Code)).OrderBy(a => a.Code, StringComparer.Ordinal)];

    /// <summary>The area of a code; null: there is none.</summary>
    [Authorize(Policy = Permits.Look)]
    public async Task<Area?> GetAreaAsync(
        [GraphQLDescription("Code, as areas lists it.")] string code, [Service] DataVersions areas, CancellationToken cancel) => await areas.FindAsync(code, cancel);
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

[ExtendObjectType(typeof(Division))]
public sealed class DivisionFields
{
    /// <summary>Its ground: a multipolygon.</summary>
    public async Task<Geometry> GetGeometryAsync([Parent] Division division, GroundOfDivision grounds, CancellationToken cancel) =>
        (await grounds.LoadAsync(new FeatureKey(division.AreaCode, division.FeatureId), cancel))!;
}

/// <summary>Polygons of divisions, which are too large to be read for those who do not ask: one statement for all that a request asks for.</summary>
public sealed class GroundOfDivision(AreaStore store, IBatchScheduler scheduler, DataLoaderOptions options)
    : BatchDataLoader<FeatureKey, Geometry>(scheduler, options)
{
    protected override Task<IReadOnlyDictionary<FeatureKey, Geometry>> LoadBatchAsync(
        IReadOnlyList<FeatureKey> keys, CancellationToken cancellationToken) =>
        FeatureKey.ShapesByAreaAsync(keys, (area, features) => store.DivisionShapesAsync(area, features, cancellationToken));
}
