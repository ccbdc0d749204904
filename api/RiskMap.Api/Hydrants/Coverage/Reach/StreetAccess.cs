using System.Runtime.InteropServices;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>
/// Where hose comes from the streets to each footprint: on every edge within the limit the point nearest to the footprint, unless
/// another building or water lies across the straight stretch between them. Subject i owns the places From[i] … From[i+1]-1.
/// </summary>
internal sealed class StreetAccess
{
    private readonly BoxGrid _segments;
    private readonly int[] _pointOf;
    private readonly int[] _edgeOf;
    private readonly StreetGraph _streets;
    private readonly Obstacles _buildings;
    private readonly Obstacles _water;

    /// <param name="footprints">What is to be reached.</param>
    /// <param name="buildings">The same footprints as obstacles.</param>
    /// <param name="water">Water as obstacles.</param>
    /// <param name="streets">The streets.</param>
    /// <param name="limit">Metres that a footprint may be away from a street at most.</param>
    /// <param name="cancel">Stops the computation.</param>
    public StreetAccess(Footprints footprints, Obstacles buildings, Obstacles water, StreetGraph streets, double limit, CancellationToken cancel)
    {
        (_streets, _buildings, _water) = (streets, buildings, water);
        (_segments, _pointOf, _edgeOf) = Segments(streets);
        var found = new List<(int Subject, StreetPlace Place)>[(footprints.Count + Share - 1) / Share];
        Parallel.For(0, found.Length, new ParallelOptions { CancellationToken = cancel }, share =>
        {
            found[share] = [];
            var near = new List<Near>();
            for (var subject = share * Share; subject < Math.Min(footprints.Count, (share + 1) * Share); subject++)
            {
                Find(footprints, subject, limit, near);
                foreach (var n in near)
                {
                    if (!Blocked(n, subject))
                    {
                        found[share].Add((subject, new(n.Edge, n.Place, Math.Sqrt(n.Squared))));
                    }
                }
            }
        });
        From = new int[footprints.Count + 1];
        Places = new StreetPlace[found.Sum(f => f.Count)];
        OnEdge = new int[Places.Length];
        FirstOnEdge = new int[streets.Count + 1];
        Fill([.. found.SelectMany(f => f)]);
    }

    private const int Share = 1_024;

    /// <summary>First place of each subject, and one past the last at the end.</summary>
    public int[] From { get; }

    public StreetPlace[] Places { get; }

    /// <summary>The places by edge: edge e has OnEdge[FirstOnEdge[e]] … OnEdge[FirstOnEdge[e+1]-1].</summary>
    public int[] OnEdge { get; }

    public int[] FirstOnEdge { get; }

    /// <summary>The subject of each place.</summary>
    public int[] SubjectOf { get; private set; } = [];

    public long Bytes => (24L * Places.Length) + (8L * Places.Length) + (4L * (From.Length + FirstOnEdge.Length)) + _segments.Bytes + (8L * _pointOf.Length);

    /// <summary>The nearest place on a street that a point has a free way to.</summary>
    /// <param name="x">Metres east.</param>
    /// <param name="y">Metres north.</param>
    /// <param name="limit">Metres that the street may be away at most.</param>
    /// <param name="closed">Edges that cannot be used; null: all can.</param>
    public StreetPlace OfPoint(double x, double y, double limit, bool[]? closed = null)
    {
        var near = new List<Near>();
        foreach (var segment in _segments.Within(new MetreBox(x, y, x, y).Grown(limit)))
        {
            var (edge, i) = (_edgeOf[segment], _pointOf[segment]);
            if (closed?[edge] != true)
            {
                var (along, squared) = Lines.Nearest(x, y, _streets.X[i], _streets.Y[i], _streets.X[i + 1], _streets.Y[i + 1]);
                Note(near, edge, i, along, squared, x, y, limit);
            }
        }

        near.Sort((a, b) => a.Squared != b.Squared ? a.Squared.CompareTo(b.Squared) : a.Edge.CompareTo(b.Edge));
        foreach (var n in near)
        {
            if (!Blocked(n, except: -1))
            {
                return new(n.Edge, n.Place, Math.Sqrt(n.Squared));
            }
        }

        return StreetPlace.None;
    }

