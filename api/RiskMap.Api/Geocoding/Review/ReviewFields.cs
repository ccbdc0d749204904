using HotChocolate;
using HotChocolate.Types;
using HotChocolate.Types.Pagination;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Geocoding.Review;

[ExtendObjectType(typeof(Area))]
public sealed class AreaReview
{
    /// <summary>The review desk: rows without a place, and those whose place is doubtful, layer by layer.</summary>
    [UsePaging(ConnectionName = "UnlocatedRows", DefaultPageSize = PageRequest.Usual, MaxPageSize = PageRequest.Largest, AllowBackwardPagination = false)]
    public Task<Connection<UnlocatedRow>> GetUnlocatedAsync(
        [Parent] Area area, [Service] ReviewStore store, int? first, string? after,
        [GraphQLDescription("Only rows of this layer.")] LocatedLayer? layer, CancellationToken cancel) =>
        store.ListAsync(area.Code, layer, PageRequest.Of(first, after), cancel);

    /// <summary>Layers in which rows wait in the review desk, and how many.</summary>
    public Task<IReadOnlyList<ReviewCount>> GetReviewCountsAsync([Parent] Area area, [Service] ReviewStore store, CancellationToken cancel) =>
        store.CountsAsync(area.Code, cancel);

    /// <summary>Every change of the place of a row, the newest first.</summary>
    public async Task<IReadOnlyList<LocationChange>> GetLocationChangesAsync(
        [Parent] Area area, [Service] ReviewStore store,
        [GraphQLDescription("Layer of the row.")] LocatedLayer layer,
        [GraphQLDescription("Id of the row.")] Guid row, CancellationToken cancel) =>
        await store.ChangesAsync(area.Code, layer, row, cancel);
}
