namespace RiskMap.Api.Hosting;

/// <summary>What the server says about standards and their rules.</summary>
public static partial class Words
{
    private static Dictionary<string, (string Zh, string En)> Standards => new(StringComparer.Ordinal)
    {
        ["RULE_INVALID"] = ("规则“{0}”有误：{1}。", "Rule \"{0}\" is wrong: {1}."),
        ["RULE_TWICE"] = ("规则编号“{0}”出现了两次。", "The rule id \"{0}\" occurs twice."),
        ["RULE_UNKNOWN"] = ("没有编号为“{0}”的规则。", "There is no rule \"{0}\"."),
        ["STANDARD_CHANGED"] = (
            "标准“{0}”已被别人修改，现为第 {1} 版：请在新版上再改。",
            "The standard \"{0}\" has been changed since and is now version {1}: make your change in that one."),
        ["STANDARD_EXISTS"] = ("已有编号为“{0}”的标准。", "There is a standard \"{0}\" already."),
        ["STANDARD_ID_INVALID"] = (
            "“{0}”不能作编号：请用 2 至 60 个小写字母、数字、点、加号或连字符。",
            "\"{0}\" cannot be an id: use 2 to 60 small letters, digits, points, plus signs or hyphens."),
        ["STANDARD_NOT_OWN"] = ("“{0}”是 RiskMap 自带的标准，不能修改；请先复制一份。", "\"{0}\" is one of RiskMap's and stays as it is: copy it and change the copy."),
        ["STANDARD_TITLE_INVALID"] = ("标题不能为空，最多 {0} 个字。", "A title has 1 to {0} characters."),
        ["STANDARD_UNKNOWN"] = ("没有编号为“{0}”的标准。", "There is no standard \"{0}\"."),
    };
}
