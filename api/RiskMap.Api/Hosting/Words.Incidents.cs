namespace RiskMap.Api.Hosting;

/// <summary>What the server says about fires, their grades and trends.</summary>
public static partial class Words
{
    private static Dictionary<string, (string Zh, string En)> Incidents => new(StringComparer.Ordinal)
    {
        ["STANDARD_NOT_STATISTICS"] = ("标准“{0}”没有规定火灾如何统计。", "The standard \"{0}\" does not say how fires are counted."),
        ["TARGET_OUT_OF_RANGE"] = ("目标变化 {0} 应大于 -1 且不超过 10（-0.11 表示下降 11%）。", "The target {0} must lie above -1 and be at most 10; -0.11 is 11 % fewer."),
        ["CURRENCY_INVALID"] = ("“{0}”不是币种代码：须为三个大写字母（如 CNY）。", "\"{0}\" is no currency: it has three capital letters, such as CNY."),

        ["DEATHS_FEWER"] = ("30 日内死亡人数 {0} 少于 7 日内的 {1}。", "{0} deaths within 30 days are fewer than the {1} within 7."),
        ["GRADE_DISAGREES"] = ("填报等级为“{0}”，按当日规则为“{1}”，请核对。", "The grade entered is {0}; by the rule of the day it is {1}: check it."),
        ["GRADE_EXCEPTIONAL"] = ("特别重大", "exceptional"),
        ["GRADE_MAJOR"] = ("重大", "major"),
        ["GRADE_LARGER"] = ("较大", "larger"),
        ["GRADE_ORDINARY"] = ("一般", "ordinary"),
        ["INCIDENT_MAYBE_TWICE"] = ("同一天附近或同编号的火灾已有 {0} 起，可能重复。", "On the same day there are {0} fires near it or with its number: it may stand here twice."),
        ["INCIDENT_ON_RECORD"] = ("编号为“{0}”的火灾仍在记录中，不需要恢复。", "The fire \"{0}\" stands on record: there is nothing to bring back."),
        ["INCIDENT_UNKNOWN"] = ("没有编号为“{0}”的火灾。", "There is no fire \"{0}\"."),
        ["INCIDENT_STARTED_AT"] = ("起火时间", "Fire began"),
        ["INCIDENT_ALARMED_AT"] = ("报警时间", "Alarm"),
        ["INCIDENT_DISPATCHED_AT"] = ("出动时间", "Dispatch"),
        ["INCIDENT_ARRIVED_AT"] = ("到场时间", "Arrival"),
        ["INCIDENT_CONTROLLED_AT"] = ("控制时间", "Under control"),
        ["INCIDENT_EXTINGUISHED_AT"] = ("扑灭时间", "Out"),
        ["METHOD_GRADE"] = ("按起火当日有效的规则定级", "Grade by the rule in force on the day of the fire"),
        ["NEGLECTS_GRADE"] = ("伤者是否重伤没有记录。门槛未查到的项目（2025 年起的受灾户数）有数的不定级，没有记录的不计。", "Whether those hurt were badly hurt is not on record. Where a threshold was not found, as of households affected since 2025, a fire with such a figure has no grade, and one without it on record is graded by the others."),
        ["STARTED_MISSING"] = ("请填写起火时间，至少填写日期。", "Say when it began, at least the day."),
        ["TIME_SKIPPED"] = ("{0} {1} 不存在：当地时钟跳过了这一小时。", "{0}: the clocks of the area skipped {1}."),
        ["TIMES_OUT_OF_ORDER"] = ("{0}（{1}）早于{2}（{3}）。", "{0} ({1}) is before {2} ({3})."),

        ["METHOD_TREND"] = (
            "火灾形势：起数用 E 检验（Krishnamoorthy–Thomson 2004）与精确区间（Garwood、Clopper–Pearson），亡人和伤人按起重新分配作精确随机化检验，等级按起火当日有效的口径",
            "Fires of a period against a baseline: E-test of Krishnamoorthy and Thomson (2004) with exact intervals of Garwood and of Clopper and Pearson; "
            + "deaths and injuries by an exact randomisation of fires; grades by the rule in force on each day"),
        ["NEGLECTS_TREND"] = (
            "记录未记的火灾视为没有发生；人口、用电量和天气的变化不计入。亡人、伤人、损失未记录的不按零计，另列起数；"
            + "未知超过五分之一时不作比较。损失不作检验：个别大火决定总数。受伤人数不分轻重，可能达到重伤标准的不定级。2025 年起受灾户数的门槛未查到：有受灾户的不定级，受灾户没有记录的按其余各项定级。同期比较按起数，闰日不折算。",
            "A fire that is not on record did not happen; changes of population, power use and weather are left out. Deaths, injuries and losses that are not on record count as "
            + "unknown, not as zero, and where they are more than a fifth nothing is compared. Losses are not tested, for one large fire decides them. How badly people were hurt is "
            + "not on record, so a fire that may reach a grade by that has none. The thresholds of households affected since 2025 were not found: a fire with any has no grade, one of which they are not on record is graded by the rest. The same days of two years count as equally long."),
        ["METHOD_RATES"] = (
            "分区火灾率：经验贝叶斯平滑（Marshall 1991，全局），区间取伽马后验",
            "Rates by place: empirical Bayes (Marshall 1991, global) with intervals of the gamma posterior"),
        ["NEGLECTS_RATES"] = (
            "位置不明的火灾不属于任何分区。相互重叠的分区各自计入重叠部分，总体火灾率也随之重复计。只按记录所及的日数折算。建筑按代表点归属；分区内有建筑缺少所用数值时不给出火灾率。各区差别不超出偶然时，都取总体的火灾率，不分名次。名次相近不等于有差别，请看区间。",
            "Fires without a place belong nowhere. Places that overlap each count what lies in both, and so does the rate of all. Only days of the record are divided by. A building belongs where its representative point lies; where a figure of any of them is missing there is no rate. "
            + "Where places differ by no more than chance all have the rate of all, and one rank. Ranks close to each other need not differ: see the intervals."),
    };
}
