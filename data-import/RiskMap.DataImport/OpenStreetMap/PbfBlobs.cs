using System.IO.Compression;

namespace RiskMap.DataImport.OpenStreetMap;

/// <summary>
/// The outer shell of a PBF file (wiki.openstreetmap.org/wiki/PBF_Format, "File format"): blobs one after the other, each unpacked while the one
/// before is used. Two buffers take turns, so what <see cref="Next"/> gave stands until the call after the next.
/// </summary>
internal sealed class PbfBlobs(FileStream file)
{
    // The format's own limits: a larger one is damage.
    private const int MostHeader = 64 << 10;
    private const int MostBlob = 32 << 20;

    private readonly byte[][] _buffers = [[], []];
    private byte[] _packed = [];
    private Task<PbfBlob?>? _ahead;
    private Queue<long>? _wanted;
    private long _at;
    private int _turn;

    /// <summary>From the beginning again: the blobs at these offsets, or all.</summary>
    public void Restart(IEnumerable<long>? wanted)
    {
        Settle();
        _at = 0;
        _wanted = wanted is null ? null : new(wanted);
        _ahead = Task.Run(Read);
    }

    /// <summary>Null at the end of the file.</summary>
    /// <exception cref="InvalidDataException">The blob is damaged.</exception>
    /// <exception cref="EndOfStreamException">The file ends in the middle of it.</exception>
    public PbfBlob? Next()
    {
        var blob = _ahead!.GetAwaiter().GetResult();
        _ahead = blob is null ? Task.FromResult<PbfBlob?>(null) : Task.Run(Read);
        return blob;
    }

    /// <summary>Where the blob that is being read begins, bytes from the beginning of the file.</summary>
    public long Offset { get; private set; }

    /// <summary>Waits for what is being read ahead; the file may be closed then.</summary>
    public void Settle()
    {
        try
        {
            _ahead?.GetAwaiter().GetResult();
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            // Nobody asked for that blob.
        }
    }

    private PbfBlob? Read()
    {
        if (_wanted is not null)
        {
            if (!_wanted.TryDequeue(out _at))
            {
                return null;
            }
        }

        Offset = _at;
        file.Seek(_at, SeekOrigin.Begin);
        Span<byte> four = stackalloc byte[4];
        var got = file.ReadAtLeast(four, 4, throwOnEndOfStream: false);
        if (got == 0)
        {
            return null;
        }

        var headerLength = got < 4 ? throw new EndOfStreamException() : Wire.BigEndian(four);
        Require(headerLength is > 0 and <= MostHeader, $"a blob header of {headerLength} bytes");
        var header = new byte[headerLength];
        file.ReadExactly(header);
        var (type, length) = Header(new(header, 0, headerLength), header);
        Require(length is >= 0 and <= MostBlob, $"a blob of {length} bytes");
        if (_packed.Length < length)
        {
            _packed = new byte[length + (length >> 2)];
        }

        file.ReadExactly(_packed.AsSpan(0, length));
        var begin = _at;
        _at += 4 + headerLength + length;
        _turn = 1 - _turn;
        var unpacked = Unpack(new(_packed, 0, length), ref _buffers[_turn]);
        return new(begin, type, _buffers[_turn], unpacked);
    }

    private static (string Type, int Length) Header(Wire header, byte[] bytes)
    {
        var (type, length) = ("", -1);
        while (header.More)
        {
            switch (header.Field(out var kind))
            {
                case 1:
                    var (from, to) = header.Range();
                    type = System.Text.Encoding.ASCII.GetString(bytes, from, to - from);
                    break;
                case 3:
                    length = (int)header.Number();
                    break;
                default:
                    header.Skip(kind);
                    break;
            }
        }

        return (type, length);
    }

    /// <summary>Length of what the blob holds, unpacked into the buffer.</summary>
    private int Unpack(Wire blob, ref byte[] buffer)
    {
        var size = -1;
        (int From, int To)? zlib = null;
        while (blob.More)
        {
            switch (blob.Field(out var kind))
            {
                case 1:
                    var raw = blob.Range();
                    Grow(ref buffer, raw.To - raw.From);
                    _packed.AsSpan(raw.From..raw.To).CopyTo(buffer);
                    return raw.To - raw.From;
                case 2:
                    size = (int)blob.Number();
                    Require(size is >= 0 and <= MostBlob, $"a blob that unpacks to {size} bytes");
                    break;
                case 3:
                    zlib = blob.Range();
                    break;
                case var other and (4 or 6 or 7):
                    throw new InvalidDataException($"packed by {(other == 4 ? "lzma" : other == 6 ? "lz4" : "zstd")}, which is not read here; zlib is");
                default:
                    blob.Skip(kind);
                    break;
            }
        }

        Require(zlib is not null && size >= 0, "a blob without content");
        Grow(ref buffer, size);
        using var unpacking = new ZLibStream(new MemoryStream(_packed, zlib!.Value.From, zlib.Value.To - zlib.Value.From), CompressionMode.Decompress);
        unpacking.ReadExactly(buffer, 0, size);
        return size;
    }

    private static void Grow(ref byte[] buffer, int size)
    {
        if (buffer.Length < size)
        {
            buffer = new byte[size + (size >> 2)];
        }
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new InvalidDataException(otherwise);
        }
    }
}

/// <param name="Offset">Where it begins in the file.</param>
/// <param name="Type">OSMHeader, OSMData, or something to pass over.</param>
/// <param name="Length">Bytes of content in <paramref name="Bytes"/>.</param>
internal sealed record PbfBlob(long Offset, string Type, byte[] Bytes, int Length);
