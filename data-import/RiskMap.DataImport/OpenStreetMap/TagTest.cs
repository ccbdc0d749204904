using System.Text.Json;
using System.Text.RegularExpressions;

namespace RiskMap.DataImport.OpenStreetMap;

/// <summary>
/// What an object's tags must be, as the mapping writes it: <c>{ "highway": "*", "area": "!yes", "name": "~[一-龥]" }</c>. Every line must hold.
/// "*": any value; "!": no such tag; "!a": none or another value; "~": a regular expression; a list: one of them. The key "@type" stands for
/// node, way or relation.
/// </summary>
internal sealed class TagTest
{
    private readonly (string Key, Func<string?, bool> Holds)[] _lines;

    public TagTest(JsonElement test)
    {
        _lines = [.. test.EnumerateObject().Select(line => (line.Name, Line(line.Value)))];
        Trigger = test.EnumerateObject().Where(line => line.Value.ValueKind == JsonValueKind.Array || line.Value.GetString()?.StartsWith('!') == false)
            .Select(line => line.Name).FirstOrDefault(key => key != "@type");
    }

    /// <summary>A key without which it cannot hold; null: there is none.</summary>
    public string? Trigger { get; }

    public bool Holds(OsmObject of)
    {
        foreach (var (key, holds) in _lines)
        {
            if (!holds(key == "@type" ? of.TypeName : of[key]))
            {
                return false;
            }
        }

        return true;
    }

    private static Func<string?, bool> Line(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            var words = value.EnumerateArray().Select(v => v.GetString()!).ToHashSet();
            return text => text is not null && words.Contains(text);
        }

        var word = value.GetString()!;
        switch (word)
        {
            case "*":
                return text => text is not null;
            case "!":
                return text => text is null;
            case ['!', .. var not]:
                return text => text != not;
            case ['~', .. var pattern]:
                var regex = new Regex(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
                return text => text is not null && regex.IsMatch(text);
            default:
                return text => text == word;
        }
    }
}

/// <summary>
/// One way to a field's value: <c>{ "of": "building", "values": { "house": "residential" } }</c> takes the value's word, <c>{ "if": { … }, "then": "yes" }</c>
/// a word of its own, or with braces the value of a tag: <c>"then": "{operator}"</c>. Of a list of them the first that has an answer gives it.
/// </summary>
internal sealed class TagCase
{
    private readonly string? _key;
    private readonly Dictionary<string, string> _words = [];
    private readonly TagTest? _test;
    private readonly string? _then;

    public TagCase(JsonElement json)
    {
        if (json.TryGetProperty("of", out var of))
        {
            _key = of.GetString();
            foreach (var word in json.GetProperty("values").EnumerateObject())
            {
                _words[word.Name] = word.Value.GetString()!;
            }
        }
        else
        {
            _test = new(json.GetProperty("if"));
            _then = json.GetProperty("then").GetString();
        }
    }

    public string? Answer(OsmObject of)
    {
        if (_key is not null)
        {
            return of[_key] is { } value ? _words.GetValueOrDefault(value) ?? _words.GetValueOrDefault("*") : null;
        }

        return !_test!.Holds(of) ? null : _then is ['{', .. var key, '}'] ? of[key] : _then;
    }
}
