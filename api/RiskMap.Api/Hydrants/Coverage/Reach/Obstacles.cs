namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>
/// What a hose cannot be laid through: buildings and water, as rings. A straight stretch is blocked by a shape when more than
/// <see cref="Tolerated"/> of it lies inside, courtyards not being inside; so a party wall, or two outlines that overlap by a hand's
/// breadth, block nothing. Walls, fences and railways are on no record of ours, and block nothing either.
/// </summary>
internal sealed class Obstacles
{
    /// <summary>Metres of a stretch that may lie within a shape: outlines are not drawn better than that.</summary>
    public const double Tolerated = 0.1;

    private readonly Footprints _shapes;

    public Obstacles(Footprints shapes, BoxGrid grid) => (_shapes, Grid) = (shapes, grid);

    public BoxGrid Grid { get; }

    /// <summary>Whether anything lies across the way from (x, y) to (toX, toY), in metres.</summary>
    /// <param name="x">Metres east of the beginning; a shape that it lies deep in is what the way leads out of, and does not block it.</param>
    /// <param name="y">Metres north of the beginning.</param>
    /// <param name="toX">Metres east of the end.</param>
    /// <param name="toY">Metres north of the end.</param>
    /// <param name="except">A shape that does not count; -1: all do.</param>
    public bool Block(double x, double y, double toX, double toY, int except)
    {
        var length = Math.Sqrt(((toX - x) * (toX - x)) + ((toY - y) * (toY - y)));
        if (length <= Tolerated)
        {
            return false;
        }

        var way = MetreBox.Of(x, y, toX, toY);
        foreach (var shape in Grid.Within(way))
        {
            if (shape != except && length * ShareInside(shape, x, y, toX, toY) > Tolerated && !LiesDeepIn(shape, x, y))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Inside and not on the edge: where two buildings share a wall, the way from one of them may well lead through the other.</summary>
    private bool LiesDeepIn(int shape, double x, double y)
    {
        if (!_shapes.Contains(shape, x, y))
        {
            return false;
        }

        for (var ring = _shapes.RingsOf[shape]; ring < _shapes.RingsOf[shape + 1]; ring++)
        {
            for (var i = _shapes.Points[ring] + 1; i < _shapes.Points[ring + 1]; i++)
            {
                if (Lines.Nearest(x, y, _shapes.X[i - 1], _shapes.Y[i - 1], _shapes.X[i], _shapes.Y[i]).Squared <= Tolerated * Tolerated)
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>Which part of a stretch lies inside a shape, from 0 to 1.</summary>
    private double ShareInside(int shape, double x, double y, double toX, double toY)
    {
        Span<double> few = stackalloc double[32];
        var cuts = new CutList(few);
        cuts.Add(0);
        for (var ring = _shapes.RingsOf[shape]; ring < _shapes.RingsOf[shape + 1]; ring++)
        {
            for (var i = _shapes.Points[ring] + 1; i < _shapes.Points[ring + 1]; i++)
            {
                if (Lines.Crossing(x, y, toX, toY, _shapes.X[i - 1], _shapes.Y[i - 1], _shapes.X[i], _shapes.Y[i]) is { } cut)
                {
                    cuts.Add(cut);
                }
            }
        }

        cuts.Add(1);
        var sorted = cuts.Sorted();
        var inside = 0d;
        for (var i = 1; i < sorted.Length; i++)
        {
            var middle = (sorted[i - 1] + sorted[i]) / 2;
            if (sorted[i] > sorted[i - 1] && _shapes.Contains(shape, x + (middle * (toX - x)), y + (middle * (toY - y))))
            {
                inside += sorted[i] - sorted[i - 1];
            }
        }

        return inside;
    }

    /// <summary>A list that stays on the stack as long as it is short.</summary>
    private ref struct CutList(Span<double> few)
    {
        private Span<double> _values = few;
        private int _count;

        public void Add(double value)
        {
            if (_count == _values.Length)
            {
                Span<double> more = new double[2 * _count];
                _values.CopyTo(more);
                _values = more;
            }

            _values[_count++] = value;
        }

        public readonly Span<double> Sorted()
        {
            var sorted = _values[.._count];
            sorted.Sort();
            return sorted;
        }
    }
}
