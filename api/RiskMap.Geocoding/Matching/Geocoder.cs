using RiskMap.Geocoding.Addresses;

namespace RiskMap.Geocoding.Matching;

/// <summary>
/// Finds what an address means among the names and doors of one area. Steps, the surest first: a text that a person has put right; door
/// numbers by exact parts; numbers between two known ones; estates, villages, premises; crossings; and all of these once more with names
/// that are only like the ones asked for. Several places that fit equally well are all listed, and none of them is sure.
/// </summary>
public sealed class Geocoder(Gazetteer gazetteer)
{
    private const int MostLikeNames = 12;
    private const double LeastLikeness = 0.4;

    /// <summary>Two places nearer than this are the same for whoever drives there, in metres.</summary>
    private const double SamePlace = 60;

    /// <summary>Of the confidence, where so many places fit equally well.</summary>
    private static readonly double[] Shares = [1, 1, 0.6, 0.55, 0.52];

    /// <summary>The likeliest place with the others; <see cref="MatchLevel.None"/> where nothing reaches <see cref="Trust.Least"/>.</summary>
    /// <param name="text">An address as somebody wrote it; longer than <see cref="Trust.LongestText"/> is not read.</param>
    /// <param name="limit">Places at most, the best one included.</param>
    /// <param name="asOf">Day on which the text was written: an old name counts only if it was in use then. Null: old names count whenever they were.</param>
    public Match Match(string text, int limit = 5, DateOnly? asOf = null)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > Trust.LongestText)
        {
            return Matching.Match.Nothing([]);
        }

        if (gazetteer.Corrections.Count > 0 && gazetteer.Corrections.TryGetValue(AddressText.Key(text), out var corrected)
            && OldName.HoldsOn(corrected, asOf))
        {
            return Corrected(corrected);
        }

        var question = new Question(text, gazetteer);
        var found = Ranked(Candidates(question, asOf), question);
        var matches = new List<Match>(Math.Min(limit, found.Count));
        foreach (var candidate in found.Take(limit))
        {
            matches.Add(Said(candidate, question));
        }

        return matches.Count == 0 || matches[0].Confidence < Trust.Least
            ? Matching.Match.Nothing(matches)
            : matches[0] with { Alternatives = matches[1..] };
    }

    private List<Candidate> Candidates(Question question, DateOnly? asOf)
    {
        var finder = new Finder(gazetteer, question);
        var address = question.Address;
        if (address.CrossStreet is { } cross && address.Street is { } along)
        {
            Each(along, NameKind.Street, (name, degree, allowed) =>
                Each(cross, NameKind.Street, (other, otherDegree, otherAllowed) => finder.Crossing(name, other, degree * otherDegree, allowed | otherAllowed)));
        }

        if (address.Street is { } street)
        {
            Each(street, NameKind.Street, finder.Street);
            if (address.Lane is { } lane)
            {
                // A lane that is drawn as a street of its own.
                foreach (var name in gazetteer.Names.Exact(street + lane))
                {
                    finder.Street(name, 1, Allowed.Nothing);
                }
            }
        }

        if (address.Estate is { } estate)
        {
            Each(estate, NameKind.Estate, finder.Estate);
        }

        if (address.Village is { } village)
        {
            Each(village, NameKind.Village, finder.Village);
        }

        if (finder.Best < 0.95)
        {
            Named(question, finder);
        }

        if (finder.Best < Trust.Least && address.Town is { } town)
        {
            foreach (var name in gazetteer.Names.Exact(AddressText.Key(town)))
            {
                finder.Division(name);
            }
        }

        return finder.Found;

        // Names of exactly this form, or of old; only where they do not settle it, those that are like it.
        void Each(string key, NameKind kind, Action<int, double, Allowed> take)
        {
            foreach (var name in gazetteer.Names.Exact(key))
            {
                take(name, gazetteer.Names.Kind(name) == kind ? 1 : 0.98, Allowed.Nothing);
            }

            if (kind == NameKind.Street && gazetteer.OldNames.TryGetValue(key, out var old) && OldName.HoldsOn(old.Alias, asOf))
            {
                take(old.Name, 0.97, Allowed.Alias);
            }

            if (finder.Best >= Trust.Sure)
            {
                return;
            }

            foreach (var like in gazetteer.Names.Like(key).Where(l => l.Degree >= LeastLikeness).Take(MostLikeNames))
            {
                take(like.Name, like.Degree, like.Allowed);
            }
        }
    }

    /// <summary>Premises, buildings and whatever else has a name of its own: by the part that looks like a name, then by the whole text.</summary>
    private void Named(Question question, Finder finder)
    {
        var address = question.Address;
        var whole = AddressText.Key(question.Text);
        string?[] keys = [address.Landmark, whole, address.Estate, address.Village, address.Rest];
        foreach (var key in keys.Where(k => k is { Length: > 1 }).Distinct())
        {
            foreach (var name in gazetteer.Names.Exact(key!))
            {
                finder.Named(name, 1, Allowed.Nothing);
            }
        }

        if (finder.Best < Trust.Least && (address.Landmark ?? (address.Street is null && address.Estate is null && address.Village is null ? whole : null)) is { Length: > 2 } like)
        {
            foreach (var (name, degree, allowed) in gazetteer.Names.Like(like).Where(l => l.Degree >= 0.7).Take(MostLikeNames))
            {
                finder.Named(name, degree, allowed);
            }
        }
    }

    private static List<Candidate> Ranked(List<Candidate> found, Question question)
    {
        var address = question.Address;
        var ranked = found.Select(c => Adjusted(c, question)).OrderByDescending(c => c.Confidence).ThenBy(c => c.Radius).ToList();
        var distinct = new List<Candidate>(ranked.Count);
        foreach (var candidate in ranked)
        {
            // A street that holds the door found, or the same place by another way, is no other place.
            if (!distinct.Exists(d => d.Spot.MetresTo(candidate.Spot) < SamePlace || (candidate.Radius > d.Radius && candidate.Name == d.Name
                && d.Spot.MetresTo(candidate.Spot) < candidate.Radius * 2)))
            {
                distinct.Add(candidate);
            }

            if (distinct.Count == 20)
            {
                break;
            }
        }

        var equal = distinct.Count(c => c.Confidence > distinct[0].Confidence - 0.02);
        if (equal > 1)
        {
            var share = Shares[Math.Min(equal, Shares.Length - 1)];
            for (var i = 0; i < equal; i++)
            {
                distinct[i] = distinct[i] with { Confidence = distinct[i].Confidence * share };
            }

            distinct.Sort((a, b) => b.Confidence.CompareTo(a.Confidence));
        }

        return address is { OffsetMetres: { } metres, OffsetBearing: { } bearing } ? distinct.ConvertAll(c => Offset(c, metres, bearing)) : distinct;
    }

    /// <summary>What the text says beside the parts that were matched: another county, or only the neighbourhood of the place.</summary>
    private static Candidate Adjusted(Candidate candidate, Question question)
    {
        if (question.NamesOtherCounty)
        {
            candidate = candidate with { Confidence = candidate.Confidence * 0.4, Allowed = candidate.Allowed | Allowed.OtherCounty };
        }

        return question.Address.OffsetMetres is null && question.Address.Note is { } note && Near.Any(n => note.Contains(n, StringComparison.Ordinal))
            ? candidate with { Confidence = candidate.Confidence * 0.9, Radius = candidate.Radius + 70, Allowed = candidate.Allowed | Allowed.Near }
            : candidate;
    }

    private static readonly string[] Near = ["附近", "对面", "旁", "隔壁", "周边"];

    /// <summary>以北200米: moved by what the text says; people's metres are off by a fifth.</summary>
    private static Candidate Offset(Candidate candidate, double metres, double bearing)
    {
        var angle = bearing * Math.PI / 180;
        return candidate with
        {
            Spot = candidate.Spot.Moved(metres * Math.Sin(angle), metres * Math.Cos(angle)),
            Confidence = candidate.Confidence * 0.9,
            Radius = candidate.Radius + (0.2 * metres) + 20,
            Level = candidate.Level is MatchLevel.DoorNumber or MatchLevel.Building ? MatchLevel.Estate : candidate.Level,
            Used = candidate.Used | Parts.Offset,
            Door = -1,
        };
    }

    private Match Corrected(AliasRow alias)
    {
        var (level, radius) = alias.Precision switch
        {
            "surveyed" => (MatchLevel.Point, Radius.Point),
            "building" => (MatchLevel.Building, Radius.Door),
            "door_number" => (MatchLevel.DoorNumber, Radius.Door),
            "street" => (MatchLevel.Street, Radius.Estate),
            "village" => (MatchLevel.Village, Radius.Village),
            _ => (MatchLevel.Point, Radius.Door),
        };
        var place = Spot.Of(alias.Longitude!.Value, alias.Latitude!.Value).ToPoint();
        return new(level, 1, radius, place, alias.Text, ["whole_text"], Matching.Match.FromAlias, [])
        {
            Alias = alias.From is null && alias.To is null ? null : OldName.Of(alias),
        };
    }

    private Match Said(Candidate candidate, Question question)
    {
        var byOldName = candidate.Allowed.HasFlag(Allowed.Alias);
        return new(
            candidate.Level, Math.Round(candidate.Confidence, 3), Math.Round(candidate.Radius, 1), candidate.Spot.ToPoint(),
            Labels.Of(candidate, gazetteer), Labels.Used(candidate), byOldName ? Matching.Match.FromAlias : Matching.Match.FromArea, [])
        {
            Alias = byOldName ? Old(question.Address.Street, candidate) ?? Old(question.Address.CrossStreet, candidate) : null,
            Row = RowOf(candidate),
        };
    }

    private OldName? Old(string? street, Candidate candidate) =>
        street is not null && gazetteer.OldNames.TryGetValue(street, out var old) && (old.Name == candidate.Name || old.Name == candidate.OtherName)
            ? OldName.Of(old.Alias) : null;

    /// <summary>Of a thing found by its name, and not moved away from it.</summary>
    private KnownRow? RowOf(Candidate candidate)
    {
        if (candidate is { Door: < 0, Name: >= 0, Number: 0, OtherName: < 0 })
        {
            foreach (var place in gazetteer.PlacesOf(candidate.Name))
            {
                if (place.Spot == candidate.Spot)
                {
                    return gazetteer.RowOf(candidate.Name, place);
                }
            }
        }

        return null;
    }
}
