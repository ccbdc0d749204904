using System.Runtime.InteropServices;
using NetTopologySuite.Geometries;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>A straight line from a to b, in local metres.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct GapLine(double Ax, double Ay, double Bx, double By)
{
    public MetreBox Box => MetreBox.Of(Ax, Ay, Bx, By);
}

/// <summary>
/// All lines that may bound a gap: the rims of houses' land, the circles of hydrants, open land and, on it, the houses themselves. Left
/// out is what certainly lies within: a line both ends of which lie in one circle, or within one wall's land, lies there whole, for both
/// are convex. One line too many does no harm; one too few would open a gap.
/// </summary>
internal sealed class GapLines
{
    /// <summary>Sides of a quarter circle round a hydrant.</summary>
    public const int CircleQuarter = 64;

    private readonly GapGround _ground;
    private readonly double _circle;
    private readonly double _land;
    private readonly List<GapLine>[] _lines;

    private GapLines(GapGround ground)
    {
        _ground = ground;
        _circle = (ground.Radius * Inside(CircleQuarter)) - (2 * GapGround.Millimetre);
        _land = (ground.Around * Inside(Rim.Quarter)) - (2 * GapGround.Millimetre);
        _lines = [.. Enumerable.Range(0, ground.Groups).Select(_ => new List<GapLine>())];
    }

    /// <summary>Distance of a drawn circle's sides from its middle, where the radius is 1.</summary>
    /// <param name="quarter">Sides of a quarter.</param>
    public static double Inside(int quarter) => Math.Cos(Math.PI / (4 * quarter));

    /// <returns>The lines of each group of houses.</returns>
    public static List<GapLine>[] Of(GapGround ground, CancellationToken cancel)
    {
        var lines = new GapLines(ground);
        var parallel = new ParallelOptions { CancellationToken = cancel };
        Parallel.For(0, ground.Houses, parallel, () => new List<GapLine>(), (house, _, own) => lines.OfHouse(house, own), _ => { });
        Parallel.For(0, ground.Hydrants, parallel, lines.OfHydrant);
        Parallel.For(0, ground.Open.Count, parallel, lines.OfOpen);
        return lines._lines;
    }

    /// <summary>The rim of a house's land, as far as neither a circle nor the land of one other wall has it.</summary>
    private List<GapLine> OfHouse(int house, List<GapLine> own)
    {
        own.Clear();
        foreach (var rim in _ground.RimsOf(house))
        {
            rim.DrawLand(_ground.Around, own);
        }

        var box = _ground.HouseGrid[house].Grown(_ground.Around);
        var hydrants = new List<int>();
        foreach (var hydrant in _ground.HydrantsIn(box.Grown(_ground.Radius)))
        {
            hydrants.Add(hydrant);
        }

        var walls = new List<GapLine>();
        foreach (var other in _ground.HouseGrid.Within(box.Grown(_ground.Around)))
        {
            AddWalls(walls, other);
        }

        own.RemoveAll(line => IsInCircle(line, hydrants) || IsInLand(line, walls));
        if (MeetsOpen(house))
        {
            AddWalls(own, house);
        }

        Add(_ground.GroupOf(house), own);
        return own;
    }

    /// <summary>The sides of a hydrant's circle that no other circle has and that lie in the land of a house, for each group of houses there.</summary>
    private void OfHydrant(int hydrant)
    {
        const int Sides = 4 * CircleQuarter;
        var ((x, y), radius) = (_ground.Hydrant(hydrant), _ground.Radius);
        var box = new MetreBox(x, y, x, y);
        if (!Any(_ground.HouseGrid.Within(box.Grown(radius + _ground.Around))))
        {
            return;
        }

        Span<bool> hidden = stackalloc bool[Sides];
        foreach (var other in _ground.HydrantsIn(box.Grown(2 * radius)))
        {
            Hide(hidden, x, y, other);
        }

        for (var side = 0; side < Sides; side++)
        {
            if (!hidden[side])
            {
                var (a, b) = (Corner(x, y, side), Corner(x, y, side + 1));
                AddWhereBuilt(new(a.X, a.Y, b.X, b.Y));
            }
        }
    }

    private (double X, double Y) Corner(double x, double y, int corner)
    {
        var (sin, cos) = Math.SinCos(corner * Math.PI / (2 * CircleQuarter));
        return (x + (_ground.Radius * cos), y + (_ground.Radius * sin));
    }

