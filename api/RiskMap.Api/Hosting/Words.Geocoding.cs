namespace RiskMap.Api.Hosting;

/// <summary>What the server says about addresses and places.</summary>
public static partial class Words
{
    private static Dictionary<string, (string Zh, string En)> Geocoding => new(StringComparer.Ordinal)
    {
        ["ALIAS_TOO_LONG"] = ("要记住的地址最多 {0} 个字。", "An address that is remembered has at most {0} characters."),
        ["CANDIDATE_UNKNOWN"] = ("没有第 {0} 个候选位置，这一行共有 {1} 个。", "There is no candidate {0}: the row has {1}."),
        ["TOO_MANY_TEXTS"] = ("一次发来 {0} 条文字，最多 {1} 条。", "{0} texts came at once; there may be {1}."),
        ["ROW_UNKNOWN"] = ("图层 {0} 中没有编号为“{1}”的行。", "There is no row \"{1}\" in the layer {0}."),
        ["METHOD_GEOCODE"] = (
            "地址匹配：按规范化的各部分在本区地址、道路、小区、村、单位和别名中查找",
            "Address matching: normalised parts looked up among the area's own addresses, streets, estates, villages, premises and aliases"),
        ["NEGLECTS_GEOCODE"] = (
            "只知道本区登记在册的名称和门牌；未登记的门牌按相邻门牌推算，置信度较低。置信度是经验值，不是概率。",
            "Knows only names and numbers on record in the area; a number that is not is placed between its neighbours, with less confidence. Confidence is a rule of thumb, no probability."),
        ["METHOD_GEOCODE_OUTSIDE"] = (
            "本区数据中没有这个地址：询问了外部地理编码服务 {0}",
            "The area's own data do not know this address: the outside service {0} was asked"),
        ["NEGLECTS_GEOCODE_OUTSIDE"] = (
            "位置来自外部服务 {0}（现在或以前询问所得），本区数据无法核对，须由人确认。超出本区范围 20 公里的结果已舍去。",
            "The place is what the outside service {0} said, now or when it was first asked; nothing here confirms it, so a person must. Answers more than 20 km outside the area are left out."),
        ["METHOD_REVERSE"] = ("反查地址：所在建筑、同侧最近门牌、最近道路、所在区划", "Reverse geocoding: building round the place, nearest door on its side of the street, nearest street, divisions"),
        ["NEGLECTS_REVERSE"] = ("只看登记在册的建筑、门牌和道路；围墙和楼层不考虑。", "Only buildings, doors and streets on record; walls and storeys are left out."),
    };
}
