using System.Globalization;
using RiskMap.DataImport.Layers;
using RiskMap.DataImport.Loading;

namespace RiskMap.DataImport.OpenStreetMap;

/// <summary>Objects that no layer takes although they speak of one: counted, and told of with the layer they speak of.</summary>
internal sealed class LeftOut
{
    private const int Named = 5;
    private readonly Dictionary<(string Layer, string Code), (int Count, List<string> Names)> _all = [];

    public void Add(string layer, string code, string name)
    {
        var (count, names) = _all.GetValueOrDefault((layer, code), (0, []));
        if (names.Count < Named)
        {
            names.Add(name);
        }

        _all[(layer, code)] = (count + 1, names);
    }

    public IReadOnlyList<Finding> FindingsOf(Layer layer) => [.. _all.Where(a => a.Key.Layer == layer.Name).Select(a => new Finding(
        a.Key.Code, Finding.Warning, a.Value.Count,
        string.Join("; ", a.Value.Names) + (a.Value.Count > Named ? string.Create(CultureInfo.InvariantCulture, $"; … {a.Value.Count - Named}") : "")))];
}
