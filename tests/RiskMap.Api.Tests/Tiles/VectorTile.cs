using System.Text;

namespace RiskMap.Api.Tests.Tiles;

/// <summary>A reader of Mapbox Vector Tiles 2.1 of our own, so that the tests do not trust what wrote them.</summary>
public sealed record VectorTile(IReadOnlyList<VectorTile.Layer> Layers)
{
    public Layer this[string name] => Layers.Single(l => l.Name == name);

    /// <summary>Paths: for a point its places, for lines and polygons one list of corners each, in units of the tile (0..4096, y down).</summary>
    public sealed record Feature(ulong Id, int Kind, IReadOnlyDictionary<string, object> Tags, IReadOnlyList<IReadOnlyList<(int X, int Y)>> Paths)
    {
        public (int X, int Y) Place => Paths[0][0];
    }

    public sealed record Layer(string Name, int Version, int Extent, IReadOnlyList<Feature> Features);

    public static VectorTile Read(byte[] bytes) =>
        new([.. Fields(bytes).Where(f => f.Number == 3).Select(f => ReadLayer(f.Bytes))]);

    private static Layer ReadLayer(byte[] bytes)
    {
        var fields = Fields(bytes).ToList();
        var keys = fields.Where(f => f.Number == 3).Select(f => Encoding.UTF8.GetString(f.Bytes)).ToList();
        var values = fields.Where(f => f.Number == 4).Select(f => ReadValue(f.Bytes)).ToList();
        return new(
            Encoding.UTF8.GetString(fields.Single(f => f.Number == 1).Bytes),
            (int)fields.Single(f => f.Number == 15).Value,
            (int)fields.Single(f => f.Number == 5).Value,
            [.. fields.Where(f => f.Number == 2).Select(f => ReadFeature(f.Bytes, keys, values))]);
    }

    private static Feature ReadFeature(byte[] bytes, List<string> keys, List<object> values)
    {
        var fields = Fields(bytes).ToList();
        var tags = Numbers(fields.Where(f => f.Number == 2).SelectMany(f => f.Bytes).ToArray()).ToList();
        return new(
            fields.Single(f => f.Number == 1).Value,
            (int)fields.Single(f => f.Number == 3).Value,
            tags.Chunk(2).ToDictionary(pair => keys[(int)pair[0]], pair => values[(int)pair[1]]),
            ReadPaths([.. Numbers(fields.Single(f => f.Number == 4).Bytes)]));
    }

    private static List<IReadOnlyList<(int X, int Y)>> ReadPaths(ulong[] numbers)
    {
        var paths = new List<IReadOnlyList<(int, int)>>();
        var path = new List<(int X, int Y)>();
        var (x, y) = (0, 0);
        for (var i = 0; i < numbers.Length;)
        {
            var (command, count) = ((int)(numbers[i] & 7), (int)(numbers[i] >> 3));
            i++;
            if (command == 7)
            {
                path.Add(path[0]);
                continue;
            }

            for (; count > 0; count--, i += 2)
            {
                if (command == 1)
                {
                    paths.Add(path = []);
                }

                (x, y) = (x + ZigZag(numbers[i]), y + ZigZag(numbers[i + 1]));
                path.Add((x, y));
            }
        }

        return paths;
    }

    private static int ZigZag(ulong number) => (int)(number >> 1) ^ -(int)(number & 1);

    private static object ReadValue(byte[] bytes)
    {
        var field = Fields(bytes).Single();
        return field.Number switch
        {
            1 => Encoding.UTF8.GetString(field.Bytes),
            2 => BitConverter.ToSingle(field.Bytes),
            3 => BitConverter.ToDouble(field.Bytes),
            4 or 5 => (long)field.Value,
            6 => (long)(field.Value >> 1) ^ -(long)(field.Value & 1),
            7 => field.Value != 0,
            _ => throw new InvalidDataException($"value of kind {field.Number}"),
        };
    }

    private static IEnumerable<ulong> Numbers(byte[] bytes)
    {
        for (var at = 0; at < bytes.Length;)
        {
            yield return Number(bytes, ref at);
        }
    }

    private static IEnumerable<(int Number, ulong Value, byte[] Bytes)> Fields(byte[] bytes)
    {
        for (var at = 0; at < bytes.Length;)
        {
            var key = Number(bytes, ref at);
            var kind = key & 7;
            var value = kind is 0 or 2 ? Number(bytes, ref at) : 0;
            var length = kind switch { 0 => 0, 1 => 8, 2 => (int)value, 5 => 4, _ => throw new InvalidDataException($"wire kind {kind}") };
            yield return ((int)(key >> 3), value, bytes[at..(at + length)]);
            at += length;
        }
    }

    private static ulong Number(byte[] bytes, ref int at)
    {
        ulong number = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = bytes[at++];
            number |= (ulong)(next & 127) << shift;
            if (next < 128)
            {
                return number;
            }
        }
    }
}
