using NetTopologySuite.Geometries;
using NetTopologySuite.Noding;
using NetTopologySuite.Noding.Snapround;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>
/// The faces between lines that cross as they like: those of them that are wanted, put together where they share a side.
/// <para>Every piece of a line is walked along both of its sides; a walk that comes back to where it began goes along one border of one
/// face, so that a point just beside it speaks for all of it. What has wanted land on the left alone bounds the answer.</para>
/// </summary>
internal static class Faces
{
    /// <summary>Points are kept to a thousandth of a metre: lines that lie nearer to each other become one, so that no crossing is in doubt.</summary>
    private const double PerMetre = 1_000;

    /// <summary>Metres beside a line at which a face is asked what it is: more than keeping to the millimetre moves a line.</summary>
    private const double Beside = 0.003;

    /// <summary>Square metres of the least hole: smaller ones are what drawing leaves over.</summary>
    private const double LeastHole = 0.01;

    private static readonly GeometryFactory Factory = new(new PrecisionModel(PerMetre));

    /// <param name="lines">The lines, in metres.</param>
    /// <param name="isWanted">Whether a face is, by a point in it: metres east, metres north.</param>
    /// <param name="cancel">Stops the computation.</param>
    public static IReadOnlyList<Polygon> Between(IReadOnlyList<GapLine> lines, Func<double, double, bool> isWanted, CancellationToken cancel)
    {
        if (lines.Count == 0)
        {
            return [];
        }

        var (apart, meeting) = Sorted(lines);
        var noder = new SnapRoundingNoder(Factory.PrecisionModel);
        noder.ComputeNodes(Chains(meeting));
        cancel.ThrowIfCancellationRequested();
        var sides = new Sides([.. noder.GetNodedSubstrings().Select(s => s.Coordinates), .. apart.Select(Rounded)]);
        var walks = sides.Walks();
        var wanted = walks.Count == 0 ? [] : Wanted(sides, walks, isWanted, cancel);
        var kept = new bool[sides.Count];
        for (var side = 0; side < kept.Length; side++)
        {
            kept[side] = wanted[sides.WalkOf(side)] && !wanted[sides.WalkOf(side ^ 1)];
        }

        return Polygons(sides.Rings(kept));
    }

    /// <summary>Lines that no other comes near, but where it begins or ends with them, need no cutting: that is most of them.</summary>
    private static (List<GapLine> Apart, List<GapLine> Meeting) Sorted(IReadOnlyList<GapLine> lines)
    {
        const double Near = 3 / PerMetre, Cell = 5;
        var grid = new BoxGrid([.. lines.Select(l => l.Box)], Cell);
        var (apart, meeting) = (new List<GapLine>(), new List<GapLine>());
        for (var i = 0; i < lines.Count; i++)
        {
            var (line, meets) = (lines[i], false);
            foreach (var other in grid.Within(grid[i].Grown(Near)))
            {
                meets = other != i && !Follows(line, lines[other]) && !Follows(lines[other], line);
                if (meets)
                {
                    break;
                }
            }

            (meets ? meeting : apart).Add(line);
        }

        return (apart, meeting);
    }

    /// <summary>Whether a line goes on where another ends, without turning back on it.</summary>
    private static bool Follows(GapLine line, GapLine other) => line.Ax == other.Bx && line.Ay == other.By
        && ((line.Bx - line.Ax) * (other.Bx - other.Ax)) + ((line.By - line.Ay) * (other.By - other.Ay)) > 0;

    private static Coordinate[] Rounded(GapLine line) => [Rounded(line.Ax, line.Ay), Rounded(line.Bx, line.By)];

    private static Coordinate Rounded(double x, double y) => new(Factory.PrecisionModel.MakePrecise(x), Factory.PrecisionModel.MakePrecise(y));

    /// <summary>Lines that follow each other, as one.</summary>
    private static List<ISegmentString> Chains(IReadOnlyList<GapLine> lines)
    {
        var (chains, corners) = (new List<ISegmentString>(), new List<Coordinate>());
        for (var i = 0; i < lines.Count; i++)
        {
            if (corners.Count == 0)
            {
                corners.Add(new(lines[i].Ax, lines[i].Ay));
            }

            corners.Add(new(lines[i].Bx, lines[i].By));
            if (i + 1 == lines.Count || lines[i + 1].Ax != lines[i].Bx || lines[i + 1].Ay != lines[i].By)
            {
                chains.Add(new NodedSegmentString([.. corners], null));
                corners.Clear();
            }
        }

        return chains;
    }

