using System.Text.Json;

namespace RiskMap.DataImport.OpenStreetMap;

/// <summary>mapping.json, ready: which layers an object goes to.</summary>
internal sealed class TagMapping
{
    private readonly Dictionary<string, LayerRule[]> _byKey;

    private TagMapping(JsonElement json)
    {
        Rules = [.. json.GetProperty("layers").EnumerateArray().Select(l => new LayerRule(l))];
        _byKey = Rules.SelectMany(r => r.Triggers.Select(key => (Key: key, Rule: r)))
            .GroupBy(p => p.Key, p => p.Rule).ToDictionary(g => g.Key, g => g.ToArray());
    }

    public IReadOnlyList<LayerRule> Rules { get; }

    public static TagMapping Read()
    {
        using var stream = typeof(TagMapping).Assembly.GetManifestResourceStream("OpenStreetMap/mapping.json")!;
        using var json = JsonDocument.Parse(stream, new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        return new(json.RootElement);
    }

    /// <summary>The rules that take the object, in place of what the list held.</summary>
    public void Match(OsmObject of, List<LayerRule> into)
    {
        into.Clear();
        foreach (var tag in of.Tags)
        {
            if (_byKey.TryGetValue(tag.Key, out var rules))
            {
                foreach (var rule in rules)
                {
                    if (!into.Contains(rule) && rule.Takes(of))
                    {
                        into.Add(rule);
                    }
                }
            }
        }
    }
}
