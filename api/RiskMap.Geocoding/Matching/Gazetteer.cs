using System.Runtime.InteropServices;
using NetTopologySuite.Geometries;
using RiskMap.Geocoding.Addresses;

namespace RiskMap.Geocoding.Matching;

/// <summary>
/// What can be found in one area at one version of its data: names, the doors that hang on them, and the lines of its streets. Made in one
/// pass by <see cref="GazetteerBuilder"/>, never changed, shared by everybody who asks. Columns and not objects: a million doors take some 100 MB.
/// </summary>
/// <remarks>
/// A door hangs on holders: on its street (or a lane of it), on its estate by the number of its building, on its village (or a group of it).
/// The entries of a holder lie side by side, in the order of their numbers; a search is a bisection in them.
/// </remarks>
public sealed class Gazetteer
{
    /// <summary>The builder sets every table; a required member of a public type could not be internal.</summary>
    internal Gazetteer()
    {
    }

    /// <summary>Doors on record.</summary>
    public int DoorCount => Doors.Count;

    /// <summary>Names on record: streets, estates, villages, buildings, premises, divisions.</summary>
    public int NameCount => Names.Count;

    /// <summary>Memory that it takes, roughly.</summary>
    public long Bytes => Names.Bytes + Pool.Bytes + Doors.Bytes + Entries.Bytes + (8L * LinePoints.Length) + (48L * Holders.Count) + (40L * Places.Length)
        + Suggestions.Bytes;

    internal Names Names { get; init; } = null!;

    internal StringPool Pool { get; init; } = null!;

    internal DoorColumns Doors { get; init; } = null!;

    internal EntryColumns Entries { get; init; } = null!;

    internal Holders Holders { get; init; } = null!;

    /// <summary>Places of names, those of one name side by side: one for each town it lies in.</summary>
    internal NamePlace[] Places { get; init; } = null!;

    /// <summary>Where the places of a name begin; one more at the end.</summary>
    internal int[] PlaceStarts { get; init; } = null!;

    /// <summary>Points of all lines, one line after the other.</summary>
    internal Spot[] LinePoints { get; init; } = null!;

    /// <summary>Lines of streets: where their points begin; one more at the end.</summary>
    internal int[] LineStarts { get; init; } = null!;

    /// <summary>Lines by the name of their street: where they begin; one more at the end.</summary>
    internal int[] LinesOfName { get; init; } = null!;

    internal IReadOnlyList<Locality> Localities { get; init; } = null!;

    internal IReadOnlyList<Division> Divisions { get; init; } = null!;

    /// <summary>Corrected texts by their matching form.</summary>
    internal Dictionary<string, AliasRow> Corrections { get; init; } = null!;

    /// <summary>Old street names by their matching form: the number of today's name, and the dates of the old one.</summary>
    internal Dictionary<string, (int Name, AliasRow Alias)> OldNames { get; init; } = null!;

    /// <summary>What the area itself is called, in matching form.</summary>
    internal IReadOnlyList<string> AreaNames { get; init; } = null!;

    internal SuggestIndex Suggestions { get; init; } = null!;

    /// <summary>
    /// The lines of the street of this name that lies nearest to a place, in degrees of WGS-84; null: no line is on record. Two streets of one
    /// name in two towns are two streets: only lines within reach of the nearer one are taken.
    /// </summary>
    public MultiLineString? OutlineOf(string street, double longitude, double latitude)
    {
        var near = Spot.Of(longitude, latitude);
        foreach (var name in Names.Exact(AddressParser.Parse(street).Street ?? AddressText.Key(street)).Where(n => Names.Kind(n) == NameKind.Street))
        {
            var places = PlacesOf(name).ToArray();
            if (places.Length == 0)
            {
                continue;
            }

            var place = places.MinBy(p => p.Spot.MetresTo(near));
            var lines = Enumerable.Range(LinesOfName[name], LinesOfName[name + 1] - LinesOfName[name])
                .Select(line => LinePoints[LineStarts[line]..LineStarts[line + 1]])
                .Where(points => points.Any(p => p.MetresTo(place.Spot) <= 2 * place.Reach))
                .Select(points => new LineString([.. points.Select(p => new Coordinate(p.Longitude, p.Latitude))])).ToArray();
            if (lines.Length > 0)
            {
                return new MultiLineString(lines) { SRID = 4326 };
            }
        }

        return null;
    }

