using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace RiskMap.Tests.OpenStreetMap;

/// <summary>Writes small PBF files as wiki.openstreetmap.org/wiki/PBF_Format describes them, in whatever order one asks for.</summary>
internal static class TinyPbf
{
    public static byte[] File(IEnumerable<(string Type, byte[] Block)> blocks) => [.. blocks.SelectMany(b =>
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(b.Block);
        }

        byte[] blob = [.. Number(2, (ulong)b.Block.Length), .. Bytes(3, packed.ToArray())];
        byte[] header = [.. Bytes(1, Encoding.ASCII.GetBytes(b.Type)), .. Number(3, (ulong)blob.Length)];
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, header.Length);
        return (byte[])[.. length, .. header, .. blob];
    })];

    public static (string Type, byte[] Block) Header(params string[] features) => ("OSMHeader", [.. features.SelectMany(f => Bytes(4, Encoding.UTF8.GetBytes(f)))]);

    public static (string Type, byte[] Block) Header(DateTimeOffset replicated) => ("OSMHeader", Number(32, (ulong)replicated.ToUnixTimeSeconds()));

    public static (string Type, byte[] Block) DenseNodes(params (long Id, double Longitude, double Latitude, string[] Tags)[] nodes)
    {
        var texts = new Texts();
        var tags = nodes.SelectMany(n => n.Tags.SelectMany(t => texts.Pair(t)).Append(0)).SelectMany(i => Varint((ulong)i)).ToArray();
        byte[] dense =
        [
            .. Bytes(1, Deltas(nodes.Select(n => n.Id))), .. Bytes(8, Deltas(nodes.Select(n => (long)Math.Round(n.Latitude * 1e7)))),
            .. Bytes(9, Deltas(nodes.Select(n => (long)Math.Round(n.Longitude * 1e7)))), .. Bytes(10, tags),
        ];
        return ("OSMData", [.. Bytes(1, texts.Table), .. Bytes(2, Bytes(2, dense))]);
    }

    public static (string Type, byte[] Block) Ways(params (long Id, long[] Nodes, string[] Tags)[] ways)
    {
        var texts = new Texts();
        var group = ways.SelectMany(w =>
        {
            var pairs = w.Tags.Select(t => texts.Pair(t)).ToList();
            return Bytes(3,
            [
                .. Number(1, (ulong)w.Id), .. Bytes(2, [.. pairs.SelectMany(p => Varint((ulong)p[0]))]), .. Bytes(3, [.. pairs.SelectMany(p => Varint((ulong)p[1]))]),
                .. Bytes(8, Deltas(w.Nodes)),
            ]);
        }).ToArray();
        return ("OSMData", [.. Bytes(1, texts.Table), .. Bytes(2, group)]);
    }

    private static byte[] Deltas(IEnumerable<long> values)
    {
        long last = 0;
        return [.. values.SelectMany(v =>
        {
            var delta = v - last;
            last = v;
            return Varint((ulong)((delta << 1) ^ (delta >> 63)));
        })];
    }

    private static byte[] Number(int field, ulong value) => [.. Varint((ulong)(field << 3)), .. Varint(value)];

    private static byte[] Bytes(int field, byte[] value) => [.. Varint((ulong)((field << 3) | 2)), .. Varint((ulong)value.Length), .. value];

    private static byte[] Varint(ulong value)
    {
        var bytes = new List<byte>();
        while (value > 0x7F)
        {
            bytes.Add((byte)(value | 0x80));
            value >>= 7;
        }

        return [.. bytes, (byte)value];
    }

    /// <summary>The block's table of texts; the first is not used.</summary>
    private sealed class Texts
    {
        private readonly List<string> _all = [""];

        public byte[] Table => [.. _all.SelectMany(t => Bytes(1, Encoding.UTF8.GetBytes(t)))];

        public int[] Pair(string tag)
        {
            _all.AddRange(tag.Split('=', 2));
            return [_all.Count - 2, _all.Count - 1];
        }
    }
}
