namespace RiskMap.Geocoding.Matching;

/// <summary>Where two streets meet.</summary>
internal static class Crossings
{
    /// <summary>Lines that come this near meet: digitised streets end a little before or after one another. Metres.</summary>
    private const double Meets = 15;

    /// <summary>Meeting points nearer than this are one crossing, of two carriageways for example. Metres.</summary>
    private const double OneCrossing = 60;

    /// <summary>Doors of two streets that stand this near stand at their corner, in metres.</summary>
    private const double Corner = 60;

    private const int MostDoors = 2_000;

    public static IEnumerable<(Spot Spot, double Radius, double Worth)> Of(Gazetteer gazetteer, int name, int other)
    {
        var met = new List<Spot>();
        for (var a = gazetteer.LinesOfName[name]; a < gazetteer.LinesOfName[name + 1]; a++)
        {
            for (var b = gazetteer.LinesOfName[other]; b < gazetteer.LinesOfName[other + 1]; b++)
            {
                Meet(StreetLines.Points(gazetteer, a), StreetLines.Points(gazetteer, b), met);
            }
        }

        return met.Count > 0 ? met.Select(spot => (spot, Radius.Crossing, 0.95))
            : ByDoors(gazetteer, name, other) is { } corner ? [(corner, 80, 0.6)] : [];
    }

    private static void Meet(ReadOnlySpan<Spot> one, ReadOnlySpan<Spot> other, List<Spot> met)
    {
        for (var i = 0; i + 1 < one.Length; i++)
        {
            for (var j = 0; j + 1 < other.Length; j++)
            {
                if (Meeting(one[i], one[i + 1], other[j], other[j + 1]) is { } spot && !met.Exists(m => m.MetresTo(spot) < OneCrossing))
                {
                    met.Add(spot);
                }
            }
        }
    }

    /// <summary>Where two pieces of line cross, or an end of one that lies on the other.</summary>
    private static Spot? Meeting(Spot a, Spot b, Spot c, Spot d)
    {
        // Ten-millionths of a degree; 15 m are at most 4 000 of them below 60 degrees of latitude.
        const int near = 4_000;
        if (Math.Max(a.X, b.X) + near < Math.Min(c.X, d.X) || Math.Max(c.X, d.X) + near < Math.Min(a.X, b.X)
            || Math.Max(a.Y, b.Y) + near < Math.Min(c.Y, d.Y) || Math.Max(c.Y, d.Y) + near < Math.Min(a.Y, b.Y))
        {
            return null;
        }

        var (bx, by) = a.Towards(b);
        var (cx, cy) = a.Towards(c);
        var (dx, dy) = a.Towards(d);
        var cross = (bx * (dy - cy)) - (by * (dx - cx));
        if (Math.Abs(cross) > 1e-9)
        {
            var onFirst = ((cx * (dy - cy)) - (cy * (dx - cx))) / cross;
            var onSecond = ((cx * by) - (cy * bx)) / cross;
            var (first, second) = (Math.Sqrt((bx * bx) + (by * by)), Math.Sqrt(((dx - cx) * (dx - cx)) + ((dy - cy) * (dy - cy))));
            if (Inside(onFirst, first) && Inside(onSecond, second))
            {
                return a.Moved(Math.Clamp(onFirst, 0, 1) * bx, Math.Clamp(onFirst, 0, 1) * by);
            }
        }

        return null;

        // Between its ends, or so few metres beyond.
        static bool Inside(double share, double length) => share * length >= -Meets && share * length <= length + Meets;
    }

    private static Spot? ByDoors(Gazetteer gazetteer, int name, int other)
    {
        var (ones, others) = (Doors(gazetteer, name), Doors(gazetteer, other));
        var (nearest, corner) = (Corner, default(Spot?));
        foreach (var one in ones)
        {
            foreach (var two in others)
            {
                // A quick look before the exact one: 1 000 ten-millionths of latitude are 11 m.
                if (Math.Abs(one.Y - two.Y) < 6_000 && one.MetresTo(two) is var metres && metres < nearest)
                {
                    var (east, north) = one.Towards(two);
                    (nearest, corner) = (metres, one.Moved(east / 2, north / 2));
                }
            }
        }

        return corner;
    }

    private static List<Spot> Doors(Gazetteer gazetteer, int name)
    {
        var spots = new List<Spot>();
        foreach (var holder in gazetteer.Holders.OfName(name))
        {
            for (var at = gazetteer.Holders.Starts[holder]; at < gazetteer.Holders.Starts[holder + 1] && spots.Count < MostDoors; at++)
            {
                spots.Add(gazetteer.Doors.Spots[gazetteer.Entries.Doors[at]]);
            }
        }

        return spots;
    }
}
