namespace RiskMap.Api.Hosting;

/// <summary>What the server says about check-up zones, rounds and vital signs.</summary>
public static partial class Words
{
    private static Dictionary<string, (string Zh, string En)> Zones => new(StringComparer.Ordinal)
    {
    };
}
