namespace RiskMap.Api.Hosting;

/// <summary>What the server says about what people enter by hand.</summary>
public static partial class Words
{
    private static Dictionary<string, (string Zh, string En)> Corrections => new(StringComparer.Ordinal)
    {
        ["CHANGE_NOT_UNDOABLE"] = ("这次变更（{0}）不能撤销。", "A change of this kind ({0}) cannot be taken back."),
        ["CHANGE_OVERRULED"] = ("此后又被改过，只能撤销最近的一次。", "It has been changed again since then: only the latest change can be taken back."),
        ["CHANGE_UNDONE"] = ("这次变更已经撤销过了。", "This change has been taken back already."),
        ["CHANGE_UNKNOWN"] = ("没有编号为“{0}”的变更。", "There is no change \"{0}\"."),
        ["TEXT_TOO_LONG"] = ("文字有 {0} 个字符，最多 {1} 个。", "The text has {0} characters; it may have {1}."),
        ["PLACE_FAR_AWAY"] = (
            "经度 {0}、纬度 {1} 离区域“{2}”的数据太远，请核对（先经度，后纬度）。",
            "Longitude {0}, latitude {1} lies far outside the data of the area \"{2}\": check it, longitude first."),
        ["WHO_MISSING"] = ("请写明是谁做的更正：who 不能为空。", "Say who makes the correction: who is empty."),
        ["WHO_TOO_LONG"] = ("who 最多 {0} 个字。", "who has at most {0} characters."),
        // What people enter
        ["WHO_UNREADABLE"] = ("who 中有无法保存的字符。", "who has characters that cannot be kept."),
        ["WHY_INVALID"] = ("why 最多 {0} 个字，且不含控制字符。", "why has at most {0} characters, none of them a control character."),
        ["TIME_INVALID"] = ("{0}无法识别：请写成 YYYY-MM-DDThh:mm。", "{0}: write the time as YYYY-MM-DDThh:mm."),
        ["DAY_TO_COME"] = ("{0} 还没有到。", "{0} is yet to come."),
        ["ENTRY_KEY_INVALID"] = ("key 须有 8 至 100 个字符。", "key has 8 to 100 characters."),
        ["ENTRY_KEY_TAKEN"] = ("这个 key 已用于另一条记录的变更。", "This key belongs to a change of something else."),
        ["FIELD_NOT_CLEARED"] = ("{0} 不能这样清除。", "{0} cannot be cleared this way."),
        ["FIGURE_OUT_OF_RANGE"] = ("{0} 不在 {1} 至 {2} {3} 之间。", "{0} does not lie between {1} and {2} {3}."),
        ["NOTHING_CHANGES"] = ("没有任何改动。", "Nothing would change."),
        ["PLACE_COARSE"] = ("卫星定位误差约 {0} 米，请在地图上核对位置。", "The satellite fix may be {0} m off: check the place on the map."),
        ["PLACE_OUTSIDE_DATA"] = ("经度 {0}、纬度 {1} 在区域“{2}”现有数据范围之外，请核对。", "Longitude {0}, latitude {1} lies outside the data of the area \"{2}\" so far: check it."),
        ["TEXT_UNREADABLE"] = ("文字中有无法保存的字符。", "The text has characters that cannot be kept."),

    };
}
