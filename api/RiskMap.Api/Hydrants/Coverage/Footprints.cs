namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>
/// What coverage is asked of, in flat arrays: buildings as rings, address points as rings of one point. Coordinates are metres in the
/// area's local projection, x east, y north. Subject i owns the rings RingsOf[i] … RingsOf[i+1]-1, ring r the points Points[r] … Points[r+1]-1.
/// </summary>
public sealed class Footprints
{
    public required double[] X { get; init; }

    public required double[] Y { get; init; }

    /// <summary>First point of each ring, and one past the last point at the end.</summary>
    public required int[] Points { get; init; }

    /// <summary>First ring of each subject, and one past the last ring at the end.</summary>
    public required int[] RingsOf { get; init; }

    public int Count => RingsOf.Length - 1;

    /// <summary>Square of the distance from (x, y) to the nearest edge of a subject; 0 inside it, holes not being inside.</summary>
    public double SquaredDistance(int subject, double x, double y)
    {
        var nearest = double.PositiveInfinity;
        var inside = false;
        for (var ring = RingsOf[subject]; ring < RingsOf[subject + 1]; ring++)
        {
            var (from, to) = (Points[ring], Points[ring + 1]);
            if (to - from == 1)
            {
                nearest = Math.Min(nearest, Squared(X[from] - x, Y[from] - y));
                continue;
            }

            for (var i = from + 1; i < to; i++)
            {
                var (ax, ay, bx, by) = (X[i - 1], Y[i - 1], X[i], Y[i]);
                nearest = Math.Min(nearest, ToSegment(x, y, ax, ay, bx, by));
                if (ay > y != by > y && x < ax + ((y - ay) / (by - ay) * (bx - ax)))
                {
                    inside = !inside;
                }
            }
        }

        return inside ? 0 : nearest;
    }

    /// <summary>Whether (x, y) lies within a subject, courtyards not being within.</summary>
    public bool Contains(int subject, double x, double y)
    {
        var inside = false;
        for (var ring = RingsOf[subject]; ring < RingsOf[subject + 1]; ring++)
        {
            for (var i = Points[ring] + 1; i < Points[ring + 1]; i++)
            {
                var (ax, ay, bx, by) = (X[i - 1], Y[i - 1], X[i], Y[i]);
                if (ay > y != by > y && x < ax + ((y - ay) / (by - ay) * (bx - ax)))
                {
                    inside = !inside;
                }
            }
        }

        return inside;
    }

    /// <summary>West, south, east and north edge of a subject, in metres.</summary>
    public (double West, double South, double East, double North) BoxOf(int subject)
    {
        var (west, south, east, north) =
            (double.PositiveInfinity, double.PositiveInfinity, double.NegativeInfinity, double.NegativeInfinity);
        for (var i = Points[RingsOf[subject]]; i < Points[RingsOf[subject + 1]]; i++)
        {
            west = Math.Min(west, X[i]);
            east = Math.Max(east, X[i]);
            south = Math.Min(south, Y[i]);
            north = Math.Max(north, Y[i]);
        }

        return (west, south, east, north);
    }

    internal static double ToSegment(double x, double y, double ax, double ay, double bx, double by)
    {
        var (dx, dy) = (bx - ax, by - ay);
        var length = Squared(dx, dy);
        var along = length > 0 ? Math.Clamp((((x - ax) * dx) + ((y - ay) * dy)) / length, 0, 1) : 0;
        return Squared(ax + (along * dx) - x, ay + (along * dy) - y);
    }

    private static double Squared(double dx, double dy) => (dx * dx) + (dy * dy);
}
