namespace RiskMap.Api.Standards;

/// <summary>Units that standards are published in, and what they are in the units that RiskMap computes with: m, m2, m3, mm, L/s, MPa, h, d; money stays in its currency.</summary>
public static class Units
{
    /// <summary>Exact by definition, but for the pressures of pounds: 1 psi = 6.894757 kPa. The US gallon has 3.785411784 litres.</summary>
    private static readonly Dictionary<string, (double Factor, string Si)> Known = new(StringComparer.Ordinal)
    {
        [""] = (1, ""),
        ["m"] = (1, "m"),
        ["m2"] = (1, "m2"),
        ["m3"] = (1, "m3"),
        ["mm"] = (1, "mm"),
        ["L/s"] = (1, "L/s"),
        ["MPa"] = (1, "MPa"),
        ["h"] = (1, "h"),
        ["d"] = (1, "d"),
        ["ft"] = (0.3048, "m"),
        ["in"] = (0.0254, "m"),
        ["ft2"] = (0.3048 * 0.3048, "m2"),
        ["gal/min"] = (3.785411784 / 60, "L/s"),
        ["L/min"] = (1 / 60d, "L/s"),
        ["m3/h"] = (1 / 3.6, "L/s"),
        ["m3/min"] = (1000 / 60d, "L/s"),
        ["psi"] = (0.006894757, "MPa"),
        ["bar"] = (0.1, "MPa"),
        ["kPa"] = (0.001, "MPa"),
        ["CNY"] = (1, "CNY"),
    };

    public static IReadOnlyCollection<string> All => Known.Keys;

    /// <summary>Units that are computed with as the same one.</summary>
    public static IEnumerable<string> Alike(string si) => Known.Where(u => u.Value.Si == si).Select(u => u.Key);

    public static bool Knows(string unit) => Known.ContainsKey(unit);

    /// <summary>The unit that a value of this unit is computed with.</summary>
    public static string Si(string unit) => Known[unit].Si;

    /// <summary>A published value in the unit of <see cref="Si"/>.</summary>
    public static double ToSi(double value, string unit) => value * Known[unit].Factor;
}
