using System.Runtime.InteropServices;

namespace RiskMap.Geocoding.Matching;

/// <summary>
/// Gathers where names are: for each name and town the spot on it that lies nearest the middle of all its spots, and how far they reach.
/// A spot on a line goes before a door, for a street is its line.
/// </summary>
internal sealed class PlaceTally
{
    private readonly Dictionary<(int Name, int Town), Spread> _spreads = [];
    private readonly List<(int Name, NamePlace Place)> _whole = [];
    private readonly List<(int Name, int Town, Spot Spot, bool IsLine)> _spots = [];

    public void Add(int name, int town, Spot spot, bool isLine)
    {
        _spots.Add((name, town, spot, isLine));
        ref var spread = ref CollectionsMarshal.GetValueRefOrAddDefault(_spreads, (name, town), out var known);
        spread = known ? spread.With(spot, isLine) : default(Spread) with { WestX = spot.X, EastX = spot.X, SouthY = spot.Y, NorthY = spot.Y };
        spread = known ? spread : spread.With(spot, isLine);
    }

    /// <summary>A thing that has one place of its own. The same name again within its reach is the same thing.</summary>
    public void AddWhole(int name, int division, Spot spot, double reach, int feature) => _whole.Add((name, new(spot, (float)reach, division, 0, feature)));

    public (NamePlace[] Places, int[] Starts) Finish(int names, Func<int, NameKind> kind)
    {
        var nearest = new Dictionary<(int Name, int Town), (Spot Spot, double Metres)>(_spreads.Count);
        foreach (var (name, town, spot, isLine) in _spots)
        {
            var spread = _spreads[(name, town)];
            if (spread.HasLine && !isLine)
            {
                continue;
            }

            var metres = spot.MetresTo(spread.Middle);
            ref var best = ref CollectionsMarshal.GetValueRefOrAddDefault(nearest, (name, town), out var known);
            if (!known || metres < best.Metres)
            {
                best = (spot, metres);
            }
        }

        var all = new List<(int Name, NamePlace Place)>(_whole.Count + nearest.Count);
        foreach (var ((name, town), (spot, _)) in nearest)
        {
            var spread = _spreads[(name, town)];
            var least = kind(name) switch { NameKind.Estate => Radius.Estate, NameKind.Village => Radius.Village, _ => Radius.Door };
            all.Add((name, new(spot, (float)Math.Max(spread.Reach, least), town, spread.Doors, -1)));
        }

        foreach (var one in _whole)
        {
            all.Add(one);
        }

        all.Sort((a, b) => a.Name != b.Name ? a.Name.CompareTo(b.Name) : b.Place.Doors.CompareTo(a.Place.Doors));
        var places = new List<NamePlace>(all.Count);
        var starts = new int[names + 1];
        for (var i = 0; i < all.Count; i++)
        {
            var (name, place) = all[i];
            var from = starts[name];
            if (i == 0 || all[i - 1].Name != name)
            {
                starts[name] = from = places.Count;
            }

            if (!places.Skip(Math.Max(from, places.Count - 50)).Any(p => p.Division == place.Division && p.Spot.MetresTo(place.Spot) < Math.Max(p.Reach, place.Reach)))
            {
                places.Add(place);
            }
        }

        // Names without a place begin where the next one does.
        var next = places.Count;
        var has = new HashSet<int>(all.Select(a => a.Name));
        starts[names] = next;
        for (var name = names - 1; name >= 0; name--)
        {
            starts[name] = next = has.Contains(name) ? starts[name] : next;
        }

        _spots.Clear();
        return ([.. places], starts);
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Spread(int WestX, int EastX, int SouthY, int NorthY, double SumX, double SumY, int Spots, int Doors, bool HasLine)
    {
        public Spot Middle => new((int)(SumX / Spots), (int)(SumY / Spots));

        public double Reach => new Spot(WestX, SouthY).MetresTo(new(EastX, NorthY)) / 2;

        public Spread With(Spot spot, bool isLine) => new(
            Math.Min(WestX, spot.X), Math.Max(EastX, spot.X), Math.Min(SouthY, spot.Y), Math.Max(NorthY, spot.Y),
            SumX + spot.X, SumY + spot.Y, Spots + 1, Doors + (isLine ? 0 : 1), HasLine || isLine);
    }
}
