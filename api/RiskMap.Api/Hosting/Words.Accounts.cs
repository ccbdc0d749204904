namespace RiskMap.Api.Hosting;

/// <summary>What the server says about accounts and permits.</summary>
public static partial class Words
{
    private static Dictionary<string, (string Zh, string En)> Accounts => new(StringComparer.Ordinal)
    {
    };
}
