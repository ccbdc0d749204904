using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using RiskMap.Geocoding.Addresses;

namespace RiskMap.Geocoding.Matching;

/// <summary>Makes a gazetteer: take divisions first, then everything else in any order, then <see cref="Build"/>.</summary>
public sealed class GazetteerBuilder
{
    private readonly Names _names = new();
    private readonly StringPool _pool = new();
    private readonly Holders _holders = new();
    private readonly DoorReader _reader = new();
    private readonly PlaceTally _places = new();
    private readonly List<Locality> _localities = [];
    private readonly Dictionary<Locality, int> _localityNumbers = [];
    private readonly List<Division> _divisions = [];
    private readonly List<(IndexedPointInAreaLocator Ground, Envelope Box, int Division, bool IsTown)> _grounds = [];
    private readonly List<(int Holder, int Number, int Suffix, int Door)> _entries = [];
    private readonly List<(int Name, Spot[] Line)> _lines = [];
    private readonly List<Spot> _spots = [];
    private readonly List<int> _doorLocalities = [];
    private readonly List<int> _buildings = [];
    private readonly List<int> _rooms = [];
    private readonly List<int> _numbersTo = [];
    private readonly List<byte> _precisions = [];
    private readonly TextColumn _texts = new();
    private readonly Dictionary<string, AliasRow> _corrections = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Name, AliasRow Alias)> _oldNames = new(StringComparer.Ordinal);
    private readonly List<SuggestedNumber> _hydrants = [];
    private readonly List<string> _areaNames = [];

    public void AddArea(params IEnumerable<string?> names) => _areaNames.AddRange(names.Where(n => !string.IsNullOrWhiteSpace(n)).Select(n => AddressText.Key(n!)));

    public void Add(DivisionRow division)
    {
        foreach (var shown in new[] { division.NameZh, division.NameEn })
        {
            if (string.IsNullOrWhiteSpace(shown))
            {
                continue;
            }

            var key = AddressText.Key(shown);
            var number = _divisions.Count;
            _divisions.Add(new(shown, key, division.Level));
            if (division.Level == "county")
            {
                _areaNames.Add(key);
                continue;
            }

            var inside = division.Ground.InteriorPoint.Coordinate;
            var box = division.Ground.EnvelopeInternal;
            var reach = Math.Min(Spot.Of(box.MinX, box.MinY).MetresTo(Spot.Of(box.MaxX, box.MaxY)) / 2, division.Level == "town" ? Radius.Town : Radius.Village);
            var name = _names.Add(NameKind.Division, key, shown);
            _places.AddWhole(name, number, Spot.Of(inside.X, inside.Y), reach, division.Feature);
            if (division.NameZh is null || shown == division.NameZh)
            {
                _grounds.Add((new(division.Ground), box, number, division.Level == "town"));
            }
        }
    }

    public void Add(in DoorRow row)
    {
        var address = _reader.Read(row);
        var spot = Spot.Of(row.Longitude, row.Latitude);
        var locality = Locate(row, spot);
        var door = _spots.Count;
        var hung = false;
        var suffix = _pool.Add(address.NumberSuffix);
        if (address.Street is { } street)
        {
            var name = Name(NameKind.Street, street, row.Street);
            Hang(_holders.Add(name, _pool.Add(address.Lane)), address.Number ?? -1, suffix);
            _places.Add(name, Town(locality), spot, isLine: false);
        }

        if (address.Estate is { } estate)
        {
            var name = Name(NameKind.Estate, estate, null);
            var (number, rest) = BuildingNumber(address.Building);
            Hang(_holders.Add(name, 0), number, _pool.Add(rest));
            _places.Add(name, Town(locality), spot, isLine: false);
        }

        if (address.Village is { } village && address.Street is null)
        {
            var name = Name(NameKind.Village, village, null);
            Hang(_holders.Add(name, _pool.Add(address.Group)), address.Number ?? -1, suffix);
            _places.Add(name, Town(locality), spot, isLine: false);
        }

        if (!hung)
        {
            if (address.Landmark is { } landmark)
            {
                Add(new NamedRow(NameKind.Premises, landmark, row.Longitude, row.Latitude, Radius.Door));
            }

            return;
        }

        _spots.Add(spot);
        _doorLocalities.Add(locality);
        _buildings.Add(_pool.Add(address.Building));
        _rooms.Add(_pool.Add(address.Room));
        _numbersTo.Add(address.NumberTo ?? 0);
        _precisions.Add(PrecisionOf(row.Precision));
        _texts.Add(row.Text?.Trim());

        void Hang(int holder, int number, int suffixNumber)
        {
            _entries.Add((holder, number, suffixNumber, door));
            hung = true;
        }
    }

    public void Add(in NamedRow row)
    {
        if (AddressText.Key(row.Name) is { Length: > 1 } key)
        {
            var spot = Spot.Of(row.Longitude, row.Latitude);
            _places.AddWhole(_names.Add(row.Kind, key, row.Name.Trim()), TownAt(spot), spot, row.RadiusMetres, row.Feature);
        }
    }

    public void Add(in RoadRow row)
    {
        var address = _reader.Read(new(null, row.Name, null, null, null, null, null, "", 0, 0));
        if (row.Line.Length < 4 || address.Street is not { Length: > 0 } street)
        {
            return;
        }

        var line = new Spot[row.Line.Length / 2];
        for (var i = 0; i < line.Length; i++)
        {
            line[i] = Spot.Of(row.Line[2 * i], row.Line[(2 * i) + 1]);
        }

        // A lane with a line of its own is a street for whoever looks for it: 学府路109巷.
        var name = Name(NameKind.Street, street + address.Lane, row.Name);
        _lines.Add((name, line));
        var middle = line[line.Length / 2];
        var town = TownAt(middle);
        foreach (var point in line)
        {
            _places.Add(name, town, point, isLine: true);
        }
    }

    public void Add(AliasRow alias)
    {
        if (alias.StandsFor is null)
        {
            _corrections[alias.Key] = alias;
        }
        else
        {
            _oldNames[_reader.Street(alias.Text).Street!] = (Name(NameKind.Street, _reader.Street(alias.StandsFor).Street!, alias.StandsFor), alias);
        }
    }

    public void AddHydrant(string number, double longitude, double latitude, int feature = -1) =>
        _hydrants.Add(new(AddressText.Key(number), number, Spot.Of(longitude, latitude), feature));

    public Gazetteer Build()
    {
        _names.Finish();
        _texts.Trim();
        var entries = _entries.ToArray();
        // By holder and number in one comparison of whole numbers: a million take half a second. Doors without a number stand first.
        Array.Sort(Array.ConvertAll(entries, e => ((long)e.Holder << 32) | (uint)(e.Number + 1)), entries);
        _holders.Starts = Starts(_holders.Count, entries.Select(e => e.Holder));
        _lines.Sort((a, b) => a.Name.CompareTo(b.Name));
        var (places, placeStarts) = _places.Finish(_names.Count, _names.Kind);
        var lineStarts = new int[_lines.Count + 1];
        for (var i = 0; i < _lines.Count; i++)
        {
            lineStarts[i + 1] = lineStarts[i] + _lines[i].Line.Length;
        }

        return new()
        {
            Names = _names,
            Pool = _pool,
            Holders = _holders,
            Doors = new()
            {
                Spots = [.. _spots],
                Localities = [.. _doorLocalities],
                Buildings = [.. _buildings],
                Rooms = [.. _rooms],
                NumbersTo = [.. _numbersTo],
                Precisions = [.. _precisions],
                Texts = _texts,
            },
            Entries = new()
            {
                Numbers = Array.ConvertAll(entries, e => e.Number),
                Suffixes = Array.ConvertAll(entries, e => e.Suffix),
                Doors = Array.ConvertAll(entries, e => e.Door),
            },
            Places = places,
            PlaceStarts = placeStarts,
            LinePoints = [.. _lines.SelectMany(l => l.Line)],
            LineStarts = lineStarts,
            LinesOfName = Starts(_names.Count, _lines.Select(l => l.Name)),
            Localities = _localities,
            Divisions = _divisions,
            Corrections = _corrections,
            OldNames = _oldNames,
            AreaNames = _areaNames,
            Suggestions = new(_names, _hydrants),
        };
    }

    /// <summary>12 → 12; A → no number and A; 12A → 12 and A.</summary>
    internal static (int Number, string? Letters) BuildingNumber(string? building)
    {
        if (building is null)
        {
            return (-1, null);
        }

        var digits = building.TakeWhile(char.IsAsciiDigit).Count();
        return digits is > 0 and < 9
            ? (int.Parse(building.AsSpan(0, digits), provider: null), building.Length == digits ? null : building[digits..])
            : (-1, building);
    }

    private int Name(NameKind kind, string key, string? shown) => _names.Add(kind, key, shown?.Trim() is { Length: > 0 } text ? text : key);

    private int Locate(in DoorRow row, Spot spot)
    {
        var (town, village) = (-1, -1);
        foreach (var (ground, box, division, isTown) in _grounds)
        {
            if (box.Contains(row.Longitude, row.Latitude) && ground.Locate(new(row.Longitude, row.Latitude)) != Location.Exterior)
            {
                (town, village) = isTown ? (division, village) : (town, division);
            }
        }

        var locality = new Locality(
            _pool.Add(string.IsNullOrWhiteSpace(row.City) ? null : AddressText.Key(row.City)), _pool.Add(row.Postcode?.Trim()), town, village);
        if (!_localityNumbers.TryGetValue(locality, out var number))
        {
            _localityNumbers[locality] = number = _localities.Count;
            _localities.Add(locality);
        }

        return number;
    }

    private int Town(int locality) => _localities[locality].Town;

    private int TownAt(Spot spot)
    {
        foreach (var (ground, box, division, isTown) in _grounds)
        {
            if (isTown && box.Contains(spot.Longitude, spot.Latitude) && ground.Locate(new(spot.Longitude, spot.Latitude)) != Location.Exterior)
            {
                return division;
            }
        }

        return -1;
    }

    private static byte PrecisionOf(string precision) => precision switch { "street" => 1, "village" => 2, _ => 0 };

    /// <summary>Where each group of a sorted list begins; one more at the end.</summary>
    private static int[] Starts(int groups, IEnumerable<int> sorted)
    {
        var starts = new int[groups + 1];
        foreach (var group in sorted)
        {
            starts[group + 1]++;
        }

        for (var i = 0; i < groups; i++)
        {
            starts[i + 1] += starts[i];
        }

        return starts;
    }
}