    /// <summary>The place of the footprint's edge that a place on the street belongs to, in metres.</summary>
    public static (double X, double Y) OnFootprint(Footprints footprints, int subject, double x, double y)
    {
        var (nearest, best) = ((x, y), double.PositiveInfinity);
        for (var ring = footprints.RingsOf[subject]; ring < footprints.RingsOf[subject + 1]; ring++)
        {
            for (var i = footprints.Points[ring] + 1; i < footprints.Points[ring + 1]; i++)
            {
                var (ax, ay, bx, by) = (footprints.X[i - 1], footprints.Y[i - 1], footprints.X[i], footprints.Y[i]);
                var (along, squared) = Lines.Nearest(x, y, ax, ay, bx, by);
                if (squared < best)
                {
                    (nearest, best) = ((ax + (along * (bx - ax)), ay + (along * (by - ay))), squared);
                }
            }
        }

        return nearest;
    }

    private bool Blocked(in Near n, int except) =>
        _buildings.Block(n.X, n.Y, n.StreetX, n.StreetY, except) || _water.Block(n.X, n.Y, n.StreetX, n.StreetY, -1);

    private void Find(Footprints footprints, int subject, double limit, List<Near> near)
    {
        near.Clear();
        foreach (var segment in _segments.Within(_buildings.Grid[subject].Grown(limit)))
        {
            var (edge, p) = (_edgeOf[segment], _pointOf[segment]);
            var (cx, cy, dx, dy) = (_streets.X[p], _streets.Y[p], _streets.X[p + 1], _streets.Y[p + 1]);
            for (var ring = footprints.RingsOf[subject]; ring < footprints.RingsOf[subject + 1]; ring++)
            {
                // An address point is a ring of one point: its only stretch leads from it to itself.
                var only = footprints.Points[ring + 1] - footprints.Points[ring] == 1;
                for (var i = footprints.Points[ring] + (only ? 0 : 1); i < footprints.Points[ring + 1]; i++)
                {
                    var (ax, ay, bx, by) = (footprints.X[only ? i : i - 1], footprints.Y[only ? i : i - 1], footprints.X[i], footprints.Y[i]);
                    var (first, second, squared) = Lines.Nearest(ax, ay, bx, by, cx, cy, dx, dy);
                    Note(near, edge, p, second, squared, ax + (first * (bx - ax)), ay + (first * (by - ay)), limit);
                }
            }
        }
    }

    /// <summary>Keeps of each edge the nearest point.</summary>
    private void Note(List<Near> near, int edge, int point, double along, double squared, double x, double y, double limit)
    {
        if (squared > limit * limit)
        {
            return;
        }

        var at = 0;
        while (at < near.Count && near[at].Edge != edge)
        {
            at++;
        }

        if (at < near.Count && near[at].Squared <= squared)
        {
            return;
        }

        var (streetX, streetY) = (_streets.X[point] + (along * (_streets.X[point + 1] - _streets.X[point])),
            _streets.Y[point] + (along * (_streets.Y[point + 1] - _streets.Y[point])));
        var noted = new Near(edge, _streets.PlaceOn(edge, point, along), squared, x, y, streetX, streetY);
        if (at < near.Count)
        {
            near[at] = noted;
        }
        else
        {
            near.Add(noted);
        }
    }

    private void Fill(List<(int Subject, StreetPlace Place)> found)
    {
        SubjectOf = new int[found.Count];
        for (var i = 0; i < found.Count; i++)
        {
            (SubjectOf[i], Places[i]) = found[i];
            From[SubjectOf[i] + 1]++;
            FirstOnEdge[Places[i].Edge + 1]++;
        }

        for (var i = 1; i < From.Length; i++)
        {
            From[i] += From[i - 1];
        }

        for (var i = 1; i < FirstOnEdge.Length; i++)
        {
            FirstOnEdge[i] += FirstOnEdge[i - 1];
        }

        var next = FirstOnEdge.AsSpan(0, FirstOnEdge.Length - 1).ToArray();
        for (var i = 0; i < Places.Length; i++)
        {
            OnEdge[next[Places[i].Edge]++] = i;
        }
    }

    private static (BoxGrid Grid, int[] PointOf, int[] EdgeOf) Segments(StreetGraph streets)
    {
        var count = streets.X.Length - streets.Count;
        var (boxes, pointOf, edgeOf) = (new MetreBox[count], new int[count], new int[count]);
        var segment = 0;
        for (var edge = 0; edge < streets.Count; edge++)
        {
            for (var i = streets.Points[edge]; i + 1 < streets.Points[edge + 1]; i++)
            {
                (boxes[segment], pointOf[segment], edgeOf[segment]) =
                    (MetreBox.Of(streets.X[i], streets.Y[i], streets.X[i + 1], streets.Y[i + 1]), i, edge);
                segment++;
            }
        }

        return (new BoxGrid(boxes, 50), pointOf, edgeOf);
    }

    /// <summary>The point of an edge nearest to a thing, and the point of the thing nearest to the edge.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Near(int Edge, double Place, double Squared, double X, double Y, double StreetX, double StreetY);
}
