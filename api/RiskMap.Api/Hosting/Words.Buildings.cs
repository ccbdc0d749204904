namespace RiskMap.Api.Hosting;

/// <summary>What the server says about buildings and premises.</summary>
public static partial class Words
{
    private static Dictionary<string, (string Zh, string En)> Buildings => new(StringComparer.Ordinal)
    {
        // What people enter about fires
        ["BUILDING_UNKNOWN"] = ("没有编号为“{0}”的建筑。", "There is no building \"{0}\"."),
        ["PREMISES_UNKNOWN"] = ("没有编号为“{0}”的场所。", "There are no premises \"{0}\"."),
    };
}
