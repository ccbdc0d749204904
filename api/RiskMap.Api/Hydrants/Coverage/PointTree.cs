namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>
/// Points in a balanced tree of boxes, for the question "which of them is nearest to this footprint?". Built once in n log n; a
/// question opens only the boxes that could still hold a nearer one, so that it is exact and takes about log n.
/// </summary>
internal sealed class PointTree
{
    private const int LeafSize = 8;
    private readonly double[] _x;
    private readonly double[] _y;
    private readonly int[] _order;
    private readonly (double West, double South, double East, double North)[] _boxes;

    public PointTree(double[] x, double[] y)
    {
        (_x, _y) = (x, y);
        _order = [.. Enumerable.Range(0, x.Length)];
        var leaves = 1;
        while (leaves * LeafSize < x.Length)
        {
            leaves *= 2;
        }

        _boxes = new (double, double, double, double)[2 * leaves];
        if (x.Length > 0)
        {
            Build(1, 0, x.Length);
        }
    }

    /// <summary>Index of the point nearest to a footprint and the square of its distance from the footprint's edge; -1 if there is no point.</summary>
    public (int Index, double Squared) Nearest(Footprints footprints, int subject)
    {
        if (_order.Length == 0)
        {
            return (-1, double.PositiveInfinity);
        }

        var box = footprints.BoxOf(subject);
        var nearest = (Index: -1, Squared: double.PositiveInfinity);
        Search(1, 0, _order.Length, Gap(_boxes[1], box), footprints, subject, box, ref nearest);
        return nearest;
    }

    /// <summary>The squares of the distances to the nearest point and to the next; infinite: there is no such point.</summary>
    public (double First, double Second) TwoNearest(Footprints footprints, int subject)
    {
        var (index, first) = Nearest(footprints, subject);
        if (_order.Length < 2)
        {
            return (first, double.PositiveInfinity);
        }

        var box = footprints.BoxOf(subject);
        var next = (Index: -1, Squared: double.PositiveInfinity);
        Search(1, 0, _order.Length, Gap(_boxes[1], box), footprints, subject, box, ref next, besides: index);
        return (first, next.Squared);
    }

    private void Build(int node, int from, int to)
    {
        var box = (West: double.PositiveInfinity, South: double.PositiveInfinity, East: double.NegativeInfinity, North: double.NegativeInfinity);
        for (var i = from; i < to; i++)
        {
            var p = _order[i];
            box = (Math.Min(box.West, _x[p]), Math.Min(box.South, _y[p]), Math.Max(box.East, _x[p]), Math.Max(box.North, _y[p]));
        }

        _boxes[node] = box;
        if (2 * node >= _boxes.Length)
        {
            return;
        }

        var along = box.East - box.West > box.North - box.South ? _x : _y;
        // By place, then by index: equal places keep one order, so that the same data give the same answer.
        _order.AsSpan(from, to - from).Sort((a, b) => along[a] != along[b] ? along[a].CompareTo(along[b]) : a.CompareTo(b));
        var middle = (from + to) / 2;
        Build(2 * node, from, middle);
        Build((2 * node) + 1, middle, to);
    }

    private void Search(
        int node, int from, int to, double gap, Footprints footprints, int subject,
        (double West, double South, double East, double North) box, ref (int Index, double Squared) nearest, int besides = -1)
    {
        if (gap > nearest.Squared || from == to)
        {
            return;
        }

        if (2 * node >= _boxes.Length)
        {
            for (var i = from; i < to; i++)
            {
                if (_order[i] != besides)
                {
                    Try(_order[i], footprints, subject, box, ref nearest);
                }
            }

            return;
        }

        var middle = (from + to) / 2;
        var (left, right) = (Gap(_boxes[2 * node], box), Gap(_boxes[(2 * node) + 1], box));
        if (left <= right)
        {
            Search(2 * node, from, middle, left, footprints, subject, box, ref nearest, besides);
            Search((2 * node) + 1, middle, to, right, footprints, subject, box, ref nearest, besides);
        }
        else
        {
            Search((2 * node) + 1, middle, to, right, footprints, subject, box, ref nearest, besides);
            Search(2 * node, from, middle, left, footprints, subject, box, ref nearest, besides);
        }
    }

    private void Try(
        int point, Footprints footprints, int subject, (double West, double South, double East, double North) box,
        ref (int Index, double Squared) nearest)
    {
        var (x, y) = (_x[point], _y[point]);
        if (Gap((x, y, x, y), box) > nearest.Squared)
        {
            return;
        }

        var squared = footprints.SquaredDistance(subject, x, y);
        // Of equally near ones the first in the list is named, whatever the order of the search.
        if (squared < nearest.Squared || (squared == nearest.Squared && point < nearest.Index))
        {
            nearest = (point, squared);
        }
    }

    /// <summary>Square of the distance between two boxes: no pair of their points can be nearer.</summary>
    private static double Gap(
        (double West, double South, double East, double North) a, (double West, double South, double East, double North) b)
    {
        var dx = Math.Max(0, Math.Max(a.West - b.East, b.West - a.East));
        var dy = Math.Max(0, Math.Max(a.South - b.North, b.South - a.North));
        return (dx * dx) + (dy * dy);
    }
}
