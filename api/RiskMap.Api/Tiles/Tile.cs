using System.IO.Compression;

namespace RiskMap.Api.Tiles;

/// <summary>Which tile is asked for, and of which state of the data: all that its bytes depend on.</summary>
public sealed record TileQuestion(string Area, TileLayer Layer, TileAddress Address, long Version)
{
    /// <summary>Ids of towns to which it is cut, in order, with a space between them; empty: it is whole.</summary>
    public string Towns { get; init; } = "";

    // A layer is one object for its name, so that comparing questions compares no lists.
    public bool Equals(TileQuestion? other) => other is not null && Version == other.Version && Address == other.Address
        && ReferenceEquals(Layer, other.Layer) && string.Equals(Area, other.Area, StringComparison.Ordinal) && string.Equals(Towns, other.Towns, StringComparison.Ordinal);

    public override int GetHashCode() => HashCode.Combine(Area, Layer.Name, Address, Version, Towns);
}

/// <summary>A tile's bytes; gzip'd once, when the first reader asks for it so.</summary>
public sealed class Tile(byte[] plain)
{
    private readonly Lazy<byte[]> _gzip = new(() => Compress(plain));

    public byte[] Plain => plain;

    public byte[] Gzip => _gzip.Value;

    /// <summary>Bytes of memory held: the tile, its gzip'd form (about half of it) and what is kept beside them.</summary>
    public long Weight => plain.Length + (plain.Length / 2) + 400;

    private static byte[] Compress(byte[] plain)
    {
        using var target = new MemoryStream((plain.Length / 2) + 64);
        using (var gzip = new GZipStream(target, CompressionLevel.Fastest))
        {
            gzip.Write(plain);
        }

        return target.ToArray();
    }
}
