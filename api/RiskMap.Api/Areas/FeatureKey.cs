using NetTopologySuite.Geometries;
using RiskMap.Api.Answers;

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

    /// <summary>Geometry of things whose rows come without it.</summary>
    internal static async Task<IReadOnlyDictionary<FeatureKey, Geometry>> ShapesByAreaAsync(
        IReadOnlyList<FeatureKey> keys, Func<string, int[], Task<List<FeatureShape>>> load)
    {
        var found = new Dictionary<FeatureKey, Geometry>();
        foreach (var area in keys.GroupBy(k => k.Area, k => k.FeatureId))
        {
            foreach (var row in await load(area.Key, [.. area]))
            {
                found[new(area.Key, row.FeatureId)] = Shape.Read(row.Shape);
            }
        }

        return found;
    }
}

/// <summary>The geometry of one thing, as the database gives it.</summary>
internal sealed record FeatureShape
{
    public int FeatureId { get; init; }

    public byte[] Shape { get; init; } = [];
}
