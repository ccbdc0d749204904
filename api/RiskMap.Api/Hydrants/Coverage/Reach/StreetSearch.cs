namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>
/// The shortest way along the streets from one place to every node within a number of metres (Dijkstra). One object serves one thread,
/// search after search, without clearing what it wrote: a node counts only if this search has been there.
/// </summary>
public sealed class StreetSearch(StreetGraph streets)
{
    private readonly double[] _metres = new double[streets.Nodes];
    /// <summary>The half by which each node was reached; its complement where the search began on that edge.</summary>
    private readonly int[] _cameBy = new int[streets.Nodes];
    private readonly int[] _seen = new int[streets.Nodes];
    private (double Metres, int Node)[] _heap = new (double, int)[64];
    private int _heapCount;
    private int _search;
    private int[] _reached = new int[64];
    private int _reachedCount;
    private StreetPlace _start;

    /// <summary>Nodes within reach, the nearest first.</summary>
    public ReadOnlySpan<int> Reached => _reached.AsSpan(0, _reachedCount);

    public StreetGraph Streets => streets;

    /// <summary>Metres to a node, the stretch to the street included; infinite: not within reach.</summary>
    public double MetresTo(int node) => _seen[node] == _search ? _metres[node] : double.PositiveInfinity;

    /// <param name="start">Where it begins.</param>
    /// <param name="limit">Metres that are within reach.</param>
    /// <param name="closed">Edges that cannot be used; null: all can.</param>
    public void From(StreetPlace start, double limit, bool[]? closed = null)
    {
        _start = start;
        (_heapCount, _reachedCount) = (0, 0);
        _search++;
        if (start.Edge < 0 || closed?[start.Edge] == true)
        {
            return;
        }

        Reach(streets.From[start.Edge], start.Stretch + start.Place, ~((2 * start.Edge) + 1), limit);
        Reach(streets.To[start.Edge], start.Stretch + streets.Length[start.Edge] - start.Place, ~(2 * start.Edge), limit);
        while (_heapCount > 0)
        {
            var (metres, node) = Pop();
            if (metres > _metres[node])
            {
                // A shorter way was found after this one had been noted.
                continue;
            }

            if (_reachedCount == _reached.Length)
            {
                Array.Resize(ref _reached, 2 * _reachedCount);
            }

            _reached[_reachedCount++] = node;
            foreach (var half in streets.HalvesAt(node))
            {
                if (closed?[half >> 1] != true)
                {
                    Reach(streets.EndOf(half), metres + streets.Length[half >> 1], half, limit);
                }
            }
        }
    }

    /// <summary>Metres to a place on a street and on to the thing that stands there, the shortest way; infinite: not within reach.</summary>
    public double MetresTo(StreetPlace end)
    {
        if (end.Edge < 0)
        {
            return double.PositiveInfinity;
        }

        var by = Math.Min(
            MetresTo(streets.From[end.Edge]) + end.Place, MetresTo(streets.To[end.Edge]) + streets.Length[end.Edge] - end.Place);
        return end.Stretch + (end.Edge == _start.Edge ? Math.Min(by, _start.Stretch + Math.Abs(end.Place - _start.Place)) : by);
    }

    /// <summary>The halves of edges walked from the start to a place, in order; none: both lie on one edge, and the way along it is the shortest.</summary>
    public List<int> WayTo(StreetPlace end)
    {
        List<int> way = [];
        var (first, last) = (MetresTo(streets.From[end.Edge]) + end.Place, MetresTo(streets.To[end.Edge]) + streets.Length[end.Edge] - end.Place);
        if (end.Edge == _start.Edge && _start.Stretch + Math.Abs(end.Place - _start.Place) <= Math.Min(first, last))
        {
            return way;
        }

        var node = first <= last ? streets.From[end.Edge] : streets.To[end.Edge];
        while (_cameBy[node] >= 0)
        {
            way.Add(_cameBy[node]);
            node = streets.EndOf(_cameBy[node] ^ 1);
        }

        way.Add(~_cameBy[node]);
        way.Reverse();
        return way;
    }

    private void Reach(int node, double metres, int half, double limit)
    {
        if (metres > limit || (_seen[node] == _search && _metres[node] <= metres))
        {
            return;
        }

        (_seen[node], _metres[node], _cameBy[node]) = (_search, metres, half);
        if (_heapCount == _heap.Length)
        {
            Array.Resize(ref _heap, 2 * _heapCount);
        }

        var at = _heapCount++;
        while (at > 0 && _heap[(at - 1) >> 1].Metres > metres)
        {
            _heap[at] = _heap[(at - 1) >> 1];
            at = (at - 1) >> 1;
        }

        _heap[at] = (metres, node);
    }

    private (double Metres, int Node) Pop()
    {
        var top = _heap[0];
        var last = _heap[--_heapCount];
        var at = 0;
        while (true)
        {
            var child = (2 * at) + 1;
            if (child >= _heapCount)
            {
                break;
            }

            if (child + 1 < _heapCount && _heap[child + 1].Metres < _heap[child].Metres)
            {
                child++;
            }

            if (_heap[child].Metres >= last.Metres)
            {
                break;
            }

            _heap[at] = _heap[child];
            at = child;
        }

        _heap[at] = last;
        return top;
    }
}
