namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>Reads the vector tile that the database makes of an area's buildings, of which nothing but number and geometry is told.</summary>
internal ref struct ShapeTile
{
    private ReadOnlySpan<byte> _left;

    /// <param name="tile">The tile; empty where there are no buildings.</param>
    public ShapeTile(ReadOnlySpan<byte> tile) => _left = tile.Length == 0 ? tile : Field(ref tile, 3);

    /// <summary>Number of the building.</summary>
    public int Feature { get; private set; }

    /// <summary>1: points, 2: lines, 3: polygons.</summary>
    public uint Kind { get; private set; }

    /// <summary>Its commands, packed.</summary>
    public ReadOnlySpan<byte> Geometry { get; private set; }

    public bool MoveNext()
    {
        if (Field(ref _left, 2) is not { Length: > 0 } feature)
        {
            return false;
        }

        while (feature.Length > 0)
        {
            switch (Varint(ref feature))
            {
                case (1 << 3) | 0:
                    Feature = (int)Varint(ref feature);
                    break;
                case (3 << 3) | 0:
                    Kind = (uint)Varint(ref feature);
                    break;
                case (4 << 3) | 2:
                    Geometry = Bytes(ref feature);
                    break;
                case var other:
                    Skip(ref feature, other);
                    break;
            }
        }

        return true;
    }

    /// <summary>The next bytes of a field that holds bytes; empty: there are no more.</summary>
    private static ReadOnlySpan<byte> Field(scoped ref ReadOnlySpan<byte> from, uint field)
    {
        while (from.Length > 0)
        {
            var key = Varint(ref from);
            if (key == ((field << 3) | 2))
            {
                return Bytes(ref from);
            }

            Skip(ref from, key);
        }

        return [];
    }

    private static void Skip(scoped ref ReadOnlySpan<byte> from, ulong key)
    {
        switch (key & 7)
        {
            case 0:
                Varint(ref from);
                break;
            case 1:
                from = from[8..];
                break;
            case 2:
                Bytes(ref from);
                break;
            default:
                from = from[4..];
                break;
        }
    }

    private static ReadOnlySpan<byte> Bytes(scoped ref ReadOnlySpan<byte> from)
    {
        var length = (int)Varint(ref from);
        var bytes = from[..length];
        from = from[length..];
        return bytes;
    }

    private static ulong Varint(scoped ref ReadOnlySpan<byte> from)
    {
        var (value, shift) = (0ul, 0);
        while (true)
        {
            var next = from[0];
            from = from[1..];
            value |= (ulong)(next & 127) << shift;
            if (next < 128)
            {
                return value;
            }

            shift += 7;
        }
    }
}
