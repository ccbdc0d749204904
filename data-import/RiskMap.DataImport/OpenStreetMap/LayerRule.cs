using System.Text.Json;
using RiskMap.DataImport.Layers;
using RiskMap.DataImport.Loading;
using RiskMap.DataImport.Mapping;

namespace RiskMap.DataImport.OpenStreetMap;

/// <summary>Which objects become rows of a layer, and which tags their fields, as mapping.json says it.</summary>
internal sealed class LayerRule
{
    private readonly OsmTypes _from;
    private readonly TagTest[] _when;
    private readonly TagTest[] _unless;
    private readonly TagTest[] _reversed;
    private readonly TagTest[] _ifWhole;
    private readonly (int Text, TagCase[] Cases)[] _cases;
    private readonly Dictionary<string, int> _texts = [];
    private readonly ColumnMapping _mapping;
    private readonly string?[] _row;
    private readonly int _id;

    public LayerRule(JsonElement json)
    {
        Layer = LayerCatalogue.Get(json.GetProperty("layer").GetString()!);
        _from = json.GetProperty("from").EnumerateArray().Aggregate(OsmTypes.None, (all, t) => all | Enum.Parse<OsmTypes>(t.GetString()!, ignoreCase: true));
        _when = Tests(json, "when");
        _unless = Tests(json, "unless");
        _reversed = Tests(json, "reversed");
        _ifWhole = Tests(json, "ifWhole");
        OnRoads = json.TryGetProperty("onRoads", out var on) && on.GetBoolean();

        // A field that the mapping does not name is unknown, whatever tag bears its name.
        var fields = Layer.Fields.ToDictionary(f => f.Name, f => new FieldPlan { Column = "=" });
        var cases = new List<(string Column, TagCase[] Cases)>();
        foreach (var field in json.GetProperty("fields").EnumerateObject())
        {
            fields[field.Name] = Plan(field, cases);
        }

        Columns = new() { SourceId = "@id", Fields = fields };
        _mapping = new(Layer, Columns, TimeZoneInfo.Utc);
        _row = new string?[_mapping.Wanted.Count];
        for (var i = 0; i < _row.Length; i++)
        {
            _texts[_mapping.Wanted[i]] = i;
        }

        _id = _texts["@id"];
        _cases = [.. cases.Select(c => (_texts[c.Column], c.Cases))];
    }

    public Layer Layer { get; }

    /// <summary>Nodes are taken only where a road has them.</summary>
    public bool OnRoads { get; }

    public Columns Columns { get; }

    /// <summary>Keys one of which every object has that it takes.</summary>
    public IEnumerable<string> Triggers =>
        _when.Select(t => t.Trigger ?? throw new InvalidOperationException($"{Layer.Name}: a condition must ask for a tag.")).Distinct();

    public bool Takes(OsmObject of) => (_from & of.Type) != OsmTypes.None && Any(_when, of) && !Any(_unless, of);

    /// <summary>An object that is larger than the extract, when the extract has not all of it, and no fault of it.</summary>
    public bool IsLarger(OsmObject of) => Any(_ifWhole, of);

    /// <summary>The line is drawn against the way it is driven.</summary>
    public bool Reverses(OsmObject of) => Any(_reversed, of);

    /// <summary>The object's tags into the row's fields.</summary>
    public void Fill(OsmObject of, Candidate row, Staging staging)
    {
        Array.Clear(_row);
        foreach (var (key, value) in of.Tags)
        {
            if (_texts.TryGetValue(key, out var at))
            {
                _row[at] = value;
            }
        }

        foreach (var (at, cases) in _cases)
        {
            for (var i = 0; i < cases.Length && _row[at] is null; i++)
            {
                _row[at] = cases[i].Answer(of);
            }
        }

        _row[_id] = of.Name;
        _mapping.Apply(_row, row, staging);
    }

    private static FieldPlan Plan(JsonProperty field, List<(string Column, TagCase[] Cases)> cases)
    {
        if (field.Value.ValueKind == JsonValueKind.String)
        {
            return new() { Column = field.Value.GetString(), Bad = "unknown" };
        }

        var plan = JsonSerializer.Deserialize<FieldPlan>(
            JsonSerializer.Serialize(field.Value.EnumerateObject().Where(p => p.Name != "cases").ToDictionary(p => p.Name, p => p.Value)), TownFile.Json)!;
        if (field.Value.TryGetProperty("cases", out var list))
        {
            var column = "=" + field.Name;
            cases.Add((column, [.. list.EnumerateArray().Select(c => new TagCase(c))]));
            plan = plan with { Column = column };
        }

        // Anyone may write anything into a tag: it never costs the object.
        return plan with { Bad = "unknown" };
    }

    private static TagTest[] Tests(JsonElement json, string name) =>
        json.TryGetProperty(name, out var tests) ? [.. tests.EnumerateArray().Select(t => new TagTest(t))] : [];

    private static bool Any(TagTest[] tests, OsmObject of)
    {
        foreach (var test in tests)
        {
            if (test.Holds(of))
            {
                return true;
            }
        }

        return false;
    }
}
