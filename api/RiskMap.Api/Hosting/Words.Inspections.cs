namespace RiskMap.Api.Hosting;

/// <summary>What the server says about visits and hazards.</summary>
public static partial class Words
{
    private static Dictionary<string, (string Zh, string En)> Inspections => new(StringComparer.Ordinal)
    {
        ["NOT_PERMITTED_HERE"] = ("您的权限不包括这里所在的乡镇（街道）。", "What you may do does not reach the town that this lies in."),
    };
}
