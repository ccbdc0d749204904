using NetTopologySuite.Geometries;
using RiskMap.Api.Accounts;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Geocoding.Addresses;
using RiskMap.Geocoding.Matching;

namespace RiskMap.Api.Geocoding.Review;

/// <summary>What a person may do with a place: refused clearly, or done whole and on record.</summary>
public sealed class Placing(Caller caller, DataVersions areas, ReviewStore review, PlacingStore store)
{
    /// <summary>Longest address that is remembered, in characters.</summary>
    private const int LongestAddress = 500;

    /// <summary>Degrees beyond the area's data where a pin is surely a slip of the hand.</summary>
    private const double FarAway = 0.5;

    internal async Task<PlacedRow> PlaceAsync(
        string area, LocatedLayer layer, Guid row, GivenPlace place, string? who, bool remember, string? text, CancellationToken cancel)
    {
        var name = PersonName.Of(caller.Writes(Permits.Import, area, who));
        var found = await areas.RequireAsync(area, cancel);
        RequireNear(found, place);
        var waiting = await review.FindAsync(area, layer, row, cancel) ?? throw new RowUnknown(layer.Table(), row);
        var address = (string.IsNullOrWhiteSpace(text) ? waiting.Address : text)?.Trim();
        if (address?.Length > LongestAddress)
        {
            throw new AliasTooLong(LongestAddress);
        }

        var alias = remember && address is not null && AddressText.Key(address) is { Length: > 0 } key ? new Alias(address, key) : null;
        var (change, others, version) = await store.PlaceAsync(area, layer, row, place, name, waiting.Address, alias, cancel);
        await areas.RereadAsync(cancel);
        return new(change, layer, row, new Point(place.Longitude, place.Latitude), alias?.Text, others, version);
    }

    public async Task<PlacedRow> PlaceByCandidateAsync(
        string area, LocatedLayer layer, Guid row, int number, string? who, bool remember, CancellationToken cancel)
    {
        PersonName.Of(caller.Writes(Permits.Import, area, who));
        await areas.RequireAsync(area, cancel);
        var waiting = await review.FindAsync(area, layer, row, cancel) ?? throw new RowUnknown(layer.Table(), row);
        var chosen = waiting.Candidates.FirstOrDefault(c => c.Number == number) ?? throw new CandidateUnknown(number, waiting.Candidates.Count);
        var place = new GivenPlace(
            chosen.Place.Coordinate.X, chosen.Place.Coordinate.Y, "candidate", Snake.Of(chosen.MatchLevel), chosen.RadiusMetres, PrecisionOf(chosen.MatchLevel));
        return await PlaceAsync(area, layer, row, place, who, remember, text: null, cancel);
    }

    public async Task<UndonePlace> UndoAsync(string area, Guid change, string? who, CancellationToken cancel)
    {
        var name = PersonName.Of(caller.Writes(Permits.Import, area, who));
        await areas.RequireAsync(area, cancel);
        var undone = await store.UndoAsync(area, change, name, cancel);
        await areas.RereadAsync(cancel);
        return undone;
    }

    private static void RequireNear(Area area, GivenPlace place)
    {
        var (x, y) = (place.Longitude, place.Latitude);
        // Written so that what is no number is refused too.
        if (!(Math.Abs(x) <= 180 && Math.Abs(y) <= 90))
        {
            throw new PlaceOutOfRange(x, y);
        }

        if (area.Bounds is { } box && (x < box.West - FarAway || x > box.East + FarAway || y < box.South - FarAway || y > box.North + FarAway))
        {
            throw new PlaceFarAway(x, y, area.Code);
        }
    }

    /// <summary>Never finer than what was matched.</summary>
    private static string PrecisionOf(MatchLevel level) => level switch
    {
        MatchLevel.Point or MatchLevel.Building => "building",
        MatchLevel.DoorNumber => "door_number",
        MatchLevel.Street or MatchLevel.Crossing or MatchLevel.Estate => "street",
        MatchLevel.Village => "village",
        _ => "unknown",
    };
}

/// <summary>An address that stands for a place.</summary>
/// <param name="Text">As somebody wrote it.</param>
/// <param name="Key">The same in matching form.</param>
internal sealed record Alias(string Text, string Key);
