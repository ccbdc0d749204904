using System.Buffers.Binary;
using System.IO.Compression;

namespace RiskMap.Api.Incidents.Heatmap;

/// <summary>
/// A density drawn on a tile of Web Mercator: 256 × 256 pixels in the five classes' flat colours (ColorBrewer's YlOrRd), transparent
/// below a tenth of the first class' end, as the client draws its grid. PNG with a palette, written here: it is four short chunks.
/// </summary>
public static class DensityTile
{
    private const int Side = 256;

    private static readonly byte[] Palette = [0, 0, 0, 255, 255, 178, 254, 204, 92, 253, 141, 60, 240, 59, 32, 189, 0, 38];

    private static readonly byte[] Opacity = [0, 199, 199, 199, 199, 199];

    /// <summary>The tile's bytes; null: there is nothing to be seen on it.</summary>
    public static byte[]? Draw(HeatFrame frame, float[] cells, IReadOnlyList<HeatClass> classes, int zoom, int x, int y)
    {
        double[] starts = [.. classes.Select(c => c.From > 0 ? c.From : (c.To ?? 0) / 10)];
        var pixels = Side * Math.Pow(2, zoom);
        // A line of pixels begins with the number of its filter: none.
        var lines = new byte[Side * (Side + 1)];
        var drawn = false;
        for (var row = 0; row < Side; row++)
        {
            var latitude = Math.Atan(Math.Sinh(Math.PI * (1 - (2 * ((y * (double)Side) + row + 0.5) / pixels)))) * 180 / Math.PI;
            if (latitude > frame.North || latitude < frame.South)
            {
                continue;
            }

            var line = lines.AsSpan((row * (Side + 1)) + 1, Side);
            for (var column = 0; column < Side; column++)
            {
                var longitude = (((x * (double)Side) + column + 0.5) / pixels * 360) - 180;
                if (longitude < frame.West || longitude > frame.East)
                {
                    continue;
                }

                var density = frame.At(cells, new(longitude, latitude));
                if (density >= starts[0] && density > 0)
                {
                    drawn = true;
                    line[column] = (byte)(density >= starts[4] ? 5 : density >= starts[3] ? 4 : density >= starts[2] ? 3 : density >= starts[1] ? 2 : 1);
                }
            }
        }

        return drawn ? Png(lines) : null;
    }

    private static byte[] Png(byte[] lines)
    {
        using var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        // Width, height, eight bits, palette, deflate, usual filters, not interlaced.
        Chunk(png, "IHDR"u8, [0, 0, 1, 0, 0, 0, 1, 0, 8, 3, 0, 0, 0]);
        Chunk(png, "PLTE"u8, Palette);
        Chunk(png, "tRNS"u8, Opacity);
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zlib.Write(lines);
        }

        Chunk(png, "IDAT"u8, packed.ToArray());
        Chunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    private static void Chunk(MemoryStream png, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        png.Write(type);
        png.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(type, data));
        png.Write(number);
    }

    /// <summary>CRC-32 of a chunk's type and data (PNG, annex D).</summary>
    private static uint Crc(ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        foreach (var part in new[] { type.ToArray(), data.ToArray() })
        {
            foreach (var b in part)
            {
                crc ^= b;
                for (var bit = 0; bit < 8; bit++)
                {
                    crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
                }
            }
        }

        return ~crc;
    }
}
