using System.Globalization;
using HotChocolate;
using HotChocolate.Types;
using NetTopologySuite.Geometries;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Hosting;
using RiskMap.Geocoding.Matching;

namespace RiskMap.Api.Geocoding;

[ExtendObjectType(typeof(Area))]
public sealed class AreaGeocoding
{
    /// <summary>Places that one answer lists at most.</summary>
    public const int MostMatches = 20;

    /// <summary>Texts that one question may hold.</summary>
    public const int MostTexts = 1_000;

    /// <summary>Where an address is: the likeliest place first. Empty: it could only be guessed, and stays unlocated.</summary>
    public async Task<IReadOnlyList<GeocodeMatch>> GetGeocodeAsync(
        [Parent] Area area, [Service] Gazetteers gazetteers, [Service] OutsideGeocoding outside, [Service] TimeProvider clock, CancellationToken cancel,
        [GraphQLDescription("The address as somebody wrote it, at most 500 characters.")] string text,
        [GraphQLDescription("Places at most, from 1 to 20.")] int limit = 5,
        [GraphQLDescription("Day (YYYY-MM-DD) of the text: an old name counts only if it was in use then. Left out, old names count whenever they were.")] string? asOf = null)
    {
        Check(text);
        Check(limit);
        var match = new Geocoder(await gazetteers.OfAsync(area, cancel)).Match(text, limit, Day.ReadOptional(asOf, "asOf"));
        if (match.Level == MatchLevel.None)
        {
            var asked = OutsideMethodOf(area, outside, clock);
            return [.. (await outside.FindAsync(area, text, cancel)).Take(limit).Select(m => GeocodeMatch.Of(text, m, asked))];
        }

        var method = MethodOf(area, clock);
        return [.. match.Alternatives.Prepend(match).Take(limit).Select(m => GeocodeMatch.Of(text, m, method))];
    }

    // No outside service is asked here, nor while somebody types: a thousand texts would take it a quarter of an hour.
    /// <summary>Where many addresses are: for each text the likeliest place; null where it could only be guessed.</summary>
    public async Task<IReadOnlyList<GeocodeMatch?>> GetGeocodeManyAsync(
        [Parent] Area area, [Service] Gazetteers gazetteers, [Service] TimeProvider clock, CancellationToken cancel,
        [GraphQLDescription("Addresses as somebody wrote them, at most 1000 of at most 500 characters.")] IReadOnlyList<string> texts,
        [GraphQLDescription("Day (YYYY-MM-DD) of the texts: an old name counts only if it was in use then.")] string? asOf = null)
    {
        var day = Day.ReadOptional(asOf, "asOf");
        if (texts.Count > MostTexts)
        {
            throw new TooManyTexts(texts.Count, MostTexts);
        }

        foreach (var text in texts)
        {
            Check(text);
        }

        var geocoder = new Geocoder(await gazetteers.OfAsync(area, cancel));
        var method = MethodOf(area, clock);
        var found = new GeocodeMatch?[texts.Count];
        for (var i = 0; i < found.Length; i++)
        {
            cancel.ThrowIfCancellationRequested();
            found[i] = geocoder.Match(texts[i], limit: 2, day) is { Level: not MatchLevel.None } match ? GeocodeMatch.Of(texts[i], match, method) : null;
        }

        return found;
    }

    /// <summary>What a place is called.</summary>
    public async Task<ReverseMatch> GetReverseGeocodeAsync(
        [Parent] Area area, [Service] ReverseStore store, [Service] TimeProvider clock, CancellationToken cancel,
        [GraphQLDescription("Degrees east.")] double longitude,
        [GraphQLDescription("Degrees north.")] double latitude)
    {
        Check(longitude, latitude);
        var chinese = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh";
        return await store.AtAsync(area.Code, longitude, latitude, chinese, cancel) with
        {
            Method = new(
                Words.Say("METHOD_REVERSE"),
                [MethodParameter.Of("nextTo", ReverseStore.NextTo, "m"), MethodParameter.Of("along", ReverseStore.Along, "m")],
                Standard: null, Clause: null, Words.Say("NEGLECTS_REVERSE"), area.DataVersion, clock.GetUtcNow()),
        };
    }