    /// <summary>Marks the sides of the circle round (x, y) both ends of which another circle has: by the law of cosines, without looking at each.</summary>
    private void Hide(Span<bool> hidden, double x, double y, int other)
    {
        var (at, radius, sides) = (_ground.Hydrant(other), _ground.Radius, hidden.Length);
        var (dx, dy) = (at.X - x, at.Y - y);
        var apart = Math.Sqrt((dx * dx) + (dy * dy));
        var cos = ((radius * radius) + (apart * apart) - (_circle * _circle)) / (2 * radius * apart);
        // Not a number where both stand in one place: then neither hides the other.
        if (!(cos < 1) || apart >= radius + _circle)
        {
            return;
        }

        var (towards, half, side) = (Math.Atan2(dy, dx), Math.Acos(Math.Max(-1, cos)), 2 * Math.PI / sides);
        var (first, last) = ((int)Math.Ceiling((towards - half) / side), (int)Math.Floor((towards + half) / side));
        for (var corner = first; corner < last; corner++)
        {
            hidden[((corner % sides) + sides) % sides] = true;
        }
    }

    /// <summary>The edges of open land that lie in the land of a house.</summary>
    private void OfOpen(int open)
    {
        var ground = _ground.Open[open];
        if (!Any(_ground.HouseGrid.Within(Box(ground).Grown(_ground.Around))))
        {
            return;
        }

        foreach (var ring in Rings(ground))
        {
            var corners = ring.CoordinateSequence;
            for (var i = 1; i < corners.Count; i++)
            {
                AddWhereBuilt(new(corners.GetX(i - 1), corners.GetY(i - 1), corners.GetX(i), corners.GetY(i)));
            }
        }
    }

    private static IEnumerable<LineString> Rings(Geometry ground)
    {
        for (var part = 0; part < ground.NumGeometries; part++)
        {
            if (ground.GetGeometryN(part) is Polygon polygon && !polygon.IsEmpty)
            {
                yield return polygon.ExteriorRing;
                foreach (var hole in polygon.InteriorRings)
                {
                    yield return hole;
                }
            }
        }
    }

    /// <summary>Adds a line to each group in whose land it may lie, unless one circle has it.</summary>
    private void AddWhereBuilt(GapLine line)
    {
        var hydrants = new List<int>();
        foreach (var hydrant in _ground.HydrantsIn(line.Box.Grown(_ground.Radius)))
        {
            hydrants.Add(hydrant);
        }

        if (IsInCircle(line, hydrants))
        {
            return;
        }

        var ((x, y), half) = (((line.Ax + line.Bx) / 2, (line.Ay + line.By) / 2), Math.Sqrt(Squared(line.Bx - line.Ax, line.By - line.Ay)) / 2);
        var groups = new HashSet<int>();
        foreach (var house in _ground.HouseGrid.Within(line.Box.Grown(_ground.Around)))
        {
            var group = _ground.GroupOf(house);
            if (!groups.Contains(group) && _ground.MetresTo(house, x, y) <= _ground.Around + half + GapGround.Millimetre)
            {
                groups.Add(group);
                Add(group, [line]);
            }
        }
    }

    private bool MeetsOpen(int house) => Any(_ground.OpenGrid.Within(_ground.HouseGrid[house]));

    private static bool Any(BoxGrid.Found found) => found.MoveNext();

    private static MetreBox Box(Geometry ground)
    {
        var box = ground.EnvelopeInternal;
        return new(box.MinX, box.MinY, box.MaxX, box.MaxY);
    }

    private bool IsInCircle(GapLine line, List<int> hydrants)
    {
        foreach (var hydrant in hydrants)
        {
            var (x, y) = _ground.Hydrant(hydrant);
            if (Squared(line.Ax - x, line.Ay - y) <= _circle * _circle && Squared(line.Bx - x, line.By - y) <= _circle * _circle)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The wall that has a line moves to the front: it is likely to have the next one too.</summary>
    private bool IsInLand(GapLine line, List<GapLine> walls)
    {
        for (var i = 0; i < walls.Count; i++)
        {
            var wall = walls[i];
            if (Math.Min(wall.Ax, wall.Bx) - line.Ax <= _land && line.Ax - Math.Max(wall.Ax, wall.Bx) <= _land
                && Math.Min(wall.Ay, wall.By) - line.Ay <= _land && line.Ay - Math.Max(wall.Ay, wall.By) <= _land
                && Footprints.ToSegment(line.Ax, line.Ay, wall.Ax, wall.Ay, wall.Bx, wall.By) <= _land * _land
                && Footprints.ToSegment(line.Bx, line.By, wall.Ax, wall.Ay, wall.Bx, wall.By) <= _land * _land)
            {
                (walls[0], walls[i]) = (wall, walls[0]);
                return true;
            }
        }

        return false;
    }

    private void AddWalls(List<GapLine> walls, int house)
    {
        foreach (var rim in _ground.RimsOf(house))
        {
            walls.AddRange(rim.Walls());
        }
    }

    private void Add(int group, List<GapLine> lines)
    {
        lock (_lines[group])
        {
            _lines[group].AddRange(lines);
        }
    }

    private static double Squared(double dx, double dy) => (dx * dx) + (dy * dy);
}
