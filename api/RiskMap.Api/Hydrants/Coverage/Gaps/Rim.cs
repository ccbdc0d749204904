using System.Runtime.InteropServices;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>
/// A ring of a house and the land round it, as they are drawn: each wall moved outwards, and at each corner that stands out an arc of
/// straight sides from one wall's end to the next one's.
/// </summary>
internal sealed class Rim
{
    /// <summary>Sides of a quarter of an arc.</summary>
    public const int Quarter = 16;

    private readonly Wall[] _walls;

    private Rim(Wall[] walls) => _walls = walls;

    /// <summary>The rings of a subject that enclose anything.</summary>
    public static Rim[] Of(Footprints shapes, int subject)
    {
        var rims = new List<Rim>();
        for (var ring = shapes.RingsOf[subject]; ring < shapes.RingsOf[subject + 1]; ring++)
        {
            var corners = new List<(double X, double Y)>();
            for (var i = shapes.Points[ring]; i < shapes.Points[ring + 1] - 1; i++)
            {
                if (corners.Count == 0 || corners[^1] != (shapes.X[i], shapes.Y[i]))
                {
                    corners.Add((shapes.X[i], shapes.Y[i]));
                }
            }

            if (corners.Count >= 3)
            {
                rims.Add(new(Walls(corners)));
            }
        }

        return [.. rims];
    }

    /// <summary>The walls as lines.</summary>
    public IEnumerable<GapLine> Walls() => _walls.Select(w => new GapLine(w.Ax, w.Ay, w.Bx, w.By));

    /// <summary>Whether a point lies within the ring.</summary>
    public bool Holds(double x, double y)
    {
        var inside = false;
        foreach (ref readonly var wall in _walls.AsSpan())
        {
            if (wall.Ay > y != wall.By > y && x < wall.Ax + ((y - wall.Ay) / (wall.By - wall.Ay) * (wall.Bx - wall.Ax)))
            {
                inside = !inside;
            }
        }

        return inside;
    }

    /// <summary>Square of the metres to the ring.</summary>
    public double SquaredDistance(double x, double y)
    {
        var nearest = double.PositiveInfinity;
        foreach (ref readonly var wall in _walls.AsSpan())
        {
            nearest = Math.Min(nearest, Footprints.ToSegment(x, y, wall.Ax, wall.Ay, wall.Bx, wall.By));
        }

        return nearest;
    }

    /// <summary>Whether the land so many metres outside the ring, as it is drawn, has a point that does not lie within the ring.</summary>
    public bool LandHolds(double x, double y, double metres)
    {
        foreach (ref readonly var wall in _walls.AsSpan())
        {
            var (dx, dy) = (x - wall.Ax, y - wall.Ay);
            var outwards = (dx * wall.OutX) + (dy * wall.OutY);
            var along = (dy * wall.OutX) - (dx * wall.OutY);
            if (outwards >= 0 && outwards <= metres && along >= 0 && along <= wall.Length)
            {
                return true;
            }

            if (wall.Turn > 0 && (dx * dx) + (dy * dy) <= metres * metres && wall.ArcHolds(dx, dy, metres))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The border of that land, wall by wall, each arc before the wall that begins at its corner.</summary>
    public void DrawLand(double metres, List<GapLine> into)
    {
        foreach (ref readonly var wall in _walls.AsSpan())
        {
            var sides = Wall.SidesOf(wall.Turn);
            var (lastX, lastY) = (wall.Ax + (metres * wall.FromX), wall.Ay + (metres * wall.FromY));
            for (var side = 1; side <= sides; side++)
            {
                var (sin, cos) = Math.SinCos(wall.Turn * side / sides);
                var (x, y) = side == sides
                    ? (wall.Ax + (metres * wall.OutX), wall.Ay + (metres * wall.OutY))
                    : (wall.Ax + (metres * ((wall.FromX * cos) - (wall.FromY * sin))), wall.Ay + (metres * ((wall.FromX * sin) + (wall.FromY * cos))));
                into.Add(new(lastX, lastY, x, y));
                (lastX, lastY) = (x, y);
            }

            into.Add(new(
                wall.Ax + (metres * wall.OutX), wall.Ay + (metres * wall.OutY), wall.Bx + (metres * wall.OutX), wall.By + (metres * wall.OutY)));
        }
    }

    private static Wall[] Walls(List<(double X, double Y)> corners)
    {
        var twice = 0d;
        for (var i = 0; i < corners.Count; i++)
        {
            var (a, b) = (corners[i], corners[(i + 1) % corners.Count]);
            twice += ((a.X - corners[0].X) * (b.Y - corners[0].Y)) - ((b.X - corners[0].X) * (a.Y - corners[0].Y));
        }

        // Walked with the inside on the left.
        if (twice < 0)
        {
            corners.Reverse();
        }

        var walls = new Wall[corners.Count];
        for (var i = 0; i < walls.Length; i++)
        {
            walls[i] = new(corners[(i + walls.Length - 1) % walls.Length], corners[i], corners[(i + 1) % walls.Length]);
        }

        return walls;
    }

    /// <summary>A wall from a to b, and the corner at a, where the wall before it ends.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly struct Wall
    {
        public readonly double Ax, Ay, Bx, By, Length, OutX, OutY, FromX, FromY, Turn;

        public Wall((double X, double Y) before, (double X, double Y) a, (double X, double Y) b)
        {
            (Ax, Ay, Bx, By) = (a.X, a.Y, b.X, b.Y);
            (FromX, FromY, _) = Outwards(before, a);
            (OutX, OutY, Length) = Outwards(a, b);
            Turn = Math.Atan2((FromX * OutY) - (FromY * OutX), (FromX * OutX) + (FromY * OutY));
        }

        /// <summary>How many sides the arc of a turn has; none where the corner goes in: there the walls' land has all.</summary>
        public static int SidesOf(double turn) => turn > 0 ? (int)Math.Ceiling(turn * Quarter * 2 / Math.PI) : 0;

        public bool ArcHolds(double dx, double dy, double metres)
        {
            var angle = Math.Atan2((FromX * dy) - (FromY * dx), (FromX * dx) + (FromY * dy));
            if (angle < 0 || angle > Turn)
            {
                return false;
            }

            var side = Turn / SidesOf(Turn);
            var sides = angle / side;
            return Math.Sqrt((dx * dx) + (dy * dy)) * Math.Cos((sides - Math.Floor(sides) - 0.5) * side) <= metres * Math.Cos(side / 2);
        }

        private static (double X, double Y, double Length) Outwards((double X, double Y) a, (double X, double Y) b)
        {
            var (dx, dy) = (b.X - a.X, b.Y - a.Y);
            var length = Math.Sqrt((dx * dx) + (dy * dy));
            return (dy / length, -dx / length, length);
        }
    }
}
