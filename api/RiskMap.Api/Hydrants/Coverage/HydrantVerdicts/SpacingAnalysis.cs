namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>
/// How far the next usable hydrant is along the streets.
/// <para>Definition: the length of the shortest way along the streets from the place where a hydrant comes to its street to the place
/// where any other usable hydrant comes to its own; the metres between hydrant and street are not counted, so that two that stand
/// opposite each other are 0 m apart. Exact, by Dijkstra, up to the limit; beyond it nothing is said but that.</para>
/// <para>It misleads where the next hydrant lies in one direction only: it says nothing of the other.</para>
/// </summary>
public sealed class SpacingAnalysis
{
    /// <summary>Most hydrants have another nearer than this, in metres: it is looked for first.</summary>
    private const double Near = 250;

    private readonly StreetSearch _search;
    private readonly StreetPlace[] _places;
    private readonly bool[] _usable;
    private readonly int[] _first;
    private readonly int[] _onEdge;

    /// <param name="streets">The streets.</param>
    /// <param name="places">Where each hydrant comes to a street.</param>
    /// <param name="usable">Which of them can be counted on.</param>
    public SpacingAnalysis(StreetGraph streets, StreetPlace[] places, bool[] usable)
    {
        (_search, _places, _usable) = (new(streets), places, usable);
        (_first, _onEdge) = OnEdges(streets.Count, places, usable);
    }

    /// <param name="hydrant">The hydrant, which comes to a street.</param>
    /// <param name="limit">Metres within which another is looked for.</param>
    /// <returns>The next one and the metres to it; -1: none within the limit.</returns>
    public (int Other, double Metres) Next(int hydrant, double limit)
    {
        var near = Within(hydrant, Math.Min(Near, limit), null);
        return near.Other >= 0 || limit <= Near ? near : Within(hydrant, limit, null);
    }

    /// <summary>The nearest of those that are wanted.</summary>
    public (int Other, double Metres) Within(int hydrant, double limit, Func<int, bool>? wanted)
    {
        var start = _places[hydrant] with { Stretch = 0 };
        _search.From(start, limit);
        var best = (Other: -1, Metres: double.PositiveInfinity);
        Note(start.Edge, hydrant, limit, wanted, ref best);
        foreach (var node in _search.Reached)
        {
            if (_search.MetresTo(node) > best.Metres)
            {
                break;
            }

            foreach (var half in _search.Streets.HalvesAt(node))
            {
                Note(half >> 1, hydrant, limit, wanted, ref best);
            }
        }

        return best;
    }

    private void Note(int edge, int hydrant, double limit, Func<int, bool>? wanted, ref (int Other, double Metres) best)
    {
        for (var i = _first[edge]; i < _first[edge + 1]; i++)
        {
            var other = _onEdge[i];
            if (other == hydrant || !_usable[other] || wanted?.Invoke(other) == false)
            {
                continue;
            }

            var metres = _search.MetresTo(_places[other] with { Stretch = 0 });
            if (metres <= limit && (metres < best.Metres || (metres == best.Metres && other < best.Other)))
            {
                best = (other, metres);
            }
        }
    }

    private static (int[] First, int[] OnEdge) OnEdges(int edges, StreetPlace[] places, bool[] usable)
    {
        var first = new int[edges + 1];
        int[] counted = [.. Enumerable.Range(0, places.Length).Where(h => usable[h] && places[h].Edge >= 0)];
        foreach (var hydrant in counted)
        {
            first[places[hydrant].Edge + 1]++;
        }

        for (var i = 1; i <= edges; i++)
        {
            first[i] += first[i - 1];
        }

        return (first, [.. counted.OrderBy(h => places[h].Edge).ThenBy(h => h)]);
    }
}
