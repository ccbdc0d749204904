namespace RiskMap.Api.Hosting;

/// <summary>What the server says about visits and hazards.</summary>
public static partial class Words
{
    private static Dictionary<string, (string Zh, string En)> Inspections => new(StringComparer.Ordinal)
    {
    };
}