    /// <summary>Asks each walk's face beside its longest sides; the most of three answers count.</summary>
    private static bool[] Wanted(Sides sides, List<List<int>> walks, Func<double, double, bool> isWanted, CancellationToken cancel)
    {
        const int Asked = 3;
        var wanted = new bool[walks.Count];
        Span<int> longest = stackalloc int[Asked];
        for (var walk = 0; walk < walks.Count; walk++)
        {
            cancel.ThrowIfCancellationRequested();
            var count = 0;
            foreach (var side in walks[walk])
            {
                if (count < Asked)
                {
                    longest[count++] = side;
                    continue;
                }

                var shortest = 0;
                for (var i = 1; i < Asked; i++)
                {
                    shortest = sides.Length(longest[i]) < sides.Length(longest[shortest]) ? i : shortest;
                }

                if (sides.Length(side) > sides.Length(longest[shortest]))
                {
                    longest[shortest] = side;
                }
            }

            var votes = 0;
            foreach (var side in longest[..count])
            {
                var (x, y) = sides.LeftOf(side, Beside);
                votes += isWanted(x, y) ? 1 : -1;
            }

            wanted[walk] = votes > 0;
        }

        return wanted;
    }

    private static List<Polygon> Polygons(List<Coordinate[]> rings)
    {
        var shells = new List<(LinearRing Ring, double Area, List<LinearRing> Holes)>();
        var holes = new List<LinearRing>();
        foreach (var corners in rings)
        {
            var area = SignedArea(corners);
            if (area > 0)
            {
                shells.Add((Factory.CreateLinearRing(corners), area, []));
            }
            else if (area < -LeastHole)
            {
                holes.Add(Factory.CreateLinearRing(corners));
            }
        }

        // The smallest round a hole is its own.
        shells.Sort((a, b) => a.Area.CompareTo(b.Area));
        foreach (var hole in holes)
        {
            var middle = new LineSegment(hole.GetCoordinateN(0), hole.GetCoordinateN(1)).MidPoint;
            var own = shells.FindIndex(s => s.Ring.EnvelopeInternal.Contains(hole.EnvelopeInternal)
                && NetTopologySuite.Algorithm.PointLocation.IsInRing(middle, s.Ring.CoordinateSequence));
            if (own >= 0)
            {
                shells[own].Holes.Add(hole);
            }
        }

        return [.. shells.Select(s => Factory.CreatePolygon(s.Ring, [.. s.Holes]))];
    }

    private static double SignedArea(Coordinate[] ring)
    {
        var (twice, first) = (0d, ring[0]);
        for (var i = 1; i < ring.Length; i++)
        {
            twice += ((ring[i - 1].X - first.X) * (ring[i].Y - first.Y)) - ((ring[i].X - first.X) * (ring[i - 1].Y - first.Y));
        }

        return twice / 2;
    }

    /// <summary>The pieces of all lines, each once, with two sides: 2 i goes one way, 2 i + 1 back; what is left of a side is its face.</summary>
    private sealed class Sides
    {
        private readonly List<Coordinate> _points = [];
        private readonly List<int> _from = [];
        private readonly int[][] _leaving;
        private readonly int[] _turn;
        private readonly int[] _walkOf;

