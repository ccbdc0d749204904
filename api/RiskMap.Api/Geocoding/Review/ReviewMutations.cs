using HotChocolate;
using HotChocolate.Authorization;
using HotChocolate.Types;
using RiskMap.Api.Accounts;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Geocoding.Review;

/// <summary>What a person corrects in the review desk. Every change says who made it, is on record, and can be taken back.</summary>
[ExtendObjectType("Mutation")]
public sealed class ReviewMutations
{
    /// <summary>Puts a row where a person says it is.</summary>
    [Authorize(Policy = Permits.Import)]
    public async Task<PlacedRow> PlaceRowAsync(
        [Service] Placing placing,
        [GraphQLDescription("Code of the area.")] string area,
        [GraphQLDescription("Layer of the row.")] LocatedLayer layer,
        [GraphQLDescription("Id of the row.")] Guid row,
        [GraphQLDescription("Degrees east.")] double longitude,
        [GraphQLDescription("Degrees north.")] double latitude,
        [GraphQLDescription(Caller.Said)] string? who,
        CancellationToken cancel,
        [GraphQLDescription("Whether the address stands for this place from now on: rows that have it and no sure place are placed too.")]
        bool remember = true,
        [GraphQLDescription("The address to remember; the row's own if none is named.")] string? text = null) =>
        await placing.PlaceAsync(area, layer, row, new(longitude, latitude, "pin", "point", RadiusMetres: 10, "building"), who, remember, text, cancel);

    /// <summary>Puts a row where one of its candidates is.</summary>
    [Authorize(Policy = Permits.Import)]
    public async Task<PlacedRow> PlaceByCandidateAsync(
        [Service] Placing placing,
        [GraphQLDescription("Code of the area.")] string area,
        [GraphQLDescription("Layer of the row.")] LocatedLayer layer,
        [GraphQLDescription("Id of the row.")] Guid row,
        [GraphQLDescription("Number of the candidate, from 1.")] int candidate,
        [GraphQLDescription(Caller.Said)] string? who,
        CancellationToken cancel,
        [GraphQLDescription("Whether the address stands for this place from now on: rows that have it and no sure place are placed too.")]
        bool remember = true) =>
        await placing.PlaceByCandidateAsync(area, layer, row, candidate, who, remember, cancel);

    /// <summary>Takes a change back, with all rows that were placed by it and the address that was remembered.</summary>
    [Authorize(Policy = Permits.Import)]
    public async Task<UndonePlace> UndoPlaceAsync(
        [Service] Placing placing,
        [GraphQLDescription("Code of the area.")] string area,
        [GraphQLDescription("Id of the change, as placeRow, placeByCandidate or locationChanges gave it.")] Guid change,
        [GraphQLDescription(Caller.Said)] string? who,
        CancellationToken cancel) =>
        await placing.UndoAsync(area, change, who, cancel);
}
