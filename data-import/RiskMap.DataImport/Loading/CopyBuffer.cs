using System.Buffers.Binary;
using System.Text;

namespace RiskMap.DataImport.Loading;

/// <summary>
/// Rows in PostgreSQL's binary COPY format (documentation of COPY, "Binary Format"), in one growing array that is used again:
/// each value is its length, then its bytes, big-endian.
/// </summary>
internal sealed class CopyBuffer(int capacity)
{
    private static readonly int PostgresEpochDay = new DateOnly(2000, 1, 1).DayNumber;
    private static readonly long PostgresEpochTicks = new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks;
    private byte[] _bytes = new byte[capacity];

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, Length);

    /// <summary>What has been written since <paramref name="start"/>, an earlier <see cref="Length"/>.</summary>
    public ReadOnlySpan<byte> Since(int start) => _bytes.AsSpan(start, Length - start);

    public void Clear() => Length = 0;

    /// <summary>Takes back everything since <paramref name="start"/>.</summary>
    public void BackTo(int start) => Length = start;

    public void Header()
    {
        // "PGCOPY\n", 0xFF, "\r\n\0"
        ReadOnlySpan<byte> signature = [0x50, 0x47, 0x43, 0x4F, 0x50, 0x59, 0x0A, 0xFF, 0x0D, 0x0A, 0x00];
        signature.CopyTo(Take(11));
        Take(8).Clear(); // no flags, no header extension
    }

    public void Trailer() => BinaryPrimitives.WriteInt16BigEndian(Take(2), -1);

    public void BeginRow(int columns) => BinaryPrimitives.WriteInt16BigEndian(Take(2), (short)columns);

    public void Null() => BinaryPrimitives.WriteInt32BigEndian(Take(4), -1);

    public void Int(int value)
    {
        BinaryPrimitives.WriteInt32BigEndian(Take(4), 4);
        BinaryPrimitives.WriteInt32BigEndian(Take(4), value);
    }

    public void Long(long value)
    {
        BinaryPrimitives.WriteInt32BigEndian(Take(4), 8);
        BinaryPrimitives.WriteInt64BigEndian(Take(8), value);
    }

    public void Double(double value)
    {
        BinaryPrimitives.WriteInt32BigEndian(Take(4), 8);
        BinaryPrimitives.WriteDoubleBigEndian(Take(8), value);
    }

    public void Bool(bool value)
    {
        BinaryPrimitives.WriteInt32BigEndian(Take(4), 1);
        Take(1)[0] = value ? (byte)1 : (byte)0;
    }

    public void Date(DateOnly value) => Int(value.DayNumber - PostgresEpochDay);

    public void Instant(DateTimeOffset value) => Long((value.UtcTicks - PostgresEpochTicks) / TimeSpan.TicksPerMicrosecond);

    public void Uuid(Guid value)
    {
        BinaryPrimitives.WriteInt32BigEndian(Take(4), 16);
        value.TryWriteBytes(Take(16), bigEndian: true, out _);
    }

    public void Bytes(ReadOnlySpan<byte> value)
    {
        BinaryPrimitives.WriteInt32BigEndian(Take(4), value.Length);
        value.CopyTo(Take(value.Length));
    }

    public void Text(string? value)
    {
        if (value is null)
        {
            Null();
            return;
        }

        var length = Begin();
        Length += Encoding.UTF8.GetBytes(value, Room(Encoding.UTF8.GetMaxByteCount(value.Length)));
        End(length);
    }

    /// <summary>jsonb: a version byte before the text.</summary>
    public void Json(ReadOnlySpan<byte> utf8)
    {
        BinaryPrimitives.WriteInt32BigEndian(Take(4), utf8.Length + 1);
        Take(1)[0] = 1;
        utf8.CopyTo(Take(utf8.Length));
    }

    /// <summary>A value of a field's .NET type, or null.</summary>
    public void Value(object? value)
    {
        switch (value)
        {
            case null: Null(); break;
            case string text: Text(text); break;
            case double number: Double(number); break;
            case int number: Int(number); break;
            case bool yes: Bool(yes); break;
            case DateOnly day: Date(day); break;
            case DateTimeOffset instant: Instant(instant); break;
            default: throw new ArgumentException($"A field cannot hold a {value.GetType().Name}.", nameof(value));
        }
    }

    /// <summary>Starts a value whose length is not known yet; <see cref="End"/> writes it.</summary>
    public int Begin()
    {
        Take(4);
        return Length;
    }

    public void End(int begin) => BinaryPrimitives.WriteInt32BigEndian(_bytes.AsSpan(begin - 4), Length - begin);

    public void WkbHeader(uint type)
    {
        var bytes = Take(5);
        bytes[0] = 1; // little-endian
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[1..], type);
    }

    public void WkbCount(int count) => BinaryPrimitives.WriteInt32LittleEndian(Take(4), count);

    public void WkbOrdinates(ReadOnlySpan<double> ordinates)
    {
        var bytes = Take(ordinates.Length * 8);
        if (BitConverter.IsLittleEndian)
        {
            System.Runtime.InteropServices.MemoryMarshal.AsBytes(ordinates).CopyTo(bytes);
            return;
        }

        for (var i = 0; i < ordinates.Length; i++)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes[(i * 8)..], ordinates[i]);
        }
    }

    /// <summary>EWKB of a LineString, longitude and latitude in turn.</summary>
    public void Line(ReadOnlySpan<double> ordinates)
    {
        var begin = Begin();
        WkbHeader(2 | 0x20000000); // with its SRID
        WkbCount(4326);
        WkbCount(ordinates.Length / 2);
        WkbOrdinates(ordinates);
        End(begin);
    }

    private Span<byte> Take(int count)
    {
        var span = Room(count)[..count];
        Length += count;
        return span;
    }

    private Span<byte> Room(int count)
    {
        if (_bytes.Length - Length < count)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + count));
        }

        return _bytes.AsSpan(Length);
    }
}
