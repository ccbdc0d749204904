using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace RiskMap.DataImport.OpenStreetMap;

/// <summary>
/// Protocol Buffers' wire format (protobuf.dev, "Encoding"), a message or packed field read in place. Whatever does not fit is an
/// <see cref="InvalidDataException"/>.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal struct Wire(byte[] bytes, int start, int end)
{
    private int _at = start;

    public readonly bool More => _at < end;

    /// <summary>Number of the next field; its value must be taken or skipped before the next one.</summary>
    public int Field(out int kind)
    {
        var tag = (int)Unsigned();
        kind = tag & 7;
        return tag >> 3;
    }

    public ulong Unsigned()
    {
        ulong value = 0;
        for (var shift = 0; shift < 70; shift += 7)
        {
            if (_at >= end)
            {
                throw new InvalidDataException("A number is cut off.");
            }

            var part = bytes[_at++];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }

        throw new InvalidDataException("A number is too long.");
    }

    public long Number() => (long)Unsigned();

    /// <summary>A sint64: 0, -1, 1, -2 … as 0, 1, 2, 3 …</summary>
    public long Signed()
    {
        var value = Unsigned();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    public Wire Message()
    {
        var (from, to) = Range();
        return new(bytes, from, to);
    }

    public (int From, int To) Range()
    {
        var length = Unsigned();
        if (length > (ulong)(end - _at))
        {
            throw new InvalidDataException("A field is longer than what holds it.");
        }

        var from = _at;
        _at += (int)length;
        return (from, _at);
    }

    public void Skip(int kind)
    {
        switch (kind)
        {
            case 0: Unsigned(); break;
            case 1: Jump(8); break;
            case 2: Range(); break;
            case 5: Jump(4); break;
            default: throw new InvalidDataException($"A field of wire type {kind}.");
        }
    }

    public static int BigEndian(ReadOnlySpan<byte> four) => BinaryPrimitives.ReadInt32BigEndian(four);

    private void Jump(int count) => _at = end - _at >= count ? _at + count : throw new InvalidDataException("A field is cut off.");
}
