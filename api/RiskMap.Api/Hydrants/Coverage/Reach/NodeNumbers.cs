namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>
/// Nodes of several areas' networks in one: numbers are each area's own, so a street that goes on across a border has a node in both.
/// Nodes of different areas that lie in the same place, to a centimetre, are one.
/// </summary>
internal sealed class NodeNumbers
{
    private readonly Dictionary<(int Area, int Node), int> _numbers = [];
    private readonly Dictionary<(long X, long Y), (int Number, int Area)> _places = [];

    public int Count { get; private set; }

    /// <param name="area">Place of the area in the list of those that are read; the nodes of the first come first.</param>
    /// <param name="node">Number of the node within its area.</param>
    /// <param name="x">Metres east.</param>
    /// <param name="y">Metres north.</param>
    public int Of(int area, int node, double x, double y)
    {
        if (_numbers.TryGetValue((area, node), out var number))
        {
            return number;
        }

        var place = ((long)Math.Round(x * 100), (long)Math.Round(y * 100));
        number = _places.TryGetValue(place, out var known) && known.Area != area ? known.Number : Count++;
        _places.TryAdd(place, (number, area));
        return _numbers[(area, node)] = number;
    }
}
