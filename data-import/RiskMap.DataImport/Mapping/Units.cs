namespace RiskMap.DataImport.Mapping;

/// <summary>Units that files come in, as multiples of the base unit of their kind; decimal, so that 6 in are 152.4 mm and not a hair less.</summary>
internal static class Units
{
    private static readonly Dictionary<string, (string Kind, decimal Factor)> All = new(StringComparer.OrdinalIgnoreCase)
    {
        ["m"] = ("length", 1m),
        ["cm"] = ("length", 0.01m),
        ["mm"] = ("length", 0.001m),
        ["km"] = ("length", 1000m),
        ["ft"] = ("length", 0.3048m),
        ["in"] = ("length", 0.0254m),
        ["yd"] = ("length", 0.9144m),
        ["m²"] = ("area", 1m),
        ["m2"] = ("area", 1m),
        ["ft2"] = ("area", 0.09290304m),
        ["acre"] = ("area", 4046.8564224m),
        ["ha"] = ("area", 10000m),
        ["亩"] = ("area", 2000.0m / 3m),
        ["L/s"] = ("flow", 1m),
        ["L/min"] = ("flow", 1.0m / 60m),
        ["m3/h"] = ("flow", 1000.0m / 3600m),
        ["gpm"] = ("flow", 3.785411784m / 60m),
        ["MPa"] = ("pressure", 1m),
        ["kPa"] = ("pressure", 0.001m),
        ["bar"] = ("pressure", 0.1m),
        ["psi"] = ("pressure", 0.006894757293168m),
        ["m³"] = ("volume", 1m),
        ["m3"] = ("volume", 1m),
        ["L"] = ("volume", 0.001m),
        ["gal"] = ("volume", 0.003785411784m),
        ["%"] = ("share", 1m),
    };

    /// <summary>What a number is multiplied by; null when the units are of different kinds, or not known.</summary>
    public static decimal? Factor(string from, string? to) =>
        to is not null && All.TryGetValue(from, out var a) && All.TryGetValue(to, out var b) && a.Kind == b.Kind
            ? a.Factor / b.Factor : null;
}
