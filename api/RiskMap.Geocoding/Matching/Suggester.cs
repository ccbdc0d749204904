using System.Runtime.InteropServices;
using NetTopologySuite.Geometries;
using RiskMap.Geocoding.Addresses;

namespace RiskMap.Geocoding.Matching;

/// <summary>What a suggestion leads to.</summary>
public enum SuggestionKind
{
    /// <summary>A street.</summary>
    Street,

    /// <summary>A door number on record.</summary>
    Address,

    /// <summary>A building that has a name.</summary>
    Building,

    /// <summary>Premises by their name.</summary>
    Premises,

    /// <summary>A town, a village or an estate.</summary>
    Division,

    /// <summary>A hydrant by the number painted on it.</summary>
    Hydrant,

    /// <summary>A fire station by its name.</summary>
    Station,
}

/// <summary>What may be meant by what was typed so far.</summary>
/// <param name="Label">Name or address, as the area's data spell it.</param>
/// <param name="Detail">Where that is: town, city, postcode; null: not known.</param>
/// <param name="Kind">What it leads to.</param>
/// <param name="Place">A point on it, in degrees of WGS-84 (SRID 4326).</param>
/// <param name="RadiusMetres">How far from there it may reach: of a street half its length, of a door the expected error of its place.</param>
/// <param name="Row">The row that it is; null: a street or a door has none of its own.</param>
/// <param name="Alias">The old name that was typed; null: none was.</param>
public sealed record Suggestion(
    string Label, string? Detail, SuggestionKind Kind, Point Place, double RadiusMetres, KnownRow? Row = null, OldName? Alias = null);

/// <summary>
/// Search as one types. A number before or after a name that is there leads to its doors; names that begin with what was typed come first,
/// then those with a word that does, then Chinese names by sound or initials; what lies nearer comes first, without a place to be near to
/// what has more doors. Only if nothing begins so is likeness asked.
/// </summary>
public sealed class Suggester(Gazetteer gazetteer)
{
    /// <summary>Names looked at for one beginning: a single letter begins most of a town's names.</summary>
    private const int MostNames = 20_000;

    private const int MostStreets = 6;

    private readonly Geocoder _geocoder = new(gazetteer);