    /// <summary>The row that a name stands for at one of its places; null: it stands for none.</summary>
    internal KnownRow? RowOf(int name, in NamePlace place) => place.Feature < 0 ? null : Names.Kind(name) switch
    {
        NameKind.Building => new("buildings", place.Feature),
        NameKind.Premises => new("premises", place.Feature),
        NameKind.Station => new("stations", place.Feature),
        NameKind.Division => new("divisions", place.Feature),
        _ => null,
    };

    internal ReadOnlySpan<NamePlace> PlacesOf(int name) => Places.AsSpan(PlaceStarts[name]..PlaceStarts[name + 1]);
}

/// <summary>
/// Where a name is, in one town: a spot on it (not a centroid), how far it reaches from there in metres, in which division it lies, and its
/// number in its layer; -1: none.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct NamePlace(Spot Spot, float Reach, int Division, int Doors, int Feature);

/// <summary>What an address says of its surroundings; numbers of the pool, and of the divisions it lies in (-1: none).</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Locality(int City, int Postcode, int Town, int Village);

internal sealed record Division(string Name, string Key, string Level);

/// <summary>Doors, a column each.</summary>
internal sealed class DoorColumns
{
    public int Count => Spots.Length;

    public required Spot[] Spots { get; init; }

    public required int[] Localities { get; init; }

    /// <summary>Numbers of the pool; 0: not said.</summary>
    public required int[] Buildings { get; init; }

    public required int[] Rooms { get; init; }

    /// <summary>Last number of a range; 0: it is one number.</summary>
    public required int[] NumbersTo { get; init; }

    /// <summary>The spelling of the source; empty: as its holder and number spell it.</summary>
    public required TextColumn Texts { get; init; }

    public required byte[] Precisions { get; init; }

    public long Bytes => (25L * Count) + Texts.Bytes;
}

/// <summary>Doors by their holders, in the order of their numbers; -1: no number.</summary>
internal sealed class EntryColumns
{
    public required int[] Numbers { get; init; }

    public required int[] Suffixes { get; init; }

    public required int[] Doors { get; init; }

    public long Bytes => 12L * Numbers.Length;
}

/// <summary>What doors hang on: a name and a part of it (a lane, a group); part 0: the name itself.</summary>
internal sealed class Holders
{
    private readonly Dictionary<(int Name, int Part), int> _known = [];
    private readonly List<(int Name, int Part)> _all = [];
    private readonly Dictionary<int, List<int>> _ofName = [];

    public int Count => _all.Count;

    /// <summary>Where the entries of a holder begin; one more at the end.</summary>
    public int[] Starts { get; set; } = [];

    public (int Name, int Part) this[int holder] => _all[holder];

    public int Add(int name, int part)
    {
        if (_known.TryGetValue((name, part), out var holder))
        {
            return holder;
        }

        holder = _all.Count;
        _known[(name, part)] = holder;
        _all.Add((name, part));
        if (!_ofName.TryGetValue(name, out var list))
        {
            _ofName[name] = list = [];
        }

        list.Add(holder);
        return holder;
    }

    public int Find(int name, int part) => _known.GetValueOrDefault((name, part), -1);

    public IReadOnlyList<int> OfName(int name) => _ofName.GetValueOrDefault(name) ?? (IReadOnlyList<int>)[];

    public Range Entries(int holder) => Starts[holder]..Starts[holder + 1];
}
