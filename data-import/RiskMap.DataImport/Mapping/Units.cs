namespace RiskMap.DataImport.Mapping;

/// <summary>Units that files come in, as multiples of the base unit of their kind.</summary>
internal static class Units
{
    private static readonly Dictionary<string, (string Kind, double Factor)> All = new(StringComparer.OrdinalIgnoreCase)
    {
        ["m"] = ("length", 1), ["cm"] = ("length", 0.01), ["mm"] = ("length", 0.001), ["km"] = ("length", 1000),
        ["ft"] = ("length", 0.3048), ["in"] = ("length", 0.0254), ["yd"] = ("length", 0.9144),
        ["m²"] = ("area", 1), ["m2"] = ("area", 1), ["ft2"] = ("area", 0.09290304), ["acre"] = ("area", 4046.8564224), ["ha"] = ("area", 10000),
        ["亩"] = ("area", 2000.0 / 3),
        ["L/s"] = ("flow", 1), ["L/min"] = ("flow", 1.0 / 60), ["m3/h"] = ("flow", 1000.0 / 3600), ["gpm"] = ("flow", 3.785411784 / 60),
        ["MPa"] = ("pressure", 1), ["kPa"] = ("pressure", 0.001), ["bar"] = ("pressure", 0.1), ["psi"] = ("pressure", 0.006894757293168),
        ["m³"] = ("volume", 1), ["m3"] = ("volume", 1), ["L"] = ("volume", 0.001), ["gal"] = ("volume", 0.003785411784),
        ["%"] = ("share", 1),
    };

    /// <summary>What a number is multiplied by; null when the units are of different kinds, or not known.</summary>
    public static double? Factor(string from, string? to) =>
        to is not null && All.TryGetValue(from, out var a) && All.TryGetValue(to, out var b) && a.Kind == b.Kind ? a.Factor / b.Factor : null;
}