    public IReadOnlyList<Suggestion> Suggest(string text, double? longitude = null, double? latitude = null, int limit = 8)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > Trust.LongestText || limit <= 0)
        {
            return [];
        }

        var near = longitude is { } x && latitude is { } y ? Spot.Of(x, y) : default(Spot?);
        var found = new List<Suggestion>(limit);
        var typed = Typed.Of(text);
        if (typed.Name.Length > 0 && typed.Number > 0)
        {
            var streets = Names(typed.Name, near, MostStreets);
            if (streets.Count == 0 && AddressParser.Parse(typed.Name).Street is { } street)
            {
                streets = Names(street, near, MostStreets);
            }

            foreach (var hit in streets)
            {
                Doors(hit.Name, typed, near, limit, found);
            }
        }

        foreach (var hit in Names(AddressText.Key(typed.Head), near, limit))
        {
            found.Add(Named(hit.Name, near));
        }

        if (typed.HasDigit)
        {
            foreach (var hydrant in gazetteer.Suggestions.Hydrants(AddressText.Key(text))[..Math.Min(limit, gazetteer.Suggestions.Hydrants(AddressText.Key(text)).Length)])
            {
                found.Add(new(
                    hydrant.Shown, null, SuggestionKind.Hydrant, hydrant.Spot.ToPoint(), Radius.Point,
                    hydrant.Feature < 0 ? null : new("hydrants", hydrant.Feature)));
            }
        }

        if (found.Count == 0)
        {
            Like(text, limit, found);
        }

        return found.Count > limit ? found[..limit] : found;
    }

    private void Like(string text, int limit, List<Suggestion> found)
    {
        var match = _geocoder.Match(text, limit);
        foreach (var one in match.Alternatives.Prepend(match).Where(m => m.Place is not null))
        {
            found.Add(new(one.Label, null, one.Level switch
            {
                MatchLevel.DoorNumber or MatchLevel.Point => SuggestionKind.Address,
                MatchLevel.Building => SuggestionKind.Building,
                MatchLevel.Street or MatchLevel.Crossing => SuggestionKind.Street,
                _ => SuggestionKind.Division,
            }, one.Place!, one.RadiusMetres, one.Row, one.Alias));
        }
    }

    /// <summary>Names for what was typed, the best first, each once.</summary>
    private List<Hit> Names(string key, Spot? near, int limit)
    {
        var hits = new List<Hit>();
        if (key.Length == 0)
        {
            return hits;
        }

        var best = new PriorityQueue<Hit, Hit>(Hit.WorstFirst);
        var looked = 0;
        foreach (var entry in gazetteer.Suggestions.WithLetters(key))
        {
            Offer(entry.Name, entry.Offset > 0 ? 2 : gazetteer.Suggestions.Length(entry) == key.Length ? 0 : 1);
            if (++looked == MostNames)
            {
                break;
            }
        }

        if (best.Count < limit && key.All(char.IsAsciiLetter))
        {
            foreach (var (sound, name) in gazetteer.Suggestions.WithSound(key.ToLowerInvariant()))
            {
                Offer(name, sound.Length == key.Length ? 3 : 4);
                if (++looked == MostNames)
                {
                    break;
                }
            }
        }

        while (best.TryDequeue(out var hit, out _))
        {
            if (!hits.Exists(h => h.Name == hit.Name))
            {
                hits.Add(hit);
            }
        }

        hits.Reverse();
        return hits;

        void Offer(int name, int tier)
        {
            var places = gazetteer.PlacesOf(name);
            if (places.IsEmpty)
            {
                return;
            }

            var hit = new Hit(name, tier, near is { } spot ? Nearest(places, spot) : -places[0].Doors);
            if (best.Count < limit)
            {
                best.Enqueue(hit, hit);
            }
            else if (Hit.WorstFirst.Compare(best.Peek(), hit) < 0)
            {
                best.DequeueEnqueue(hit, hit);
            }
        }
    }

    /// <summary>Doors of a name whose number begins with what was typed: 1 leads to 1, 1A, 10, 11, 100.</summary>
    private void Doors(int name, Typed typed, Spot? near, int limit, List<Suggestion> found)
    {
        var entries = gazetteer.Entries;
        foreach (var holder in gazetteer.Holders.OfName(name))
        {
            var (from, to) = (gazetteer.Holders.Starts[holder], gazetteer.Holders.Starts[holder + 1]);
            for (var (low, high) = (typed.Number, typed.Number); low < 100_000 && found.Count < limit; low *= 10, high = (high * 10) + 9)
            {
                for (var at = Numbering.First(entries.Numbers, from, to, low); at < to && entries.Numbers[at] <= high && found.Count < limit; at++)
                {
                    var door = entries.Doors[at];
                    if (gazetteer.Pool[entries.Suffixes[at]].StartsWith(typed.Suffix, StringComparison.Ordinal) && typed.Fits(gazetteer, door)
                        && Labels.OfDoor(door, name, gazetteer) is var label && !found.Exists(f => f.Label == label))
                    {
                        found.Add(new(label, Where(gazetteer.Localities[gazetteer.Doors.Localities[door]]), SuggestionKind.Address,
                            gazetteer.Doors.Spots[door].ToPoint(), Radius.Door));
                    }
                }

                if (typed.Suffix.Length > 0 || typed.IsWhole)
                {
                    break;
                }
            }
        }
    }

    private Suggestion Named(int name, Spot? near)
    {
        var places = gazetteer.PlacesOf(name);
        var place = places[0];
        foreach (var other in places)
        {
            place = near is { } spot && other.Spot.MetresTo(spot) < place.Spot.MetresTo(spot) ? other : place;
        }

        var kind = gazetteer.Names.Kind(name);
        return new(gazetteer.Names.Shown(name), kind != NameKind.Division && place.Division >= 0 ? gazetteer.Divisions[place.Division].Name : null, kind switch
        {
            NameKind.Street => SuggestionKind.Street,
            NameKind.Building => SuggestionKind.Building,
            NameKind.Premises => SuggestionKind.Premises,
            NameKind.Station => SuggestionKind.Station,
            _ => SuggestionKind.Division,
        }, place.Spot.ToPoint(), Math.Round(place.Reach, 1), gazetteer.RowOf(name, place));
    }

    private string? Where(Locality locality)
    {
        string?[] parts = [locality.Town >= 0 ? gazetteer.Divisions[locality.Town].Name : null, gazetteer.Pool[locality.Postcode], gazetteer.Pool[locality.City]];
        return string.Join(' ', parts.Where(p => !string.IsNullOrEmpty(p))) is { Length: > 0 } where ? where : null;
    }

    private static double Nearest(ReadOnlySpan<NamePlace> places, Spot spot)
    {
        var nearest = double.MaxValue;
        foreach (var place in places)
        {
            nearest = Math.Min(nearest, place.Spot.MetresTo(spot));
        }

        return nearest;
    }

    /// <summary>A name that may be meant. Tier: 0 exactly it, 1 it begins so, 2 a word of it does, 3 and 4 by its sound. Far: metres, or fewer doors.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Hit(int Name, int Tier, double Far)
    {
        public static Comparer<Hit> WorstFirst { get; } =
            Comparer<Hit>.Create((a, b) => a.Tier != b.Tier ? b.Tier.CompareTo(a.Tier) : a.Far != b.Far ? b.Far.CompareTo(a.Far) : b.Name.CompareTo(a.Name));
    }
}
