namespace RiskMap.Api.Hosting;

/// <summary>What the server says about accounts and permits.</summary>
public static partial class Words
{
    private static Dictionary<string, (string Zh, string En)> Accounts => new(StringComparer.Ordinal)
    {
        ["AUTH_NOT_AUTHENTICATED"] = ("请先登录。", "Sign in first."),
        ["AUTH_NOT_AUTHORIZED"] = ("您的账号没有这项权限。", "Your account may not do this."),
        ["ANTIFORGERY_INVALID"] = (
            "请求缺少本页面的凭据或凭据已过期，请重新载入页面。", "The request does not prove that it comes from a page of this server, or no longer does: load the page anew."),
    };
}