    /// <summary>What may be meant by what was typed so far: names, door numbers, hydrant numbers; Chinese by characters or by sound.</summary>
    public async Task<IReadOnlyList<Suggestion>> GetSuggestAsync(
        [Parent] Area area, [Service] Gazetteers gazetteers, CancellationToken cancel,
        [GraphQLDescription("What was typed so far, at most 500 characters.")] string text,
        [GraphQLDescription("Degrees east of the place that suggestions should be near, as the middle of the map.")] double? longitude = null,
        [GraphQLDescription("Degrees north of it.")] double? latitude = null,
        [GraphQLDescription("Suggestions at most, from 1 to 20.")] int limit = 8)
    {
        Check(text);
        Check(limit);
        if (longitude is { } x && latitude is { } y)
        {
            Check(x, y);
        }

        var found = new Suggester(await gazetteers.OfAsync(area, cancel)).Suggest(text, longitude, latitude, limit);
        return [.. found.Select(Suggestion.Of)];
    }

    /// <summary>The lines of a street, or the ground of a division; null: there is none of this name.</summary>
    public async Task<Geometry?> GetOutlineAsync(
        [Parent] Area area, [Service] Gazetteers gazetteers, [Service] OutlineStore store, CancellationToken cancel,
        [GraphQLDescription("STREET or DIVISION; nothing else has an outline here.")] SuggestionKind kind,
        [GraphQLDescription("Its name, as an answer labelled it, at most 500 characters.")] string name,
        [GraphQLDescription("Degrees east of a place on it: where several have the name, the nearest is taken.")] double longitude,
        [GraphQLDescription("Degrees north of that place.")] double latitude)
    {
        Check(name);
        Check(longitude, latitude);
        return kind switch
        {
            SuggestionKind.Street => (await gazetteers.OfAsync(area, cancel)).OutlineOf(name, longitude, latitude),
            SuggestionKind.Division => await store.GroundAsync(area.Code, name, longitude, latitude, cancel),
            _ => null,
        };
    }

    private static Method MethodOf(Area area, TimeProvider clock) => new(
        Words.Say("METHOD_GEOCODE"), [MethodParameter.Of("leastConfidence", Trust.Least)], Standard: null, Clause: null,
        Words.Say("NEGLECTS_GEOCODE"), area.DataVersion, clock.GetUtcNow());

    private static Method OutsideMethodOf(Area area, OutsideGeocoding outside, TimeProvider clock) => new(
        Words.Say("METHOD_GEOCODE_OUTSIDE", outside.Name),
        [
            new("geocoder", outside.Name, Unit: null), new("coordinates", outside.System, Unit: null),
            MethodParameter.Of("mostConfidence", OutsideGeocoding.MostConfidence), MethodParameter.Of("beyondBounds", OutsideGeocoding.Beyond, "km"),
        ],
        Standard: null, Clause: null, Words.Say("NEGLECTS_GEOCODE_OUTSIDE", outside.Name), area.DataVersion, clock.GetUtcNow());

    private static void Check(string text)
    {
        if (text.Length > Trust.LongestText)
        {
            throw new TextTooLong(text.Length, Trust.LongestText);
        }
    }

    private static void Check(int limit)
    {
        if (limit is < 1 or > MostMatches)
        {
            throw new LimitOutOfRange(limit, MostMatches);
        }
    }

    private static void Check(double longitude, double latitude)
    {
        if (!(Math.Abs(longitude) <= 180) || !(Math.Abs(latitude) < 90))
        {
            throw new PlaceOutOfRange(longitude, latitude);
        }
    }
}
