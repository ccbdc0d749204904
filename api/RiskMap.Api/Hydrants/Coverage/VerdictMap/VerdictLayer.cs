using System.Buffers.Binary;
using System.Text;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>
/// Writes the layer "verdicts" of a vector tile (MVT 2.1): n, verdict, test, reason, clause and distance of each building, with a geometry
/// that is given as the standard packs it.
/// </summary>
/// <param name="codes">The verdicts.</param>
/// <param name="details">Whether test, reason, clause and distance are told too.</param>
internal sealed class VerdictLayer(VerdictCodes codes, bool details)
{
    private const ushort None = 65_535;
    private static readonly string[] Keys = ["n", "verdict", "test", "reason", "clause", "distance"];

    private readonly Protobuf _features = new();
    private readonly Protobuf _values = new();
    private readonly Protobuf _feature = new();
    private readonly Protobuf _tags = new();
    private readonly Dictionary<string, uint> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<ushort, uint> _distances = [];
    private uint _count;

    /// <summary>Whether a building has a verdict; if not, the tile leaves it out.</summary>
    public bool Has(int feature) => Look(feature) != None;

    /// <param name="feature">Number of the building.</param>
    /// <param name="kind">1: points, 3: polygons.</param>
    /// <param name="geometry">Its commands, packed.</param>
    public void Add(int feature, uint kind, ReadOnlySpan<byte> geometry)
    {
        if (Look(feature) is not (not None and var look))
        {
            return;
        }

        _tags.Clear();
        Tag(0, Value(v => v.Number(5, (ulong)feature)));
        Tag(1, Word(codes.Verdicts[look]));
        if (details)
        {
            Tag(2, codes.Tests[look]);
            Tag(3, codes.Reasons[look]);
            Tag(4, codes.Clauses[look]);
            if (BinaryPrimitives.ReadUInt16LittleEndian(codes.Codes.AsSpan((4 * feature) + 2)) is not None and var decimetres)
            {
                Tag(5, Distance(decimetres));
            }
        }

        _feature.Clear();
        _feature.Number(1, (ulong)feature);
        _feature.Bytes(2, _tags.Written);
        _feature.Number(3, kind);
        _feature.Bytes(4, geometry);
        _features.Bytes(2, _feature.Written);
    }

    /// <summary>The tile; no bytes at all where no building has a verdict.</summary>
    public byte[] ToTile()
    {
        if (_count == 0)
        {
            return [];
        }

        var layer = new Protobuf();
        layer.Text(1, "verdicts");
        layer.Append(_features.Written);
        foreach (var key in Keys)
        {
            layer.Text(3, key);
        }

        layer.Append(_values.Written);
        layer.Number(5, 4_096);
        layer.Number(15, 2);
        var tile = new Protobuf();
        tile.Bytes(3, layer.Written);
        return tile.Written.ToArray();
    }

    private ushort Look(int feature) =>
        4L * feature < codes.Codes.Length ? BinaryPrimitives.ReadUInt16LittleEndian(codes.Codes.AsSpan(4 * feature)) : None;

    private void Tag(uint key, string? word)
    {
        if (word is not null)
        {
            Tag(key, Word(word));
        }
    }

    private void Tag(uint key, uint value)
    {
        _tags.Varint(key);
        _tags.Varint(value);
    }

    private uint Word(string word) => _words.TryGetValue(word, out var known) ? known : _words[word] = Value(v => v.Text(1, word));

    private uint Distance(ushort decimetres) =>
        _distances.TryGetValue(decimetres, out var known) ? known : _distances[decimetres] = Value(v => v.Double(3, decimetres / 10d));

    private uint Value(Action<Protobuf> write)
    {
        _feature.Clear();
        write(_feature);
        _values.Bytes(4, _feature.Written);
        return _count++;
    }

    /// <summary>What of Protocol Buffers a tile needs.</summary>
    private sealed class Protobuf
    {
        private byte[] _bytes = new byte[256];
        private int _length;

        public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

        public void Clear() => _length = 0;

        public void Number(uint field, ulong value)
        {
            Varint(field << 3);
            Varint(value);
        }

        public void Double(uint field, double value)
        {
            Varint((field << 3) | 1);
            BinaryPrimitives.WriteDoubleLittleEndian(Room(8), value);
        }

        public void Text(uint field, string text) => Bytes(field, Encoding.UTF8.GetBytes(text));

        public void Bytes(uint field, ReadOnlySpan<byte> bytes)
        {
            Varint((field << 3) | 2);
            Varint((ulong)bytes.Length);
            Append(bytes);
        }

        public void Append(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Room(bytes.Length));

        public void Varint(ulong value)
        {
            for (; value > 127; value >>= 7)
            {
                Room(1)[0] = (byte)(value | 128);
            }

            Room(1)[0] = (byte)value;
        }

        private Span<byte> Room(int bytes)
        {
            if (_length + bytes > _bytes.Length)
            {
                Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, _length + bytes));
            }

            _length += bytes;
            return _bytes.AsSpan(_length - bytes, bytes);
        }
    }
}
