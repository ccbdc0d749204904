namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>Plane geometry of line segments, in metres.</summary>
internal static class Lines
{
    /// <summary>How far along a … b (from 0 to 1) the point nearest to (x, y) lies, and the square of its distance.</summary>
    public static (double Along, double Squared) Nearest(double x, double y, double ax, double ay, double bx, double by)
    {
        var (dx, dy) = (bx - ax, by - ay);
        var length = (dx * dx) + (dy * dy);
        var along = length > 0 ? Math.Clamp((((x - ax) * dx) + ((y - ay) * dy)) / length, 0, 1) : 0;
        var (ex, ey) = (ax + (along * dx) - x, ay + (along * dy) - y);
        return (along, (ex * ex) + (ey * ey));
    }

    /// <summary>Where two segments are nearest: how far along the first and along the second (from 0 to 1), and the square of the distance.</summary>
    public static (double First, double Second, double Squared) Nearest(
        double ax, double ay, double bx, double by, double cx, double cy, double dx, double dy)
    {
        if (Crossing(ax, ay, bx, by, cx, cy, dx, dy) is { } t)
        {
            var (px, py) = (ax + (t * (bx - ax)), ay + (t * (by - ay)));
            return (t, Nearest(px, py, cx, cy, dx, dy).Along, 0);
        }

        // Segments that do not cross are nearest at an end of one of them.
        var (s, squared) = Nearest(ax, ay, cx, cy, dx, dy);
        var best = (First: 0d, Second: s, Squared: squared);
        (s, squared) = Nearest(bx, by, cx, cy, dx, dy);
        best = squared < best.Squared ? (1, s, squared) : best;
        (s, squared) = Nearest(cx, cy, ax, ay, bx, by);
        best = squared < best.Squared ? (s, 0, squared) : best;
        (s, squared) = Nearest(dx, dy, ax, ay, bx, by);
        return squared < best.Squared ? (s, 1, squared) : best;
    }

    /// <summary>How far along a … b it meets c … d, ends included; null: it does not, or they run side by side.</summary>
    public static double? Crossing(double ax, double ay, double bx, double by, double cx, double cy, double dx, double dy)
    {
        var (ux, uy, vx, vy) = (bx - ax, by - ay, dx - cx, dy - cy);
        var across = (ux * vy) - (uy * vx);
        if (across == 0)
        {
            return null;
        }

        var t = (((cx - ax) * vy) - ((cy - ay) * vx)) / across;
        var s = (((cx - ax) * uy) - ((cy - ay) * ux)) / across;
        return t is >= 0 and <= 1 && s is >= 0 and <= 1 ? t : null;
    }
}
