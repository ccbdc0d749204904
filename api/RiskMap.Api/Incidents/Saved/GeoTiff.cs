using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using System.Xml.Linq;
using RiskMap.Api.Exports;
using RiskMap.Api.Incidents.Heatmap;

namespace RiskMap.Api.Incidents.Saved;

/// <summary>
/// A grid as GeoTIFF (OGC 19-008r4) in EPSG:4326: one band of float32, rows from the north, each row deflated; what stands beside it is in GDAL's own tag, item by item.
/// Tags of TIFF 6.0 by their numbers; little-endian.
/// </summary>
internal static class GeoTiff
{
    /// <summary>What a cell holds of which nothing is known.</summary>
    public const float Unknown = -9_999;

    private const ushort Short = 3, Long = 4, Text = 2, Double = 12;

    /// <param name="frame">The cells.</param>
    /// <param name="cells">Values row by row from the north-west.</param>
    /// <param name="description">What they are, with the unit.</param>
    /// <param name="parts">What stands beside them.</param>
    public static byte[] Write(HeatFrame frame, float[] cells, string description, IReadOnlyList<ExportPart> parts)
    {
        using var file = new MemoryStream();
        file.Write("II*\0\0\0\0\0"u8);
        var (offsets, lengths) = (new uint[frame.Rows], new uint[frame.Rows]);
        for (var row = 0; row < frame.Rows; row++)
        {
            offsets[row] = (uint)file.Length;
            using (var packed = new ZLibStream(file, CompressionLevel.Fastest, leaveOpen: true))
            {
                packed.Write(MemoryMarshal.AsBytes(cells.AsSpan(row * frame.Columns, frame.Columns)));
            }

            lengths[row] = (uint)file.Length - offsets[row];
        }

        // Geographic, pixels are areas, WGS 84.
        ushort[] keys = [1, 1, 0, 3, 1024, 0, 1, 2, 1025, 0, 1, 1, 2048, 0, 1, 4326];
        (ushort Tag, ushort Type, Array Values)[] tags =
        [
            (256, Long, new[] { (uint)frame.Columns }), (257, Long, new[] { (uint)frame.Rows }), (258, Short, new ushort[] { 32 }),
            // 8: zlib; 1: dark is low.
            (259, Short, new ushort[] { 8 }), (262, Short, new ushort[] { 1 }), (270, Text, Ascii(description)), (273, Long, offsets), (277, Short, new ushort[] { 1 }),
            (278, Long, new uint[] { 1 }), (279, Long, lengths), (284, Short, new ushort[] { 1 }), (339, Short, new ushort[] { 3 }),
            (33550, Double, new[] { frame.StepLongitude, frame.StepLatitude, 0 }), (33922, Double, new[] { 0, 0, 0, frame.West, frame.North, 0 }),
            (34735, Short, keys), (42112, Text, Ascii(Metadata(parts))), (42113, Text, Ascii($"{Unknown}")),
        ];
        Directory(file, tags);
        return file.ToArray();
    }

    private static void Directory(MemoryStream file, (ushort Tag, ushort Type, Array Values)[] tags)
    {
        var places = new uint[tags.Length];
        for (var i = 0; i < tags.Length; i++)
        {
            if (BytesOf(tags[i].Values) is { Length: > 4 } bytes)
            {
                file.Position = file.Length + (file.Length % 2);
                places[i] = (uint)file.Position;
                file.Write(bytes);
            }
        }

        var start = file.Length + (file.Length % 2);
        file.Position = start;
        Span<byte> number = stackalloc byte[12];
        BinaryPrimitives.WriteUInt16LittleEndian(number, (ushort)tags.Length);
        file.Write(number[..2]);
        for (var i = 0; i < tags.Length; i++)
        {
            var bytes = BytesOf(tags[i].Values);
            number.Clear();
            BinaryPrimitives.WriteUInt16LittleEndian(number, tags[i].Tag);
            BinaryPrimitives.WriteUInt16LittleEndian(number[2..], tags[i].Type);
            BinaryPrimitives.WriteUInt32LittleEndian(number[4..], (uint)tags[i].Values.Length);
            if (bytes.Length > 4)
            {
                BinaryPrimitives.WriteUInt32LittleEndian(number[8..], places[i]);
            }
            else
            {
                bytes.CopyTo(number[8..]);
            }

            file.Write(number);
        }

        // There is no second picture.
        file.Write("\0\0\0\0"u8);
        file.Position = 4;
        BinaryPrimitives.WriteUInt32LittleEndian(number, (uint)start);
        file.Write(number[..4]);
    }

    private static byte[] BytesOf(Array values) => values switch
    {
        byte[] b => b,
        ushort[] s => MemoryMarshal.AsBytes<ushort>(s).ToArray(),
        uint[] l => MemoryMarshal.AsBytes<uint>(l).ToArray(),
        double[] d => MemoryMarshal.AsBytes<double>(d).ToArray(),
        _ => throw new ArgumentException("No such type of tag.", nameof(values)),
    };

    private static byte[] Ascii(string text) => [.. Encoding.UTF8.GetBytes(text), 0];

    private static string Metadata(IReadOnlyList<ExportPart> parts) => new XElement(
        "GDALMetadata", parts.SelectMany(p => p.Lines.Select(l => new XElement("Item", new XAttribute("name", $"{p.Name}: {l.Name}"), l.Value)))).ToString(SaveOptions.DisableFormatting);
}
