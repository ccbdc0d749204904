using RiskMap.Api.Tiles;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>The middles of an area's buildings in Web Mercator, from west to east: from afar a building is a point.</summary>
internal sealed class BuildingPoints
{
    /// <summary>Side of the world in Web Mercator's metres.</summary>
    private const double World = 40_075_016.685578488;

    /// <summary>Units of a tile's side, and how far beyond its edge a dot may reach in.</summary>
    private const int Extent = 4_096, Rim = 64;

    /// <summary>Dots that a tile holds before they are thinned to the largest building of each cell of so many pixels.</summary>
    private const int Crowd = 12_000, CrowdedZoom = 12;
    private const double CellPixels = 2.5;

    private readonly double[] _east;
    private readonly double[] _north;
    private readonly int[] _features;
    private readonly double[] _squareMetres;

    /// <param name="features">Numbers of the buildings.</param>
    /// <param name="east">Middles: metres of Web Mercator, rising.</param>
    /// <param name="north">The same, north.</param>
    /// <param name="squareMetres">How large each is.</param>
    public BuildingPoints(int[] features, double[] east, double[] north, double[] squareMetres) =>
        (_features, _east, _north, _squareMetres) = (features, east, north, squareMetres);

    public long Bytes => 28L * _features.Length;

    /// <summary>The tile of those that have a verdict.</summary>
    public byte[] Tile(TileAddress address, VerdictCodes codes)
    {
        var side = World / (1 << address.Zoom);
        var (west, north, rim) = ((address.X * side) - (World / 2), (World / 2) - (address.Y * side), side * Rim / Extent);
        var layer = new VerdictLayer(codes, details: false);
        var shown = new List<int>();
        var first = Array.BinarySearch(_east, west - rim);
        for (var i = first < 0 ? ~first : first; i < _east.Length && _east[i] <= west + side + rim; i++)
        {
            if (_north[i] <= north + rim && _north[i] >= north - side - rim && layer.Has(_features[i]))
            {
                shown.Add(i);
            }
        }

        Span<byte> geometry = stackalloc byte[11];
        foreach (var i in address.Zoom <= CrowdedZoom || shown.Count > Crowd ? Thinned(shown, side / 256 * CellPixels) : shown)
        {
            // MoveTo one point; whole units from the tile's north-west corner, y down.
            geometry[0] = 9;
            var length = 1 + ZigZag(geometry[1..], (int)Math.Round((_east[i] - west) / side * Extent));
            length += ZigZag(geometry[length..], (int)Math.Round((north - _north[i]) / side * Extent));
            layer.Add(_features[i], kind: 1, geometry[..length]);
        }

        return layer.ToTile();
    }

    /// <summary>The largest of each cell, of equal ones that of the smaller number.</summary>
    private IEnumerable<int> Thinned(List<int> shown, double cell)
    {
        var largest = new Dictionary<(long, long), int>();
        foreach (var i in shown)
        {
            var at = ((long)Math.Floor(_east[i] / cell), (long)Math.Floor(_north[i] / cell));
            if (!largest.TryGetValue(at, out var other) || _squareMetres[i] > _squareMetres[other]
                || (_squareMetres[i].Equals(_squareMetres[other]) && _features[i] < _features[other]))
            {
                largest[at] = i;
            }
        }

        return largest.Values;
    }

    private static int ZigZag(Span<byte> into, int value)
    {
        var (left, length) = ((uint)((value << 1) ^ (value >> 31)), 0);
        for (; left > 127; left >>= 7)
        {
            into[length++] = (byte)(left | 128);
        }

        into[length++] = (byte)left;
        return length;
    }
}
