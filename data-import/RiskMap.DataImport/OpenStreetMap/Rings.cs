using System.Runtime.InteropServices;

namespace RiskMap.DataImport.OpenStreetMap;

/// <summary>
/// Rings from the ways of a multipolygon, by their segments alone: roles are often wrong, and a ring may be cut into ways anywhere. A segment that two
/// ways share (two holes side by side, a hole at the edge) bounds nothing and falls out. What remains is followed into rings, each cut off where it
/// comes back to a node it has passed, so that rings touch in nodes and never cross themselves there. A ring within an even number of others is
/// the outside of a polygon, within an odd number a hole of the one next around it.
/// </summary>
internal sealed class Rings
{
    private readonly Dictionary<(long From, long To), int> _segments = []; // smaller id first; the way it is part of
    private readonly Dictionary<long, List<(long To, int Way)>> _from = [];
    private readonly List<(long From, long To)> _order;

    private Rings(IReadOnlyList<IReadOnlyList<long>> ways)
    {
        for (var way = 0; way < ways.Count; way++)
        {
            for (var i = 1; i < ways[way].Count; i++)
            {
                var (a, b) = (ways[way][i - 1], ways[way][i]);
                var segment = a < b ? (a, b) : (b, a);
                if (a != b && !_segments.Remove(segment))
                {
                    _segments[segment] = way;
                }
            }
        }

        _order = [.. _segments.Keys];
        foreach (var (segment, way) in _segments)
        {
            Ends(segment.From).Add((segment.To, way));
            Ends(segment.To).Add((segment.From, way));
        }
    }

    /// <summary>The rings as nodes, the first one again at the end; none, and a node where one does not close, if that is so.</summary>
    public static (List<List<long>> Rings, long? OpenAt) Of(IReadOnlyList<IReadOnlyList<long>> ways)
    {
        var all = new Rings(ways);
        foreach (var (node, ends) in all._from)
        {
            if (ends.Count % 2 == 1)
            {
                return ([], node);
            }
        }

        return (all.Follow(), null);
    }

    /// <summary>Polygons of rings given as longitude and latitude in turn: of each, the outside first, then its holes.</summary>
    public static List<List<double[]>> Nest(IReadOnlyList<double[]> rings)
    {
        // From large to small: what lies around a ring comes before it.
        var sorted = rings.Select(r => new Bounded(r)).OrderByDescending(r => r.Area).ToList();
        var polygons = new Dictionary<int, List<double[]>>();
        var depths = new int[sorted.Count];
        for (var i = 0; i < sorted.Count; i++)
        {
            var around = -1;
            for (var j = 0; j < i; j++)
            {
                if (sorted[j].Contains(sorted[i]))
                {
                    depths[i]++;
                    around = depths[j] % 2 == 0 ? j : around;
                }
            }

            if (depths[i] % 2 == 0)
            {
                polygons[i] = [sorted[i].Xy];
            }
            else
            {
                polygons[around].Add(sorted[i].Xy);
            }
        }

        return [.. polygons.Values];
    }

    private List<List<long>> Follow()
    {
        var rings = new List<List<long>>();
        foreach (var start in _order)
        {
            if (!_segments.ContainsKey(start))
            {
                continue;
            }

            var path = new List<long> { start.From };
            var passed = new Dictionary<long, int> { [start.From] = 0 };
            var way = -1;
            while (Take(path[^1], ref way) is { } next)
            {
                if (passed.TryGetValue(next, out var at))
                {
                    rings.Add([.. path[at..], next]);
                    path[(at + 1)..].ForEach(n => passed.Remove(n));
                    path.RemoveRange(at + 1, path.Count - at - 1);
                }
                else
                {
                    passed[next] = path.Count;
                    path.Add(next);
                }
            }
        }

        return rings;
    }

    /// <summary>Goes on from a node over a segment that is not used yet, along the same way where there is a choice.</summary>
    private long? Take(long node, ref int way)
    {
        var ends = _from[node];
        if (ends.Count == 0)
        {
            return null;
        }

        var wanted = way;
        var at = Math.Max(ends.FindIndex(e => e.Way == wanted), 0);
        (var next, way) = ends[at];
        ends.RemoveAt(at);
        var back = _from[next];
        back.RemoveAt(back.FindIndex(e => e.To == node));
        _segments.Remove(node < next ? (node, next) : (next, node));
        return next;
    }

    private List<(long To, int Way)> Ends(long node)
    {
        ref var ends = ref CollectionsMarshal.GetValueRefOrAddDefault(_from, node, out _);
        return ends ??= [];
    }

    private sealed class Bounded
    {
        private readonly double _west = double.MaxValue, _south = double.MaxValue, _east = double.MinValue, _north = double.MinValue;

        public Bounded(double[] xy)
        {
            Xy = xy;
            for (var i = 0; i < xy.Length; i += 2)
            {
                (_west, _east) = (Math.Min(_west, xy[i]), Math.Max(_east, xy[i]));
                (_south, _north) = (Math.Min(_south, xy[i + 1]), Math.Max(_north, xy[i + 1]));
                Area += i == 0 ? 0 : (((xy[i - 2] - xy[0]) * (xy[i + 1] - xy[1])) - ((xy[i] - xy[0]) * (xy[i - 1] - xy[1]))) / 2;
            }

            Area = Math.Abs(Area);
        }

        public double[] Xy { get; }

        public double Area { get; }

        /// <summary>Whether the other's first segment lies within: no two rings share a segment, so its middle lies on neither outline.</summary>
        public bool Contains(Bounded other)
        {
            if (other._west < _west || other._east > _east || other._south < _south || other._north > _north)
            {
                return false;
            }

            var (x, y) = ((other.Xy[0] + other.Xy[2]) / 2, (other.Xy[1] + other.Xy[3]) / 2);
            var inside = false;
            for (var i = 2; i < Xy.Length; i += 2)
            {
                if (Xy[i + 1] > y != Xy[i - 1] > y && x < ((Xy[i - 2] - Xy[i]) * (y - Xy[i + 1]) / (Xy[i - 1] - Xy[i + 1])) + Xy[i])
                {
                    inside = !inside;
                }
            }

            return inside;
        }
    }
}