        public Sides(IReadOnlyList<Coordinate[]> pieces)
        {
            var (numbers, known) = (new Dictionary<Coordinate, int>(), new HashSet<long>());
            int Number(Coordinate at)
            {
                if (!numbers.TryGetValue(at, out var number))
                {
                    numbers[at] = number = _points.Count;
                    _points.Add(at);
                }

                return number;
            }

            foreach (var corners in pieces)
            {
                for (var i = 1; i < corners.Length; i++)
                {
                    var (a, b) = (Number(corners[i - 1]), Number(corners[i]));
                    if (a != b && known.Add(((long)Math.Min(a, b) << 32) | (uint)Math.Max(a, b)))
                    {
                        _from.Add(a);
                        _from.Add(b);
                    }
                }
            }

            (_leaving, _turn) = (new int[_points.Count][], new int[_from.Count]);
            var sizes = new int[_points.Count];
            _from.ForEach(p => sizes[p]++);
            for (var side = 0; side < _from.Count; side++)
            {
                var leaving = _leaving[_from[side]] ??= new int[sizes[_from[side]]];
                leaving[^sizes[_from[side]]--] = side;
            }

            foreach (var leaving in _leaving)
            {
                Array.Sort(leaving.Length == 1 ? [0] : Array.ConvertAll(leaving, Angle), leaving);
                for (var i = 0; i < leaving.Length; i++)
                {
                    _turn[leaving[i]] = i;
                }
            }

            _walkOf = new int[_from.Count];
            Array.Fill(_walkOf, -1);
        }

        public int Count => _from.Count;

        public int WalkOf(int side) => _walkOf[side];

        public double Length(int side) => _points[_from[side]].Distance(_points[_from[side ^ 1]]);

        /// <summary>A point so many metres left of a side's middle.</summary>
        public (double X, double Y) LeftOf(int side, double metres)
        {
            var (a, b) = (_points[_from[side]], _points[_from[side ^ 1]]);
            var scale = metres / a.Distance(b);
            return (((a.X + b.X) / 2) - ((b.Y - a.Y) * scale), ((a.Y + b.Y) / 2) + ((b.X - a.X) * scale));
        }

        /// <summary>All walks with a face on the left.</summary>
        public List<List<int>> Walks()
        {
            var walks = new List<List<int>>();
            for (var first = 0; first < Count; first++)
            {
                if (_walkOf[first] >= 0)
                {
                    continue;
                }

                var walk = new List<int>();
                for (var side = first; _walkOf[side] < 0; side = Next(side, null))
                {
                    _walkOf[side] = walks.Count;
                    walk.Add(side);
                }

                walks.Add(walk);
            }

            return walks;
        }

        /// <summary>The rings that the kept sides make, with what they bound on the left; a ring that touches itself is told as two.</summary>
        public List<Coordinate[]> Rings(bool[] kept)
        {
            var (rings, seen) = (new List<Coordinate[]>(), new bool[Count]);
            var (path, placeOf) = (new List<int>(), new Dictionary<int, int>());
            for (var first = 0; first < Count; first++)
            {
                if (!kept[first] || seen[first])
                {
                    continue;
                }

                path.Clear();
                placeOf.Clear();
                for (var side = first; !seen[side]; side = Next(side, kept))
                {
                    seen[side] = true;
                    if (placeOf.TryGetValue(_from[side], out var place))
                    {
                        Close(rings, path, placeOf, place);
                    }

                    placeOf[_from[side]] = path.Count;
                    path.Add(_from[side]);
                }

                Close(rings, path, placeOf, 0);
            }

            return rings;
        }

        /// <summary>Takes the end of a path, which has come back to one of its points, as a ring.</summary>
        private void Close(List<Coordinate[]> rings, List<int> path, Dictionary<int, int> placeOf, int place)
        {
            if (path.Count - place >= 3)
            {
                rings.Add([.. path.Skip(place).Append(path[place]).Select(p => _points[p].Copy())]);
            }

            foreach (var point in path.Skip(place))
            {
                placeOf.Remove(point);
            }

            path.RemoveRange(place, path.Count - place);
        }

        /// <summary>The side that goes on with the same face on the left: the first one clockwise from the way back; null: all are kept.</summary>
        private int Next(int side, bool[]? kept)
        {
            var leaving = _leaving[_from[side ^ 1]];
            var turn = _turn[side ^ 1];
            do
            {
                turn = turn == 0 ? leaving.Length - 1 : turn - 1;
            }
            while (kept is not null && !kept[leaving[turn]]);

            return leaving[turn];
        }

        private double Angle(int side)
        {
            var (a, b) = (_points[_from[side]], _points[_from[side ^ 1]]);
            return Math.Atan2(b.Y - a.Y, b.X - a.X);
        }
    }
}
