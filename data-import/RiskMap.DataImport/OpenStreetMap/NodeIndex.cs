namespace RiskMap.DataImport.OpenStreetMap;

/// <summary>Where every node lies: 16 bytes a node. Files in the usual order need no sorting.</summary>
internal sealed class NodeIndex
{
    private long[] _ids = new long[1 << 16];
    private long[] _places = new long[1 << 16]; // longitude in the upper half, latitude in the lower
    private int _count;
    private bool _sorted = true;

    public void Add(long id, int longitude, int latitude)
    {
        if (_count == _ids.Length)
        {
            Array.Resize(ref _ids, _count * 2);
            Array.Resize(ref _places, _count * 2);
        }

        _sorted &= _count == 0 || _ids[_count - 1] <= id;
        _ids[_count] = id;
        _places[_count++] = ((long)longitude << 32) | (uint)latitude;
    }

    /// <summary>After the last was added.</summary>
    public void Complete()
    {
        if (!_sorted)
        {
            Array.Sort(_ids, _places, 0, _count);
            _sorted = true;
        }
    }

    public bool Find(long id, out double longitude, out double latitude)
    {
        var at = Array.BinarySearch(_ids, 0, _count, id);
        (longitude, latitude) = at < 0 ? default : Degrees(_places[at]);
        return at >= 0;
    }

    public static double Degrees(int tenMillionths) => tenMillionths / 1e7;

    private static (double, double) Degrees(long place) => (Degrees((int)(place >> 32)), Degrees((int)place));
}
