namespace RiskMap.Geocoding.Matching;

/// <summary>The lines of a street, and places along them.</summary>
internal static class StreetLines
{
    /// <summary>Doors farther than this from a line do not stand along it, in metres.</summary>
    private const double Beside = 80;

    /// <summary>
    /// The place at a share (0 to 1) of the way between two doors: along the street's line and as far to its side as they stand. Where both
    /// do not stand on one side of one line, straight between them.
    /// </summary>
    public static Spot Between(Gazetteer gazetteer, int name, Spot low, Spot high, double share)
    {
        for (var line = gazetteer.LinesOfName[name]; line < gazetteer.LinesOfName[name + 1]; line++)
        {
            var points = Points(gazetteer, line);
            var (a, b) = (Foot(points, low), Foot(points, high));
            if (Math.Abs(a.Aside) < Beside && Math.Abs(b.Aside) < Beside && Math.Sign(a.Aside) == Math.Sign(b.Aside) && a.Along != b.Along)
            {
                return At(points, a.Along + (share * (b.Along - a.Along)), a.Aside + (share * (b.Aside - a.Aside)));
            }
        }

        var (east, north) = low.Towards(high);
        return low.Moved(share * east, share * north);
    }

    public static ReadOnlySpan<Spot> Points(Gazetteer gazetteer, int line) => gazetteer.LinePoints.AsSpan(gazetteer.LineStarts[line]..gazetteer.LineStarts[line + 1]);

    /// <summary>Metres along a line to the foot of a spot, and metres it stands aside: positive to the right.</summary>
    private static (double Along, double Aside) Foot(ReadOnlySpan<Spot> points, Spot spot)
    {
        var (along, best, start) = (0.0, (Along: 0.0, Aside: double.MaxValue), 0.0);
        for (var i = 0; i + 1 < points.Length; i++)
        {
            var (east, north) = points[i].Towards(points[i + 1]);
            var length = Math.Sqrt((east * east) + (north * north));
            if (length == 0)
            {
                continue;
            }

            var (x, y) = points[i].Towards(spot);
            along = Math.Clamp(((x * east) + (y * north)) / length, 0, length);
            var (dx, dy) = (x - (along * east / length), y - (along * north / length));
            var aside = Math.Sqrt((dx * dx) + (dy * dy));
            if (aside < Math.Abs(best.Aside))
            {
                best = (start + along, aside * ((east * y) - (north * x) < 0 ? 1 : -1));
            }

            start += length;
        }

        return best;
    }

    private static Spot At(ReadOnlySpan<Spot> points, double along, double aside)
    {
        for (var i = 0; i + 1 < points.Length; i++)
        {
            var (east, north) = points[i].Towards(points[i + 1]);
            var length = Math.Sqrt((east * east) + (north * north));
            if (length == 0 || (along > length && i + 2 < points.Length))
            {
                along -= length;
                continue;
            }

            // Right of a course east, north lies north-turned-clockwise: (north, -east).
            return points[i].Moved(((along * east) + (aside * north)) / length, ((along * north) - (aside * east)) / length);
        }

        return points[^1];
    }
}
