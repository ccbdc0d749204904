using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace RiskMap.Api.Inspections.Photos;

/// <summary>What an EXIF block tells that is kept beside the file.</summary>
internal sealed record Exif(int? Orientation = null, double? Longitude = null, double? Latitude = null, DateTime? TakenAt = null, int? Offset = null)
{
    public CleanImage Of(string mediaType, byte[] content) => new(mediaType, content, Longitude, Latitude, TakenAt, Offset);

    /// <summary>A block that cannot be read tells nothing; it is taken out all the same.</summary>
    public static Exif Read(ReadOnlySpan<byte> tiff)
    {
        try
        {
            return new Reader(tiff).Read();
        }
        catch (Exception e) when (e is ArgumentException or IndexOutOfRangeException or OverflowException)
        {
            return new();
        }
    }

    private readonly ref struct Reader(ReadOnlySpan<byte> tiff)
    {
        private readonly ReadOnlySpan<byte> _tiff = tiff;
        private readonly bool _little = tiff.StartsWith("II"u8);

        public Exif Read()
        {
            var first = (int)Long(4);
            var exif = new Exif(Orientation: Find(first, 0x0112) is var o and >= 0 ? Short(o + 8) : null);
            if (Find(first, 0x8825) is var g and >= 0)
            {
                var gps = (int)Long(g + 8);
                var (y, x) = (Degrees(gps, 1, 2, 'S'), Degrees(gps, 3, 4, 'W'));
                // Zero and zero is what a camera writes that had no fix.
                if (x is { } lon && y is { } lat && Math.Abs(lon) <= 180 && Math.Abs(lat) <= 90 && (lon != 0 || lat != 0))
                {
                    exif = exif with { Longitude = lon, Latitude = lat };
                }
            }

            if (Find(first, 0x8769) is var e and >= 0)
            {
                var more = (int)Long(e + 8);
                if (Text(more, 0x9003) is { } taken
                    && DateTime.TryParseExact(taken, "yyyy:MM:dd HH:mm:ss", null, System.Globalization.DateTimeStyles.None, out var at))
                {
                    exif = exif with { TakenAt = at };
                }

                if (Text(more, 0x9011) is { Length: 6 } offset && TimeSpan.TryParseExact(offset[1..], @"hh\:mm", null, out var span))
                {
                    exif = exif with { Offset = (int)span.TotalMinutes * (offset[0] == '-' ? -1 : 1) };
                }
            }

            return exif;
        }

        private double? Degrees(int directory, int side, int value, char negative)
        {
            var (of, at) = (Find(directory, side), Find(directory, value));
            if (of < 0 || at < 0 || Long(at + 4) != 3)
            {
                return null;
            }

            var start = (int)Long(at + 8);
            double sum = 0;
            for (var i = 0; i < 3; i++)
            {
                var divisor = Long(start + (i * 8) + 4);
                sum += divisor == 0 ? double.NaN : Long(start + (i * 8)) / (double)divisor / Math.Pow(60, i);
            }

            return double.IsNaN(sum) ? null : _tiff[of + 8] == negative ? -sum : sum;
        }

        private string? Text(int directory, int tag)
        {
            if (Find(directory, tag) is not (>= 0 and var at))
            {
                return null;
            }

            var count = (int)Long(at + 4);
            return count > 64 ? null : Encoding.Latin1.GetString(_tiff.Slice(count <= 4 ? at + 8 : (int)Long(at + 8), count)).TrimEnd('\0');
        }

        /// <summary>Where a tag's entry begins; -1: there is none.</summary>
        private int Find(int directory, int tag)
        {
            var entries = Short(directory);
            for (var i = 0; i < entries; i++)
            {
                var at = directory + 2 + (i * 12);
                if (Short(at) == tag)
                {
                    return at;
                }
            }

            return -1;
        }

        private int Short(int at) => _little ? BinaryPrimitives.ReadUInt16LittleEndian(_tiff[at..]) : BinaryPrimitives.ReadUInt16BigEndian(_tiff[at..]);

        private uint Long(int at) => _little ? BinaryPrimitives.ReadUInt32LittleEndian(_tiff[at..]) : BinaryPrimitives.ReadUInt32BigEndian(_tiff[at..]);
    }
}
