namespace RiskMap.DataImport.Demo.Life;

/// <summary>What is wrong in which kind of place, how it is written down, and how often it comes back.</summary>
public static class HazardKinds
{
    private static readonly Dictionary<string, (string Word, double OnSpot, double PerYear, string[] Texts)> All = new()
    {
        ["exit_blocked"] = ("疏散通道堵塞", 0.5, 0.8, ["疏散楼梯间堆放纸箱、货物", "后门通道停放货架，净宽不足", "安全出口处堆放桌椅"]),
        ["exit_locked"] = ("安全出口锁闭", 0.5, 0.6, ["二层安全出口上锁", "营业期间后门锁闭，钥匙不在现场"]),
        ["lane_blocked"] = ("占用消防车通道", 0.45, 0.95, ["消防车通道停放私家车 6 辆", "通道入口设置石墩、地锁", "登高操作场地被临时棚占用"]),
        ["window_bars"] = ("门窗设置障碍物", 0, 0.12, ["二层外窗被广告牌遮挡", "住宿房间外窗设固定防盗网，未留逃生口"]),
        ["e_bike_charging"] = ("电动自行车违规充电", 0.4, 0.9, ["车棚飞线充电", "过道内为电动自行车充电", "充电线路私接插排，无短路保护"]),
        ["e_bike_indoors"] = ("电动自行车违规停放", 0.5, 1.1, ["一层门厅停放电动自行车", "电动自行车推入楼道停放", "店内停放电动自行车过夜"]),
        ["wiring"] = ("电气线路敷设不规范", 0.08, 0.35, ["私拉乱接电线，未穿管保护", "配电箱下堆放可燃物", "大功率电器共用移动插座"]),
        ["hot_work"] = ("违规动火", 0.6, 0.3, ["焊接作业未办审批，无看护人", "动火点周围可燃物未清理"]),
        ["insulation_panel"] = ("易燃可燃保温材料", 0, 0.05, ["库房采用聚苯乙烯夹芯彩钢板", "冷库内壁聚氨酯泡沫裸露"]),
        ["people_living_in"] = ("违规住人", 0.05, 0.7, ["店铺阁楼住 2 人，与经营区未分隔", "仓库内设床铺住人"]),
        ["storage_excess"] = ("违规堆放", 0.3, 0.75, ["货物堆垛遮挡消火栓", "超量存放可燃货物，堆垛间距不足"]),
        ["extinguisher_missing"] = ("灭火器配置不足", 0.05, 0.1, ["未配置灭火器", "灭火器数量不足"]),
        ["extinguisher_expired"] = ("灭火器失效", 0.05, 0.25, ["灭火器压力不足", "干粉灭火器超过报废年限"]),
        ["hydrant_indoor_broken"] = ("室内消火栓故障", 0, 0.2, ["三层室内消火栓无水", "消火栓箱缺水带、水枪"]),
        ["alarm_broken"] = ("火灾自动报警系统故障", 0, 0.22, ["报警主机屏蔽点位 12 个", "感烟探测器故障未修"]),
        ["sprinkler_broken"] = ("自动喷水灭火系统故障", 0, 0.15, ["喷淋末端试水压力不足", "湿式报警阀组阀门关闭"]),
        ["smoke_control_broken"] = ("防排烟系统故障", 0, 0.3, ["正压送风机不能联动启动", "排烟口不能开启"]),
        ["fire_door_broken"] = ("防火门损坏", 0.25, 0.6, ["常闭式防火门用砖块顶开", "楼梯间防火门闭门器损坏"]),
        ["control_room_unmanned"] = ("消防控制室无人值班", 0.1, 0.4, ["消防控制室夜间无人值班", "值班人员未持证上岗"]),
        ["emergency_light_broken"] = ("应急照明损坏", 0.05, 0.3, ["楼梯间应急照明不亮", "疏散指示标志损坏 4 处"]),
        ["compartment_broken"] = ("防火分隔破坏", 0, 0.1, ["电缆井未做防火封堵", "防火卷帘下堆物，不能降到底"]),
        ["no_drill"] = ("未开展演练", 0, 0.4, ["半年内未组织灭火和应急疏散演练"]),
        ["no_training"] = ("未开展培训", 0, 0.4, ["新员工未经消防安全培训上岗", "员工不会使用灭火器"]),
        ["gas_cylinder"] = ("违规使用液化气", 0.3, 0.55, ["厨房存放 50 kg 气瓶 3 只，软管老化", "气瓶与灶台间距不足，未装报警器"]),
        ["dangerous_goods"] = ("违规储存危险品", 0.1, 0.25, ["车间存放油漆、稀料超过当班用量"]),
        ["cladding"] = ("外墙保温破损", 0, 0.08, ["外墙保温层破损脱落，泡沫外露"]),
        ["other"] = ("其他", 0.1, 0.2, ["消防安全制度不健全"]),
    };

