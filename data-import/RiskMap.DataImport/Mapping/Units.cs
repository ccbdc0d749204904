namespace RiskMap.DataImport.Mapping;

/// <summary>Units that files come in, as multiples of the base unit of their kind; decimal, so that 6 in are 152.4 mm and not a hair less.</summary>
internal static class Units
{
    private const string Money = "money";

    private static readonly Dictionary<string, (string Kind, decimal Factor)> All = new(StringComparer.OrdinalIgnoreCase)
    {
        ["m"] = ("length", 1m),
        ["米"] = ("length", 1m),
        ["公尺"] = ("length", 1m),
        ["メートル"] = ("length", 1m),
        ["cm"] = ("length", 0.01m),
        ["厘米"] = ("length", 0.01m),
        ["公分"] = ("length", 0.01m),
        ["毫米"] = ("length", 0.001m),
        ["mm"] = ("length", 0.001m),
        ["km"] = ("length", 1000m),
        ["ft"] = ("length", 0.3048m),
        ["in"] = ("length", 0.0254m),
        ["yd"] = ("length", 0.9144m),
        ["寸"] = ("length", 0.0254m), // 4寸 of a pipe is four inches
        ["英寸"] = ("length", 0.0254m),
        ["吋"] = ("length", 0.0254m),
        ["m²"] = ("area", 1m),
        ["m2"] = ("area", 1m),
        ["平方米"] = ("area", 1m),
        ["平方公尺"] = ("area", 1m),
        ["公顷"] = ("area", 10000m),
        ["ft2"] = ("area", 0.09290304m),
        ["acre"] = ("area", 4046.8564224m),
        ["ha"] = ("area", 10000m),
        ["亩"] = ("area", 2000.0m / 3m),
        ["L/s"] = ("flow", 1m),
        ["升/秒"] = ("flow", 1m),
        ["lps"] = ("flow", 1m),
        ["L/min"] = ("flow", 1.0m / 60m),
        ["m3/h"] = ("flow", 1000.0m / 3600m),
        ["m³/h"] = ("flow", 1000.0m / 3600m),
        ["gpm"] = ("flow", 3.785411784m / 60m),
        ["MPa"] = ("pressure", 1m),
        ["兆帕"] = ("pressure", 1m),
        ["kg/cm2"] = ("pressure", 0.0980665m),
        ["kgf/cm2"] = ("pressure", 0.0980665m),
        ["公斤"] = ("pressure", 0.0980665m), // as fitters say it: kgf/cm²
        ["kPa"] = ("pressure", 0.001m),
        ["bar"] = ("pressure", 0.1m),
        ["psi"] = ("pressure", 0.006894757293168m),
        ["m³"] = ("volume", 1m),
        ["m3"] = ("volume", 1m),
        ["立方米"] = ("volume", 1m),
        ["立方"] = ("volume", 1m),
        ["吨"] = ("volume", 1m), // of water
        ["L"] = ("volume", 0.001m),
        ["gal"] = ("volume", 0.003785411784m),
        ["t"] = ("mass", 1m),
        ["kg"] = ("mass", 0.001m),
        ["lbs"] = ("mass", 0.00045359237m),
        ["st"] = ("mass", 0.90718474m), // short tons
        ["%"] = ("share", 1m),
        ["元"] = (Money, 1m),
        ["千元"] = (Money, 1_000m),
        ["万元"] = (Money, 10_000m),
        ["萬元"] = (Money, 10_000m),
        ["亿元"] = (Money, 100_000_000m),
    };

    /// <summary>What counts are counted in: 18层, 300户.</summary>
    private static readonly HashSet<string> Counts = new(StringComparer.OrdinalIgnoreCase) { "层", "層", "楼", "F", "户", "戶", "人", "辆", "个", "台" };

    public static bool IsKnown(string unit) => All.ContainsKey(unit) || Counts.Contains(unit);

    /// <summary>What a number is multiplied by; null when the units are of different kinds, or not known.</summary>
    /// <param name="to">null: the number counts something, or is money in a currency that stands beside it.</param>
    public static decimal? Factor(string from, string? to) =>
        to is null ? Counts.Contains(from) ? 1 : All.TryGetValue(from, out var money) && money.Kind == Money ? money.Factor : null
        : All.TryGetValue(from, out var a) && All.TryGetValue(to, out var b) && a.Kind == b.Kind ? a.Factor / b.Factor
        : null;
}
