using HotChocolate;
using HotChocolate.Types;
using HotChocolate.Types.Pagination;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Hydrants;

[ExtendObjectType(typeof(Area))]
public sealed class AreaHydrants
{
    /// <summary>Hydrants of the area, by their number within it.</summary>
    [UsePaging(ConnectionName = "Hydrants", DefaultPageSize = PageRequest.Usual, MaxPageSize = PageRequest.Largest, AllowBackwardPagination = false)]
    public Task<Connection<Hydrant>> GetHydrantsAsync(
        [Parent] Area area, [Service] HydrantStore store, int? first, string? after,
        [GraphQLDescription("Only those that fit all of this.")] HydrantFilter? filter, CancellationToken cancel) =>
        store.ListAsync(area.Code, filter ?? new(), PageRequest.Of(first, after), cancel);

    /// <summary>One hydrant, by its number within the area or by its id.</summary>
    public async Task<Hydrant?> GetHydrantAsync(
        [Parent] Area area, [Service] HydrantStore store, HydrantByFeature byFeature,
        [GraphQLDescription("Number within the area, as vector tiles have it.")] int? featureId,
        [GraphQLDescription("Id, as an earlier answer had it.")] Guid? id, CancellationToken cancel)
    {
        RecordId.RequireOne(featureId, id);
        return featureId is { } number
            ? await byFeature.LoadAsync(new FeatureKey(area.Code, number), cancel)
            : await store.FindAsync(area.Code, id!.Value, cancel);
    }
}

[ExtendObjectType(typeof(Hydrant))]
public sealed class HydrantFields
{
    /// <summary>Whether it could be counted on, on a day (YYYY-MM-DD); today if none is named.</summary>
    public async Task<bool> GetUsableAsync(
        [Parent] Hydrant hydrant, [Service] DataVersions areas, [Service] TimeProvider clock, UsableHydrants usable,
        [GraphQLDescription("Day, YYYY-MM-DD; today if none is named.")] string? on, CancellationToken cancel)
    {
        var day = Day.ReadOptional(on, "on") ?? Day.Today((await areas.FindAsync(hydrant.AreaCode, cancel))!.TimeZone, clock);
        return await usable.LoadAsync((hydrant.AreaCode, day, hydrant.Id), cancel);
    }

    /// <summary>Days on which it gave no water.</summary>
    public async Task<IReadOnlyList<HydrantOutage>> GetOutagesAsync([Parent] Hydrant hydrant, OutagesOfHydrant outages, CancellationToken cancel) =>
        await outages.LoadAsync((hydrant.AreaCode, hydrant.Id), cancel) ?? [];
}
