namespace RiskMap.DataImport.Demo;

/// <summary>What burnt and why, in the words of Chinese fire statistics.</summary>
public static class FireScenes
{
    public sealed record Scene(string Kind, string Cause, string Place, bool InBuilding);

    public static Scene Of(Building? house, bool byStreet, DateTimeOffset at, Dice dice)
    {
        var newYear = at.Month is 1 or 2;
        if (house is not null && dice.Chance(0.8))
        {
            var place = Place(house);
            return new Scene("建筑火灾", Cause(place, newYear, dice), place, true);
        }

        if (byStreet)
        {
            return dice.Weighed(
                (new Scene("交通工具火灾", dice.Weighed(("电气", 6), ("自燃", 2), ("原因不明", 1)), "交通工具", false), 4),
                (new Scene("电动自行车火灾", dice.Weighed(("电气", 9), ("自燃", 1)), "电动自行车", false), 3),
                (new Scene("室外火灾", dice.Weighed(("遗留火种", 4), ("吸烟", 3), ("燃放烟花爆竹", newYear ? 5 : 0.2), ("玩火", 1), ("其他", 1)), "垃圾", false),
                    4));
        }

        return dice.Weighed(
            (new Scene("农副业火灾", dice.Weighed(("用火不慎", 4), ("遗留火种", 3), ("燃放烟花爆竹", newYear ? 3 : 0.2), ("雷击", at.Month is 7 or 8 ? 0.6 : 0)),
                "农副业场所", false), 3),
            (new Scene("林草火灾", dice.Weighed(("用火不慎", 3), ("遗留火种", 3), ("燃放烟花爆竹", newYear ? 2 : 0.1), ("原因不明", 1)), "林草", false),
                at.Month is 3 or 4 or 10 or 11 or 12 or 1 or 2 ? 3 : 1),
            (new Scene("室外火灾", dice.Weighed(("遗留火种", 4), ("吸烟", 2), ("原因不明", 2)), "垃圾", false), 2));
    }

    private static string Place(Building house) => house switch
    {
        { UseSource: "餐饮" } => "餐饮",
        { Use: "residential", Quarter: QuarterKind.Village } => "住宅（农村）",
        { Use: "residential", UseSource: "高层住宅" } => "住宅（高层）",
        { Use: "residential", UseSource: "自建房" or "老街民居" } => "住宅（自建）",
        { Use: "residential" } => "住宅（城镇）",
        { Use: "industrial" } => "厂房",
        { Use: "warehouse" } => "仓储",
        { Use: "hotel" } => "宾馆",
        { Use: "school" } => "学校",
        { Use: "hospital" } => "医院",
        { Use: "elderly_care" } => "养老",
        { Use: "agricultural" } => "农副业场所",
        { Use: "commercial" or "market" } => "商业",
        _ => "其他",
    };

    private static string Cause(string place, bool newYear, Dice dice) => place switch
    {
        "厂房" or "仓储" => dice.Weighed(("电气", 5), ("生产作业", 3.5), ("自燃", 1), ("静电", 0.5), ("吸烟", 0.7), ("原因不明", 1), ("正在调查", 0.2)),
        "餐饮" => dice.Weighed(("用火不慎", 6), ("电气", 3), ("其他", 0.6)),
        _ => dice.Weighed(("电气", 4.6), ("用火不慎", 3), ("吸烟", 0.8), ("玩火", 0.4), ("燃放烟花爆竹", newYear ? 1.6 : 0.1), ("遗留火种", 0.7), ("自燃", 0.2),
            ("放火", 0.12),
            ("雷击", 0.08), ("其他", 0.5), ("原因不明", 0.6), ("正在调查", 0.15)),
    };
}
