namespace RiskMap.Api.Hosting;

/// <summary>What the server says about scenarios of coverage.</summary>
public static partial class Words
{
    private static Dictionary<string, (string Zh, string En)> Scenarios => new(StringComparer.Ordinal)
    {
        ["SCENARIO_CHANGE_INVALID"] = (
            "每项改动须且只能是 add、remove、move、outOfService、closeEdge 之一。", "Each change is exactly one of add, remove, move, outOfService and closeEdge."),
        ["SCENARIO_COST_INVALID"] = ("造价不能为负，币种须为三个大写字母（如 CNY）。", "A cost is not less than nothing, and a currency has three capital letters, such as CNY."),
        ["SCENARIO_NAME_INVALID"] = ("名称须有 1 至 {0} 个字，且不含控制字符。", "A name has 1 to {0} characters, none of them a control character."),
        ["SCENARIO_STALE"] = (
            "方案“{0}”已被别人修改，现为第 {1} 版：请在新版上再改。",
            "The scenario \"{0}\" has been changed since and is now version {1}: make your change in that one."),
        ["SCENARIO_UNKNOWN"] = ("没有编号为“{0}”的方案。", "There is no scenario \"{0}\"."),
        ["SCENARIO_HYDRANT_TWICE"] = ("方案对消火栓“{0}”有两项改动，只能有一项。", "The scenario has two changes of the hydrant \"{0}\"; it may have one."),
        ["SCENARIO_THING_UNKNOWN"] = ("方案中的“{0}”既不是这里的消火栓，也不是街道。", "\"{0}\" in the scenario is no hydrant and no street of this area."),
        ["SCENARIO_TOO_LARGE"] = ("方案有 {0} 项改动，最多 {1} 项。", "The scenario has {0} changes; it may have {1}."),
        // A scenario as files
        ["SCENARIO_SHEET_CHANGES"] = ("改动", "Changes"),
        ["SCENARIO_SHEET_BUILDINGS"] = ("判定有变的建筑", "Buildings turned"),
        ["SCENARIO_NAME"] = ("方案", "Scenario"),
        ["SCENARIO_VERSION"] = ("方案版本", "Version of the scenario"),
        ["SCENARIO_COST"] = ("造价", "Cost"),
        ["SCENARIO_POSITION"] = ("序号", "No."),
        ["SCENARIO_KIND"] = ("改动类型", "Change"),
        ["SCENARIO_KIND_ADD"] = ("新建消火栓", "New hydrant"),
        ["SCENARIO_KIND_REMOVE"] = ("拆除", "Removed"),
        ["SCENARIO_KIND_MOVE"] = ("移位", "Moved"),
        ["SCENARIO_KIND_OUT"] = ("停用", "Out of service"),
        ["SCENARIO_KIND_CLOSE"] = ("封路", "Road closed"),
        ["SCENARIO_THING"] = ("消火栓或道路", "Hydrant or road"),
        ["SCENARIO_APPLIES"] = ("是否适用", "Applies"),
        ["SCENARIO_YES"] = ("是", "yes"),
        ["SCENARIO_NO"] = ("否", "no"),
        ["SCENARIO_FROM"] = ("起", "From"),
        ["SCENARIO_TO"] = ("止", "To"),
        ["SCENARIO_GAINED"] = ("多保护（栋）", "Buildings gained"),
        ["SCENARIO_LOST"] = ("少保护（栋）", "Buildings lost"),
        ["SCENARIO_FLOOR_GAINED"] = ("多保护（m²）", "Floor area gained (m²)"),
        ["SCENARIO_RESIDENTS_GAINED"] = ("多保护（人）", "Residents gained"),
        ["SCENARIO_TODAY"] = ("今天", "Today"),
        ["SCENARIO_PLANNED"] = ("按方案", "As planned"),

    };
}
