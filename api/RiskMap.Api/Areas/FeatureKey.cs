namespace RiskMap.Api.Areas;

/// <summary>A thing by the small number it has within its area.</summary>
public readonly record struct FeatureKey(string Area, int FeatureId)
{
    /// <summary>Loads keys of several areas with one question an area: every query names its area.</summary>
    internal static async Task<IReadOnlyDictionary<FeatureKey, T>> ByAreaAsync<T>(
        IReadOnlyList<FeatureKey> keys, Func<string, int[], Task<List<T>>> load, Func<T, FeatureKey> keyOf)
    {
        var found = new Dictionary<FeatureKey, T>();
        foreach (var area in keys.GroupBy(k => k.Area, k => k.FeatureId))
        {
            foreach (var row in await load(area.Key, [.. area]))
            {
                found[keyOf(row)] = row;
            }
        }

        return found;
    }
}
