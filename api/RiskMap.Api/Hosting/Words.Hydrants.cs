namespace RiskMap.Api.Hosting;

/// <summary>What the server says about entering hydrants and surveys.</summary>
public static partial class Words
{
    private static Dictionary<string, (string Zh, string En)> Hydrants => new(StringComparer.Ordinal)
    {
        ["HYDRANT_UNKNOWN"] = ("没有编号为“{0}”的消火栓。", "There is no hydrant \"{0}\"."),
        ["LATER_CHECK_STANDS"] = ("已记下 {0} 的检查；状态以之后 {1} 的检查为准。", "The check of {0} is on record; the state is that of the later one of {1}."),
        ["OUTAGE_NONE_OPEN"] = ("没有未结束的停水记录。", "No outage is open."),
        ["OUTAGE_OVERLAPS"] = ("与已有的停水记录（{0} 至 {1}）重叠。", "It overlaps the outage from {0} to {1}."),
        ["REMOVED_BEFORE_INSTALLED"] = ("拆除日期 {0} 早于安装日期 {1}。", "It was removed on {0}, before it was installed on {1}."),
        ["RESIDUAL_ABOVE_STATIC"] = ("动压 {0} MPa 高于静压 {1} MPa。", "The residual pressure of {0} MPa is above the static one of {1} MPa."),
        // A day's survey as a table
        ["SURVEY_WHAT"] = ("类型", "What"),
        ["SURVEY_TIME"] = ("时间", "Time"),
        ["SURVEY_WHO"] = ("检查人", "Who"),
        ["SURVEY_NUMBER"] = ("编号", "Number"),
        ["SURVEY_ID"] = ("序号", "Id"),
        ["SURVEY_ADDRESS"] = ("地址", "Address"),
        ["SURVEY_LONGITUDE"] = ("经度 (WGS-84)", "Longitude (WGS-84)"),
        ["SURVEY_LATITUDE"] = ("纬度 (WGS-84)", "Latitude (WGS-84)"),
        ["SURVEY_STATE"] = ("状态", "State"),
        ["SURVEY_FLOW_LPS"] = ("流量 (L/s)", "Flow (L/s)"),
        ["SURVEY_STATIC_MPA"] = ("静压 (MPa)", "Static pressure (MPa)"),
        ["SURVEY_RESIDUAL_MPA"] = ("动压 (MPa)", "Residual pressure (MPa)"),
        ["SURVEY_NOTE"] = ("备注", "Note"),
        ["SURVEY_GPS_LONGITUDE"] = ("检查人经度", "Seen from, longitude"),
        ["SURVEY_GPS_LATITUDE"] = ("检查人纬度", "Seen from, latitude"),
        ["SURVEY_ACCURACY_M"] = ("定位误差 (m)", "GPS accuracy (m)"),
        ["SURVEY_WHAT_CHECK"] = ("检查", "Check"),
        ["SURVEY_WHAT_ADD"] = ("新增", "Entered"),
        ["SURVEY_MISSING"] = ("现场未找到", "Not found"),
        ["SURVEY_STATE_IN_SERVICE"] = ("完好", "In service"),
        ["SURVEY_STATE_LOW_PRESSURE"] = ("低压", "Low pressure"),
        ["SURVEY_STATE_NO_WATER"] = ("无水", "No water"),
        ["SURVEY_STATE_DAMAGED"] = ("损坏", "Damaged"),
        ["SURVEY_STATE_OBSTRUCTED"] = ("埋压圈占", "Obstructed"),
        ["SURVEY_STATE_CANNOT_OPEN"] = ("无法开启", "Cannot be opened"),
        ["SURVEY_STATE_OUT_OF_SERVICE"] = ("停用", "Out of service"),
        ["SURVEY_STATE_UNKNOWN"] = ("未查明", "Unknown"),

    };
}