    private static readonly Dictionary<string, (string Kind, double Weight)[]> Fits = new()
    {
        ["shop"] = [("exit_blocked", 3), ("wiring", 4), ("extinguisher_expired", 4), ("e_bike_indoors", 3), ("people_living_in", 1.2), ("window_bars", 1.5), ("storage_excess", 3),
            ("emergency_light_broken", 2), ("no_training", 2), ("extinguisher_missing", 1.5)],
        ["restaurant"] = [("gas_cylinder", 5), ("wiring", 3), ("exit_blocked", 2), ("extinguisher_expired", 3), ("window_bars", 1), ("no_training", 2), ("emergency_light_broken", 2)],
        ["market"] = [("exit_blocked", 4), ("wiring", 5), ("e_bike_charging", 4), ("storage_excess", 4), ("fire_door_broken", 2), ("hydrant_indoor_broken", 2), ("people_living_in", 2),
            ("alarm_broken", 1), ("sprinkler_broken", 1), ("lane_blocked", 2)],
        ["guests"] = [("exit_locked", 2), ("emergency_light_broken", 3), ("alarm_broken", 3), ("sprinkler_broken", 1.5), ("fire_door_broken", 2), ("no_drill", 2),
            ("control_room_unmanned", 1), ("window_bars", 1), ("exit_blocked", 2)],
        ["residential"] = [("smoke_control_broken", 4), ("fire_door_broken", 4), ("e_bike_indoors", 4), ("hydrant_indoor_broken", 3), ("control_room_unmanned", 2), ("lane_blocked", 4),
            ("cladding", 1.5), ("alarm_broken", 2), ("exit_blocked", 3)],
        ["public"] = [("e_bike_charging", 5), ("wiring", 4), ("extinguisher_missing", 3), ("lane_blocked", 2), ("compartment_broken", 1)],
        ["shared_housing"] = [("people_living_in", 4), ("e_bike_indoors", 5), ("wiring", 4), ("window_bars", 3), ("exit_blocked", 3), ("gas_cylinder", 2)],
        ["factory"] = [("wiring", 4), ("hot_work", 3), ("storage_excess", 3), ("insulation_panel", 2.5), ("exit_blocked", 2), ("hydrant_indoor_broken", 2), ("no_drill", 2),
            ("dangerous_goods", 1)],
        ["store"] = [("insulation_panel", 3), ("e_bike_charging", 2), ("storage_excess", 4), ("hot_work", 2), ("wiring", 3), ("compartment_broken", 1.5), ("alarm_broken", 1.5),
            ("people_living_in", 1)],
        ["house"] = [("exit_locked", 1.5), ("alarm_broken", 2), ("sprinkler_broken", 2), ("control_room_unmanned", 2), ("no_drill", 2), ("no_training", 2), ("emergency_light_broken", 2),
            ("fire_door_broken", 2), ("smoke_control_broken", 1.5), ("other", 1)],
    };

    /// <summary>Where people come and go and nobody owns the stairs, things come back; where somebody is paid to look, less.</summary>
    private static readonly Dictionary<string, double> Places = new()
    {
        ["urban_village"] = 1.5,
        ["old_quarter"] = 1.3,
        ["market"] = 1.2,
        ["logistics"] = 1,
        ["industrial"] = 0.8,
        ["high_rise"] = 0.7,
    };

    public static string Word(string kind) => All[kind].Word;

    public static double OnSpot(string kind) => All[kind].OnSpot;

    public static string Text(string kind, Dice dice) => dice.Pick(All[kind].Texts);

    public static string One(string premisesKind, Dice dice) => dice.Weighed(Fits[premisesKind switch
    {
        "hotel" or "bath" or "entertainment" or "internet_cafe" => "guests",
        "logistics" or "warehouse" or "cold_store" => "store",
        "workshop" or "hazardous" or "fuel_station" => "factory",
        _ => Fits.ContainsKey(premisesKind) ? premisesKind : "house",
    }]);

    /// <summary>
    /// The law by which a closed hazard comes back: from the day after it was closed it is found again with the same chance every day, so that the share
    /// that has not come back after t days is exp(−rate · t). A computed curve can be held against it.
    /// </summary>
    /// <param name="zoneKind">Kind of the check-up zone that the premises lie in; null: none.</param>
    /// <returns>Per day.</returns>
    public static double RelapseRate(string kind, string? zoneKind) => All[kind].PerYear / 365 * (zoneKind is null ? 1 : Places.GetValueOrDefault(zoneKind, 1));

    /// <summary>Days from closing until it is found again, from 1.</summary>
    public static int DaysUntilBack(string kind, string? zoneKind, Dice dice) =>
        (int)Math.Min(1 + Math.Floor(-Math.Log(1 - dice.Next()) / RelapseRate(kind, zoneKind)), 100_000);
}
