namespace RiskMap.Api.Hosting;

/// <summary>What the server says about boards, campaigns, the premises file and report sentences.</summary>
public static partial class Words
{
    private static Dictionary<string, (string Zh, string En)> Boards => new(StringComparer.Ordinal)
    {
    };
}
