using System.Text.Json;
using RiskMap.DataImport.Layers;

namespace RiskMap.DataImport.Recognition;

/// <summary>What columns and values are called, as data (synonyms.json): for a layer the fields by name, and for a field its words.</summary>
internal sealed class Synonyms
{
    private static readonly Lazy<Table> Data = new(Read);
    private readonly Dictionary<string, (string Field, int Rank)> _fields = [];

    private Synonyms(Layer layer)
    {
        var own = Data.Value.Columns.GetValueOrDefault(layer.Name) ?? [];
        var common = Data.Value.Columns["*"];
        foreach (var field in layer.Fields)
        {
            _fields.TryAdd(HeaderName.Key(field.Name), (field.Name, 0));
        }

        // What the layer itself says goes before what holds everywhere.
        foreach (var (field, names) in own.Concat(common.Where(c => !own.ContainsKey(c.Key))))
        {
            if (field == "source_id" || layer.Fields.Any(f => f.Name == field) || (field is "x" or "y" or "xy" && layer.Geometry == GeometryKind.Point))
            {
                for (var rank = 0; rank < names.Count; rank++)
                {
                    _fields.TryAdd(HeaderName.Key(names[rank]), (field, rank));
                }
            }
        }
    }

    /// <summary>Rules that columns outside the layer's fields are looked at for, and the limits of a number among them.</summary>
    public static IReadOnlyDictionary<string, double[]> Limits => Data.Value.Limits;

    public static Synonyms Of(Layer layer) => new(layer);

    /// <summary>The field of that name in matching form, and how good a name it is for it (0 is best).</summary>
    public (string Field, int Rank)? Field(string key) => _fields.TryGetValue(key, out var found) ? found : null;

    /// <summary>The longest name that the header ends with: 室外消火栓编号 is a kind of 编号.</summary>
    public (string Field, int Rank)? FieldAtEnd(string key)
    {
        // Two Chinese characters say as much as four letters.
        var best = _fields.Where(f => f.Key.Length >= (char.IsAscii(f.Key[^1]) ? 4 : 2) && key.Length > f.Key.Length && key.EndsWith(f.Key, StringComparison.Ordinal))
            .OrderByDescending(f => f.Key.Length).FirstOrDefault();
        return best.Key is null ? null : best.Value;
    }

    public static string? Check(string key) => Data.Value.ChecksByKey.GetValueOrDefault(key);

    public static bool IsWeak(string key) => Data.Value.WeakKeys.Contains(key);

    public static string? Unit(string key) => Data.Value.UnitsByKey.GetValueOrDefault(key);

    public static bool IsUnknown(string text) => Data.Value.UnknownWords.Contains(text.Trim());

    public static IReadOnlyList<string> UnknownList => Data.Value.Unknown;

    /// <summary>The layer that a file, a sheet or a drawn layer of that name is likely to hold: 消火栓.csv; null: the name says nothing.</summary>
    public static string? LayerNamed(string name)
    {
        var key = HeaderName.Key(name);
        return Data.Value.Files.FirstOrDefault(f => f.Value.Exists(w => key.Contains(HeaderName.Key(w), StringComparison.Ordinal))).Key;
    }

    /// <summary>How many fields of the layer the header names.</summary>
    public int FieldsNamed(string[] header) =>
        header.Select(h => HeaderName.Parse(h).Keys.Select(k => Field(k)?.Field).FirstOrDefault(f => f is not null)).Where(f => f is not null).Distinct().Count();

    /// <summary>Does a row that begins so, with hardly anything behind, stand at the foot of a sheet: 合计, 注: …</summary>
    public static bool IsFoot(string text)
    {
        var end = text.IndexOfAny([':', '：', ' ', '(', '（']);
        return Data.Value.FootKeys.Contains(HeaderName.Key(end > 0 ? text[..end] : text));
    }

    /// <summary>Ours for the source's word in that field; null: not known. "unknown" where the word says that nobody knows.</summary>
    public static string? Value(Layer layer, string field, string word)
    {
        if (!Data.Value.ValuesByKey.TryGetValue($"{layer.Name}.{field}", out var words))
        {
            return null;
        }

        var key = HeaderName.Key(word);
        return words.TryGetValue(key, out var ours) ? ours == "-" ? "unknown" : ours : null;
    }

    /// <summary>Ours for a code in a column whose name says which standard it is coded by; null: not known.</summary>
    public static string? Code(string header, Layer layer, string field, string code)
    {
        foreach (var key in HeaderName.Parse(header).Keys)
        {
            if (Data.Value.CodesByKey.TryGetValue($"{key} {layer.Name}.{field}", out var codes) && codes.TryGetValue(HeaderName.Key(code), out var ours))
            {
                return ours == "-" ? "unknown" : ours;
            }
        }

        return null;
    }

    /// <summary>Every word that is known for the field, as people write it, with ours.</summary>
    public static IEnumerable<(string Word, string Ours)> Words(Layer layer, string field) =>
        (Data.Value.Values.GetValueOrDefault($"{layer.Name}.{field}") ?? []).SelectMany(v => v.Value.Select(w => (w, v.Key == "-" ? "unknown" : v.Key)));

    private static Table Read()
    {
        using var stream = typeof(Synonyms).Assembly.GetManifestResourceStream("Recognition/synonyms.json")!;
        return JsonSerializer.Deserialize<Table>(
            stream, new JsonSerializerOptions(JsonSerializerDefaults.Web) { ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true })!;
    }

    private sealed record Table(
        Dictionary<string, Dictionary<string, List<string>>> Columns, Dictionary<string, List<string>> Checks, Dictionary<string, double[]> Limits,
        Dictionary<string, List<string>> Files, Dictionary<string, string> Units, List<string> Weak, Dictionary<string, Dictionary<string, List<string>>> Values,
        Dictionary<string, Dictionary<string, Dictionary<string, List<string>>>> Codes, List<string> Unknown, List<string> Feet)
    {
        public Dictionary<string, string> ChecksByKey { get; } = ByKey(Checks);

        public Dictionary<string, string> UnitsByKey { get; } = Units.ToDictionary(u => HeaderName.Key(u.Key), u => u.Value);

        public HashSet<string> WeakKeys { get; } = [.. Weak.Select(HeaderName.Key)];

        public HashSet<string> UnknownWords { get; } = new(Unknown, StringComparer.OrdinalIgnoreCase);

        public HashSet<string> FootKeys { get; } = [.. Feet.Select(HeaderName.Key)];

        public Dictionary<string, Dictionary<string, string>> ValuesByKey { get; } = Values.ToDictionary(v => v.Key, v => ByKey(v.Value));

        public Dictionary<string, Dictionary<string, string>> CodesByKey { get; } =
            Codes.SelectMany(c => c.Value.Select(f => ($"{HeaderName.Key(c.Key)} {f.Key}", ByKey(f.Value)))).ToDictionary(c => c.Item1, c => c.Item2);

        private static Dictionary<string, string> ByKey(Dictionary<string, List<string>> lists)
        {
            var all = new Dictionary<string, string>();
            foreach (var (ours, words) in lists)
            {
                foreach (var word in words)
                {
                    all.TryAdd(HeaderName.Key(word), ours);
                }
            }

            return all;
        }
    }
}
