using System.Globalization;
using System.Runtime.InteropServices;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Tiles;

/// <summary>Column and row of a tile at a zoom, counted from the north-west corner of Web Mercator; one that exists.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TileAddress
{
    /// <summary>A tile is about ten metres wide there; clients overzoom from <see cref="TileLayer.MaxZoom"/> long before.</summary>
    private const int DeepestZoom = 22;

    private TileAddress(int zoom, int x, int y) => (Zoom, X, Y) = (zoom, x, y);

    public int Zoom { get; }

    public int X { get; }

    public int Y { get; }

    /// <exception cref="TileAddressInvalid">One of the three is not a whole number, or there is no such tile.</exception>
    public static TileAddress Parse(string z, string x, string y) =>
        Number(z) is { } zoom and <= DeepestZoom && Number(x) is { } column && Number(y) is { } row && column < 1 << zoom && row < 1 << zoom
            ? new(zoom, column, row)
            : throw new TileAddressInvalid($"{z}/{x}/{y}");

    private static int? Number(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

public sealed class TileAddressInvalid(string address) : Refused("ADDRESS_INVALID", 400, address);
